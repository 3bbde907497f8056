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
        export::{self, ApplicationExport, PER_BATCH},
        table::TableQuery,
    },
    event::{self, EventView},
    ids::{ApplicationId, EventId},
    locale::Locale,
};
use futures::{Stream, StreamExt, stream};
use serde::Deserialize;

use super::columns::columns;
use crate::{
    asked::{Asker, FileLocale, narrowed},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    progress::Progress,
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

impl Wanted {
    fn query(self) -> TableQuery {
        let Self { q, state, pile, wish, sort } = self;
        TableQuery { search: q, state: state.parse().ok(), pile: pile.parse().ok(), wish: wish.parse().ok(), sort, page: 1 }
    }
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
    let found = export::found_applications(&state.db, &actor, event.id, &wanted.query()).await?;
    table(&event, l).download(format, rows(&state, actor, event.id, &found)).await
}

fn table(event: &EventView, l: Locale) -> Table<ApplicationExport> {
    Table { locale: l, file: format!("{}-admission", event.slug), title: l.t("Bewerbungen", "Applications"), columns: columns(l, event) }
}

fn rows(
    state: &AppState,
    actor: Actor,
    event: EventId,
    found: &[ApplicationId],
) -> impl Stream<Item = Result<Vec<ApplicationExport>, ApiError>> + Send + 'static {
    let parts: Vec<_> = found.chunks(PER_BATCH).map(<[_]>::to_vec).collect();
    let db = state.db.clone();
    stream::iter(parts).then(move |ids| {
        let (db, actor) = (db.clone(), actor.clone());
        async move { Ok(export::applications(&db, &actor, event, &ids).await?) }
    })
}

/// The same table as a file that is made in the background.
///
/// # Errors
/// When it cannot be made.
pub async fn make_table(state: &AppState, event: &EventView, query: &str, l: Locale, progress: &Progress) -> Result<Vec<u8>, ApiError> {
    let found = export::found_applications(&state.db, &Actor::System, event.id, &narrowed::<Wanted>(query).query()).await?;
    progress.expect(found.len() as u64);
    table(event, l).workbook(rows(state, Actor::System, event.id, &found), progress).await
}
