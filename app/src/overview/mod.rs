//! The first page that somebody sees of an event, an application or a registration: each shows parts of several slices,
//! and no slice uses it.

mod charts;
mod event_hero;
mod event_page;
mod event_result;
mod figures;
mod my_registration;
mod organise_event;
mod portal;
mod portal_acceptance;
mod portal_application;
mod search;
mod ticket;

pub use event_page::EventPage;
pub use my_registration::MyRegistration;
pub use organise_event::OrganiseEvent;
pub use portal::Portal;
pub use portal_acceptance::PortalAcceptance;
pub use portal_application::PortalApplication;
pub use search::SearchPage;
