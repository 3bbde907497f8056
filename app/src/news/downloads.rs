//! The feed of the news, for feed readers: one for each language; and each of them as a press release.

use axum::{
    Router,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{
    locale::Locale,
    news::{self, NewsEntryView},
};

use super::press_release;
use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    paths,
    rss::{self, Channel, Item},
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
        let channel = Channel {
            title: rss::title(l.t("Aktuelles", "News"), &state.site.agency.name),
            description: l.t("Was die Agentur zu berichten hat.", "What the agency has to tell."),
            list: paths::newsroom(l),
            feed: paths::news_feed(l),
        };
        let item = |entry: &NewsEntryView| Item {
            id: entry.id.to_string(),
            title: entry.title.in_(l).to_owned(),
            path: paths::news_entry(l, &entry.slug),
            at: entry.published_at,
            text: entry.lede.in_(l).to_owned(),
        };
        let items: Vec<Item> = feed.entries.iter().map(item).collect();
        rss::polled(l, &state, &channel, &items, feed.changed_at)
    };
    work.await.map_or_else(|error| refused_file(&error, l), |file| file.answer(&asked))
}
