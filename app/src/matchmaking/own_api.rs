//! Server functions for whoever takes part: a link, a ticket or an application opens them.

use domain::{
    account::limits::{MEETING_JOINS, MEETING_MISSES},
    bridge,
    ids::{MeetingId, ProfileId},
    matchmaking::{self, Error, Feedback, JoinForm, ProfileForm, WishKind},
};
use leptos::prelude::*;

use super::api::ticked;
use crate::{
    account::api::{limited, within},
    ctx,
    error::ApiError,
    flash::Flash,
    paths,
    registration::ticket_holder::ticket_holder,
};

/// One's own page, which says what was done.
fn mine(token: &str, done: Flash) -> String {
    done.on(&paths::meetings_of_mine(ctx::locale(), token))
}

/// Counts a link that opens nothing.
pub(super) async fn counted<T>(asked: Result<T, Error>) -> Result<T, ApiError> {
    if matches!(asked, Err(Error::NoSuchLink)) {
        limited(&MEETING_MISSES).await?;
    }
    Ok(asked?)
}

fn meeting_id(typed: &str) -> Result<MeetingId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

fn profile_id(typed: &str) -> Result<ProfileId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

/// Begins to take part by the form. The answer is the same whoever is there already.
#[server(endpoint = "meetings/join")]
pub async fn join_meetings(#[server(default)] event: String, #[server(flatten)] form: JoinForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let l = ctx::locale();
        within(&MEETING_JOINS, async { Ok(matchmaking::join(&ctx::db(), &ctx::actor(), &event, &form, l).await?) }).await?;
        Ok(Flash::MeetingLinkSent.on(&paths::event_meetings(l, &event)))
    })
    .await
}

/// The same for the meetings of a bridge or network.
#[server(endpoint = "meetings/join-bridge")]
pub async fn join_bridge_meetings(
    #[server(default)] bridge: String,
    #[server(default)] matchmaking: String,
    #[server(flatten)] form: JoinForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let l = ctx::locale();
        let id = matchmaking.parse().map_err(|_| ApiError::NotFound)?;
        within(&MEETING_JOINS, async { Ok(matchmaking::join_bridge(&ctx::db(), &ctx::actor(), id, &form, l).await?) }).await?;
        // Where one came from; what stands there is asked of the address again.
        let bridge = bridge::by_slug(&ctx::db(), &ctx::actor(), &bridge).await?.slug;
        Ok(Flash::MeetingLinkSent.on(&paths::bridge_meetings(l, &bridge, id)))
    })
    .await
}

/// Takes part with a ticket, or comes back to one's page.
#[server(endpoint = "meetings/join-as-visitor")]
pub async fn join_as_visitor(#[server(default)] ticket: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let holder = ticket_holder(&ctx::db(), &ticket, &ctx::client_address()).await?;
        let token = matchmaking::join_as_visitor(&ctx::db(), &holder.actor(), holder.registration).await?;
        Ok(paths::meetings_of_mine(ctx::locale(), token.as_str()))
    })
    .await
}

/// Takes part as one of an exhibitor's people, or comes back to one's page.
#[server(endpoint = "meetings/join-as-exhibitor")]
pub async fn join_as_exhibitor(#[server(default)] application: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let application = application.parse().map_err(|_| ApiError::NotFound)?;
        let token = matchmaking::join_as_exhibitor(&ctx::db(), &ctx::actor(), application, ctx::locale()).await?;
        Ok(paths::meetings_of_mine(ctx::locale(), token.as_str()))
    })
    .await
}

/// Takes part as a traveller with a place, or comes back to one's page.
#[server(endpoint = "meetings/join-as-traveller")]
pub async fn join_as_traveller(
    /// The link to one's trip.
    #[server(default)]
    token: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let token = counted(matchmaking::join_as_traveller(&ctx::db(), &token).await).await?;
        Ok(paths::meetings_of_mine(ctx::locale(), token.as_str()))
    })
    .await
}

/// Proves the mailbox that a link was sent to.
#[server(endpoint = "meetings/confirm")]
pub async fn confirm_mailbox(#[server(default)] token: String) -> Result<(), ApiError> {
    ctx::answer(async {
        counted(matchmaking::confirm(&ctx::db(), &token).await).await?;
        Ok(mine(&token, Flash::Saved))
    })
    .await
}

/// Changes one's own profile.
#[server(endpoint = "meetings/save-profile")]
pub async fn save_profile(
    #[server(default)] token: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: ProfileForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        counted(matchmaking::save_profile(&ctx::db(), &token, &revision, &form).await).await?;
        Ok(mine(&token, Flash::Saved))
    })
    .await
}

/// Lets others see one's profile, or no more.
#[server(endpoint = "meetings/set-consent")]
pub async fn set_profile_consent(#[server(default)] token: String, #[server(default)] given: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let given = ticked(&given)?;
        counted(matchmaking::set_consent(&ctx::db(), &token, given).await).await?;
        Ok(mine(&token, if given { Flash::ConsentGiven } else { Flash::ConsentWithdrawn }))
    })
    .await
}

