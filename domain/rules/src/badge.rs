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

impl BadgeRole {
    /// Those that somebody can have today: visitors register, exhibitors name their people.
    pub const ISSUED: [Self; 2] = [Self::Visitor, Self::Exhibitor];
}
