//! Server functions of this slice.

use domain::{
    account::{self, Browser, EVERYWHERE, Error, InvitePerson, Limit, RoleKind, SignedIn, limits},
    code::Code,
    event, notice,
};
use http::header;
use leptos::prelude::*;

use super::{asking_cookie, cookie};
use crate::{ctx, error::ApiError, flash::Flash, paths};

const CLEAR_SITE_DATA: header::HeaderName = header::HeaderName::from_static("clear-site-data");

/// Asks for a sign-in letter. The answer is the same whether or not the address is known.
#[server(endpoint = "account/request-sign-in")]
pub async fn request_sign_in(#[server(default)] email: String, #[server(default)] next: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let asking = asking_cookie::known().unwrap_or_else(Code::random);
        within(&limits::SIGN_IN, async { Ok(account::request_sign_in(&ctx::db(), &email, &next, &asking).await?) }).await?;
        asking_cookie::remember(&asking);
        Ok(Flash::SignInLinkSent.on(&paths::sign_in(ctx::locale(), None)))
    })
    .await
}

/// Takes the short code of a letter, in the browser that asked for it.
#[server(endpoint = "account/sign-in-by-code")]
pub async fn sign_in_by_code(#[server(default)] code: String) -> Result<(), ApiError> {
    ctx::answer(async {
        limited(&limits::CODES).await?;
        let asking = asking_cookie::known();
        let asking = asking.as_ref().map(Code::as_str).unwrap_or_default();
        let (device, session) = (device(), cookie::own_token());
        let browser = Browser { device: &device, session: &session };
        let signed_in = account::sign_in_by_code(&ctx::db(), asking, &code, browser).await.inspect_err(note_failure)?;
        asking_cookie::clear();
        Ok(enter(signed_in))
    })
    .await
}

/// Takes a sign-in link.
#[server(endpoint = "account/sign-in")]
pub async fn sign_in(#[server(default)] token: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (device, session) = (device(), cookie::own_token());
        let signed_in = account::sign_in(&ctx::db(), &token, Browser { device: &device, session: &session }).await;
        Ok(enter(signed_in.inspect_err(note_failure)?))
    })
    .await
}

/// Accepts an invitation: as whoever is signed in with its address, or as somebody new.
#[server(endpoint = "account/accept-invitation")]
pub async fn accept_invitation(#[server(default)] token: String, #[server(default)] name: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor) = (ctx::db(), ctx::actor());
        let own = match account::open_invitation(&db, &token).await? {
            Some(invitation) => account::is_for(&invitation, &actor),
            None => return Err(Error::LinkSpent.into()),
        };
        if own {
            account::accept_signed_in(&db, &actor, &token).await?;
            return Ok(paths::account(ctx::locale()));
        }
        let (device, session) = (device(), cookie::own_token());
        let signed_in = account::accept(&db, &token, &name, Browser { device: &device, session: &session }).await;
        Ok(enter(signed_in.inspect_err(note_failure)?))
    })
    .await
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
pub async fn limited(limit: &Limit) -> Result<(), ApiError> {
    match account::attempt(&ctx::db(), limit, &ctx::client_address()).await? {
        Ok(()) => Ok(()),
        Err(retry_after_seconds) => Err(ApiError::TooMany { retry_after_seconds }),
    }
}

/// Does something within a limit for the browser's address. What was refused for what somebody typed does not count: a
/// hall full of people misspells a lot.
///
/// # Errors
/// Those of `work`, or `TooMany`.
pub async fn within<T>(limit: &Limit, work: impl Future<Output = Result<T, ApiError>>) -> Result<T, ApiError> {
    limited(limit).await?;
    let done = work.await;
    if matches!(done, Err(ApiError::Invalid { .. })) {
        account::take_back(&ctx::db(), limit, &ctx::client_address()).await?;
    }
    done
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
