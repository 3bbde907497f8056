//! What units are, and where they lie.

use crate::choice;

pub mod geometry;
pub mod measure;

choice! {
    /// What an exhibitor can be given on a booth.
    pub enum UnitKind {
        Counter = "counter",
        Pod = "pod",
        Lounge = "lounge",
        MeetingTable = "meeting_table",
        Stele = "stele",
        Screen = "screen",
        Stage = "stage",
    }
}

impl UnitKind {
    /// Whether it belongs to the booth itself and is never given to an exhibitor.
    pub fn is_fixed(self) -> bool {
        matches!(self, Self::Stage | Self::Screen)
    }
}
