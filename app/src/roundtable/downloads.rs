//! Files of this slice: papers as PDF, the list as tables, and what is kept about one person.

use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    clock::Tz,
    field::slug_of,
    ids::{RoundtableGuestId, RoundtableId},
    locale::Locale,
    roundtable::{self, GuestState, GuestView, RoundtableView, TableView},
};
use futures::stream;
use paper::roundtable::{self as sheets, PaperError};

use super::papers;
use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    table_export::{Column, Table, TableFormat, download},
    words::roundtable as words,
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/organise/roundtables/{roundtable}/place-cards.pdf", get(place_cards))
        .route("/organise/roundtables/{roundtable}/table-plan.pdf", get(table_plan))
        .route("/organise/roundtables/{roundtable}/briefings.pdf", get(briefings))
        .route("/organise/roundtables/{roundtable}/guests.xlsx", get(guests))
        .route("/organise/roundtables/{roundtable}/guests.csv", get(guests))
        .route("/organise/roundtable-guests/{file}", get(export))
}

/// What papers are made of: the roundtable, its tables, and who has accepted.
struct Seated {
    round: RoundtableView,
    tables: Vec<TableView>,
    sitters: Vec<GuestView>,
}

async fn seated(state: &AppState, actor: &Actor, id: &str) -> Result<Seated, ApiError> {
    let id: RoundtableId = id.parse().map_err(|_| ApiError::NotFound)?;
    let round = roundtable::roundtable(&state.db, actor, id).await?;
    let tables = roundtable::tables(&state.db, actor, id).await?;
    let guests = roundtable::guests(&state.db, actor, id).await?;
    let sitters = guests.into_iter().filter(|guest| guest.state == GuestState::Accepted).collect();
    Ok(Seated { round, tables, sitters })
}

async fn place_cards(State(state): State<AppState>, Asker(actor): Asker, Path(id): Path<String>, FileLocale(l): FileLocale) -> Response {
    let work = async {
        let Seated { round, tables, sitters } = seated(&state, &actor, &id).await?;
        let name = l.t("Tischkarten", "Place cards");
        let (about, cards) = (papers::round(l, name, &round), papers::cards(&tables, &sitters));
        set(&round, name, move || sheets::place_cards(&about, &cards)).await
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn table_plan(State(state): State<AppState>, Asker(actor): Asker, Path(id): Path<String>, FileLocale(l): FileLocale) -> Response {
    let work = async {
        let Seated { round, tables, sitters } = seated(&state, &actor, &id).await?;
        let name = l.t("Tischplan", "Table plan");
        let (about, plan) = (papers::round(l, name, &round), papers::plan(&tables, &sitters));
        set(&round, name, move || sheets::table_plan(&about, &plan)).await
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn briefings(State(state): State<AppState>, Asker(actor): Asker, Path(id): Path<String>, FileLocale(l): FileLocale) -> Response {
    let work = async {
        let Seated { round, tables, sitters } = seated(&state, &actor, &id).await?;
        let name = l.t("Briefings", "Briefings");
        let (about, each) = (papers::round(l, name, &round), papers::briefings(l, &round, &tables, &sitters));
        set(&round, name, move || sheets::briefings(&about, &each)).await
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

/// On a thread of its own: it is work for the processor, and would hold up everybody's answers.
async fn set(
    round: &RoundtableView,
    name: &str,
    work: impl FnOnce() -> Result<Vec<u8>, PaperError> + Send + 'static,
) -> Result<Response, ApiError> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|error| ApiError::internal(&error))?;
    let pdf = done.map_err(|error| ApiError::internal(&error))?;
    Ok(download("application/pdf", &format!("{}-{}.pdf", slug_of(&round.name), slug_of(name)), pdf))
}

async fn guests(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path(id): Path<String>,
    FileLocale(l): FileLocale,
    format: TableFormat,
) -> Response {
    let work = async {
        let id: RoundtableId = id.parse().map_err(|_| ApiError::NotFound)?;
        let round = roundtable::roundtable(&state.db, &actor, id).await?;
        let tables = roundtable::tables(&state.db, &actor, id).await?;
        let rows = roundtable::guests(&state.db, &actor, id).await?;
        let table = Table {
            locale: l,
            file: format!("{}-{}", slug_of(&round.name), l.t("gaeste", "guests")),
            title: l.t("Gäste", "Guests"),
            columns: columns(l, round.zone, tables),
        };
        table.download(format, stream::iter([Ok(rows)])).await
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

fn columns(l: Locale, zone: Tz, tables: Vec<TableView>) -> Vec<Column<GuestView>> {
    let table = move |row: &GuestView| {
        let of = row.seat.and_then(|(of, _)| tables.iter().find(|table| table.id == of));
        of.map(|table| table.name.clone()).unwrap_or_default()
    };
    vec![
        Column::text(l.t("Name", "Name"), |row: &GuestView| row.name.clone()),
        Column::text(l.t("E-Mail", "E-mail"), |row: &GuestView| row.email.clone()),
        Column::text(l.t("Organisation", "Organisation"), |row: &GuestView| row.organisation.clone()),
        Column::text(l.t("Funktion", "Function"), |row: &GuestView| row.job_title.clone()),
        Column::text(l.t("Branche", "Sector"), |row: &GuestView| row.sector.clone()),
        Column::yes_no(l, l.t("Stadt", "Town"), |row: &GuestView| row.is_town),
        Column::number(l.t("Welle", "Wave"), |row: &GuestView| Some(f64::from(row.wave))),
        Column::text(l.t("Status", "Status"), move |row: &GuestView| words::state(l, row.state).to_owned()),
        Column::moment(l.t("Eingeladen", "Invited"), zone, |row: &GuestView| row.invited_at),
        Column::moment(l.t("Geantwortet", "Answered"), zone, |row: &GuestView| row.answered_at),
        Column::text(l.t("Tisch", "Table"), table),
        Column::number(l.t("Platz", "Chair"), |row: &GuestView| row.seat.map(|(_, chair)| chair as f64 + 1.0)),
        Column::prose(l.t("Braucht", "Needs"), |row: &GuestView| row.needs.clone()),
    ]
}

/// `/organise/roundtable-guests/ID.json`.
async fn export(State(state): State<AppState>, Path(file): Path<String>, Asker(actor): Asker, FileLocale(l): FileLocale) -> Response {
    let work = async {
        let id: RoundtableGuestId = file.strip_suffix(".json").and_then(|id| id.parse().ok()).ok_or(ApiError::NotFound)?;
        let everything = roundtable::personal_data::export(&state.db, &actor, id).await?;
        let json = serde_json::to_vec_pretty(&everything).map_err(|error| ApiError::internal(&error))?;
        Ok::<_, ApiError>(download("application/json", "standwerk-roundtable-guest.json", json))
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}
