//! The history of an event as a table.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    audit::HistoryEntry,
    clock::Tz,
    event::{self, EventView},
    locale::Locale,
    process::{
        history::{self, HistoryQuery},
        history_names,
    },
};
use futures::{Stream, stream};

use super::{
    filter::{HistoryFilter, subject_name},
    list::changes,
    words,
};
use crate::{
    asked::{Asker, FileLocale, narrowed},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    progress::Progress,
    table_export::{Column, Table, TableFormat},
    words::actor::actor_name,
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/organise/events/{event}/history.csv", get(history_table))
        .route("/organise/events/{event}/history.xlsx", get(history_table))
}

async fn history_table(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path(event): Path<String>,
    Query(filter): Query<HistoryFilter>,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    written(state, actor, &event, filter, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

/// An entry, what it is about and of whom.
struct Row {
    entry: HistoryEntry,
    thing: String,
    whose: String,
}

async fn written(
    state: AppState,
    actor: Actor,
    slug: &str,
    filter: HistoryFilter,
    format: TableFormat,
    l: Locale,
) -> Result<Response, ApiError> {
    actor.require_organiser()?;
    let event = event::by_slug(&state.db, &actor, slug).await?;
    history::note_export(&state.db, &actor, &event).await?;
    tracing::info!(account = ?actor.account(), event = %event.id, "history exported");
    let entries = rows(&state, actor, &event, filter.query(1), l);
    table(&event, l).download(format, entries).await
}

/// The same table as a file that is made in the background.
///
/// # Errors
/// When it cannot be made.
pub async fn make_table(state: &AppState, event: &EventView, query: &str, l: Locale, progress: &Progress) -> Result<Vec<u8>, ApiError> {
    let query = narrowed::<HistoryFilter>(query).query(1);
    progress.expect(history::history(&state.db, &Actor::System, event, &query).await?.total);
    table(event, l).workbook(rows(state, Actor::System, event, query, l), progress).await
}

fn table(event: &EventView, l: Locale) -> Table<Row> {
    Table { locale: l, file: format!("{}-history", event.slug), title: l.t("Verlauf", "History"), columns: columns(l, event.zone) }
}

fn rows(
    state: &AppState,
    actor: Actor,
    event: &EventView,
    query: HistoryQuery,
    l: Locale,
) -> impl Stream<Item = Result<Vec<Row>, ApiError>> + Send + 'static {
    let (db, event) = (state.db.clone(), event.clone());
    stream::try_unfold(None, move |before| {
        let (db, actor, event, query) = (db.clone(), actor.clone(), event.clone(), query.clone());
        async move {
            let told = history::export(&db, &actor, &event, &query, before).await?;
            let Some(last) = told.entries.last().map(|entry| entry.id) else { return Ok::<_, ApiError>(None) };
            let (names, whose) = (told.names, told.whose);
            let row = |entry: HistoryEntry| {
                let thing = history_names::about(&entry).and_then(|(_, id)| names.get(&id)).map(|name| name.in_(l).to_owned());
                let whose = whose.get(&entry.subject_id).map(|whose| whose.name.clone());
                Row { thing: thing.unwrap_or_default(), whose: whose.unwrap_or_default(), entry }
            };
            Ok(Some((told.entries.into_iter().map(row).collect::<Vec<_>>(), Some(last))))
        }
    })
}

fn columns(l: Locale, zone: Tz) -> Vec<Column<Row>> {
    vec![
        Column::moment(l.t("Zeit", "Time"), zone, |row: &Row| Some(row.entry.at)),
        Column::text(l.t("Wer", "Who"), move |row: &Row| actor_name(l, &row.entry.actor).to_owned()),
        Column::text(l.t("Art", "Kind"), move |row: &Row| {
            row.entry.subject.parse().map_or_else(|_| row.entry.subject.clone(), |subject| subject_name(l, subject).to_owned())
        }),
        Column::text(l.t("Worüber", "About"), |row: &Row| row.thing.clone()),
        Column::text(l.t("Wessen", "Whose"), |row: &Row| row.whose.clone()),
        Column::text(l.t("Was geschah", "What happened"), move |row: &Row| words::sentence(l, &row.entry.subject, &row.entry.action)),
        Column::prose(l.t("Änderungen", "Changes"), move |row: &Row| changes(l, zone, &row.entry).join("\n")),
    ]
}