/// Asks somebody for a meeting.
#[server(endpoint = "meetings/ask")]
pub async fn ask_for_meeting(
    #[server(default)] token: String,
    #[server(default)] other: String,
    #[server(default)] message: String,
    #[server(default)] slot: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        counted(matchmaking::ask(&ctx::db(), &token, profile_id(&other)?, &message, &slot).await).await?;
        Ok(mine(&token, Flash::MeetingAsked))
    })
    .await
}

/// Accepts a request at a time.
#[server(endpoint = "meetings/accept")]
pub async fn accept_meeting(
    #[server(default)] token: String,
    #[server(default)] meeting: String,
    #[server(default)] slot: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        counted(matchmaking::accept(&ctx::db(), &token, meeting_id(&meeting)?, &slot).await).await?;
        Ok(mine(&token, Flash::MeetingAccepted))
    })
    .await
}

/// Proposes another time.
#[server(endpoint = "meetings/propose")]
pub async fn propose_time(
    #[server(default)] token: String,
    #[server(default)] meeting: String,
    #[server(default)] slot: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        counted(matchmaking::propose(&ctx::db(), &token, meeting_id(&meeting)?, &slot).await).await?;
        Ok(mine(&token, Flash::TimeProposed))
    })
    .await
}

/// Declines a request.
#[server(endpoint = "meetings/decline")]
pub async fn decline_meeting(#[server(default)] token: String, #[server(default)] meeting: String) -> Result<(), ApiError> {
    ctx::answer(async {
        counted(matchmaking::decline(&ctx::db(), &token, meeting_id(&meeting)?).await).await?;
        Ok(mine(&token, Flash::MeetingDeclined))
    })
    .await
}

/// Takes a request back.
#[server(endpoint = "meetings/withdraw")]
pub async fn withdraw_request(#[server(default)] token: String, #[server(default)] meeting: String) -> Result<(), ApiError> {
    ctx::answer(async {
        counted(matchmaking::withdraw(&ctx::db(), &token, meeting_id(&meeting)?).await).await?;
        Ok(mine(&token, Flash::MeetingWithdrawn))
    })
    .await
}

/// Calls a meeting off.
#[server(endpoint = "meetings/cancel")]
pub async fn cancel_meeting(#[server(default)] token: String, #[server(default)] meeting: String) -> Result<(), ApiError> {
    ctx::answer(async {
        counted(matchmaking::cancel(&ctx::db(), &token, meeting_id(&meeting)?).await).await?;
        Ok(mine(&token, Flash::MeetingCalledOff))
    })
    .await
}

/// Moves a meeting to another time.
#[server(endpoint = "meetings/reschedule")]
pub async fn reschedule_meeting(
    #[server(default)] token: String,
    #[server(default)] meeting: String,
    #[server(default)] slot: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        counted(matchmaking::reschedule(&ctx::db(), &token, meeting_id(&meeting)?, &slot).await).await?;
        Ok(mine(&token, Flash::MeetingMoved))
    })
    .await
}

/// Says where an online meeting takes place.
#[server(endpoint = "meetings/set-link")]
pub async fn set_meeting_link(
    #[server(default)] token: String,
    #[server(default)] meeting: String,
    #[server(default)] link: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        counted(matchmaking::set_link(&ctx::db(), &token, meeting_id(&meeting)?, &link).await).await?;
        Ok(mine(&token, Flash::Saved))
    })
    .await
}

/// Says how a meeting was, or that the other one did not come.
#[server(endpoint = "meetings/rate")]
pub async fn rate_meeting(
    #[server(default)] token: String,
    #[server(default)] meeting: String,
    #[server(default)] rating: String,
    #[server(default)] absent: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let feedback = Feedback { rating, absent };
        counted(matchmaking::give_feedback(&ctx::db(), &token, meeting_id(&meeting)?, &feedback).await).await?;
        Ok(mine(&token, Flash::MeetingRated))
    })
    .await
}

/// Says whether one wants to meet somebody. Goes back to the list, where one was in it.
#[server(endpoint = "meetings/wish")]
pub async fn wish_for(
    #[server(default)] token: String,
    #[server(default)] other: String,
    #[server(default)] wish: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let wish = match wish.as_str() {
            "" => None,
            word => Some(word.parse::<WishKind>().map_err(|_| ApiError::NotFound)?),
        };
        counted(matchmaking::wish(&ctx::db(), &token, profile_id(&other)?, wish).await).await?;
        Ok(Flash::WishSaved.here())
    })
    .await
}

/// Takes part no more.
#[server(endpoint = "meetings/leave")]
pub async fn leave_meetings(#[server(default)] token: String) -> Result<(), ApiError> {
    ctx::answer(async {
        counted(matchmaking::erase_own(&ctx::db(), &token).await).await?;
        Ok(Flash::MeetingsLeft.on(&paths::landing(ctx::locale())))
    })
    .await
}
