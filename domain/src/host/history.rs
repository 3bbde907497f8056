//! What history says of hosts. Whatever happens to their people happens to them.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::HostId,
};

choice! {
    /// What can happen to a host.
    pub enum HostAction {
        Added = "added",
        Changed = "changed",
        Moved = "moved",
        Removed = "removed",
        /// Somebody belongs to it from now on.
        PersonInvited = "person_invited",
        /// They may do something else.
        PersonChanged = "person_changed",
        PersonRemoved = "person_removed",
        /// What all hosts of the event see; told of under the id of the event.
        SharingChanged = "sharing_changed",
    }
}

choice! {
    /// What history tells of a host.
    pub enum HostField {
        /// Which host it was, by its name.
        Host = "host",
        Name = "name",
        HostRole = "host_role",
        Town = "town",
        Web = "web",
        TextDe = "text_de",
        TextEn = "text_en",
        Logo = "logo",
        Share = "share",
        IsPublic = "is_public",
        /// Whom it is about, by their account.
        Person = "person",
        Access = "access",
        Figures = "figures",
        Applications = "applications",
        Grants = "grants",
    }
}

impl Action for HostAction {
    const SUBJECT: Subject = Subject::Host;
    type Id = HostId;
    type Field = HostField;
    const WITHOUT_REVISION: &'static [Self] =
        &[Self::Moved, Self::PersonInvited, Self::PersonChanged, Self::PersonRemoved, Self::SharingChanged];
}
