//! The programme as everybody may see it.

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select, sea_query::Expr,
};

use super::{
    days,
    entity::{session, session_speaker, speaker, stage},
    error::Error,
    policy,
    state::{SessionKind, SessionState},
    view::{Host, SessionView, SpeakerView},
};
use crate::{
    actor::{Actor, Denied},
    application::entity::application,
    clock::Instant,
    db::Db,
    event::EventView,
    ids::{ApplicationId, EventId, SessionId, SpeakerId, StageId},
    locale::Text,
};

/// More sessions than an event can hold.
const MOST: u64 = 2000;

/// The public programme of an event by time, with what was cancelled.
///
/// # Errors
/// A failure of the database.
pub async fn programme(db: &Db, event: &EventView) -> Result<Vec<SessionView>, Error> {
    let rows = select_sessions().filter(session::Column::EventId.eq(event.id)).filter(session::Column::State.ne(SessionState::Draft));
    let mut sessions = load_sessions(db, rows).await?;
    add_speakers(db, &mut sessions, speaker::Column::EventId.eq(event.id)).await?;
    Ok(sessions)
}

/// When each session of the public programme begins, by time: of which days it is made, and how much there is on each.
///
/// # Errors
/// A failure of the database.
pub async fn session_starts(db: &Db, event: &EventView) -> Result<Vec<Instant>, Error> {
    let starts = session::Entity::find()
        .select_only()
        .column(session::Column::StartsAt)
        .filter(session::Column::EventId.eq(event.id))
        .filter(session::Column::State.ne(SessionState::Draft))
        .order_by_asc(session::Column::StartsAt)
        .limit(MOST)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(starts)
}

/// As [`programme`], of one day of a large event.
///
/// # Errors
/// A failure of the database.
pub async fn programme_of_day(db: &Db, event: &EventView, day: NaiveDate) -> Result<Vec<SessionView>, Error> {
    let begins = days::beginnings(event.zone, day);
    let rows = select_sessions()
        .filter(session::Column::EventId.eq(event.id))
        .filter(session::Column::State.ne(SessionState::Draft))
        .filter(session::Column::StartsAt.gte(begins.start))
        .filter(session::Column::StartsAt.lt(begins.end));
    let mut sessions = load_sessions(db, rows).await?;
    let ids: Vec<SessionId> = sessions.iter().map(|session| session.id).collect();
    add_speakers(db, &mut sessions, session_speaker::Column::SessionId.is_in(ids)).await?;
    Ok(sessions)
}

/// The same for a page, a moment old at most (`Db::kept`).
///
/// # Errors
/// A failure of the database.
pub async fn shown_programme(db: &Db, event: &EventView) -> Result<Arc<Vec<SessionView>>, Error> {
    let read = || {
        let (db, event) = (db.clone(), event.clone());
        async move { programme(&db, &event).await }
    };
    db.kept("programme", event.id, read).await
}

/// What is on at `now`, and then what begins next, `most` sessions in all, a moment old at most (`Db::kept`). Without their
/// speakers.
///
/// # Errors
/// A failure of the database.
pub async fn now_and_next(db: &Db, event: &EventView, now: Instant, most: u64) -> Result<Arc<Vec<SessionView>>, Error> {
    let rows = select_sessions()
        .filter(session::Column::EventId.eq(event.id))
        .filter(session::Column::State.eq(SessionState::Published))
        .filter(session::Column::EndsAt.gt(now))
        .limit(most);
    let read = || {
        let db = db.clone();
        async move { load_sessions(&db, rows).await }
    };
    db.kept("now and next", format!("{} {most} {}", event.id, now.timestamp()), read).await
}

/// Whether there is a session of an event, still to come at `now`, whose seats are booked.
///
/// # Errors
/// A failure of the database.
pub async fn has_seats_to_book(db: &Db, event: &EventView, now: Instant) -> Result<bool, Error> {
    let found = session::Entity::find()
        .filter(session::Column::EventId.eq(event.id))
        .filter(session::Column::State.eq(SessionState::Published))
        .filter(session::Column::SeatLimit.gt(0))
        .filter(session::Column::StartsAt.gt(now));
    let read = || {
        let db = db.clone();
        async move { Ok::<_, Error>(found.one(db.read()).await?.is_some()) }
    };
    Ok(*db.kept("seats to book", format!("{} {}", event.id, now.timestamp()), read).await?)
}

/// One session of an event.
///
/// # Errors
/// `NotFound` when there is none, or none that the actor may see.
pub async fn session(db: &Db, actor: &Actor, event: &EventView, id: SessionId) -> Result<SessionView, Error> {
    visible(actor, event, &sessions_by_id(db, &[id]).await?)
}

/// The same for a page, a moment old at most (`Db::kept`).
///
/// # Errors
/// As `session`.
pub async fn shown_session(db: &Db, actor: &Actor, event: &EventView, id: SessionId) -> Result<SessionView, Error> {
    let read = || {
        let db = db.clone();
        async move { sessions_by_id(&db, &[id]).await }
    };
    visible(actor, event, &db.kept("session", id, read).await?)
}

