//! Server functions of this slice.

use domain::{
    actor::Actor,
    event,
    masterclass::{self, EditStage as StageForm, ScheduleSession, SeatState},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths, registration::ticket_holder::ticket_holder};

/// Books a seat.
#[server(endpoint = "masterclass/book-seat")]
pub async fn book_seat(#[server(default)] session: String, #[server(default)] ticket: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = session.parse().map_err(|_| ApiError::NotFound)?;
        masterclass::book(&ctx::db(), &holder(&ticket).await?, id).await?;
        Ok(Flash::SeatBooked.here())
    })
    .await
}

/// Gives one seat back and books another at the same time.
#[server(endpoint = "masterclass/swap-seat")]
pub async fn swap_seat(
    #[server(default)] seat: String,
    #[server(default)] session: String,
    #[server(default)] ticket: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (seat, session) = (seat.parse().map_err(|_| ApiError::NotFound)?, session.parse().map_err(|_| ApiError::NotFound)?);
        masterclass::swap(&ctx::db(), &holder(&ticket).await?, seat, session).await?;
        Ok(Flash::SeatSwapped.here())
    })
    .await
}

/// Takes a place on the waiting list of a full session.
#[server(endpoint = "masterclass/wait-for-seat")]
pub async fn wait_for_seat(#[server(default)] session: String, #[server(default)] ticket: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = session.parse().map_err(|_| ApiError::NotFound)?;
        let seat = masterclass::wait(&ctx::db(), &holder(&ticket).await?, id).await?;
        Ok(if seat.state == SeatState::Booked { Flash::SeatBooked } else { Flash::SeatWaiting }.here())
    })
    .await
}

/// Gives back a seat or a place on the waiting list: one's own by ticket, anybody's as an organiser.
#[server(endpoint = "masterclass/cancel-seat")]
pub async fn cancel_seat(#[server(default)] seat: String, #[server(default)] ticket: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let seat = seat.parse().map_err(|_| ApiError::NotFound)?;
        let (actor, done) = match ticket.as_str() {
            "" => (ctx::actor(), Flash::SeatReleased),
            ticket => (holder(ticket).await?, Flash::SeatGivenBack),
        };
        masterclass::cancel_seat(&ctx::db(), &actor, seat).await?;
        Ok(done.here())
    })
    .await
}

/// Adds a stage.
#[server(endpoint = "masterclass/add-stage")]
pub async fn add_stage(#[server(default)] event: String, #[server(flatten)] form: StageForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor) = (ctx::db(), ctx::actor());
        let event = event::by_slug(&db, &actor, &event).await?;
        masterclass::add_stage(&db, &actor, event.id, &form).await?;
        Ok(Flash::StagesSaved.here())
    })
    .await
}

/// Changes a stage.
#[server(endpoint = "masterclass/edit-stage")]
pub async fn edit_stage(#[server(default)] stage: String, #[server(flatten)] form: StageForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let stage = stage.parse().map_err(|_| ApiError::NotFound)?;
        masterclass::edit_stage(&ctx::db(), &ctx::actor(), stage, &form).await.map_err(on_a_stage)?;
        Ok(Flash::StagesSaved.here())
    })
    .await
}

/// Removes an empty stage.
#[server(endpoint = "masterclass/remove-stage")]
pub async fn remove_stage(#[server(default)] stage: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let stage = stage.parse().map_err(|_| ApiError::NotFound)?;
        masterclass::remove_stage(&ctx::db(), &ctx::actor(), stage).await?;
        Ok(Flash::StagesSaved.here())
    })
    .await
}

/// Plans a session, as a draft.
#[server(endpoint = "masterclass/create-session")]
pub async fn create_session(#[server(default)] event: String, #[server(flatten)] form: ScheduleSession) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor) = (ctx::db(), ctx::actor());
        let event = event::by_slug(&db, &actor, &event).await?;
        let id = masterclass::create_session(&db, &actor, event.id, &form).await?;
        Ok(Flash::SessionCreated.on(&paths::edit_session(ctx::locale(), &event.slug, id)))
    })
    .await
}

/// Changes a session.
#[server(endpoint = "masterclass/edit-session")]
pub async fn edit_session(#[server(default)] session: String, #[server(flatten)] form: ScheduleSession) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = session.parse().map_err(|_| ApiError::NotFound)?;
        masterclass::edit_session(&ctx::db(), &ctx::actor(), id, &form).await?;
        Ok(Flash::SessionSaved.here())
    })
    .await
}

/// Deletes a draft.
#[server(endpoint = "masterclass/delete-session")]
pub async fn delete_session(#[server(default)] event: String, #[server(default)] session: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = session.parse().map_err(|_| ApiError::NotFound)?;
        let (db, actor) = (ctx::db(), ctx::actor());
        let event = event::by_slug(&db, &actor, &event).await?;
        masterclass::delete_session(&db, &actor, id).await?;
        Ok(Flash::SessionDeleted.on(&paths::organise_programme(ctx::locale(), &event.slug)))
    })
    .await
}

/// Shows a draft to everybody.
#[server(endpoint = "masterclass/publish-session")]
pub async fn publish_session(#[server(default)] session: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = session.parse().map_err(|_| ApiError::NotFound)?;
        masterclass::publish(&ctx::db(), &ctx::actor(), id).await?;
        Ok(Flash::SessionPublished.here())
    })
    .await
}

/// Hides a session again.
#[server(endpoint = "masterclass/unpublish-session")]
pub async fn unpublish_session(#[server(default)] session: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = session.parse().map_err(|_| ApiError::NotFound)?;
        masterclass::unpublish(&ctx::db(), &ctx::actor(), id).await?;
        Ok(Flash::SessionUnpublished.here())
    })
    .await
}

/// Calls a session off.
#[server(endpoint = "masterclass/cancel-session")]
pub async fn cancel_session(#[server(default)] session: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = session.parse().map_err(|_| ApiError::NotFound)?;
        masterclass::cancel_session(&ctx::db(), &ctx::actor(), id).await?;
        Ok(Flash::SessionCancelled.here())
    })
    .await
}

/// Whoever holds this ticket.
async fn holder(ticket: &str) -> Result<Actor, ApiError> {
    Ok(ticket_holder(&ctx::db(), ticket, &ctx::client_address()).await?.actor())
}

/// The form of a stage has no start: that sessions collide is said of its changeover.
fn on_a_stage(error: masterclass::Error) -> ApiError {
    match ApiError::from(error) {
        ApiError::Invalid { fields } => ApiError::Invalid {
            fields: fields
                .into_iter()
                .map(|(field, text)| (if field == "starts_at" { "changeover".to_owned() } else { field }, text))
                .collect(),
        },
        other => other,
    }
}
