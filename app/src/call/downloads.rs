//! Files of calls: the feed of all, what came with entries, the list to keep, and what is kept about whoever entered.

use axum::{
    Router,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    call::{self, ArchiveRow, CallView, Question},
    clock,
    country::country_name,
    ids::{CallEntryId, CallFileId},
    locale::Locale,
};
use futures::stream;

use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    format,
    load::refused_file,
    paths,
    rss::{self, Channel, Item},
    table_export::{Column, Table, TableFormat, download},
    words::{call as words, event::language},
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/calls/feed-de.rss", get(|state, asked| feed(state, asked, Locale::De)))
        .route("/calls/feed-en.rss", get(|state, asked| feed(state, asked, Locale::En)))
        .route("/jury/files/{file}", get(entry_file))
        .route("/organise/calls/{call}/entries.csv", get(archive))
        .route("/organise/calls/{call}/entries.xlsx", get(archive))
        .route("/organise/call-entries/{file}", get(export))
}

/// All calls for feed readers, the latest deadline first.
async fn feed(State(state): State<AppState>, asked: HeaderMap, l: Locale) -> Response {
    let work = async {
        let calls = call::published(&state.db).await?;
        let channel = Channel {
            title: rss::title(l.t("Aufrufe", "Calls"), &state.site.agency.name),
            description: l.t("Wofür wir Lösungen suchen.", "What we look for solutions to."),
            list: paths::calls(l),
            feed: paths::calls_feed(l),
        };
        let now = clock::now();
        let item = |call: &CallView| Item {
            id: call.id.to_string(),
            title: call.title.in_(l).to_owned(),
            path: paths::call(l, &call.slug),
            // Nothing is news before it is there.
            at: Some(call.opens_at).filter(|at| *at <= now),
            text: format!("{} {}", l.t("Frist:", "Deadline:"), format::deadline_by(l, call.zone, call.closes_at)),
        };
        let items: Vec<Item> = calls.iter().map(item).collect();
        rss::polled(l, &state, &channel, &items, call::last_change(&state.db).await?)
    };
    work.await.map_or_else(|error| refused_file(&error, l), |file| file.answer(&asked))
}

/// `/jury/files/ID`: a file of an entry, to keep. Never shown in the page: whoever entered chose what is in it.
async fn entry_file(State(state): State<AppState>, Path(file): Path<String>, Asker(actor): Asker, FileLocale(l): FileLocale) -> Response {
    read(&state, &actor, &file).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn read(state: &AppState, actor: &Actor, file: &str) -> Result<Response, ApiError> {
    let id: CallFileId = file.parse().map_err(|_| ApiError::NotFound)?;
    let (file, content) = call::file_of(&state.db, &state.site.files, actor, id).await?;
    Ok(download(file.media.mime(), &format!("standwerk-{id}.{}", file.media.ending()), content))
}

/// `/organise/calls/CALL/entries.csv` and `.xlsx`.
async fn archive(
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
    let call = call::by_slug(&state.db, actor, slug).await?;
    let questions = call::questions(&state.db, call.id).await?;
    let rows = call::archive(&state.db, actor, &call).await?;
    tracing::info!(account = ?actor.account(), call = %call.id, "entries of a call exported");
    table(l, &call, questions).download(format, stream::iter([Ok(rows)])).await
}

fn table(l: Locale, call: &CallView, questions: Vec<Question>) -> Table<ArchiveRow> {
    let percent = |of: fn(&call::Standing) -> u32| move |row: &ArchiveRow| row.standing.map(|standing| f64::from(of(&standing)) / 100.0);
    let mut columns = vec![
        Column::text(l.t("Organisation", "Organisation"), |row: &ArchiveRow| row.entry.organisation.clone()),
        Column::text(l.t("Land", "Country"), move |row: &ArchiveRow| country_name(l, &row.entry.country).to_owned()),
        Column::text(l.t("Kontakt", "Contact"), |row: &ArchiveRow| row.entry.contact_name.clone()),
        Column::text(l.t("E-Mail-Adresse", "E-mail address"), |row: &ArchiveRow| row.entry.email.clone()),
        Column::text(l.t("Sprache", "Language"), move |row: &ArchiveRow| language(l, row.entry.locale.as_str())),
        Column::text(l.t("Status", "Status"), move |row: &ArchiveRow| words::entry_state(l, row.entry.state).to_owned()),
        Column::moment(l.t("Eingereicht", "Handed in"), call.zone, |row: &ArchiveRow| row.entry.handed_in_at),
        Column::text(l.t("Entscheidung", "Decision"), move |row: &ArchiveRow| words::outcome(l, row.entry.outcome).to_owned()),
        Column::number(l.t("Rang", "Rank"), rank),
        Column::number(l.t("Mittel in %", "Mean in %"), percent(|standing| standing.mean)),
        Column::number(l.t("Niedrigste in %", "Lowest in %"), percent(|standing| standing.lowest)),
        Column::number(l.t("Höchste in %", "Highest in %"), percent(|standing| standing.highest)),
        Column::number(l.t("Standardabweichung", "Standard deviation"), percent(|standing| standing.deviation)),
        Column::number(l.t("Bewertungen", "Scores"), |row: &ArchiveRow| {
            row.standing.and_then(|standing| u32::try_from(standing.sheets).ok()).map(f64::from)
        }),
    ];
    for (at, question) in questions.into_iter().enumerate() {
        columns.push(Column::prose(question.text.in_(l), move |row: &ArchiveRow| row.answers.get(at).cloned().unwrap_or_default()));
    }
    Table { locale: l, file: format!("{}-entries", call.slug), title: l.t("Einreichungen", "Entries"), columns }
}

fn rank(row: &ArchiveRow) -> Option<f64> {
    row.standing.and_then(|standing| standing.rank).and_then(|rank| u32::try_from(rank).ok()).map(f64::from)
}

/// `/organise/call-entries/ID.json`.
async fn export(State(state): State<AppState>, Path(file): Path<String>, Asker(actor): Asker, FileLocale(l): FileLocale) -> Response {
    content(&state, &actor, &file).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn content(state: &AppState, actor: &Actor, file: &str) -> Result<Response, ApiError> {
    let id: CallEntryId = file.strip_suffix(".json").and_then(|id| id.parse().ok()).ok_or(ApiError::NotFound)?;
    let everything = call::personal_data::export(&state.db, actor, id).await?;
    let json = serde_json::to_vec_pretty(&everything).map_err(|error| ApiError::internal(&error))?;
    Ok(download("application/json", "standwerk-call-entry.json", json))
}
