//! Server functions of this slice.

use domain::{
    event::{self, Error, EventDetails, EventState},
    ids::EventId,
    locale::Text,
    process::{
        event_editing,
        next_edition::{self, NextEdition},
        unpublishing,
    },
};
use leptos::prelude::*;

use super::picture_upload::picture_refused;
use crate::{ctx, error::ApiError, flash::Flash, paths};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::NotFrom(state) => Self::conflict(&not_from(state)),
            Error::HasApplications => Self::conflict(&Text::new(
                "Es gibt schon Bewerbungen: Die Veranstaltung bleibt sichtbar. Sie können sie archivieren.",
                "There are applications already: the event stays visible. You can archive it.",
            )),
            Error::Picture(refused) => picture_refused(refused),
            Error::Files(error) => Self::internal(&error),
            Error::Db(error) => error.into(),
        }
    }
}

fn not_from(state: EventState) -> Text {
    match state {
        EventState::Draft => Text::new(
            "Die Veranstaltung ist noch ein Entwurf. Veröffentlichen Sie sie zuerst.",
            "The event is still a draft. Publish it first.",
        ),
        EventState::Published | EventState::Archived => Text::new(
            "Die Veranstaltung wurde inzwischen geändert. Bitte laden Sie die Seite neu.",
            "The event was changed meanwhile. Please reload the page.",
        ),
    }
}

fn id(typed: &str) -> Result<EventId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

/// Makes a draft.
#[server(endpoint = "event/create-event")]
pub async fn create_event(#[server(flatten)] details: EventDetails) -> Result<(), ApiError> {
    ctx::answer(async {
        let made = event::create(&ctx::db(), &ctx::actor(), &details).await?;
        Ok(Flash::Saved.on(&paths::organise_event(ctx::locale(), &made.slug)))
    })
    .await
}

/// Changes an event.
#[server(endpoint = "event/edit-event")]
pub async fn edit_event(
    #[server(default)] event: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: EventDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let changed = event_editing::edit(&ctx::db(), &ctx::actor(), id(&event)?, &revision, &details).await?;
        Ok(Flash::Saved.on(&paths::edit_event(ctx::locale(), &changed.slug)))
    })
    .await
}

/// Takes the picture away.
#[server(endpoint = "event/remove-picture")]
pub async fn remove_picture(#[server(default)] event: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let bare = event::remove_picture(&ctx::db(), &ctx::actor(), id(&event)?).await?;
        Ok(Flash::PictureRemoved.on(&paths::edit_event(ctx::locale(), &bare.slug)))
    })
    .await
}

/// Makes next year's event out of this one.
#[server(endpoint = "event/duplicate-event")]
pub async fn duplicate_event(
    #[server(default)] event: String,
    #[server(default)] name: String,
    #[server(default)] slug: String,
    #[server(default)] starts_on: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let made = next_edition::duplicate(&ctx::db(), &ctx::actor(), id(&event)?, &NextEdition { name, slug, starts_on }).await?;
        Ok(Flash::Saved.on(&paths::organise_event(ctx::locale(), &made.slug)))
    })
    .await
}

/// Shows the event to everybody.
#[server(endpoint = "event/publish-event")]
pub async fn publish_event(#[server(default)] event: String) -> Result<(), ApiError> {
    ctx::answer(async {
        event::publish(&ctx::db(), &ctx::actor(), id(&event)?).await?;
        Ok(Flash::EventPublished.here())
    })
    .await
}

/// Puts the event among the past ones.
#[server(endpoint = "event/archive-event")]
pub async fn archive_event(#[server(default)] event: String) -> Result<(), ApiError> {
    ctx::answer(async {
        event::archive(&ctx::db(), &ctx::actor(), id(&event)?).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Takes the event out of sight.
#[server(endpoint = "event/back-to-draft")]
pub async fn back_to_draft(#[server(default)] event: String) -> Result<(), ApiError> {
    ctx::answer(async {
        unpublishing::back_to_draft(&ctx::db(), &ctx::actor(), id(&event)?).await?;
        Ok(Flash::Saved.here())
    })
    .await
}
