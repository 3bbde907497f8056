//! The joint booth: its levels, the units on them, and their geometry.
//! Who stands on which unit is a placement, in `exhibitor`.

use crate::choice::choice;

pub(crate) mod entity;

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
