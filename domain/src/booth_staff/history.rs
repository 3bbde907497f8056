//! What history says of a person on the stand.

use crate::{
    audit::{Action, NoFields, Subject},
    choice::choice,
    ids::BoothStaffId,
};

choice! {
    /// What can happen to a person on the stand.
    pub enum BoothStaffAction {
        StaffCorrected = "staff_corrected",
    }
}

impl Action for BoothStaffAction {
    const SUBJECT: Subject = Subject::BoothStaff;
    type Id = BoothStaffId;
    type Field = NoFields;
}
