//! Server functions of this slice.

use domain::{
    audit::ExpectedRevision,
    ids::{EventId, TravellerId},
    locale::Text,
    sealed::Unopened,
    travel_details::{self, EntryForm, Error, HelpForm, SettingForm, TravelForm},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::Unopened(why) => {
                tracing::error!(%why, "travel details cannot be read");
                Self::conflict(&unreadable(&why))
            }
            Error::Db(error) => error.into(),
        }
    }
}

/// Whoever reads this cannot put it right, and shall know whom to tell what.
fn unreadable(why: &Unopened) -> Text {
    match why {
        Unopened::KeyMissing { name } => Text::new(
            format!(
                "Diese Reisedaten sind verschlüsselt, und dem Server fehlt der Schlüssel {name}. Es ist nichts verloren: Bitte sagen Sie der Administration, dass sie ihn als travel_key oder unter former_travel_keys einträgt."
            ),
            format!(
                "These travel details are encrypted, and the server lacks the key {name}. Nothing is lost: please tell the administrators to put it in place as travel_key or in former_travel_keys."
            ),
        ),
        Unopened::Broken => Text::new(
            "Diese Reisedaten sind beschädigt und lassen sich nicht lesen. Bitte sagen Sie der Administration Bescheid: Sie stehen in einer Sicherung.",
            "These travel details are damaged and cannot be read. Please tell the administrators: they are in a backup.",
        ),
    }
}

/// The slug of the event whose page the form leads back to.
async fn slug_of(event: EventId) -> Result<String, ApiError> {
    Ok(domain::event::by_id(&ctx::db(), &ctx::actor(), event).await?.slug)
}

fn id<T: std::str::FromStr>(typed: &str) -> Result<T, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

/// Keeps what a traveller typed.
#[server(endpoint = "travel-details/give")]
pub async fn give_details(
    #[server(default)] traveller: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: TravelForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (l, keys) = (ctx::locale(), ctx::site().travel_keys.clone());
        travel_details::give(&ctx::db(), &keys, &traveller, ExpectedRevision::parse(&revision), &form, l).await?;
        Ok(Flash::Saved.on(&paths::travel_details(l, &traveller)))
    })
    .await
}

/// Keeps what allows a traveller into a country.
#[server(endpoint = "travel-details/give-entry")]
pub async fn give_entry(
    #[server(default)] traveller: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: EntryForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let keys = ctx::site().travel_keys.clone();
        travel_details::give_entry(&ctx::db(), &keys, &traveller, ExpectedRevision::parse(&revision), &form).await?;
        Ok(Flash::Saved.on(&paths::travel_details(ctx::locale(), &traveller)))
    })
    .await
}

/// Says what a trip asks of its travellers, and who answers in an emergency.
#[server(endpoint = "travel-details/set-setting")]
pub async fn set_travel_setting(
    #[server(default)] event: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: SettingForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (l, event) = (ctx::locale(), id(&event)?);
        travel_details::set_setting(&ctx::db(), &ctx::actor(), event, ExpectedRevision::parse(&revision), &form, l).await?;
        Ok(Flash::Saved.on(&paths::organise_travel(l, &slug_of(event).await?)))
    })
    .await
}

/// Writes who helps on a leg.
#[server(endpoint = "travel-details/set-help")]
pub async fn set_travel_help(
    #[server(default)] event: String,
    #[server(default)] leg: String,
    #[server(flatten)] form: HelpForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (l, event) = (ctx::locale(), id(&event)?);
        travel_details::set_help(&ctx::db(), &ctx::actor(), event, id(&leg)?, &form, l).await?;
        Ok(Flash::Saved.on(&paths::organise_travel(l, &slug_of(event).await?)))
    })
    .await
}

/// Lets an organiser look at what travellers gave.
#[server(endpoint = "travel-details/name-reader")]
pub async fn name_travel_reader(#[server(default)] event: String, #[server(default)] account: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = id(&event)?;
        travel_details::name_reader(&ctx::db(), &ctx::actor(), event, &account).await?;
        Ok(Flash::Saved.on(&paths::organise_travel(ctx::locale(), &slug_of(event).await?)))
    })
    .await
}

/// Lets somebody look no more.
#[server(endpoint = "travel-details/remove-reader")]
pub async fn remove_travel_reader(#[server(default)] event: String, #[server(default)] account: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = id(&event)?;
        travel_details::remove_reader(&ctx::db(), &ctx::actor(), event, id(&account)?).await?;
        Ok(Flash::Saved.on(&paths::organise_travel(ctx::locale(), &slug_of(event).await?)))
    })
    .await
}

/// Writes the organisers' note on a traveller.
#[server(endpoint = "travel-details/set-note")]
pub async fn set_travel_note(
    #[server(default)] event: String,
    #[server(default)] traveller: String,
    #[server(default)] body: String,
    #[server(default)] told: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (event, traveller): (EventId, TravellerId) = (id(&event)?, id(&traveller)?);
        travel_details::set_note(&ctx::db(), &ctx::actor(), event, traveller, &body, &told).await?;
        Ok(Flash::Saved.on(&paths::travel_of(ctx::locale(), &slug_of(event).await?, traveller)))
    })
    .await
}
