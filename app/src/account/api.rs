//! Server functions of this slice.

use domain::{
    account::{self, Browser, CodeRefusal, EVERYWHERE, Error, InvitePerson, Limit, RoleKind, SignedIn, limits},
    code::Code,
    event,
    locale::Text,
};
use http::header;
use leptos::prelude::*;

use super::{asking_cookie, cookie};
use crate::{ctx, error::ApiError, flash::Flash, paths};

const CLEAR_SITE_DATA: header::HeaderName = header::HeaderName::from_static("clear-site-data");

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::LinkSpent => Self::conflict(&Text::new(
                "Dieser Link wurde schon benutzt oder ist abgelaufen. Bitte fordern Sie einen neuen an.",
                "This link was already used or has run out. Please ask for a new one.",
            )),
            Error::AccountExists => Self::conflict(&Text::new(
                "Zu dieser Adresse gibt es schon einen Zugang. Bitte melden Sie sich damit an, und nehmen Sie die Einladung dann an.",
                "There is an account with this address already. Please sign in with it, then accept the invitation.",
            )),
            Error::CodeRefused(refusal) => Self::field("code", &code_refused(refusal)),
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

/// What is wrong with a short code, and what to do. The same whether or not anybody has an account.
fn code_refused(refusal: CodeRefusal) -> Text {
    match refusal {
        CodeRefusal::NotAsked => Text::new(
            "In diesem Browser wurde in der letzten Stunde kein Code angefordert. Der Code gilt nur dort, wo er angefordert wurde; der Link in der E-Mail öffnet überall.",
            "No code was asked for in this browser within the last hour. The code is good only where it was asked for; the link in the e-mail opens anywhere.",
        ),
        CodeRefusal::Wrong { tries_left: 1 } => Text::new(
            "Dieser Code stimmt nicht oder gilt nicht mehr. Sie haben noch einen Versuch. Der Link in der E-Mail öffnet in jedem Fall.",
            "This code is wrong or no longer valid. You have one more try. The link in the e-mail opens in any case.",
        ),
        CodeRefusal::Wrong { tries_left } => Text::new(
            format!("Dieser Code stimmt nicht oder gilt nicht mehr. Sie haben noch {tries_left} Versuche."),
            format!("This code is wrong or no longer valid. You have {tries_left} more tries."),
        ),
        CodeRefusal::Spent => Text::new(
            "Das waren zu viele falsche Codes; es gilt keiner mehr. Nehmen Sie den Link in der E-Mail, oder fordern Sie eine neue an.",
            "These were too many wrong codes; none is valid any more. Use the link in the e-mail, or ask for a new one.",
        ),
    }
}

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
