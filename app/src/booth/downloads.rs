//! What the plan's script asks for: what the cards over a floor's units say, and what a search finds on all floors. Never
//! more than everybody may know, whoever asks.

use axum::{
    Router,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{
    application::{TagKind, tag_name},
    clock,
    db::Db,
    event::{self, EventState, EventView},
    ids::LevelId,
    locale::Locale,
    placement::{self, UnitCard, UnitView},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    paths,
    polled::Polled,
};

/// Hits that stand below the search.
const SHOWN: usize = 12;

pub fn routes() -> Router<AppState> {
    Router::new().route("/events/{event}/plan.json", get(plan))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    level: String,
    q: String,
}

async fn plan(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
    FileLocale(l): FileLocale,
    Asker(actor): Asker,
    asked: HeaderMap,
) -> Response {
    let work = async {
        let event = event::by_slug(&state.db, &actor, &slug).await?;
        let typed: String = wanted.q.chars().take(100).collect();
        let content = if typed.trim().is_empty() {
            let level: LevelId = wanted.level.parse().map_err(|_| ApiError::NotFound)?;
            cards(l, &state.db, &event, level).await?
        } else {
            found(l, &state.db, &event, &typed).await?
        };
        Ok::<_, ApiError>(Polled {
            content_type: "application/json",
            file_name: None,
            language: l,
            changed_at: clock::now(),
            is_public: event.state == EventState::Published,
            content: content.to_string(),
        })
    };
    work.await.map_or_else(|error| refused_file(&error, l), |file: Polled| file.answer(&asked))
}

async fn cards(l: Locale, db: &Db, event: &EventView, level: LevelId) -> Result<Value, ApiError> {
    let cards = placement::unit_cards(db, event, level).await?;
    Ok(Value::Object(cards.into_iter().map(|card| (card.code.clone(), told(l, &card))).collect()))
}

fn told(l: Locale, card: &UnitCard) -> Value {
    let topics: Vec<_> = card.topics.iter().map(|topic| tag_name(l, TagKind::Topic, topic)).collect();
    json!({
        "name": card.name,
        "text": card.teaser.in_(l),
        "topics": topics.join(" · "),
        "logo": card.logo.as_deref().map(paths::file),
    })
}

async fn found(l: Locale, db: &Db, event: &EventView, typed: &str) -> Result<Value, ApiError> {
    let found = placement::find_units(db, event, typed).await?;
    let hit = |unit: &UnitView| {
        json!({
            "code": unit.code,
            "name": unit.exhibitor.as_ref().map(|who| who.name.as_str()),
            "href": paths::plan_unit(l, &event.slug, &unit.code),
        })
    };
    Ok(json!({ "number": found.units.len(), "hits": found.units.iter().take(SHOWN).map(hit).collect::<Vec<_>>() }))
}
