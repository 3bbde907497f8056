//! What the parts of an application's page know of it.

use domain::{application::ApplicationView, event::EventView};

use crate::application::way::Way;

/// An application that somebody came to, and how.
#[derive(Clone)]
pub(super) struct Opened {
    pub way: Way,
    pub application: ApplicationView,
    pub event: EventView,
    /// It is not its applicant who reads this.
    pub by_organiser: bool,
}
