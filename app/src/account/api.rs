//! Server functions of this slice.

use domain::{
    account::{self, EVERYWHERE, Error, InvitePerson, Limit, RoleKind, SignedIn},
    event,
    locale::Text,
};
use http::header;
use leptos::prelude::*;

use super::cookie;
use crate::{ctx, error::ApiError, flash::Flash, paths};

const CLEAR_SITE_DATA: header::HeaderName = header::HeaderName::from_static("clear-site-data");

/// Mails asked for from one address.
const MAILS: Limit = Limit { attempts: 10, window_seconds: 600 };

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::LinkSpent => Self::conflict(&Text::new(
                "Dieser Link wurde schon benutzt oder ist abgelaufen. Bitte fordern Sie einen neuen an.",
                "This link was already used or has run out. Please ask for a new one.",
            )),
            Error::NotAdmitted => Self::conflict(&Text::new(
                "Kolleginnen und Kollegen können Sie einladen, sobald die Organisation Ihre Anmeldung angenommen hat.",
                "You can invite colleagues as soon as the organisers have admitted your application.",
            )),
            Error::TooMany { seconds } => Self::TooMany { retry_after_seconds: seconds },
            Error::NoPasskeyAnswer => Self::conflict(&Text::new(
                "Nach einem Passkey kann nur JavaScript fragen. Schalten Sie es für diese Seite ein, oder melden Sie sich mit dem Link aus der E-Mail an.",
                "Only JavaScript can ask for a passkey. Allow it for this site, or sign in with the link from the e-mail.",
            )),
            Error::CeremonySpent => Self::conflict(&Text::new(
                "Das hat zu lange gedauert oder wurde schon gesendet. Bitte versuchen Sie es noch einmal.",
                "This took too long, or was sent already. Please try again.",
            )),
            Error::PasskeyRefused => Self::conflict(&Text::new(
                "Dieser Passkey gilt hier nicht. Nehmen Sie einen anderen, oder melden Sie sich mit dem Link aus der E-Mail an.",
                "This passkey is not valid here. Use another one, or sign in with the link from the e-mail.",
            )),
            Error::PasskeyNeeded => Self::conflict(&Text::new(
                "Dafür brauchen Sie einen Ihrer Passkeys: Melden Sie sich zuerst mit einem an.",
                "For this you need one of your passkeys: sign in with one first.",
            )),
            Error::TooManyPasskeys => Self::conflict(&Text::new(
                "Sie haben schon zwanzig Passkeys. Entfernen Sie zuerst einen, den Sie nicht mehr brauchen.",
                "You have twenty passkeys already. First remove one that you no longer need.",
            )),
            Error::LastOrganiser => Self::conflict(&Text::new(
                "Sie sind die letzte Person mit dieser Rolle. Laden Sie zuerst jemanden ein, der sie übernimmt.",
                "You are the last person with this role. First invite somebody who takes over.",
            )),
            Error::Db(error) => error.into(),
        }
    }
}

/// Asks for a sign-in link. The answer is the same whether or not the address is known.
#[server(endpoint = "account/request-sign-in")]
pub async fn request_sign_in(#[server(default)] email: String, #[server(default)] next: String) -> Result<(), ApiError> {
    ctx::answer(async {
        limited("sign_in", MAILS).await?;
        account::request_sign_in(&ctx::db(), &email, &next).await?;
        Ok(Flash::SignInLinkSent.on(&paths::sign_in(ctx::locale(), None)))
    })
    .await
}

/// Takes a sign-in link.
#[server(endpoint = "account/sign-in")]
pub async fn sign_in(#[server(default)] token: String) -> Result<(), ApiError> {
    ctx::answer(async { Ok(enter(account::sign_in(&ctx::db(), &token, &device()).await.inspect_err(note_failure)?)) }).await
}

/// Accepts an invitation.
#[server(endpoint = "account/accept-invitation")]
pub async fn accept_invitation(#[server(default)] token: String, #[server(default)] name: String) -> Result<(), ApiError> {
    ctx::answer(async { Ok(enter(account::accept(&ctx::db(), &token, &name, &device()).await.inspect_err(note_failure)?)) }).await
}

/// Ends the session of this browser.
#[server(endpoint = "account/sign-out")]
pub async fn sign_out() -> Result<(), ApiError> {
    ctx::answer(async {
        account::sign_out(&ctx::db(), &cookie::own_token()).await?;
        cookie::clear();
        // What the browser kept of pages; not its storage, where a scanner keeps what it still has to send.
        ctx::append_header(CLEAR_SITE_DATA, "\"cache\"");
        Ok(paths::landing(ctx::locale()))
    })
    .await
}

