//! Public events for calendars that subscribe: all of them, and those of a bridge; one feed for each language.

use axum::{
    Router,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{
    bridge::{self, BridgeState},
    event::{self, EventFeed, EventView},
    ids::EventId,
    locale::Locale,
    trip,
};
use letters::calendar::{Announced, CONTENT_TYPE, announced_feed};

use super::calendar::announced;
use crate::{asked::Asker, calendar_feed, ctx::AppState, error::ApiError, load::refused_file, polled::Polled};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/events/feed-de.ics", get(|state, asked| all(state, asked, Locale::De)))
        .route("/events/feed-en.ics", get(|state, asked| all(state, asked, Locale::En)))
        .route("/bridges/{bridge}/events-de.ics", get(|state, path, actor, asked| of_bridge(state, path, actor, asked, Locale::De)))
        .route("/bridges/{bridge}/events-en.ics", get(|state, path, actor, asked| of_bridge(state, path, actor, asked, Locale::En)))
}

async fn all(State(state): State<AppState>, asked: HeaderMap, l: Locale) -> Response {
    let work = async {
        let feed = event::public_feed(&state.db, None).await?;
        written(&state, l, &calendar_feed::of_all(l, &state.site.agency.name), &feed, true).await
    };
    answered(l, &asked, work.await)
}

async fn of_bridge(State(state): State<AppState>, Path(slug): Path<String>, Asker(actor): Asker, asked: HeaderMap, l: Locale) -> Response {
    let work = async {
        let bridge = bridge::by_slug(&state.db, &actor, &slug).await?;
        let feed = event::public_feed(&state.db, Some(bridge.id)).await?;
        let is_public = bridge.state == BridgeState::Published;
        written(&state, l, &calendar_feed::of_bridge(l, &bridge.name), &feed, is_public).await
    };
    answered(l, &asked, work.await)
}

async fn written(state: &AppState, l: Locale, name: &str, feed: &EventFeed, is_public: bool) -> Result<Polled, ApiError> {
    let ids: Vec<EventId> = feed.events.iter().map(|event| event.id).collect();
    let towns = trip::towns(&state.db, feed.events.iter().map(|event| (event.id, event.kind)).collect()).await?;
    let of_trips = trip::changes(&state.db, &ids).await?;
    let entry = |event: &EventView| announced(l, event, &towns.of(event), of_trips.get(&event.id).copied().unwrap_or_default());
    let entries: Vec<Announced> = feed.events.iter().map(entry).collect();
    Ok(Polled {
        content_type: CONTENT_TYPE,
        file_name: None,
        language: l,
        changed_at: entries.iter().map(|entry| entry.changed_at).fold(feed.changed_at, Ord::max),
        is_public,
        content: announced_feed(&state.site, name, &entries),
    })
}

fn answered(l: Locale, asked: &HeaderMap, file: Result<Polled, ApiError>) -> Response {
    file.map_or_else(|error| refused_file(&error, l), |file| file.answer(asked))
}
