//! The server function behind a confirmed exhibitor's profile.

use domain::application;
use leptos::prelude::*;

use super::profile_fields::ProfileFields;
use crate::{ctx, error::ApiError, flash::Flash};

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
            application::SaveProfile { application, revision, website, teaser_de, teaser_en, description_de, description_en, contacts };
        application::save_profile(&ctx::db(), &ctx::actor(), &command).await?;
        Ok(Flash::Saved.here())
    })
    .await
}
