//! The pages of this slice.

mod asking;
mod days;
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
pub(super) use meetings::meeting_filter;
pub use mine::MyMeetings;
pub use one::OneMatchmaking;
pub use participants::OrganisePeople;
pub(super) use participants::people_filter;
pub use people::MeetingPeople;
pub use plan::OrganisePlan;
pub use public::{BridgeMeetings, EventMeetings};
pub use way_in::{MeetingsOfEvent, MeetingsOfExhibitor, MeetingsOfTraveller, MeetingsOfVisitor};
