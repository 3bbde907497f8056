//! The programme as files, for calendars and for other programmes, and who comes as tables. Each takes the language of the
//! page that leads to it.

use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    calendar::{Feed, Thing},
    event::{self, EventState, EventView},
    ids::SessionId,
    locale::Locale,
    masterclass::{self, SessionState, SessionView},
};
use letters::calendar as files;
use serde::Deserialize;

use super::{
    attendee_table, calendar,
    schedule::{self, Schedule},
};
use crate::{
    asked::{Asker, FileLocale},
    ctx::{self, AppState, ClientAddress},
    error::ApiError,
    load::refused_file,
    polled::Polled,
    registration::ticket_holder::ticket_holder,
    table_export::download,
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/events/{event}/programme/{file}", get(session))
        .route("/registrations/{ticket}/{file}", get(seat))
        .route("/events/{event}/programme-de.ics", get(|state, event, actor, asked| feed(state, event, actor, asked, Locale::De)))
        .route("/events/{event}/programme-en.ics", get(|state, event, actor, asked| feed(state, event, actor, asked, Locale::En)))
        .route("/events/{event}/schedule.xml", get(schedule_xml))
        .route("/events/{event}/schedule.json", get(schedule_json))
        .merge(attendee_table::routes())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    lang: String,
}

fn session_named(file: &str) -> Result<SessionId, ApiError> {
    file.strip_suffix(".ics").and_then(|id| id.parse().ok()).ok_or(ApiError::NotFound)
}

/// One session, as everybody may take it.
async fn session(
    State(state): State<AppState>,
    Path((slug, file)): Path<(String, String)>,
    FileLocale(l): FileLocale,
    Asker(actor): Asker,
    asked: HeaderMap,
) -> Response {
    let work = async {
        let id = session_named(&file)?;
        let event = event::by_slug(&state.db, &actor, &slug).await?;
        let session = masterclass::session(&state.db, &actor, &event, id).await?;
        let entry = if session.state == SessionState::Draft {
            calendar::draft(&event, &session)
        } else {
            let sessions = masterclass::programme(&state.db, &event).await?;
            let entries = calendar::published(&state.db, &event, &sessions).await?.entries;
            entries.into_iter().find(|entry| entry.thing == Thing::Session(id)).ok_or(ApiError::NotFound)?
        };
        Ok::<_, ApiError>(Polled {
            content_type: files::CONTENT_TYPE,
            file_name: Some(format!("{slug}.ics")),
            language: l,
            changed_at: entry.changed_at,
            is_public: is_public(&event) && session.state != SessionState::Draft,
            content: files::calendar_file(l, &state.site, &[entry]),
        })
    };
    answered(l, &asked, work.await)
}

/// The seat of whoever holds the ticket, by the numbers of their letters.
async fn seat(
    State(state): State<AppState>,
    Path((ticket, file)): Path<(String, String)>,
    FileLocale(l): FileLocale,
    address: Option<Extension<ClientAddress>>,
) -> Response {
    let address = address.map(|address| address.0.0).unwrap_or_default();
    let work = async {
        let id = session_named(&file)?;
        let holder = ticket_holder(&state.db, &ticket, &address).await?;
        let entry = masterclass::seat_entry(&state.db, &holder.actor(), id, l).await?;
        Ok::<_, ApiError>(download(files::CONTENT_TYPE, "standwerk.ics", files::calendar_file(l, &state.site, &[entry]).into_bytes()))
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

/// The programme of an event, and what its calendar says of it.
struct Programme {
    event: EventView,
    sessions: Vec<SessionView>,
    feed: Feed,
}

async fn programme(state: &AppState, slug: &str, actor: Actor) -> Result<Programme, ApiError> {
    let event = event::by_slug(&state.db, &actor, slug).await?;
    let sessions = masterclass::programme(&state.db, &event).await?;
    let feed = calendar::published(&state.db, &event, &sessions).await?;
    Ok(Programme { event, sessions, feed })
}

async fn feed(State(state): State<AppState>, Path(slug): Path<String>, Asker(actor): Asker, asked: HeaderMap, l: Locale) -> Response {
    let file = programme(&state, &slug, actor).await.map(|Programme { event, sessions: _, feed }| {
        let name = format!("{} · {}", event.name, l.t("Programm", "Programme"));
        Polled {
            content_type: files::CONTENT_TYPE,
            file_name: None,
            language: l,
            changed_at: feed.changed_at,
            is_public: is_public(&event),
            content: files::feed(l, &state.site, &name, event.zone, &feed.entries),
        }
    });
    answered(l, &asked, file)
}

async fn schedule_xml(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
    Asker(actor): Asker,
    asked: HeaderMap,
) -> Response {
    let write = |schedule: &Schedule| schedule::xml(schedule).map_err(|error| ApiError::internal(&error));
    scheduled(&state, &slug, actor, &asked, &wanted, "application/xml; charset=utf-8", write).await
}

async fn schedule_json(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
    Asker(actor): Asker,
    asked: HeaderMap,
) -> Response {
    scheduled(&state, &slug, actor, &asked, &wanted, "application/json", |schedule| Ok(schedule::json(schedule).to_string())).await
}

async fn scheduled(
    state: &AppState,
    slug: &str,
    actor: Actor,
    asked: &HeaderMap,
    wanted: &Wanted,
    content_type: &'static str,
    write: impl Fn(&Schedule) -> Result<String, ApiError>,
) -> Response {
    let l = wanted.lang.parse().unwrap_or_else(|_| ctx::preferred(asked));
    let work = async {
        let Programme { event, sessions, feed } = programme(state, slug, actor).await?;
        // An address without a language is read by machines: what they prefer means nothing.
        let l = wanted.lang.parse().unwrap_or_else(|_| main_language(&event));
        let schedule = Schedule { l, event: &event, sessions: &sessions, changed_at: feed.changed_at, public_url: &state.site.public_url };
        Ok::<_, ApiError>(Polled {
            content_type,
            file_name: None,
            language: l,
            changed_at: feed.changed_at,
            is_public: is_public(&event),
            content: write(&schedule)?,
        })
    };
    answered(l, asked, work.await)
}

/// The language that is most spoken there, of those that pages have.
fn main_language(event: &EventView) -> Locale {
    event.languages.iter().find_map(|language| language.parse().ok()).unwrap_or(Locale::En)
}

fn is_public(event: &EventView) -> bool {
    event.state == EventState::Published
}

fn answered(l: Locale, asked: &HeaderMap, file: Result<Polled, ApiError>) -> Response {
    file.map_or_else(|error| refused_file(&error, l), |file| file.answer(asked))
}