/// Ends another session of one's own.
#[server(endpoint = "account/end-session")]
pub async fn end_session(#[server(default)] session: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let session = session.parse().map_err(|_| ApiError::NotFound)?;
        account::end_session(&ctx::db(), &ctx::actor(), session).await?;
        Ok(paths::account(ctx::locale()))
    })
    .await
}

/// Ends all sessions of one's own but this one.
#[server(endpoint = "account/end-other-sessions")]
pub async fn end_other_sessions() -> Result<(), ApiError> {
    ctx::answer(async {
        account::end_other_sessions(&ctx::db(), &ctx::actor(), &cookie::own_token()).await?;
        Ok(Flash::SessionsEnded.on(&paths::account(ctx::locale())))
    })
    .await
}

/// Ends all sessions of somebody else.
#[server(endpoint = "account/end-sessions-of")]
pub async fn end_sessions_of(#[server(default)] account: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let account = account.parse().map_err(|_| ApiError::NotFound)?;
        account::end_sessions_of(&ctx::db(), &ctx::actor(), account).await?;
        Ok(Flash::SignedOutElsewhere.on(&ctx::page_path()))
    })
    .await
}

/// Removes the passkeys of somebody who lost theirs.
#[server(endpoint = "account/reset-passkeys")]
pub async fn reset_passkeys(#[server(default)] account: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let account = account.parse().map_err(|_| ApiError::NotFound)?;
        account::reset_passkeys(&ctx::db(), &ctx::actor(), account).await?;
        Ok(Flash::PasskeysReset.on(&ctx::page_path()))
    })
    .await
}

/// Invites an organiser.
#[server(endpoint = "account/invite-organiser")]
pub async fn invite_organiser(#[server(default)] email: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let locale = ctx::locale();
        let command = InvitePerson { email, kind: RoleKind::Organiser, scope: EVERYWHERE.to_owned(), scope_name: String::new(), locale };
        account::invite(&ctx::db(), &ctx::actor(), &command).await?;
        Ok(Flash::Invited.on(&paths::people(locale)))
    })
    .await
}

/// Invites somebody to an event's desk.
#[server(endpoint = "account/invite-staff")]
pub async fn invite_staff(#[server(default)] event: String, #[server(default)] email: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor, locale) = (ctx::db(), ctx::actor(), ctx::locale());
        actor.require_organiser()?;
        let event = event::by_id(&db, &actor, event.parse().map_err(|_| ApiError::NotFound)?).await?;
        let command = InvitePerson { email, kind: RoleKind::Staff, scope: event.id.to_string(), scope_name: event.name, locale };
        account::invite(&db, &actor, &command).await?;
        Ok(Flash::Invited.on(&paths::event_people(locale, &event.slug)))
    })
    .await
}

/// Takes a role away.
#[server(endpoint = "account/revoke-role")]
pub async fn revoke_role(#[server(default)] role: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let role = role.parse().map_err(|_| ApiError::NotFound)?;
        account::revoke(&ctx::db(), &ctx::actor(), role).await?;
        Ok(ctx::page_path())
    })
    .await
}

/// Closes an invitation that nobody took yet.
#[server(endpoint = "account/withdraw-invitation")]
pub async fn withdraw_invitation(#[server(default)] invitation: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let invitation = invitation.parse().map_err(|_| ApiError::NotFound)?;
        account::withdraw_invitation(&ctx::db(), &ctx::actor(), invitation).await?;
        Ok(ctx::page_path())
    })
    .await
}

/// Counts an attempt from the browser's address.
///
/// # Errors
/// `TooMany`, with the time to wait.
pub async fn limited(what: &str, limit: Limit) -> Result<(), ApiError> {
    let address = ctx::client_address();
    match account::attempt(&ctx::db(), what, &address, limit).await? {
        Ok(()) => Ok(()),
        Err(retry_after_seconds) => Err(ApiError::TooMany { retry_after_seconds }),
    }
}

/// Hands out the cookie, and tells where to go.
pub(super) fn enter(signed_in: SignedIn) -> String {
    tracing::info!(account = %signed_in.account, "signed in");
    cookie::set(signed_in.token.as_str());
    if signed_in.next.is_empty() { paths::account(ctx::locale()) } else { signed_in.next }
}

/// Notes in the log that a sign-in failed, and why: a guess more is nothing, many are.
pub(super) fn note_failure(error: &Error) {
    tracing::info!(why = %error, "sign-in failed");
}

/// What the browser calls itself, for the list of sessions.
pub(super) fn device() -> String {
    let agent = ctx::parts().and_then(|parts| parts.headers.get(header::USER_AGENT)?.to_str().ok().map(str::to_owned));
    agent.unwrap_or_default()
}
