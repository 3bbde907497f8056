//! The feed of the news, for feed readers: one for each language.

use axum::{Router, extract::State, http::HeaderMap, response::Response, routing::get};
use domain::{locale::Locale, news};

use super::rss;
use crate::{ctx::AppState, error::ApiError, load::refused_file, polled::Polled};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/newsroom/feed-de.rss", get(|state, asked| feed(state, asked, Locale::De)))
        .route("/newsroom/feed-en.rss", get(|state, asked| feed(state, asked, Locale::En)))
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
