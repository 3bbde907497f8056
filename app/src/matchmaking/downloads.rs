//! Files of meetings: one's own calendar and data by the link, tables for organisers.

use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{
    account::{self, limits::MEETING_MISSES},
    actor::Actor,
    calendar::CalendarEntry,
    clock::{self, Tz},
    ids::MatchmakingId,
    locale::Locale,
    matchmaking::{self, Error, Me, MeetingRow, MeetingState, MyMeeting, Participant, ParticipantFilter},
};
use futures::stream;
use letters::calendar as files;
use serde::Deserialize;

use super::{calendar::Told, pages};
use crate::{
    asked::{Asker, FileLocale},
    ctx::{AppState, ClientAddress},
    error::ApiError,
    load::refused_file,
    polled::Polled,
    table_export::{Column, Table, TableFormat, download},
    words::matchmaking as words,
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/meetings/{token}/calendar.ics", get(calendar))
        .route("/meetings/{token}/export.json", get(export))
        .route("/organise/matchmaking/{matchmaking}/people.csv", get(people))
        .route("/organise/matchmaking/{matchmaking}/people.xlsx", get(people))
        .route("/organise/matchmaking/{matchmaking}/meetings.csv", get(meetings))
        .route("/organise/matchmaking/{matchmaking}/meetings.xlsx", get(meetings))
}

/// Counts a link that opens nothing for the browser's address.
async fn counted<T>(state: &AppState, address: Option<Extension<ClientAddress>>, asked: Result<T, Error>) -> Result<T, ApiError> {
    if matches!(asked, Err(Error::NoSuchLink)) {
        let address = address.map(|address| address.0.0).unwrap_or_default();
        if let Err(retry_after_seconds) = account::attempt(&state.db, &MEETING_MISSES, &address).await? {
            return Err(ApiError::TooMany { retry_after_seconds });
        }
    }
    Ok(asked?)
}

/// One's own meetings, to subscribe to.
async fn calendar(
    State(state): State<AppState>,
    Path(token): Path<String>,
    FileLocale(l): FileLocale,
    address: Option<Extension<ClientAddress>>,
    asked: HeaderMap,
) -> Response {
    let me = matchmaking::me(&state.db, &token).await;
    let file = counted(&state, address, me).await.map(|me| {
        let entries: Vec<_> = me.meetings.iter().filter_map(|meeting| entry(l, &state, &me, meeting)).collect();
        let changed_at = entries.iter().map(|entry| entry.changed_at).max().unwrap_or_else(clock::now);
        Polled {
            content_type: files::CONTENT_TYPE,
            file_name: None,
            language: l,
            changed_at,
            is_public: false,
            content: files::feed(l, &state.site, me.round.title.in_(l), me.round.of.zone(), &entries),
        }
    });
    file.map_or_else(|error| refused_file(&error, l), |file| file.answer(&asked))
}

fn entry(l: Locale, state: &AppState, me: &Me, meeting: &MyMeeting) -> Option<CalendarEntry> {
    let slot = meeting.slot.filter(|_| meeting.state == MeetingState::Accepted)?;
    let told = Told {
        id: meeting.id,
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        who: words::person(&meeting.other, &meeting.other_organisation),
        message: &meeting.message,
        place: meeting.place.as_ref(),
        link: &meeting.link,
        requested_at: meeting.requested_at,
        updated_at: meeting.updated_at,
    };
    let event = me.round.of.event().map(|event| event.slug.clone()).unwrap_or_default();
    Some(told.entry(l, &state.site.host(), event, me.round.of.contact()))
}

