//! Server functions of this slice.

use domain::{
    booth::{self, Error, LevelDetails, RowDetails, UnitDetails},
    event,
    ids::EventId,
    locale::Text,
    placement,
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::LevelInUse => Self::conflict(&Text::new(
                "Auf der Ebene liegen Standplätze. Entfernen Sie sie zuerst.",
                "There are units on this level. Remove them first.",
            )),
            Error::UnitInUse => Self::conflict(&Text::new(
                "Der Standplatz wurde schon einmal reserviert, angeboten oder vergeben. Sein Verlauf bleibt, darum kann er nicht entfernt werden.",
                "The unit was held, offered or given once. Its history stays, so it cannot be removed.",
            )),
            Error::TooMany(most) => {
                Self::conflict(&Text::new(format!("Mehr als {most} sind nicht möglich."), format!("No more than {most} are possible.")))
            }
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::Db(error) => error.into(),
        }
    }
}

/// Where the booth of an event is edited: on the floor that `which` names by itself (`level`) or by a unit on it (`unit`).
async fn booth_of(event: EventId, which: &str, named: &str) -> Result<String, ApiError> {
    let event = event::by_id(&ctx::db(), &ctx::actor(), event).await?;
    let saved = Flash::Saved.on(&paths::organise_booth(ctx::locale(), &event.slug));
    Ok(format!("{saved}&{which}={}", paths::encode(named)))
}

/// Puts a level on a booth.
#[server(endpoint = "booth/add-level")]
pub async fn add_level(#[server(default)] event: String, #[server(flatten)] details: LevelDetails) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = event.parse().map_err(|_| ApiError::NotFound)?;
        let level = booth::add_level(&ctx::db(), &ctx::actor(), event, &details).await?;
        booth_of(event, "level", &level.to_string()).await
    })
    .await
}

/// Renames or resizes a level.
#[server(endpoint = "booth/edit-level")]
pub async fn edit_level(
    #[server(default)] level: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: LevelDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = level.parse().map_err(|_| ApiError::NotFound)?;
        let event = booth::edit_level(&ctx::db(), &ctx::actor(), id, &revision, &details).await?;
        booth_of(event, "level", &level).await
    })
    .await
}

/// Takes an empty level away.
#[server(endpoint = "booth/remove-level")]
pub async fn remove_level(#[server(default)] level: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let level = level.parse().map_err(|_| ApiError::NotFound)?;
        booth_of(booth::remove_level(&ctx::db(), &ctx::actor(), level).await?, "level", "").await
    })
    .await
}

/// Puts a unit on a level, or a row of them.
#[server(endpoint = "booth/add-unit")]
pub async fn add_unit(
    #[server(default)] event: String,
    #[server(flatten)] details: UnitDetails,
    #[server(flatten)] row: RowDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = event.parse().map_err(|_| ApiError::NotFound)?;
        booth::add_units(&ctx::db(), &ctx::actor(), event, &details, &row).await?;
        booth_of(event, "unit", details.code.trim()).await
    })
    .await
}

/// Changes a unit.
#[server(endpoint = "booth/edit-unit")]
pub async fn edit_unit(
    #[server(default)] unit: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: UnitDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let unit = unit.parse().map_err(|_| ApiError::NotFound)?;
        booth_of(placement::edit_unit(&ctx::db(), &ctx::actor(), unit, &revision, &details).await?, "unit", details.code.trim()).await
    })
    .await
}

/// Takes a unit away that nobody was ever given.
#[server(endpoint = "booth/remove-unit")]
pub async fn remove_unit(#[server(default)] unit: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let unit = unit.parse().map_err(|_| ApiError::NotFound)?;
        let (event, level) = booth::remove_unit(&ctx::db(), &ctx::actor(), unit).await?;
        booth_of(event, "level", &level.to_string()).await
    })
    .await
}
