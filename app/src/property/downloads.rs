//! Properties as a table and as GeoJSON, for organisers; both can be taken over again.

use axum::{
    Router,
    extract::{Query, State},
    response::Response,
    routing::get,
};
use domain::{actor::Actor, locale::Locale, property};
use futures::stream;

use super::{geojson, pages::Narrowed, sheet};
use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    table_export::{Table, TableFormat, download},
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/organise/properties.csv", get(table))
        .route("/organise/properties.xlsx", get(table))
        .route("/organise/properties.geojson", get(collection))
}

async fn table(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Query(narrowed): Query<Narrowed>,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    written(state, actor, &narrowed, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn written(state: AppState, actor: Actor, narrowed: &Narrowed, format: TableFormat, l: Locale) -> Result<Response, ApiError> {
    let rows = property::table(&state.db, &actor, &narrowed.filter()).await?;
    let (file, title) = (l.t("flaechen", "properties").to_owned(), l.t("Flächen und Projekte", "Sites and projects"));
    let table = Table { locale: l, file, title, columns: sheet::columns(l) };
    table.download(format, stream::once(async move { Ok(rows) })).await
}

async fn collection(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Query(narrowed): Query<Narrowed>,
    FileLocale(l): FileLocale,
) -> Response {
    let work = async {
        let rows = property::table(&state.db, &actor, &narrowed.filter()).await?;
        let content = serde_json::to_vec_pretty(&geojson::collection(&rows)).map_err(|error| ApiError::internal(&error))?;
        Ok::<_, ApiError>(download(geojson::CONTENT_TYPE, "properties.geojson", content))
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}
