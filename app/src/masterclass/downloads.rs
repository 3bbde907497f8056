//! Calendar files of the programme.

use axum::{
    Extension, Router,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{actor::Actor, event, locale::Locale, masterclass};

use super::calendar;
use crate::{
    ctx::{self, AppState},
    error::ApiError,
    load::refused_file,
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/events/{event}/programme/{file}", get(session))
        .route("/events/{event}/programme-de.ics", get(|state, event, actor| feed(state, event, actor, Locale::De)))
        .route("/events/{event}/programme-en.ics", get(|state, event, actor| feed(state, event, actor, Locale::En)))
}

async fn session(
    State(state): State<AppState>,
    Path((slug, file)): Path<(String, String)>,
    actor: Option<Extension<Actor>>,
    headers: HeaderMap,
) -> Response {
    let l = ctx::preferred(&headers);
    let work = async {
        let id = file.strip_suffix(".ics").and_then(|id| id.parse().ok()).ok_or(ApiError::NotFound)?;
        let actor = actor.map_or(Actor::Anonymous, |actor| actor.0);
        let event = event::by_slug(&state.db, &actor, &slug).await?;
        let session = masterclass::session(&state.db, &actor, &event, id).await?;
        Ok(calendar::session_calendar(l, &event, &session, &state.site.public_url))
    };
    answered(l, work.await, &format!("attachment; filename=\"{slug}.ics\""))
}

async fn feed(State(state): State<AppState>, Path(slug): Path<String>, actor: Option<Extension<Actor>>, l: Locale) -> Response {
    let work = async {
        let actor = actor.map_or(Actor::Anonymous, |actor| actor.0);
        let event = event::by_slug(&state.db, &actor, &slug).await?;
        let sessions = masterclass::programme(&state.db, &event).await?;
        Ok(calendar::feed(l, &event, &sessions, &state.site.public_url))
    };
    answered(l, work.await, "inline")
}

fn answered(l: Locale, calendar: Result<String, ApiError>, disposition: &str) -> Response {
    match calendar {
        Ok(text) => {
            ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CONTENT_DISPOSITION, disposition)], text).into_response()
        }
        Err(error) => refused_file(&error, l),
    }
}
