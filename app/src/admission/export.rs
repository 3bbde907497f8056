//! The table of admission as a file for spreadsheets.

use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    admission::table::{self, AdmissionRow, TableQuery},
    event,
    locale::Locale,
};
use serde::Deserialize;

use crate::{
    ctx::{self, AppState},
    error::ApiError,
    format,
    load::refused_file,
    placement::words::placement_chip,
    table_export::TableExport,
    words::application as words,
};

pub fn routes() -> Router<AppState> {
    Router::new().route("/organise/events/{event}/admission.csv", get(admission))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    lang: String,
    q: String,
    state: String,
    sort: String,
}

async fn admission(
    State(state): State<AppState>,
    actor: Option<Extension<Actor>>,
    Path(event): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    let actor = actor.map_or(Actor::Anonymous, |actor| actor.0);
    let l = wanted.lang.parse().unwrap_or_else(|_| ctx::preferred(&headers));
    match written(&state, &actor, &event, &wanted, l).await {
        Ok(response) => response,
        Err(error) => refused_file(&error, l),
    }
}

async fn written(state: &AppState, actor: &Actor, slug: &str, wanted: &Wanted, l: Locale) -> Result<Response, ApiError> {
    actor.require_organiser()?;
    let event = event::by_slug(&state.db, actor, slug).await?;
    let query = TableQuery { search: wanted.q.clone(), state: wanted.state.parse().ok(), sort: wanted.sort.clone(), page: 1 };
    let rows = table::rows_for_export(&state.db, actor, event.id, &query).await?;
    let columns = [
        l.t("Anmeldung", "Application"),
        l.t("Art", "Kind"),
        l.t("Ort", "Town"),
        l.t("Wunsch", "Wish"),
        l.t("Wünsche zum Standplatz", "Wishes for the unit"),
        l.t("Einheit", "Unit"),
        l.t("Vergabe", "Placement"),
        l.t("Status", "Status"),
        l.t("Frist", "Deadline"),
        l.t("Platz auf der Warteliste", "Place on the waiting list"),
        l.t("Schon dabei gewesen", "Took part before"),
        l.t("Eingereicht", "Submitted"),
    ];
    let mut table = TableExport::new(l, &columns);
    for row in rows {
        table.row(cells(l, event.zone, row));
    }
    Ok(table.download(&format!("{slug}-admission.csv")))
}

fn cells(l: Locale, zone: domain::clock::Tz, row: AdmissionRow) -> [String; 12] {
    let AdmissionRow { id: _, name, kind, city, wish_kind, wish_note, state, submitted_at, unit, waiting_place, took_part } = row;
    let (unit, placement, deadline) = match unit {
        Some(unit) => {
            let deadline = unit.offer_expires_at.map(|at| format::date_time(l, zone, at)).unwrap_or_default();
            (unit.code, placement_chip(l, unit.state, unit.is_expired).1.to_owned(), deadline)
        }
        None => Default::default(),
    };
    [
        name,
        kind.parse().map(|kind| words::organisation_kind_name(l, kind).to_owned()).unwrap_or_default(),
        city,
        wish_kind.parse().map(|kind| words::unit_kind_name(l, kind).to_owned()).unwrap_or_default(),
        wish_note,
        unit,
        placement,
        words::state_name(l, state).to_owned(),
        deadline,
        waiting_place.map(|place| place.to_string()).unwrap_or_default(),
        took_part.to_string(),
        submitted_at.map(|at| format::date_time(l, zone, at)).unwrap_or_default(),
    ]
}
