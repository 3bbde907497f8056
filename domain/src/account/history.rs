//! What history says of a team.

use uuid::Uuid;

use crate::{
    audit::{Action, Subject},
    choice::choice,
};

choice! {
    /// What can happen to a team.
    pub enum TeamAction {
        Invited = "invited",
        InvitationWithdrawn = "invitation_withdrawn",
        Joined = "joined",
        Removed = "removed",
    }
}

choice! {
    /// What history tells of a team.
    pub enum TeamField {
        Account = "account",
        Invitation = "invitation",
        Role = "role",
    }
}

impl Action for TeamAction {
    const SUBJECT: Subject = Subject::Team;
    type Id = Uuid;
    type Field = TeamField;
}
