//! Server functions of the exhibitor's portal.

#![expect(clippy::too_many_arguments, reason = "a server function has an argument for each field of its form")]

use domain::{
    account::{self, InvitePerson, RoleKind},
    exhibitor::{portal, staff},
};
use leptos::prelude::*;

use super::profile_fields::ProfileFields;
use crate::{ctx, error::ApiError, paths};

/// Saves what the directory shows, and the contacts.
#[server(endpoint = "exhibitor/save-profile")]
pub async fn save_profile(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(flatten)] profile: ProfileFields,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let contacts = profile.contacts();
        let ProfileFields { website, teaser_de, teaser_en, description_de, description_en, .. } = profile;
        let command =
            portal::SaveProfile { application, revision, website, teaser_de, teaser_en, description_de, description_en, contacts };
        portal::save_profile(&ctx::db(), &ctx::actor(), &command).await?;
        Ok(format!("{}?saved=1", ctx::page_path()))
    })
    .await
}

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
        let command = staff::NamePerson {
            name,
            email,
            job_title,
            phone,
            locale,
            shares_email: shares_email == "on",
            shares_phone: shares_phone == "on",
        };
        staff::name_person(&ctx::db(), &ctx::actor(), application, &command).await?;
        Ok(format!("{}?named=1", paths::portal_staff(ctx::locale(), application)))
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
        let command = staff::NamePerson {
            name,
            email,
            job_title,
            phone,
            locale,
            shares_email: shares_email == "on",
            shares_phone: shares_phone == "on",
        };
        staff::correct_person(&ctx::db(), &ctx::actor(), person, &revision, &command).await?;
        Ok(format!("{}?saved=1", ctx::page_path()))
    })
    .await
}

/// Takes somebody off the stand.
#[server(endpoint = "exhibitor/remove-person")]
pub async fn remove_person(#[server(default)] staff: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let person = staff.parse().map_err(|_| ApiError::NotFound)?;
        staff::remove_person(&ctx::db(), &ctx::actor(), person).await?;
        Ok(format!("{}?removed=1", ctx::page_path()))
    })
    .await
}

/// Invites a colleague into one's own organisation.
#[server(endpoint = "exhibitor/invite-colleague")]
pub async fn invite_colleague(#[server(default)] organisation: String, #[server(default)] email: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor, locale) = (ctx::db(), ctx::actor(), ctx::locale());
        let own = portal::organisations(&db, &actor).await?;
        let own = own.into_iter().find(|own| own.id.to_string() == organisation).ok_or(ApiError::NotFound)?;
        let command = InvitePerson { email, kind: RoleKind::Exhibitor, scope: own.id.to_string(), scope_name: own.name, locale };
        account::invite(&db, &actor, &command).await?;
        Ok(format!("{}?invited=1", paths::portal(locale)))
    })
    .await
}
