//! Files of this slice: a visitor's own data and calendar, the organisers' table.

use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    event,
    locale::Locale,
    process::personal_data_export,
    registration::{self, VisitorFilter},
};
use serde::Deserialize;

use super::{pages::details, state_chip, ticket_holder::ticket_holder};
use crate::{
    ctx::{self, AppState, ClientAddress},
    error::ApiError,
    load::refused_file,
    table_export::{TableExport, download},
};

pub fn routes() -> Router<AppState> {
    Router::new().route("/registrations/{file}", get(ticket_file)).route("/organise/events/{event}/visitors.csv", get(visitors_table))
}

async fn ticket_file(
    State(state): State<AppState>,
    Path(file): Path<String>,
    Query(wanted): Query<Wanted>,
    address: Option<Extension<ClientAddress>>,
    headers: HeaderMap,
) -> Response {
    let address = address.map(|address| address.0.0).unwrap_or_default();
    let l = wanted.language(&headers);
    ticket_content(&state, &file, &address, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn ticket_content(state: &AppState, file: &str, address: &str, l: Locale) -> Result<Response, ApiError> {
    let (code, kind) = file.rsplit_once('.').ok_or(ApiError::NotFound)?;
    let holder = ticket_holder(&state.db, code, address).await?;
    let (actor, registration) = (holder.actor(), holder.registration);
    match kind {
        "json" => {
            let everything = personal_data_export::export_personal_data(&state.db, &actor, registration).await?;
            let json = serde_json::to_vec_pretty(&everything).map_err(|error| ApiError::internal(&error))?;
            Ok(download("application/json", "standwerk-registration.json", json))
        }
        "ics" => {
            let days = registration::calendar_days(&state.db, &actor, registration, l).await?;
            Ok(download(
                letters::calendar::CONTENT_TYPE,
                "standwerk.ics",
                letters::calendar::calendar_file(l, &state.site, &days).into_bytes(),
            ))
        }
        _ => Err(ApiError::NotFound),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    lang: String,
}

impl Wanted {
    fn language(&self, headers: &HeaderMap) -> Locale {
        self.lang.parse().unwrap_or_else(|_| ctx::preferred(headers))
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Narrowed {
    lang: String,
    q: String,
    state: String,
}

async fn visitors_table(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    Query(narrowed): Query<Narrowed>,
    actor: Option<Extension<Actor>>,
    headers: HeaderMap,
) -> Response {
    let actor = actor.map_or(Actor::Anonymous, |actor| actor.0);
    let filter = VisitorFilter { search: narrowed.q, state: narrowed.state.parse().ok(), ..VisitorFilter::default() };
    let l = Wanted { lang: narrowed.lang }.language(&headers);
    match written(&state, &actor, &slug, &filter, l).await {
        Ok(table) => table.download(&format!("{slug}-visitors.csv")),
        Err(error) => refused_file(&error, l),
    }
}

async fn written(state: &AppState, actor: &Actor, slug: &str, filter: &VisitorFilter, l: Locale) -> Result<TableExport, ApiError> {
    let event = event::by_slug(&state.db, actor, slug).await?;
    registration::note_export(&state.db, actor, event.id).await?;
    let [name, told @ ..] = details::heads(l);
    let more = [l.t("Status", "Status"), l.t("Registriert", "Registered"), l.t("Bestätigt", "Confirmed")];
    let columns: Vec<_> = [name.as_str(), l.t("E-Mail", "E-mail")].into_iter().chain(told.iter().map(String::as_str)).chain(more).collect();
    let mut table = TableExport::new(l, &columns);
    let time = |at: domain::clock::Instant| at.with_timezone(&event.zone).format("%Y-%m-%d %H:%M").to_string();
    let mut last = None;
    let mut count = 0;
    loop {
        let rows = registration::export(&state.db, actor, event.id, filter, last).await?;
        count += rows.len();
        let Some(end) = rows.last() else {
            tracing::info!(account = ?actor.account(), event = %event.id, count, "visitors exported");
            return Ok(table);
        };
        last = Some(end.id);
        for row in rows {
            let [name, told @ ..] = details::cells(row.details);
            let state = state_chip(l, row.state).0.to_owned();
            let times = [time(row.created_at), row.confirmed_at.map(time).unwrap_or_default()];
            table.row([name, row.email].into_iter().chain(told).chain([state]).chain(times));
        }
    }
}