/// Everything that is kept about the holder of the link.
async fn export(
    State(state): State<AppState>,
    Path(token): Path<String>,
    FileLocale(l): FileLocale,
    address: Option<Extension<ClientAddress>>,
) -> Response {
    let work = async {
        let everything = counted(&state, address, matchmaking::export_own(&state.db, &token).await).await?;
        let json = serde_json::to_vec_pretty(&everything).map_err(|error| ApiError::internal(&error))?;
        Ok::<_, ApiError>(download("application/json", "standwerk-meetings.json", json))
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

/// What narrows and sorts a list, as in its address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Narrowed {
    state: String,
    q: String,
    sort: String,
}

async fn people(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path(id): Path<String>,
    Query(narrowed): Query<Narrowed>,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    people_table(&state, &actor, (&id, &narrowed), format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn people_table(
    state: &AppState,
    actor: &Actor,
    (id, narrowed): (&str, &Narrowed),
    format: TableFormat,
    l: Locale,
) -> Result<Response, ApiError> {
    actor.require_organiser()?;
    let id: MatchmakingId = id.parse().map_err(|_| ApiError::NotFound)?;
    let round = matchmaking::by_id(&state.db, actor, id).await?;
    let filter = ParticipantFilter { page: 0, ..pages::people_filter(&narrowed.q, &narrowed.sort) };
    let found = matchmaking::participants(&state.db, actor, id, &filter).await?;
    matchmaking::note_participants_export(&state.db, actor, id).await?;
    let zone = round.of.zone();
    let table = Table {
        locale: l,
        file: format!("{}-participants", round.of.slug()),
        title: l.t("Wer teilnimmt", "Participants"),
        columns: people_columns(l, zone),
    };
    table.download(format, stream::iter([Ok(found.people)])).await
}

fn people_columns(l: Locale, zone: Tz) -> Vec<Column<Participant>> {
    vec![
        Column::text(l.t("Name", "Name"), |row: &Participant| row.name.clone()),
        Column::text(l.t("Organisation", "Organisation"), |row: &Participant| row.organisation.clone()),
        Column::text(l.t("Funktion", "Job title"), |row: &Participant| row.job_title.clone()),
        Column::text(l.t("E-Mail", "E-mail"), |row: &Participant| row.email.clone()),
        Column::text(l.t("Nimmt teil als", "Takes part as"), move |row: &Participant| words::kind(l, row.kind).to_owned()),
        Column::prose(l.t("Bietet", "Offers"), |row: &Participant| row.offers.clone()),
        Column::prose(l.t("Sucht", "Seeks"), |row: &Participant| row.seeks.clone()),
        Column::yes_no(l, l.t("Adresse bestätigt", "Address confirmed"), |row: &Participant| row.is_proven),
        Column::yes_no(l, l.t("Für andere sichtbar", "Shown to others"), |row: &Participant| row.is_shown),
        Column::moment(l.t("Seit", "Since"), zone, |row: &Participant| Some(row.created_at)),
    ]
}

async fn meetings(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path(id): Path<String>,
    Query(narrowed): Query<Narrowed>,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    meeting_table(&state, &actor, (&id, &narrowed), format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn meeting_table(
    state: &AppState,
    actor: &Actor,
    (id, narrowed): (&str, &Narrowed),
    format: TableFormat,
    l: Locale,
) -> Result<Response, ApiError> {
    actor.require_organiser()?;
    let id: MatchmakingId = id.parse().map_err(|_| ApiError::NotFound)?;
    let round = matchmaking::by_id(&state.db, actor, id).await?;
    let rows = matchmaking::meetings(&state.db, actor, id, pages::meeting_filter(&narrowed.state, &narrowed.sort)).await?;
    matchmaking::note_meetings_export(&state.db, actor, id).await?;
    let zone = round.of.zone();
    let table = Table {
        locale: l,
        file: format!("{}-meetings", round.of.slug()),
        title: l.t("Gespräche", "Meetings"),
        columns: meeting_columns(l, zone),
    };
    table.download(format, stream::iter([Ok(rows)])).await
}

fn meeting_columns(l: Locale, zone: Tz) -> Vec<Column<MeetingRow>> {
    vec![
        Column::moment(l.t("Beginn", "Begins"), zone, |row: &MeetingRow| row.slot.map(|slot| slot.starts_at)),
        Column::moment(l.t("Ende", "Ends"), zone, |row: &MeetingRow| row.slot.map(|slot| slot.ends_at)),
        Column::text(l.t("Ort", "Place"), move |row: &MeetingRow| {
            row.place.as_ref().map(|place| place.in_(l).to_owned()).unwrap_or_default()
        }),
        Column::text(l.t("Gefragt hat", "Asked by"), |row: &MeetingRow| row.asker.clone()),
        Column::text(l.t("Organisation", "Organisation"), |row: &MeetingRow| row.asker_organisation.clone()),
        Column::text(l.t("Gefragt wurde", "Asked"), |row: &MeetingRow| row.asked.clone()),
        Column::text(l.t("Deren Organisation", "Their organisation"), |row: &MeetingRow| row.asked_organisation.clone()),
        Column::text(l.t("Status", "Status"), move |row: &MeetingRow| words::state(l, row.state).to_owned()),
        Column::moment(l.t("Angefragt", "Asked on"), zone, |row: &MeetingRow| Some(row.requested_at)),
    ]
}
