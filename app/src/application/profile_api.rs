//! The server function behind a confirmed exhibitor's profile.

use domain::application;
use leptos::prelude::*;

use super::contact_fields::ContactFields;
use crate::{ctx, error::ApiError, flash::Flash};

/// Saves what the directory shows, and the contacts.
#[server(endpoint = "exhibitor/save-profile")]
pub async fn save_profile(
    #[server(flatten)] profile: application::SaveProfile,
    #[server(flatten)] contacts: ContactFields,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let command = application::SaveProfile { contacts: contacts.contacts(), ..profile };
        application::save_profile(&ctx::db(), &ctx::actor(), &command).await?;
        Ok(Flash::Saved.here())
    })
    .await
}
