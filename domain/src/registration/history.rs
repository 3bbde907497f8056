//! What history says of a registration.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::RegistrationId,
};

choice! {
    /// What can happen to a registration.
    pub enum RegistrationAction {
        Created = "created",
        Repeated = "repeated",
        RegisteredAtDesk = "registered_at_desk",
        Confirmed = "confirmed",
        Changed = "changed",
        TicketSentAgain = "ticket_sent_again",
        Cancelled = "cancelled",
        Restored = "restored",
        Consented = "consented",
        ConsentWithdrawn = "consent_withdrawn",
        Erased = "erased",
    }
}

choice! {
    /// What history tells of a registration.
    pub enum RegistrationField {
        Name = "name",
        Organisation = "organisation",
        JobTitle = "job_title",
        Locale = "locale",
        Purpose = "purpose",
    }
}

impl Action for RegistrationAction {
    const SUBJECT: Subject = Subject::Registration;
    type Id = RegistrationId;
    type Field = RegistrationField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::Repeated, Self::TicketSentAgain, Self::Consented, Self::ConsentWithdrawn];
}
