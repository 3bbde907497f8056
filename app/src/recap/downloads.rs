//! Recaps for feed readers, the newest first: one feed for each language.

use axum::{Router, extract::State, http::HeaderMap, response::Response, routing::get};
use domain::{
    locale::Locale,
    recap::{self, RecapInShort},
};

use crate::{
    ctx::AppState,
    load::refused_file,
    markdown, paths,
    rss::{self, Channel, Item},
};

/// Entries of the feed: more than anybody misses between two looks.
const FED: u64 = 30;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/events/recaps-de.rss", get(|state, asked| feed(state, asked, Locale::De)))
        .route("/events/recaps-en.rss", get(|state, asked| feed(state, asked, Locale::En)))
}

async fn feed(State(state): State<AppState>, asked: HeaderMap, l: Locale) -> Response {
    let work = async {
        let newest = recap::newest(&state.db, FED).await?;
        let channel = Channel {
            title: rss::title(l.t("Rückblicke", "Recaps"), &state.site.agency.name),
            description: l.t("Was von unseren Veranstaltungen bleibt.", "What stays of our events."),
            list: paths::landing(l),
            feed: paths::recaps_feed(l),
        };
        let item = |recap: &RecapInShort| Item {
            id: recap.id.to_string(),
            title: format!("{}: {}", l.t("Rückblick", "Recap"), recap.event.name),
            path: paths::recap(l, &recap.event.slug),
            at: recap.published_at,
            text: markdown::excerpt(recap.text.in_(l), 300),
        };
        let items: Vec<Item> = newest.iter().map(item).collect();
        rss::polled(l, &state, &channel, &items, recap::last_change(&state.db).await?)
    };
    work.await.map_or_else(|error| refused_file(&error, l), |file| file.answer(&asked))
}
