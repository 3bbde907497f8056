//! The feed of the news, for feed readers: one for each language; and each of them as a press release.

use axum::{
    Router,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{locale::Locale, news};

use super::{press_release, rss};
use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    polled::Polled,
    table_export::download,
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/newsroom/feed-de.rss", get(|state, asked| feed(state, asked, Locale::De)))
        .route("/newsroom/feed-en.rss", get(|state, asked| feed(state, asked, Locale::En)))
        .route("/newsroom/{entry}/press-release.pdf", get(release))
}

async fn release(State(state): State<AppState>, Path(slug): Path<String>, Asker(actor): Asker, FileLocale(l): FileLocale) -> Response {
    let work = async {
        let entry = news::by_slug(&state.db, &actor, &slug).await?;
        let file = press_release::set(&state, l, &entry).await?;
        Ok::<_, ApiError>(download("application/pdf", &format!("{slug}.pdf"), file))
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn feed(State(state): State<AppState>, asked: HeaderMap, l: Locale) -> Response {
    let work = async {
        let feed = news::feed(&state.db).await?;
        let content = rss::feed(l, &state.site.public_url, &state.site.agency.name, &feed.entries);
        Ok::<_, ApiError>(Polled {
            content_type: rss::CONTENT_TYPE,
            file_name: None,
            language: l,
            changed_at: feed.changed_at,
            is_public: true,
            content: content.map_err(|error| ApiError::internal(&error))?,
        })
    };
    work.await.map_or_else(|error| refused_file(&error, l), |file| file.answer(&asked))
}
