//! What an event cost as a table, receipt by receipt.

use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    cost::{self, EventCostView},
    event,
    locale::Locale,
};
use futures::stream;

use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    table_export::{Column, Table, TableFormat},
};

pub fn routes() -> Router<AppState> {
    Router::new().route("/organise/events/{event}/costs.csv", get(table)).route("/organise/events/{event}/costs.xlsx", get(table))
}

async fn table(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    Asker(actor): Asker,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    written(&state, &actor, &slug, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn written(state: &AppState, actor: &Actor, slug: &str, format: TableFormat, l: Locale) -> Result<Response, ApiError> {
    actor.require_organiser()?;
    let event = event::by_slug(&state.db, actor, slug).await?;
    let rows = cost::of_event(&state.db, actor, event.id).await?;
    let table = Table { locale: l, file: format!("{slug}-costs"), title: l.t("Kosten", "Costs"), columns: columns(l) };
    table.download(format, stream::iter([Ok(rows)])).await
}

fn columns(l: Locale) -> Vec<Column<EventCostView>> {
    vec![
        Column::text(l.t("Beleg", "Receipt"), |row: &EventCostView| row.receipt.clone()),
        Column::prose(l.t("Wofür", "What for"), |row: &EventCostView| row.what.clone()),
        Column::text(l.t("An wen", "Paid to"), |row: &EventCostView| row.payee.clone()),
        Column::text(l.t("Bezahlt am", "Paid on"), |row: &EventCostView| row.paid_on.to_string()),
        Column::money(l.t("Betrag", "Amount"), |row: &EventCostView| Some(row.amount)),
        Column::yes_no(l, l.t("Gutschrift oder Erstattung", "Credit note or refund"), |row: &EventCostView| row.amount.cents < 0),
    ]
}
