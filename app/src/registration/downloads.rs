//! Files of this slice: a visitor's own data and calendar, what keeps the ticket page, the organisers' table.

use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    actor::Actor,
    event::{self, EventView},
    ids::EventId,
    locale::Locale,
    masterclass,
    process::{
        personal_data_export,
        visitor_table::{self, VisitorExport},
    },
    registration::{self, RegistrationState, VisitorFilter},
};
use futures::Stream;
use serde::Deserialize;

use super::{columns, ticket_holder::ticket_holder};
use crate::{
    asked::{Asker, FileLocale, narrowed},
    ctx::{AppState, ClientAddress},
    error::ApiError,
    load::refused_file,
    progress::Progress,
    table_export::{Table, TableFormat, batches, download},
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/registrations/{file}", get(ticket_file))
        .route("/ticket-worker.js", get(ticket_worker))
        .route("/organise/events/{event}/visitors.csv", get(visitors_table))
        .route("/organise/events/{event}/visitors.xlsx", get(visitors_table))
}

/// A worker asks under the policy of its own file: it needs this site, and nothing else.
async fn ticket_worker() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; connect-src 'self'"),
    ];
    (headers, include_str!("ticket_worker.js"))
}

async fn ticket_file(
    State(state): State<AppState>,
    Path(file): Path<String>,
    address: Option<Extension<ClientAddress>>,
    FileLocale(l): FileLocale,
) -> Response {
    let address = address.map(|address| address.0.0).unwrap_or_default();
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
            let mut days = registration::calendar_days(&state.db, &actor, registration, l).await?;
            // And where one sits: whoever takes the file has everything.
            if holder.state == RegistrationState::Confirmed {
                days.extend(masterclass::seat_entries(&state.db, &actor, l).await?);
            }
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
struct Narrowed {
    q: String,
    state: String,
}

impl Narrowed {
    fn filter(self) -> VisitorFilter {
        VisitorFilter { search: self.q, state: self.state.parse().ok(), ..VisitorFilter::default() }
    }
}

async fn visitors_table(
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
    filter: VisitorFilter,
    format: TableFormat,
    l: Locale,
) -> Result<Response, ApiError> {
    let event = event::by_slug(&state.db, &actor, slug).await?;
    registration::note_export(&state.db, &actor, event.id).await?;
    tracing::info!(account = ?actor.account(), event = %event.id, "visitors exported");
    table(&event, l).download(format, rows(&state, actor, event.id, filter)).await
}

fn table(event: &EventView, l: Locale) -> Table<VisitorExport> {
    Table {
        locale: l,
        file: format!("{}-visitors", event.slug),
        title: l.t("Registrierungen", "Visitors"),
        columns: columns::columns(l, event),
    }
}

fn rows(
    state: &AppState,
    actor: Actor,
    event: EventId,
    filter: VisitorFilter,
) -> impl Stream<Item = Result<Vec<VisitorExport>, ApiError>> + Send + 'static {
    let db = state.db.clone();
    batches(
        |row: &VisitorExport| row.visitor.id,
        move |after| {
            let (db, actor, filter) = (db.clone(), actor.clone(), filter.clone());
            async move { Ok(visitor_table::visitors(&db, &actor, event, &filter, after).await?) }
        },
    )
}

/// The same table as a file that is made in the background.
///
/// # Errors
/// When it cannot be made.
pub async fn make_table(state: &AppState, event: &EventView, query: &str, l: Locale, progress: &Progress) -> Result<Vec<u8>, ApiError> {
    let filter = narrowed::<Narrowed>(query).filter();
    progress.expect(registration::visitors(&state.db, &Actor::System, event.id, &filter).await?.total);
    table(event, l).workbook(rows(state, Actor::System, event.id, filter), progress).await
}
