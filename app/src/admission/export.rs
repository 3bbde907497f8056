//! The table of admission as a file for spreadsheets.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    admission::{
        export::{self, PER_BATCH},
        table::TableQuery,
    },
    event,
    locale::Locale,
};
use futures::{StreamExt, stream};
use serde::Deserialize;

use super::columns::columns;
use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    table_export::{Table, TableFormat},
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/organise/events/{event}/admission.csv", get(admission))
        .route("/organise/events/{event}/admission.xlsx", get(admission))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    q: String,
    state: String,
    pile: String,
    wish: String,
    sort: String,
}

async fn admission(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path(event): Path<String>,
    Query(wanted): Query<Wanted>,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    written(state, actor, &event, wanted, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn written(state: AppState, actor: Actor, slug: &str, wanted: Wanted, format: TableFormat, l: Locale) -> Result<Response, ApiError> {
    actor.require_organiser()?;
    let event = event::by_slug(&state.db, &actor, slug).await?;
    let Wanted { q, state: in_state, pile, wish, sort } = wanted;
    let query = TableQuery { search: q, state: in_state.parse().ok(), pile: pile.parse().ok(), wish: wish.parse().ok(), sort, page: 1 };
    let found = export::found_applications(&state.db, &actor, event.id, &query).await?;
    let table =
        Table { locale: l, file: format!("{slug}-admission"), title: l.t("Bewerbungen", "Applications"), columns: columns(l, &event) };
    let parts: Vec<_> = found.chunks(PER_BATCH).map(<[_]>::to_vec).collect();
    let rows = stream::iter(parts).then(move |ids| {
        let (db, actor, event) = (state.db.clone(), actor.clone(), event.id);
        async move { Ok(export::applications(&db, &actor, event, &ids).await?) }
    });
    table.download(format, rows).await
}
