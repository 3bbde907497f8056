//! The list of grants as a table, narrowed and sorted as it is on its page.

use axum::{
    Router,
    extract::{Query, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    grant::{self, GrantFilter, GrantRow},
    locale::Locale,
};
use futures::stream;
use serde::Deserialize;

use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    table_export::{Column, Table, TableFormat},
    words::grant as words,
};

pub fn routes() -> Router<AppState> {
    Router::new().route("/organise/grants.csv", get(table)).route("/organise/grants.xlsx", get(table))
}

/// What narrows the list, as in its address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Narrowed {
    state: String,
    q: String,
    sort: String,
}

async fn table(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Query(narrowed): Query<Narrowed>,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    written(&state, &actor, narrowed, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn written(state: &AppState, actor: &Actor, narrowed: Narrowed, format: TableFormat, l: Locale) -> Result<Response, ApiError> {
    let Narrowed { state: standing, q, sort } = narrowed;
    let filter = GrantFilter { state: standing.parse().ok(), search: q, sort, page: 1 };
    let rows = grant::export(&state.db, actor, &filter).await?;
    let table = Table { locale: l, file: "standwerk-grants".to_owned(), title: l.t("Förderungen", "Grants"), columns: columns(l) };
    table.download(format, stream::iter([Ok(rows)])).await
}

fn columns(l: Locale) -> Vec<Column<GrantRow>> {
    vec![
        Column::text(l.t("Zuwendungsgeber", "Funder"), |row: &GrantRow| row.grant.grantor.clone()),
        Column::text(l.t("Aktenzeichen", "Reference"), |row: &GrantRow| row.grant.reference.clone()),
        Column::prose(l.t("Zweck", "Purpose"), move |row: &GrantRow| row.grant.purpose.in_(l).to_owned()),
        Column::text(l.t("Status", "Status"), move |row: &GrantRow| words::state(l, row.grant.state).to_owned()),
        Column::text(l.t("Von", "From"), |row: &GrantRow| row.grant.starts_on.to_string()),
        Column::text(l.t("Bis", "Until"), |row: &GrantRow| row.grant.ends_on.to_string()),
        Column::text(l.t("Datum des Bescheids", "Date of the notice"), |row: &GrantRow| {
            row.grant.noticed_on.map(|day| day.to_string()).unwrap_or_default()
        }),
        Column::money(l.t("Betrag", "Amount"), |row: &GrantRow| Some(row.grant.amount)),
        Column::money(l.t("Verteilt", "Given to events"), |row: &GrantRow| Some(row.assigned)),
        Column::number(l.t("Veranstaltungen", "Events"), |row: &GrantRow| Some(row.events as f64)),
    ]
}
