//! What the companies of a bridge offer and seek as a table, narrowed as it is on its page.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    bridge::{self, CompanyView},
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
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/organise/bridges/{bridge}/companies.csv", get(table))
        .route("/organise/bridges/{bridge}/companies.xlsx", get(table))
}

/// What narrows the list, as in its address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Narrowed {
    q: String,
}

async fn table(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path(slug): Path<String>,
    Query(narrowed): Query<Narrowed>,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    written(&state, &actor, &slug, &narrowed, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn written(
    state: &AppState,
    actor: &Actor,
    slug: &str,
    narrowed: &Narrowed,
    format: TableFormat,
    l: Locale,
) -> Result<Response, ApiError> {
    let rows = bridge::export_companies(&state.db, actor, slug, &narrowed.q).await?;
    let table = Table { locale: l, file: format!("{slug}-companies"), title: l.t("Betriebe", "Companies"), columns: columns(l) };
    table.download(format, stream::iter([Ok(rows)])).await
}

fn columns(l: Locale) -> Vec<Column<CompanyView>> {
    vec![
        Column::text(l.t("Betrieb", "Company"), |company: &CompanyView| company.name.clone()),
        Column::text(l.t("Ort", "Town"), |company: &CompanyView| company.town.clone()),
        Column::text(l.t("Website", "Website"), |company: &CompanyView| company.web.clone()),
        Column::prose(l.t("Bietet (deutsch)", "Offers (German)"), |company: &CompanyView| company.offers.de.clone()),
        Column::prose(l.t("Bietet (englisch)", "Offers (English)"), |company: &CompanyView| company.offers.en.clone()),
        Column::prose(l.t("Sucht (deutsch)", "Seeks (German)"), |company: &CompanyView| company.seeks.de.clone()),
        Column::prose(l.t("Sucht (englisch)", "Seeks (English)"), |company: &CompanyView| company.seeks.en.clone()),
    ]
}
