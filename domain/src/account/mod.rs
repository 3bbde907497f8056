//! People who sign in: accounts, sign-in links, sessions, roles and invitations.
//! Visitors need no account: their ticket code (`badge`) opens "my registration" (`registration`).

use sea_orm::DbErr;

use crate::{
    actor::Denied,
    clock::Instant,
    code::Code,
    field::FieldErrors,
    ids::{AccountId, AccountSessionId, InvitationId, RoleId},
    locale::Locale,
};

pub(crate) mod entity;

mod attempt;
mod forget;
mod history;
mod invite;
mod letters;
mod policy;
mod session;
mod sign_in;
mod team;

pub use attempt::{Limit, attempt, count_caused_mail};
pub(crate) use forget::forget_spent;
pub use history::{TeamAction, TeamField};
pub(crate) use invite::new_invitation_link;
pub use invite::{accept, grant, invite, open_invitation};
pub use letters::{AccountLetter, AccountLetterKind};
pub use rules::account::RoleKind;
pub use session::{actor, end_session, sessions, sign_out};
pub(crate) use sign_in::new_link;
pub use sign_in::{is_link_open, is_own_path, request_sign_in, sign_in, sign_in_link};
pub(crate) use team::{Organiser, organisers};
pub use team::{members, open_invitations, revoke, team_history, withdraw_invitation};

/// The scope of a role that knows no bounds.
pub const EVERYWHERE: &str = "all";

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// The link was used, is too old, or never was.
    #[error("the link is spent")]
    LinkSpent,
    /// Nobody has admitted the organisation yet.
    #[error("the organisation is not admitted")]
    NotAdmitted,
    /// More mails than one may cause.
    #[error("too many mails, wait {seconds} s")]
    TooMany { seconds: u32 },
    #[error("the last organiser cannot leave")]
    LastOrganiser,
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Somebody is to get a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitePerson {
    pub email: String,
    pub kind: RoleKind,
    /// `EVERYWHERE`, or the id of the event or organisation.
    pub scope: String,
    /// How the letter names the event or organisation.
    pub scope_name: String,
    pub locale: Locale,
}

/// A session has begun.
#[derive(Debug)]
pub struct SignedIn {
    /// For the cookie.
    pub token: Code,
    /// The path to go to, or empty.
    pub next: String,
}

/// One of somebody's own sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionView {
    pub id: AccountSessionId,
    /// What the browser called itself.
    pub device: String,
    pub created_at: Instant,
    pub last_seen_at: Instant,
    pub is_current: bool,
}

/// Somebody who has a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberView {
    pub role: RoleId,
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub since: Instant,
}

/// An invitation that can still be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationView {
    pub id: InvitationId,
    pub email: String,
    pub kind: RoleKind,
    pub scope: String,
    pub expires_at: Instant,
}

impl From<entity::invitation::Model> for InvitationView {
    fn from(row: entity::invitation::Model) -> Self {
        Self { id: row.id, email: row.email, kind: row.kind, scope: row.scope, expires_at: row.expires_at }
    }
}
