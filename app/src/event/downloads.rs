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
    event::{self, EventFeed},
    locale::Locale,
};
use letters::calendar::{CONTENT_TYPE, whole_days_feed};

use super::calendar::whole_days;
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
        Ok::<_, ApiError>(written(&state, l, &calendar_feed::of_all(l, &state.site.agency.name), &feed, true))
    };
    answered(l, &asked, work.await)
}

async fn of_bridge(State(state): State<AppState>, Path(slug): Path<String>, Asker(actor): Asker, asked: HeaderMap, l: Locale) -> Response {
    let work = async {
        let bridge = bridge::by_slug(&state.db, &actor, &slug).await?;
        let feed = event::public_feed(&state.db, Some(bridge.id)).await?;
        let is_public = bridge.state == BridgeState::Published;
        Ok::<_, ApiError>(written(&state, l, &calendar_feed::of_bridge(l, &bridge.name), &feed, is_public))
    };
    answered(l, &asked, work.await)
}

fn written(state: &AppState, l: Locale, name: &str, feed: &EventFeed, is_public: bool) -> Polled {
    let entries: Vec<_> = feed.events.iter().map(|event| whole_days(l, event)).collect();
    Polled {
        content_type: CONTENT_TYPE,
        file_name: None,
        language: l,
        changed_at: feed.changed_at,
        is_public,
        content: whole_days_feed(&state.site, name, &entries),
    }
}

fn answered(l: Locale, asked: &HeaderMap, file: Result<Polled, ApiError>) -> Response {
    file.map_or_else(|error| refused_file(&error, l), |file| file.answer(asked))
}
