//! Server functions of the exhibitor's portal.

#![expect(clippy::too_many_arguments, reason = "a server function has an argument for each field of its form")]

use domain::{
    account::{self, InvitePerson, RoleKind},
    exhibitor::{
        portal::{self, TypedContact},
        staff,
    },
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, paths};

/// Saves what the directory shows, and the contacts.
#[server(endpoint = "exhibitor/save-profile")]
pub async fn save_profile(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] website: String,
    #[server(default)] teaser_de: String,
    #[server(default)] teaser_en: String,
    #[server(default)] description_de: String,
    #[server(default)] description_en: String,
    #[server(default)] decision_name: String,
    #[server(default)] decision_email: String,
    #[server(default)] decision_phone: String,
    #[server(default)] project_name: String,
    #[server(default)] project_email: String,
    #[server(default)] project_phone: String,
    #[server(default)] technical_name: String,
    #[server(default)] technical_email: String,
    #[server(default)] technical_phone: String,
    #[server(default)] invoice_name: String,
    #[server(default)] invoice_email: String,
    #[server(default)] invoice_phone: String,
    #[server(default)] press_name: String,
    #[server(default)] press_email: String,
    #[server(default)] press_phone: String,
    #[server(default)] on_site_name: String,
    #[server(default)] on_site_email: String,
    #[server(default)] on_site_phone: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let contact = |name, email, phone| TypedContact { name, email, phone };
        let contacts = vec![
            contact(decision_name, decision_email, decision_phone),
            contact(project_name, project_email, project_phone),
            contact(technical_name, technical_email, technical_phone),
            contact(invoice_name, invoice_email, invoice_phone),
            contact(press_name, press_email, press_phone),
            contact(on_site_name, on_site_email, on_site_phone),
        ];
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
        staff::correct_person(&ctx::db(), &ctx::actor(), person, &command).await?;
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
