//! Server functions for the people on the stand.

#![expect(clippy::too_many_arguments, reason = "a server function has an argument for each field of its form")]

use domain::{
    account,
    booth_staff::{self, NamePerson as Person},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths};

/// Names somebody for the stand.
#[server(endpoint = "exhibitor/name-person")]
pub async fn name_person(
    #[server(default)] application: String,
    #[server(default)] name: String,
    #[server(default)] email: String,
    #[server(default)] job_title: String,
    #[server(default)] phone: String,
    #[server(default)] locale: String,
    #[server(default)] shares_email: String,
    #[server(default)] shares_phone: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let application = application.parse().map_err(|_| ApiError::NotFound)?;
        let command =
            Person { name, email, job_title, phone, locale, shares_email: shares_email == "on", shares_phone: shares_phone == "on" };
        account::count_caused_mail(&ctx::db(), &ctx::actor(), &command.email).await?;
        booth_staff::name_person(&ctx::db(), &ctx::actor(), application, &command).await?;
        Ok(Flash::PersonNamed.on(&paths::portal_staff(ctx::locale(), application)))
    })
    .await
}

/// Corrects somebody's data.
#[server(endpoint = "exhibitor/correct-person")]
pub async fn correct_person(
    #[server(default)] staff: String,
    #[server(default)] revision: String,
    #[server(default)] name: String,
    #[server(default)] email: String,
    #[server(default)] job_title: String,
    #[server(default)] phone: String,
    #[server(default)] locale: String,
    #[server(default)] shares_email: String,
    #[server(default)] shares_phone: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let person = staff.parse().map_err(|_| ApiError::NotFound)?;
        let command =
            Person { name, email, job_title, phone, locale, shares_email: shares_email == "on", shares_phone: shares_phone == "on" };
        account::count_caused_mail(&ctx::db(), &ctx::actor(), &command.email).await?;
        booth_staff::correct_person(&ctx::db(), &ctx::actor(), person, &revision, &command).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Takes somebody off the stand.
#[server(endpoint = "exhibitor/remove-person")]
pub async fn remove_person(#[server(default)] staff: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let person = staff.parse().map_err(|_| ApiError::NotFound)?;
        booth_staff::remove_person(&ctx::db(), &ctx::actor(), person).await?;
        Ok(Flash::PersonRemoved.here())
    })
    .await
}
