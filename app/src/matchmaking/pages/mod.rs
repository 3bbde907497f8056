//! The pages of this slice.

mod asking;
mod grid;
mod list;
mod meetings;
mod mine;
mod one;
mod one_meeting;
mod participants;
mod people;
mod plan;
mod profile;
mod public;
mod settings;
mod times;
mod way_in;

pub use list::OrganiseMatchmaking;
pub use meetings::OrganiseMeetings;
pub use mine::MyMeetings;
pub use one::OneMatchmaking;
pub use participants::OrganisePeople;
pub use people::MeetingPeople;
pub use plan::OrganisePlan;
pub use public::EventMeetings;
pub use way_in::{MeetingsOfEvent, MeetingsOfExhibitor, MeetingsOfVisitor};
