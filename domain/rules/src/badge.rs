//! What badges say.

use crate::choice;

choice! {
    /// As what somebody comes to an event.
    pub enum BadgeRole {
        Visitor = "visitor",
        Exhibitor = "exhibitor",
        Speaker = "speaker",
        Organiser = "organiser",
    }
}
