//! Server functions of this slice.

use domain::{
    event::EventView,
    ids::{EventId, TripItemId},
    locale::Text,
    process::trip_editing,
    traveller,
    trip::{self, Error, GroupDetails, ItemDetails, LegDetails, LegMove},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::TooMany(most) => {
                Self::conflict(&Text::new(format!("Mehr als {most} sind nicht möglich."), format!("No more than {most} are possible.")))
            }
            Error::HasItems => Self::conflict(&Text::new(
                "Dazu gehören noch Programmpunkte. Ordnen Sie sie zuerst anders zu.",
                "Items of the programme still belong to it. First assign them differently.",
            )),
            Error::HasTravellers => Self::conflict(&Text::new(
                "In dieser Gruppe sind noch Reisende. Ordnen Sie sie zuerst anders zu.",
                "There are still travellers in this group. First assign them differently.",
            )),
            Error::Known => Self::conflict(&Text::new(
                "Die Reisenden kennen diesen Programmpunkt. Sagen Sie ihn ab und informieren Sie sie; danach lässt er sich entfernen.",
                "Travellers know this item. Cancel it and tell them; after that it can be removed.",
            )),
            Error::Db(error) => error.into(),
        }
    }
}

fn event_id(event: &str) -> Result<EventId, ApiError> {
    event.parse().map_err(|_| ApiError::NotFound)
}

/// The organisers' page of a trip, which says that something was saved.
fn saved(event: &EventView) -> String {
    Flash::Saved.on(&paths::organise_trip(ctx::locale(), &event.slug))
}

fn item_saved(event: &EventView, item: TripItemId) -> String {
    Flash::TripItemSaved.on(&paths::edit_trip_item(ctx::locale(), &event.slug, item))
}

/// Adds a leg to a trip.
#[server(endpoint = "trip/add-leg")]
pub async fn add_trip_leg(
    #[server(default)] event: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: LegDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = trip::add_leg(&ctx::db(), &ctx::actor(), event_id(&event)?, &revision, &details).await?;
        Ok(saved(&event))
    })
    .await
}

/// Changes a leg.
#[server(endpoint = "trip/edit-leg")]
pub async fn edit_trip_leg(
    #[server(default)] leg: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: LegDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = leg.parse().map_err(|_| ApiError::NotFound)?;
        Ok(saved(&trip::edit_leg(&ctx::db(), &ctx::actor(), id, &revision, &details).await?))
    })
    .await
}

/// Puts a leg before or behind the one beside it.
#[server(endpoint = "trip/move-leg")]
pub async fn move_trip_leg(
    #[server(default)] leg: String,
    #[server(default)] revision: String,
    /// A word of [`LegMove`].
    #[server(default)]
    to: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = leg.parse().map_err(|_| ApiError::NotFound)?;
        let to: LegMove = to.parse().map_err(|_| ApiError::NotFound)?;
        Ok(saved(&trip::move_leg(&ctx::db(), &ctx::actor(), id, &revision, to).await?))
    })
    .await
}

/// Takes a leg away.
#[server(endpoint = "trip/remove-leg")]
pub async fn remove_trip_leg(#[server(default)] leg: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = leg.parse().map_err(|_| ApiError::NotFound)?;
        Ok(saved(&trip::remove_leg(&ctx::db(), &ctx::actor(), id, &revision).await?))
    })
    .await
}

/// Adds a group to a trip.
#[server(endpoint = "trip/add-group")]
pub async fn add_trip_group(
    #[server(default)] event: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: GroupDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = trip::add_group(&ctx::db(), &ctx::actor(), event_id(&event)?, &revision, &details).await?;
        Ok(saved(&event))
    })
    .await
}

/// Renames a group.
#[server(endpoint = "trip/edit-group")]
pub async fn edit_trip_group(
    #[server(default)] group: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: GroupDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = group.parse().map_err(|_| ApiError::NotFound)?;
        Ok(saved(&trip::edit_group(&ctx::db(), &ctx::actor(), id, &revision, &details).await?))
    })
    .await
}

/// Takes a group away.
#[server(endpoint = "trip/remove-group")]
pub async fn remove_trip_group(#[server(default)] group: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = group.parse().map_err(|_| ApiError::NotFound)?;
        Ok(saved(&trip_editing::remove_group(&ctx::db(), &ctx::actor(), id, &revision).await?))
    })
    .await
}

/// Shows the programme to everybody, or to organisers alone.
#[server(endpoint = "trip/set-programme")]
pub async fn set_trip_programme(
    #[server(default)] event: String,
    #[server(default)] revision: String,
    /// `public` or `hidden`.
    #[server(default)]
    programme: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let public = one_of(&programme, "public", "hidden")?;
        let event = trip::set_programme_public(&ctx::db(), &ctx::actor(), event_id(&event)?, &revision, public).await?;
        Ok(saved(&event))
    })
    .await
}

/// Adds an item to the programme.
#[server(endpoint = "trip/add-item")]
pub async fn add_trip_item(#[server(default)] event: String, #[server(flatten)] details: ItemDetails) -> Result<(), ApiError> {
    ctx::answer(async {
        let (event, item) = trip::add_item(&ctx::db(), &ctx::actor(), event_id(&event)?, &details).await?;
        Ok(item_saved(&event, item))
    })
    .await
}

/// Changes an item.
#[server(endpoint = "trip/edit-item")]
pub async fn edit_trip_item(
    #[server(default)] item: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: ItemDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = item.parse().map_err(|_| ApiError::NotFound)?;
        let event = trip::edit_item(&ctx::db(), &ctx::actor(), id, &revision, &details).await?;
        Ok(item_saved(&event, id))
    })
    .await
}

/// Cancels an item, or brings it back.
#[server(endpoint = "trip/set-item-state")]
pub async fn set_trip_item_state(
    #[server(default)] item: String,
    #[server(default)] revision: String,
    /// `cancelled` or `planned`.
    #[server(default)]
    state: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = item.parse().map_err(|_| ApiError::NotFound)?;
        let cancelled = one_of(&state, "cancelled", "planned")?;
        let event = trip::set_cancelled(&ctx::db(), &ctx::actor(), id, &revision, cancelled).await?;
        Ok(item_saved(&event, id))
    })
    .await
}

/// Takes an item away.
#[server(endpoint = "trip/remove-item")]
pub async fn remove_trip_item(#[server(default)] item: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = item.parse().map_err(|_| ApiError::NotFound)?;
        let event = trip::remove_item(&ctx::db(), &ctx::actor(), id, &revision).await?;
        Ok(Flash::TripItemRemoved.on(&paths::organise_trip(ctx::locale(), &event.slug)))
    })
    .await
}

/// Tells travellers what became of an item: exactly those whom it concerns.
#[server(endpoint = "trip/inform")]
pub async fn inform_travellers(#[server(default)] item: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id: TripItemId = item.parse().map_err(|_| ApiError::NotFound)?;
        let (db, actor) = (ctx::db(), ctx::actor());
        traveller::inform(&db, &actor, id, &revision).await?;
        let (event, ..) = trip::item(&db, &actor, id).await?;
        Ok(Flash::TravellersTold.on(&paths::edit_trip_item(ctx::locale(), &event.slug, id)))
    })
    .await
}

/// Whether a hidden field says the first of two words.
fn one_of(typed: &str, yes: &str, no: &str) -> Result<bool, ApiError> {
    if typed == yes {
        return Ok(true);
    }
    if typed == no { Ok(false) } else { Err(ApiError::NotFound) }
}
