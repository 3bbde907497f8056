//! Server functions of this slice.

use domain::{
    account::{self, EVERYWHERE, Error, InvitePerson, Limit, RoleKind, SignedIn},
    event,
    locale::Text,
    notice,
};
use http::header;
use leptos::prelude::*;

use super::cookie;
use crate::{ctx, error::ApiError, flash::Flash, paths};

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
            Error::LastOrganiser => Self::conflict(&Text::new(
                "Sie sind die letzte Person mit dieser Rolle. Laden Sie zuerst jemanden ein, der sie übernimmt.",
                "You are the last person with this role. First invite somebody who takes over.",
            )),
            Error::Db(error) => error.into(),
        }
    }
}

impl From<notice::Error> for ApiError {
    fn from(error: notice::Error) -> Self {
        match error {
            notice::Error::Denied(denied) => denied.into(),
            notice::Error::Invalid(fields) => fields.into(),
            notice::Error::Db(error) => error.into(),
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
    ctx::answer(async { Ok(enter(account::sign_in(&ctx::db(), &token, &device()).await?)) }).await
}

/// Accepts an invitation.
#[server(endpoint = "account/accept-invitation")]
pub async fn accept_invitation(#[server(default)] token: String, #[server(default)] name: String) -> Result<(), ApiError> {
    ctx::answer(async { Ok(enter(account::accept(&ctx::db(), &token, &name, &device()).await?)) }).await
}

/// Ends the session of this browser.
#[server(endpoint = "account/sign-out")]
pub async fn sign_out() -> Result<(), ApiError> {
    ctx::answer(async {
        let token = ctx::parts().and_then(|parts| cookie::token(&parts.headers, ctx::site().is_https())).unwrap_or_default();
        account::sign_out(&ctx::db(), &token).await?;
        cookie::clear();
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

/// Chooses how one hears of what happens at the events.
#[server(endpoint = "account/choose-notices")]
pub async fn choose_notices(#[server(default)] choice: String) -> Result<(), ApiError> {
    ctx::answer(async {
        notice::choose(&ctx::db(), &ctx::actor(), &choice).await?;
        Ok(Flash::Saved.on(&paths::account(ctx::locale())))
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
fn enter(signed_in: SignedIn) -> String {
    cookie::set(signed_in.token.as_str());
    if signed_in.next.is_empty() { paths::account(ctx::locale()) } else { signed_in.next }
}

/// What the browser calls itself, for the list of sessions.
fn device() -> String {
    let agent = ctx::parts().and_then(|parts| parts.headers.get(header::USER_AGENT)?.to_str().ok().map(str::to_owned));
    agent.unwrap_or_default()
}