fn visible(actor: &Actor, event: &EventView, found: &[SessionView]) -> Result<SessionView, Error> {
    let found = found.first().filter(|session| session.event == event.id).cloned().ok_or(Denied::NotFound)?;
    policy::may_see(actor, event.id, found.state)?;
    Ok(found)
}

/// The sessions to which an exhibitor invites.
///
/// # Errors
/// A failure of the database.
pub async fn sessions_of_exhibitor(db: &Db, application: ApplicationId) -> Result<Vec<SessionView>, Error> {
    let rows = select_sessions()
        .filter(session::Column::HostApplicationId.eq(application))
        .filter(session::Column::State.eq(SessionState::Published));
    load_sessions(db, rows).await
}

/// These sessions, whatever their state, with their speakers.
pub(super) async fn sessions_by_id(db: &Db, ids: &[SessionId]) -> Result<Vec<SessionView>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sessions = load_sessions(db, select_sessions().filter(session::Column::Id.is_in(ids.iter().copied()))).await?;
    add_speakers(db, &mut sessions, session_speaker::Column::SessionId.is_in(ids.iter().copied())).await?;
    Ok(sessions)
}

/// Every session of an event, drafts too.
pub(super) async fn all_sessions(db: &Db, event: EventId) -> Result<Vec<SessionView>, Error> {
    let mut sessions = load_sessions(db, select_sessions().filter(session::Column::EventId.eq(event))).await?;
    add_speakers(db, &mut sessions, speaker::Column::EventId.eq(event)).await?;
    Ok(sessions)
}

/// A session with the names of its stage and host.
#[derive(FromQueryResult)]
struct SessionRow {
    id: SessionId,
    event_id: EventId,
    stage_id: StageId,
    host_application_id: Option<ApplicationId>,
    kind: SessionKind,
    title_de: String,
    title_en: String,
    abstract_de: String,
    abstract_en: String,
    language: String,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    seat_limit: i32,
    seats_taken: i32,
    state: SessionState,
    revision: i64,
    updated_at: DateTime<Utc>,
    stage_de: String,
    stage_en: String,
    stage_position: i32,
    host_slug: Option<String>,
    host_name: Option<String>,
}

/// By time; no more than an event can hold, or than is asked for by a limit of its own.
fn select_sessions() -> Select<session::Entity> {
    session::Entity::find()
        .column_as(stage::Column::NameDe, "stage_de")
        .column_as(stage::Column::NameEn, "stage_en")
        .column_as(stage::Column::Position, "stage_position")
        .column_as(application::Column::Slug, "host_slug")
        .column_as(application::Column::DisplayName, "host_name")
        .join(JoinType::InnerJoin, session::Relation::Stage.def())
        .join(JoinType::LeftJoin, session::Relation::Host.def())
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(stage::Column::Position)
        .order_by_asc(session::Column::Id)
        .limit(MOST)
}

async fn load_sessions(db: &Db, rows: Select<session::Entity>) -> Result<Vec<SessionView>, Error> {
    let rows: Vec<SessionRow> = rows.into_model().all(db.read()).await?;
    Ok(rows.into_iter().map(session_view).collect())
}

fn session_view(row: SessionRow) -> SessionView {
    let host = match (row.host_application_id, row.host_slug, row.host_name) {
        (Some(application), Some(slug), Some(name)) => Some(Host { application, slug, name }),
        _ => None,
    };
    SessionView {
        id: row.id,
        event: row.event_id,
        kind: row.kind,
        state: row.state,
        title: Text::new(row.title_de, row.title_en),
        abstract_: Text::new(row.abstract_de, row.abstract_en),
        language: row.language,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        stage: row.stage_id,
        stage_name: Text::new(row.stage_de, row.stage_en),
        stage_position: row.stage_position,
        host,
        speakers: Vec::new(),
        seat_limit: row.seat_limit,
        seats_taken: row.seats_taken,
        revision: row.revision,
        updated_at: row.updated_at,
    }
}

/// Adds their speakers to sessions, with one statement for all that fulfil `which`.
async fn add_speakers(db: &Db, sessions: &mut [SessionView], which: Expr) -> Result<(), Error> {
    if sessions.is_empty() {
        return Ok(());
    }
    let rows: Vec<(SessionId, SpeakerId, String, String, String)> = session_speaker::Entity::find()
        .select_only()
        .column(session_speaker::Column::SessionId)
        .column(speaker::Column::Id)
        .column(speaker::Column::Name)
        .column(speaker::Column::Organisation)
        .column(speaker::Column::JobTitle)
        .join(JoinType::InnerJoin, session_speaker::Relation::Speaker.def())
        .filter(which)
        .order_by_asc(session_speaker::Column::Position)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut speakers: HashMap<SessionId, Vec<SpeakerView>> = HashMap::new();
    for (session, id, name, organisation, job_title) in rows {
        speakers.entry(session).or_default().push(SpeakerView { id, name, organisation, job_title });
    }
    for session in sessions {
        session.speakers = speakers.remove(&session.id).unwrap_or_default();
    }
    Ok(())
}
