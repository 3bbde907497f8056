//! What history says of a traveller: no names, and of what they tell about themselves only that it changed.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::TravellerId,
};

choice! {
    /// What can happen to a traveller.
    pub enum TravellerAction {
        Applied = "applied",
        /// Opened the link in their mailbox.
        Proven = "proven",
        Admitted = "admitted",
        PutOnWaitingList = "put_on_waiting_list",
        Rejected = "rejected",
        /// A decision was taken back: the application is open again.
        Reopened = "reopened",
        Withdrawn = "withdrawn",
        Cancelled = "cancelled",
        Changed = "changed",
        GroupChanged = "group_changed",
        ConsentGiven = "consent_given",
        ConsentWithdrawn = "consent_withdrawn",
        Erased = "erased",
        /// The list was taken along as a table.
        Exported = "exported",
    }
}

choice! {
    /// What history tells of a traveller.
    pub enum TravellerField {
        Phone = "phone",
        Organisation = "organisation",
        JobTitle = "job_title",
        Town = "town",
        Country = "country",
        Offers = "offers",
        Seeks = "seeks",
        Group = "group",
        Photo = "photo",
        /// In cents.
        Contribution = "contribution",
        /// What cancelling costs, in cents.
        Cancellation = "cancellation",
    }
}

impl Action for TravellerAction {
    const SUBJECT: Subject = Subject::Traveller;
    type Id = TravellerId;
    type Field = TravellerField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::Exported];
}
