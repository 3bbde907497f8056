//! What history says of a contact.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::LeadId,
};

choice! {
    /// What can happen to a contact.
    pub enum LeadAction {
        /// Noted at the stand.
        Agreed = "agreed",
        /// By the visitor.
        Confirmed = "confirmed",
        Changed = "changed",
        Withdrawn = "withdrawn",
    }
}

choice! {
    /// What history tells of a contact.
    pub enum LeadField {
        Newsletter = "newsletter",
        Rating = "rating",
        Note = "note",
    }
}

impl Action for LeadAction {
    const SUBJECT: Subject = Subject::Lead;
    type Id = LeadId;
    type Field = LeadField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::Confirmed];
}
