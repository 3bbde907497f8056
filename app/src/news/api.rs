//! Server functions of this slice.

use domain::{
    files::FileKind,
    ids::NewsEntryId,
    locale::{Locale, Text},
    news::{self, Error, NewsForm, NewsState},
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths, upload, words::news as words};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::NotNow(state) => Self::conflict(&not_now(state)),
            Error::Picture(refused) => upload::refused("picture", refused, FileKind::Picture),
            Error::Files(error) => Self::internal(&error),
            Error::Db(error) => error.into(),
        }
    }
}

fn not_now(state: NewsState) -> Text {
    let (de, en) = (words::state(Locale::De, state), words::state(Locale::En, state));
    Text::new(
        format!("Der Status dieser Meldung ist inzwischen „{de}“. Damit ist das nicht mehr möglich."),
        format!("The status of this news item is “{en}” by now. This is no longer possible."),
    )
}

fn id(typed: &str) -> Result<NewsEntryId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

/// Makes a draft.
#[server(endpoint = "news/create")]
pub async fn create_news_entry(#[server(flatten)] form: NewsForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let made = news::create(&ctx::db(), &ctx::actor(), &form).await?;
        Ok(Flash::Saved.on(&paths::edit_news_entry(ctx::locale(), made.id)))
    })
    .await
}

/// Changes an entry, and leads to its public page if that button was pressed.
#[server(endpoint = "news/edit")]
pub async fn edit_news_entry(
    #[server(default)] entry: String,
    #[server(default)] revision: String,
    #[server(default)] act: String,
    #[server(flatten)] form: NewsForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        if !["save", "preview"].contains(&act.as_str()) {
            return Err(ApiError::NotFound);
        }
        let changed = news::edit(&ctx::db(), &ctx::actor(), id(&entry)?, &revision, &form).await?;
        let l = ctx::locale();
        if act == "preview" { Ok(paths::news_entry(l, &changed.slug)) } else { Ok(Flash::Saved.on(&paths::edit_news_entry(l, changed.id))) }
    })
    .await
}

/// Takes the picture away.
#[server(endpoint = "news/remove-picture")]
pub async fn remove_news_picture(#[server(default)] entry: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&entry)?;
        news::remove_picture(&ctx::db(), &ctx::actor(), id).await?;
        Ok(Flash::PictureRemoved.on(&paths::edit_news_entry(ctx::locale(), id)))
    })
    .await
}

/// Shows an entry to everybody, from now on.
#[server(endpoint = "news/publish")]
pub async fn publish_news_entry(#[server(default)] entry: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&entry)?;
        news::publish(&ctx::db(), &ctx::actor(), id, &revision).await?;
        Ok(Flash::NewsPublished.on(&paths::edit_news_entry(ctx::locale(), id)))
    })
    .await
}

/// Lets an entry appear by itself at a time.
#[server(endpoint = "news/plan")]
pub async fn plan_news_entry(
    #[server(default)] entry: String,
    #[server(default)] revision: String,
    #[server(default)] at: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&entry)?;
        news::plan(&ctx::db(), &ctx::actor(), id, &revision, &at).await?;
        Ok(Flash::NewsPlanned.on(&paths::edit_news_entry(ctx::locale(), id)))
    })
    .await
}

/// Takes an entry out of sight, or off its time.
#[server(endpoint = "news/hide")]
pub async fn hide_news_entry(#[server(default)] entry: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&entry)?;
        news::hide(&ctx::db(), &ctx::actor(), id).await?;
        Ok(Flash::NewsHidden.on(&paths::edit_news_entry(ctx::locale(), id)))
    })
    .await
}

/// Throws a draft away.
#[server(endpoint = "news/delete")]
pub async fn delete_news_entry(#[server(default)] entry: String) -> Result<(), ApiError> {
    ctx::answer(async {
        news::delete(&ctx::db(), &ctx::actor(), id(&entry)?).await?;
        Ok(Flash::NewsDeleted.on(&paths::organise_news(ctx::locale())))
    })
    .await
}
