//! The frames around pages: the site's, an event's public one, the organisers' and the exhibitors'.

mod every_page;
mod organise;
mod portal;
mod public;
mod search;

pub use every_page::Frame;
pub use organise::{OrganiseHead, OrganiseNav};
pub use portal::{PortalHead, PortalNav};
pub use public::{PublicHead, PublicNav};
pub use search::search_label;
