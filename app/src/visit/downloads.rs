//! Visits as a table, and what is kept about the people of one, as a file that an organiser hands over.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    country::country_name,
    ids::VisitId,
    locale::Locale,
    visit::{self, DelegateView, VisitFilter, VisitView},
};
use serde::Deserialize;

use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    format,
    load::refused_file,
    table_export::{Column, Table, TableFormat, batches, download},
    words::visit as words,
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/organise/visits.csv", get(table))
        .route("/organise/visits.xlsx", get(table))
        .route("/organise/visits/{file}", get(export))
        .route("/organise/visit-attendance/{file}", get(attendance))
}

/// What narrows the list, as in its address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Narrowed {
    state: String,
    q: String,
}

async fn table(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Query(narrowed): Query<Narrowed>,
    FileLocale(l): FileLocale,
    format: TableFormat,
) -> Response {
    written(state, actor, narrowed, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn written(state: AppState, actor: Actor, narrowed: Narrowed, format: TableFormat, l: Locale) -> Result<Response, ApiError> {
    let filter = VisitFilter { state: narrowed.state.parse().ok(), search: narrowed.q, page: 1 };
    let table = Table { locale: l, file: l.t("besuche", "visits").to_owned(), title: l.t("Besuche", "Visits"), columns: columns(l) };
    let rows = batches(
        |row: &VisitView| row.id,
        move |after| {
            let (db, actor, filter) = (state.db.clone(), actor.clone(), filter.clone());
            async move { Ok(visit::for_export(&db, &actor, &filter, after).await?) }
        },
    );
    table.download(format, rows).await
}

fn columns(l: Locale) -> Vec<Column<VisitView>> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    vec![
        Column::text(l.t("Titel", "Title"), move |row: &VisitView| row.title().in_(l).to_owned()),
        Column::text(l.t("Status", "Status"), move |row: &VisitView| words::state(l, row.state).to_owned()),
        Column::text(l.t("Priorität", "Priority"), move |row: &VisitView| words::priority(l, row.priority).to_owned()),
        Column::text(l.t("Organisation", "Organisation"), |row: &VisitView| row.organisation.clone()),
        Column::text(l.t("Land", "Country"), move |row: &VisitView| country_name(l, &row.country).to_owned()),
        Column::number(l.t("Personen", "People"), |row: &VisitView| Some(f64::from(row.people))),
        Column::prose(l.t("Interessen", "Interests"), |row: &VisitView| row.interests.clone()),
        Column::text(l.t("Wunschtermin", "Dates wished"), |row: &VisitView| row.wished.clone()),
        Column::text(l.t("Erster Tag", "First day"), move |row: &VisitView| day(row.days.map(|(from, _)| from))),
        Column::text(l.t("Letzter Tag", "Last day"), move |row: &VisitView| day(row.days.map(|(_, to)| to))),
        Column::text(l.t("Kontakt", "Contact"), |row: &VisitView| row.contact_name.clone()),
        Column::text(l.t("E-Mail", "E-mail"), |row: &VisitView| row.contact_email.clone()),
        Column::text(l.t("Zuständig", "Owner"), |row: &VisitView| row.owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default()),
        Column::number(l.t("Kontakte", "Leads"), |row: &VisitView| row.leads.map(f64::from)),
        Column::number(l.t("Gespräche", "Meetings"), |row: &VisitView| row.meetings.map(f64::from)),
        Column::prose(l.t("Was daraus wurde", "What came of it"), |row: &VisitView| row.outcome.clone()),
        Column::moment(l.t("Eingang", "Received"), format::home(), |row: &VisitView| Some(row.created_at)),
    ]
}

/// `/organise/visit-attendance/ID.xlsx`: the attendance list of a visit, to be printed for the door.
async fn attendance(
    State(state): State<AppState>,
    Path(file): Path<String>,
    Asker(actor): Asker,
    FileLocale(l): FileLocale,
    format: TableFormat,
) -> Response {
    delegates(&state, &actor, &file, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn delegates(state: &AppState, actor: &Actor, file: &str, format: TableFormat, l: Locale) -> Result<Response, ApiError> {
    let ending = format!(".{}", format.ending());
    let id: VisitId = file.strip_suffix(ending.as_str()).and_then(|id| id.parse().ok()).ok_or(ApiError::NotFound)?;
    // Whether there is such a visit is asked as well: a list of nobody would say that there is.
    visit::visit(&state.db, actor, id).await?;
    let all = visit::delegates(&state.db, actor, id).await?;
    let rows = batches(
        |row: &DelegateView| row.id,
        move |after| {
            let rows = if after.is_none() { all.clone() } else { Vec::new() };
            async move { Ok(rows) }
        },
    );
    let file = l.t("anwesenheit", "attendance").to_owned();
    let came = move |row: &DelegateView| if row.came { l.t("ja", "yes").to_owned() } else { String::new() };
    let columns = vec![
        Column::text(l.t("Name", "Name"), |row: &DelegateView| row.name.clone()),
        Column::text(l.t("Funktion", "Function"), |row: &DelegateView| row.function.clone()),
        Column::text(l.t("Organisation", "Organisation"), |row: &DelegateView| row.organisation.clone()),
        Column::text(l.t("War da", "Came"), came),
        Column::text(l.t("Unterschrift", "Signature"), |_: &DelegateView| String::new()),
    ];
    Table { locale: l, file, title: l.t("Anwesenheit", "Attendance"), columns }.download(format, rows).await
}

/// `/organise/visits/ID.json`.
async fn export(State(state): State<AppState>, Path(file): Path<String>, Asker(actor): Asker, FileLocale(l): FileLocale) -> Response {
    content(&state, &actor, &file).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn content(state: &AppState, actor: &Actor, file: &str) -> Result<Response, ApiError> {
    let id: VisitId = file.strip_suffix(".json").and_then(|id| id.parse().ok()).ok_or(ApiError::NotFound)?;
    let everything = visit::export(&state.db, actor, id).await?;
    let json = serde_json::to_vec_pretty(&everything).map_err(|error| ApiError::internal(&error))?;
    Ok(download("application/json", "standwerk-visit.json", json))
}
