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

mod activity;
mod attempt;
mod co_host;
mod forget;
mod history;
mod invite;
mod letters;
pub mod limits;
mod oversight;
mod passkey;
mod personal_data;
mod policy;
mod session;
mod short_code;
mod sign_in;
mod team;

pub use activity::own_history;
pub use attempt::{attempt, count_caused_mail, take_back};
pub use co_host::HostPersonView;
pub(crate) use co_host::{InviteCoHost, Invited, edits_host, end_access, forget_people, invite_co_host, people_of};
pub(crate) use forget::forget_spent;
pub use history::{AccountAction, AccountField, TeamAction, TeamField};
pub use invite::{accept, accept_signed_in, grant, has_account, invite, is_for, open_invitation};
pub(crate) use invite::{new_invitation_link, of_address};
pub use letters::{AccountLetter, AccountLetterKind};
pub use limits::{Limit, Per};
pub use oversight::{account_of_address, end_sessions_of, reset_passkeys};
pub use passkey::{
    NewPasskey, PasskeyAnswer, PasskeyOptions, PasskeyView, RelyingParty, add_passkey, begin_passkey, begin_passkey_sign_in, passkeys,
    remove_passkey, rename_passkey, sign_in_with_passkey,
};
pub use personal_data::{AccountExport, export_own};
pub use rules::account::RoleKind;
pub use session::{Browser, PasskeyDemand, actor, end_other_sessions, end_session, sessions, sign_out};
pub use short_code::{CodeRefusal, ShortCode, sign_in_by_code};
pub use sign_in::{address_of_link, is_own_path, request_sign_in, sign_in, sign_in_link};
pub(crate) use sign_in::{link_has_left, new_link};
pub(crate) use team::{TeamMember, exhibitors_for, organisers};
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
    /// Somebody has an account with the address of the invitation, and has to sign in with it first.
    #[error("the account exists")]
    AccountExists,
    /// The short code lets nobody in.
    #[error("the code is refused")]
    CodeRefused(CodeRefusal),
    /// Nobody has admitted the organisation yet.
    #[error("the organisation is not admitted")]
    NotAdmitted,
    /// More mails than one may cause.
    #[error("too many mails, wait {seconds} s")]
    TooMany { seconds: u32 },
    /// No script has asked the browser.
    #[error("no answer of a browser")]
    NoPasskeyAnswer,
    /// The browser's answer came too late, or a second time.
    #[error("this challenge is over")]
    CeremonySpent,
    /// The passkey is not known, or its answer does not hold.
    #[error("the passkey was refused")]
    PasskeyRefused,
    /// What an account is kept with is changed with one of its passkeys only.
    #[error("one of the account's passkeys is needed")]
    PasskeyNeeded,
    #[error("too many passkeys")]
    TooManyPasskeys,
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
    /// Who it is.
    pub account: AccountId,
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
    pub has_passkey: bool,
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
