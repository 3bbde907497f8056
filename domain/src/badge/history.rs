//! What history says of a badge.

use crate::{
    audit::{Action, NoFields, Subject},
    choice::choice,
    ids::BadgeId,
};

choice! {
    /// What can happen to a badge.
    pub enum BadgeAction {
        Revoked = "revoked",
        Restored = "restored",
    }
}

impl Action for BadgeAction {
    const SUBJECT: Subject = Subject::Badge;
    type Id = BadgeId;
    type Field = NoFields;
}
