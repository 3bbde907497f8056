//! Server functions of this slice.

use domain::{
    account::limits::APPLICATIONS,
    files::FileKind,
    ids::TravellerId,
    locale::Text,
    process::{traveller_erasure, travelling},
    travel_details,
    traveller::{self, ContactForm, Decision, Error, TravelForm, TravelTermsForm},
};
use leptos::prelude::*;

use crate::{account::api::within, ctx, error::ApiError, flash::Flash, paths, upload};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::Closed => Self::conflict(&Text::new(
                "Für diese Reise kann man sich gerade nicht bewerben.",
                "This trip takes no applications at the moment.",
            )),
            Error::NoSuchLink => Self::NotFound,
            Error::Full => Self::conflict(&Text::new(
                "Alle Plätze sind vergeben. Setzen Sie die Person auf die Warteliste, oder erhöhen Sie die Zahl der Plätze.",
                "All places are given. Put the person on the waiting list, or raise the number of places.",
            )),
            Error::NotFrom(_) => Self::conflict(&Text::new("Das geht so nicht mehr.", "That is no longer possible.")),
            Error::HasPlace => Self::conflict(&Text::new(
                "Die Person hat noch einen Platz. Stornieren Sie zuerst für sie.",
                "The person still has a place. First cancel for them.",
            )),
            Error::Picture(refused) => upload::refused("photo", refused, FileKind::Picture),
            Error::Files(error) => Self::internal(&error),
            Error::Db(error) => error.into(),
        }
    }
}

fn id(traveller: &str) -> Result<TravellerId, ApiError> {
    traveller.parse().map_err(|_| ApiError::NotFound)
}

/// Applies for a trip. The answer is the same whoever asks.
#[server(endpoint = "traveller/apply")]
pub async fn apply_for_trip(#[server(default)] event: String, #[server(flatten)] form: TravelForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let l = ctx::locale();
        within(&APPLICATIONS, async { Ok(traveller::apply(&ctx::db(), &ctx::actor(), &event, &form, l).await?) }).await?;
        Ok(Flash::TravelSent.on(&paths::travel(l, &event)))
    })
    .await
}

/// Confirms the address by the link in the mail.
#[server(endpoint = "traveller/prove")]
pub async fn prove_traveller(#[server(default)] token: String) -> Result<(), ApiError> {
    ctx::answer(async {
        traveller::prove(&ctx::db(), &token).await?;
        Ok(Flash::TravelProven.on(&paths::own_trip(ctx::locale(), &token)))
    })
    .await
}

/// Changes how one can be reached, and what one offers and seeks.
#[server(endpoint = "traveller/change")]
pub async fn change_traveller(
    #[server(default)] token: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: ContactForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        traveller::change(&ctx::db(), &token, &revision, &form).await?;
        Ok(Flash::Saved.on(&paths::own_trip(ctx::locale(), &token)))
    })
    .await
}

/// Lets the booklet show one, or no longer.
#[server(endpoint = "traveller/set-booklet-consent")]
pub async fn set_booklet_consent(
    #[server(default)] token: String,
    /// `given` or `withdrawn`.
    #[server(default)]
    consent: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (given, done) = match consent.as_str() {
            "given" => (true, Flash::ConsentGiven),
            "withdrawn" => (false, Flash::ConsentWithdrawn),
            _ => return Err(ApiError::NotFound),
        };
        traveller::set_booklet_consent(&ctx::db(), &token, given).await?;
        Ok(done.on(&paths::own_trip(ctx::locale(), &token)))
    })
    .await
}

/// Takes a traveller's photo away.
#[server(endpoint = "traveller/remove-photo")]
pub async fn remove_traveller_photo(#[server(default)] token: String) -> Result<(), ApiError> {
    ctx::answer(async {
        traveller::remove_photo(&ctx::db(), &token).await?;
        Ok(Flash::PictureRemoved.on(&paths::own_trip(ctx::locale(), &token)))
    })
    .await
}

/// Takes an application back, or gives a place back.
#[server(endpoint = "traveller/leave")]
pub async fn leave_trip(#[server(default)] token: String) -> Result<(), ApiError> {
    ctx::answer(async {
        travelling::leave(&ctx::db(), &token).await?;
        travel_details::forget_those_who_left(&ctx::db()).await?;
        Ok(Flash::TravelLeft.on(&paths::own_trip(ctx::locale(), &token)))
    })
    .await
}

/// Writes the terms of a trip.
#[server(endpoint = "traveller/set-terms")]
pub async fn set_travel_terms(
    #[server(default)] event: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: TravelTermsForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = event.parse().map_err(|_| ApiError::NotFound)?;
        let event = traveller::set_terms(&ctx::db(), &ctx::actor(), event, &revision, &form).await?;
        Ok(Flash::Saved.on(&paths::travel_terms(ctx::locale(), &event.slug)))
    })
    .await
}

/// Admits somebody, puts them on the waiting list, rejects them, takes that back, or cancels for them.
#[server(endpoint = "traveller/decide")]
pub async fn decide_traveller(
    #[server(default)] traveller: String,
    #[server(default)] revision: String,
    #[server(default)] decision: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&traveller)?;
        let decision: Decision = decision.parse().map_err(|_| ApiError::NotFound)?;
        let event = travelling::decide(&ctx::db(), &ctx::actor(), id, &revision, decision).await?;
        travel_details::forget_those_who_left(&ctx::db()).await?;
        Ok(Flash::TravellerDecided.on(&paths::traveller(ctx::locale(), &event.slug, id)))
    })
    .await
}

/// Puts somebody into a group, or into none.
#[server(endpoint = "traveller/set-group")]
pub async fn set_traveller_group(
    #[server(default)] traveller: String,
    #[server(default)] revision: String,
    #[server(default)] group: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&traveller)?;
        let event = traveller::set_group(&ctx::db(), &ctx::actor(), id, &revision, &group).await?;
        Ok(Flash::Saved.on(&paths::traveller(ctx::locale(), &event.slug, id)))
    })
    .await
}

/// Erases everything about somebody.
#[server(endpoint = "traveller/erase")]
pub async fn erase_traveller(#[server(default)] traveller: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = traveller_erasure::erase(&ctx::db(), &ctx::actor(), id(&traveller)?).await?;
        Ok(Flash::TravellerErased.on(&paths::travellers(ctx::locale(), &event.slug)))
    })
    .await
}
