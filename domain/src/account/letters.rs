//! The letters to people who sign in.

use rules::host::HostAccess;
use serde::{Deserialize, Serialize};

use super::RoleKind;
use crate::{
    choice::choice,
    mail::{Letter, LetterKind, Secret},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum AccountLetterKind {
        SignIn = "sign_in",
        Invitation = "invitation",
        HostInvitation = "host_invitation",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum AccountLetter {
    /// The link that signs in.
    SignIn { token: String },
    /// Somebody is invited as organiser, staff or exhibitor. `scope` names the event or organisation.
    Invitation { token: String, role: RoleKind, scope: String, invited_by: String },
    /// Somebody belongs to a host of an event from now on. They sign in by their own mailbox: no secret is in it.
    HostInvitation { host: String, event: String, access: HostAccess, invited_by: String },
}

impl LetterKind for AccountLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::SignIn | Self::Invitation | Self::HostInvitation => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::SignIn => &["sign_in"],
            Self::Invitation => &["invitation"],
            Self::HostInvitation => &["host_invitation"],
        }
    }
}

impl Letter for AccountLetter {
    type Kind = AccountLetterKind;

    fn kind(&self) -> AccountLetterKind {
        match self {
            Self::SignIn { .. } => AccountLetterKind::SignIn,
            Self::Invitation { .. } => AccountLetterKind::Invitation,
            Self::HostInvitation { .. } => AccountLetterKind::HostInvitation,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::SignIn { token } | Self::Invitation { token, role: _, scope: _, invited_by: _ } => Some(Secret::Token(token)),
            Self::HostInvitation { host: _, event: _, access: _, invited_by: _ } => None,
        }
    }
}
