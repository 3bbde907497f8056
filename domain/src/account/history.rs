//! What history says of a team, and of an account.

use uuid::Uuid;

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::AccountId,
};

choice! {
    /// What can happen to an account. Only its owner reads it.
    pub enum AccountAction {
        SignedIn = "signed_in",
        SignedInWithPasskey = "signed_in_with_passkey",
        SignInFailed = "sign_in_failed",
        PasskeyAdded = "passkey_added",
        PasskeyRenamed = "passkey_renamed",
        PasskeyRemoved = "passkey_removed",
        PasskeysReset = "passkeys_reset",
        SessionsEnded = "sessions_ended",
    }
}

choice! {
    /// What history tells of an account.
    pub enum AccountField {
        Device = "device",
        Passkey = "passkey",
    }
}

impl Action for AccountAction {
    const SUBJECT: Subject = Subject::Account;
    type Id = AccountId;
    type Field = AccountField;
}

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
