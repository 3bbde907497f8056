//! Server functions of this slice.

use domain::{
    files::FileKind,
    ids::TalkId,
    locale::Text,
    talk::{self, Error, TalkDetails, TalkState},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths, upload};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::Published => Self::conflict(&Text::new(
                "Der Vortrag ist inzwischen veröffentlicht. Machen Sie ihn zuerst wieder zum Entwurf.",
                "The talk is published by now. First make it a draft again.",
            )),
            Error::Slides(refused) => upload::refused("slides", refused, FileKind::Slides),
            Error::Files(error) => Self::internal(&error),
            Error::Db(error) => error.into(),
        }
    }
}

fn id(talk: &str) -> Result<TalkId, ApiError> {
    talk.parse().map_err(|_| ApiError::NotFound)
}

/// Makes a draft.
#[server(endpoint = "talk/create-talk")]
pub async fn create_talk(#[server(flatten)] details: TalkDetails) -> Result<(), ApiError> {
    ctx::answer(async {
        let made = talk::create(&ctx::db(), &ctx::actor(), &details).await?;
        Ok(Flash::Saved.on(&paths::edit_talk(ctx::locale(), made.id)))
    })
    .await
}

/// Changes a talk.
#[server(endpoint = "talk/edit-talk")]
pub async fn edit_talk(
    #[server(default)] talk: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: TalkDetails,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let changed = talk::edit(&ctx::db(), &ctx::actor(), id(&talk)?, &revision, &details).await?;
        Ok(Flash::Saved.on(&paths::edit_talk(ctx::locale(), changed.id)))
    })
    .await
}

/// Shows a talk to everybody, or to organisers alone.
#[server(endpoint = "talk/set-state")]
pub async fn set_talk_state(#[server(default)] talk: String, #[server(default)] state: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let changed = talk::set_state(&ctx::db(), &ctx::actor(), id(&talk)?, &state).await?;
        let done = match changed.state {
            TalkState::Published => Flash::TalkPublished,
            TalkState::Draft => Flash::TalkHidden,
        };
        Ok(done.on(&paths::edit_talk(ctx::locale(), changed.id)))
    })
    .await
}

/// Throws a draft away.
#[server(endpoint = "talk/delete-talk")]
pub async fn delete_talk(#[server(default)] talk: String) -> Result<(), ApiError> {
    ctx::answer(async {
        talk::delete(&ctx::db(), &ctx::actor(), id(&talk)?).await?;
        Ok(Flash::TalkDeleted.on(&paths::organise_talks(ctx::locale())))
    })
    .await
}

/// Takes the slides away.
#[server(endpoint = "talk/remove-slides")]
pub async fn remove_slides(#[server(default)] talk: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&talk)?;
        talk::remove_slides(&ctx::db(), &ctx::actor(), id).await?;
        Ok(Flash::SlidesRemoved.on(&paths::edit_talk(ctx::locale(), id)))
    })
    .await
}
