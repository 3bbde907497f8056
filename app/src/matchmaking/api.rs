//! Server functions for organisers.

use domain::{
    ids::MatchmakingId,
    matchmaking::{self, MatchmakingDetails, PlaceDetails, RoundDays, SlotDetails},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths};

fn id(typed: &str) -> Result<MatchmakingId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

/// Of a button that switches: `on`, or nothing.
pub(super) fn ticked(typed: &str) -> Result<bool, ApiError> {
    match typed {
        "on" => Ok(true),
        "" => Ok(false),
        _ => Err(ApiError::NotFound),
    }
}

fn saved(id: MatchmakingId) -> String {
    Flash::Saved.on(&paths::matchmaking(ctx::locale(), id))
}

/// Prepares the meetings of an event.
#[server(endpoint = "meetings/create")]
pub async fn create_matchmaking(#[server(default)] event: String, #[server(flatten)] details: MatchmakingDetails) -> Result<(), ApiError> {
    ctx::answer(async {
        let made = matchmaking::create(&ctx::db(), &ctx::actor(), &event, &details).await?;
        Ok(saved(made.id))
    })
    .await
}

/// Prepares meetings of a bridge's or network's people, outside any event.
#[server(endpoint = "meetings/create-for-bridge")]
pub async fn create_bridge_matchmaking(
    #[server(default)] bridge: String,
    #[server(default)] starts_on: String,
    #[server(default)] ends_on: String,
    #[server(default)] time_zone: String,
    #[server(flatten)] details: MatchmakingDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let days = RoundDays { starts_on, ends_on, time_zone, moves_along: String::new() };
        let made = matchmaking::create_for_bridge(&ctx::db(), &ctx::actor(), &bridge, &days, &details).await?;
        Ok(saved(made.id))
    })
    .await
}

/// Moves the days of a bridge's meetings, or puts them into another zone.
#[server(endpoint = "meetings/set-days")]
pub async fn set_round_days(
    #[server(default)] matchmaking: String,
    #[server(default)] revision: String,
    #[server(flatten)] days: RoundDays,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&matchmaking)?;
        matchmaking::set_days(&ctx::db(), &ctx::actor(), id, &revision, &days).await?;
        Ok(saved(id))
    })
    .await
}

/// Changes what holds for them.
#[server(endpoint = "meetings/edit")]
pub async fn edit_matchmaking(
    #[server(default)] matchmaking: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: MatchmakingDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&matchmaking)?;
        matchmaking::edit(&ctx::db(), &ctx::actor(), id, &revision, &details).await?;
        Ok(saved(id))
    })
    .await
}

/// Opens or closes them.
#[server(endpoint = "meetings/set-state")]
pub async fn set_matchmaking_state(#[server(default)] matchmaking: String, #[server(default)] state: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&matchmaking)?;
        matchmaking::set_state(&ctx::db(), &ctx::actor(), id, &state).await?;
        Ok(saved(id))
    })
    .await
}

/// Lets participants say whom they want to meet, or ends that.
#[server(endpoint = "meetings/set-wishes")]
pub async fn set_takes_wishes(#[server(default)] matchmaking: String, #[server(default)] takes: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&matchmaking)?;
        matchmaking::set_takes_wishes(&ctx::db(), &ctx::actor(), id, ticked(&takes)?).await?;
        Ok(Flash::Saved.on(&paths::matchmaking_plan(ctx::locale(), id)))
    })
    .await
}

/// Adds times between two hours of a day.
#[server(endpoint = "meetings/add-slots")]
pub async fn add_slots(#[server(default)] matchmaking: String, #[server(flatten)] details: SlotDetails) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&matchmaking)?;
        matchmaking::add_slots(&ctx::db(), &ctx::actor(), id, &details).await?;
        Ok(saved(id))
    })
    .await
}

/// Takes a time away.
#[server(endpoint = "meetings/remove-slot")]
pub async fn remove_slot(#[server(default)] slot: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let slot = slot.parse().map_err(|_| ApiError::NotFound)?;
        Ok(saved(matchmaking::remove_slot(&ctx::db(), &ctx::actor(), slot).await?))
    })
    .await
}

/// Adds a table or lounge.
#[server(endpoint = "meetings/add-place")]
pub async fn add_place(#[server(default)] matchmaking: String, #[server(flatten)] details: PlaceDetails) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&matchmaking)?;
        matchmaking::add_place(&ctx::db(), &ctx::actor(), id, &details).await?;
        Ok(saved(id))
    })
    .await
}

/// Takes a table or lounge away.
#[server(endpoint = "meetings/remove-place")]
pub async fn remove_place(#[server(default)] place: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let place = place.parse().map_err(|_| ApiError::NotFound)?;
        Ok(saved(matchmaking::remove_place(&ctx::db(), &ctx::actor(), place).await?))
    })
    .await
}

/// Makes a plan of all wishes.
#[server(endpoint = "meetings/compute-plan")]
pub async fn compute_plan(#[server(default)] matchmaking: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&matchmaking)?;
        matchmaking::compute_plan(&ctx::db(), &ctx::actor(), id).await?;
        Ok(Flash::PlanMade.on(&paths::matchmaking_plan(ctx::locale(), id)))
    })
    .await
}

/// Accepts the plan: its meetings take place.
#[server(endpoint = "meetings/accept-plan")]
pub async fn accept_plan(#[server(default)] matchmaking: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&matchmaking)?;
        let accepted = matchmaking::accept_plan(&ctx::db(), &ctx::actor(), id).await?;
        let done = if accepted.impossible == 0 { Flash::PlanAccepted } else { Flash::PlanAcceptedInPart };
        Ok(done.on(&paths::matchmaking_plan(ctx::locale(), id)))
    })
    .await
}

/// Throws the plan away.
#[server(endpoint = "meetings/discard-plan")]
pub async fn discard_plan(#[server(default)] matchmaking: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&matchmaking)?;
        matchmaking::discard_plan(&ctx::db(), &ctx::actor(), id).await?;
        Ok(Flash::PlanDiscarded.on(&paths::matchmaking_plan(ctx::locale(), id)))
    })
    .await
}

/// Calls a meeting off for both.
#[server(endpoint = "meetings/call-off")]
pub async fn call_off_meeting(#[server(default)] meeting: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let meeting = meeting.parse().map_err(|_| ApiError::NotFound)?;
        let id = matchmaking::cancel_by_organiser(&ctx::db(), &ctx::actor(), meeting).await?;
        Ok(Flash::MeetingCalledOff.on(&paths::matchmaking_meetings(ctx::locale(), id)))
    })
    .await
}

/// Erases somebody who takes part.
#[server(endpoint = "meetings/erase-participant")]
pub async fn erase_participant(#[server(default)] profile: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let profile = profile.parse().map_err(|_| ApiError::NotFound)?;
        let id = matchmaking::erase_participant(&ctx::db(), &ctx::actor(), profile).await?;
        Ok(Flash::ParticipantErased.on(&paths::matchmaking_people(ctx::locale(), id)))
    })
    .await
}
