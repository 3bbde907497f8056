//! What history says of a grant.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::GrantId,
};

choice! {
    /// What can happen to a grant.
    pub enum GrantAction {
        Created = "created",
        /// There is a notice more, or it belongs elsewhere.
        Changed = "changed",
        Removed = "removed",
        /// It funds an event, or does so with another sum.
        Assigned = "assigned",
        Unassigned = "unassigned",
        /// What the public reads of it.
        CreditChanged = "credit_changed",
    }
}

choice! {
    /// What history tells of a grant.
    pub enum GrantField {
        Grantor = "grantor",
        Reference = "reference",
        Amount = "amount_cents",
        StartsOn = "starts_on",
        EndsOn = "ends_on",
        PurposeDe = "purpose_de",
        PurposeEn = "purpose_en",
        NoticedOn = "noticed_on",
        GrantState = "grant_state",
        CountsFrom = "counts_from",
        /// The number of the notice.
        Version = "version",
        Bridge = "bridge",
        /// Which event, by its name.
        Event = "event",
        IsPublic = "is_public",
        CreditDe = "credit_de",
        CreditEn = "credit_en",
        Order = "order",
    }
}

impl Action for GrantAction {
    const SUBJECT: Subject = Subject::Grant;
    type Id = GrantId;
    type Field = GrantField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::Assigned, Self::Unassigned];
}
