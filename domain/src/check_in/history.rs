//! What history says of a scan.

use crate::{
    audit::{Action, NoFields, Subject},
    choice::choice,
    ids::ScanId,
};

choice! {
    /// What can happen to a scan.
    pub enum ScanAction {
        Undone = "undone",
    }
}

impl Action for ScanAction {
    const SUBJECT: Subject = Subject::Scan;
    type Id = ScanId;
    type Field = NoFields;
}
