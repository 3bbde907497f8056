//! The pages of this slice.

mod edit;
mod fields;
mod organise;
mod public;

pub use edit::{EditTalk, NewTalk};
pub use organise::OrganiseTalks;
pub use public::{TalkPage, Talks};
