//! Files of this slice: the organisers' table, and what is a traveller's own: their calendar, and all that is kept of them.

use axum::{
    Router,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    actor::Actor,
    event::{self, EventView},
    files::MediaType,
    ids::{EventId, TravellerId},
    locale::Locale,
    matchmaking,
    process::traveller_erasure,
    traveller::{self, TravellerFilter, TravellerState, TravellerView},
    trip::{self, Plan},
};
use futures::Stream;
use serde::Deserialize;

use super::columns;
use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    matchmaking::calendar::of_trip as meetings_of_trip,
    table_export::{Table, TableFormat, batches, download},
    trip::calendar,
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/travellers/{file}", get(own_file))
        .route("/travellers/{token}/photo.jpg", get(own_photo))
        .route("/organise/travellers/{file}", get(export))
        .route("/organise/events/{event}/travellers.csv", get(table))
        .route("/organise/events/{event}/travellers.xlsx", get(table))
}

/// `/travellers/LINK.ics` and `/travellers/LINK.json`.
async fn own_file(State(state): State<AppState>, Path(file): Path<String>, FileLocale(l): FileLocale) -> Response {
    own_content(&state, &file, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn own_content(state: &AppState, file: &str, l: Locale) -> Result<Response, ApiError> {
    let (token, kind) = file.rsplit_once('.').ok_or(ApiError::NotFound)?;
    match kind {
        "json" => {
            let everything = traveller_erasure::export_own(&state.db, &state.site.travel_keys, token).await?;
            let json = serde_json::to_vec_pretty(&everything).map_err(|error| ApiError::internal(&error))?;
            Ok(download("application/json", "standwerk-trip.json", json))
        }
        "ics" => {
            let own = traveller::by_token(&state.db, token).await?;
            let mut entries = calendar::entries(&own.event, &own.plan);
            if own.traveller.state == TravellerState::Admitted {
                let meetings = matchmaking::meetings_of_traveller(&state.db, token).await?;
                entries.extend(meetings_of_trip(l, &state.site.host(), &own.event, &meetings));
            }
            let feed = letters::calendar::feed(l, &state.site, &own.event.name, own.event.zone, &entries);
            Ok(download(letters::calendar::CONTENT_TYPE, "standwerk-trip.ics", feed.into_bytes()))
        }
        _ => Err(ApiError::NotFound),
    }
}

/// `/travellers/LINK/photo.jpg`: whoever holds the link sees it, and no cache keeps it.
async fn own_photo(State(state): State<AppState>, Path(token): Path<String>, FileLocale(l): FileLocale) -> Response {
    match traveller::photo(&state.db, &state.site.files, &token).await {
        Ok(photo) => {
            let headers = [(header::CONTENT_TYPE, MediaType::Jpeg.name()), (header::CACHE_CONTROL, "no-store")];
            (headers, photo).into_response()
        }
        Err(error) => refused_file(&ApiError::from(error), l),
    }
}

/// `/organise/travellers/ID.json`.
async fn export(State(state): State<AppState>, Path(file): Path<String>, Asker(actor): Asker, FileLocale(l): FileLocale) -> Response {
    exported(&state, &actor, &file).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn exported(state: &AppState, actor: &Actor, file: &str) -> Result<Response, ApiError> {
    let id: TravellerId = file.strip_suffix(".json").and_then(|id| id.parse().ok()).ok_or(ApiError::NotFound)?;
    let everything = traveller_erasure::export(&state.db, &state.site.travel_keys, actor, id).await?;
    let json = serde_json::to_vec_pretty(&everything).map_err(|error| ApiError::internal(&error))?;
    Ok(download("application/json", "standwerk-traveller.json", json))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Narrowed {
    q: String,
    state: String,
    group: String,
}

impl Narrowed {
    fn filter(self) -> TravellerFilter {
        let Self { q, state, group } = self;
        TravellerFilter { search: q, state: state.parse().ok(), group: group.parse().ok(), page: 1 }
    }
}

async fn table(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    Query(narrowed): Query<Narrowed>,
    Asker(actor): Asker,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    written(state, actor, &slug, narrowed.filter(), format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn written(
    state: AppState,
    actor: Actor,
    slug: &str,
    filter: TravellerFilter,
    format: TableFormat,
    l: Locale,
) -> Result<Response, ApiError> {
    let event = event::by_slug(&state.db, &actor, slug).await?;
    let plan = trip::plan(&state.db, &actor, &event).await?;
    traveller::note_export(&state.db, &actor, event.id).await?;
    tracing::info!(account = ?actor.account(), event = %event.id, "travellers exported");
    described(&event, plan, l).download(format, rows(&state, actor, event.id, filter)).await
}

fn described(event: &EventView, plan: Plan, l: Locale) -> Table<TravellerView> {
    Table {
        locale: l,
        file: format!("{}-travellers", event.slug),
        title: l.t("Reisende", "Travellers"),
        columns: columns::columns(l, event.zone, plan),
    }
}

fn rows(
    state: &AppState,
    actor: Actor,
    event: EventId,
    filter: TravellerFilter,
) -> impl Stream<Item = Result<Vec<TravellerView>, ApiError>> + Send + 'static {
    let db = state.db.clone();
    batches(
        |row: &TravellerView| row.id,
        move |after| {
            let (db, actor, filter) = (db.clone(), actor.clone(), filter.clone());
            async move { Ok(traveller::export(&db, &actor, event, &filter, after).await?) }
        },
    )
}
