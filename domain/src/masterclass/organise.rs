//! The programme as organisers see it.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};

use super::{
    command::ScheduleSession,
    entity::{seat, session, stage},
    error::Error,
    policy, programme, speaker,
    state::{SeatState, SessionState},
    view::{SessionView, StageView},
};
use crate::{
    actor::Actor,
    application::{ApplicationState, entity::application},
    db::{Db, compare_names},
    event::EventView,
    ids::{ApplicationId, EventId, SessionId, SpeakerId},
    locale::Text,
};

/// More choices than a form can show.
const MOST: u64 = 500;

/// Somebody speaks in two sessions at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub speaker: SpeakerId,
    pub name: String,
    pub first: (SessionId, Text),
    pub second: (SessionId, Text),
}

/// The whole programme, with what needs a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    pub stages: Vec<StageView>,
    /// By time, drafts and cancelled ones too.
    pub sessions: Vec<SessionView>,
    /// How many wait, where somebody does.
    pub waiting: HashMap<SessionId, i64>,
    pub clashes: Vec<Clash>,
}

/// An exhibitor that may host a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostChoice {
    pub application: ApplicationId,
    pub name: String,
}

/// Everything on an event's programme.
///
/// # Errors
/// `Denied`.
pub async fn agenda(db: &Db, actor: &Actor, event: &EventView) -> Result<Agenda, Error> {
    policy::may_schedule(actor)?;
    let sessions = programme::all_sessions(db, event.id).await?;
    let waiting: Vec<(SessionId, i64)> = seat::Entity::find()
        .select_only()
        .column(seat::Column::SessionId)
        .column_as(seat::Column::Id.count(), "waiting")
        .join(JoinType::InnerJoin, seat::Relation::Session.def())
        .filter(session::Column::EventId.eq(event.id))
        .filter(seat::Column::State.eq(SeatState::Waiting))
        .group_by(seat::Column::SessionId)
        .into_tuple()
        .all(db.read())
        .await?;
    let clashes = speaker_clashes(&sessions);
    Ok(Agenda { stages: stage_views(db, event.id).await?, sessions, waiting: waiting.into_iter().collect(), clashes })
}

/// The stages of an event, for a form.
///
/// # Errors
/// `Denied`.
pub async fn stage_choices(db: &Db, actor: &Actor, event: &EventView) -> Result<Vec<StageView>, Error> {
    policy::may_schedule(actor)?;
    stage_views(db, event.id).await
}

/// The exhibitors of an event that may host a session, by name.
///
/// # Errors
/// `Denied`.
pub async fn hosts(db: &Db, actor: &Actor, event: &EventView) -> Result<Vec<HostChoice>, Error> {
    policy::may_schedule(actor)?;
    let rows: Vec<(ApplicationId, String)> = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .column(application::Column::DisplayName)
        .filter(application::Column::EventId.eq(event.id))
        .filter(application::Column::State.eq(ApplicationState::Confirmed))
        .limit(MOST)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut hosts: Vec<_> = rows.into_iter().map(|(application, name)| HostChoice { application, name }).collect();
    hosts.sort_by(|a, b| compare_names(&a.name, &b.name));
    Ok(hosts)
}

/// A session and the form that changes it.
///
/// # Errors
/// `Denied`.
pub async fn session_to_edit(db: &Db, actor: &Actor, event: &EventView, id: SessionId) -> Result<(SessionView, ScheduleSession), Error> {
    policy::may_schedule(actor)?;
    let session = programme::session(db, actor, event, id).await?;
    let lines = session.speakers.iter().map(|s| speaker::speaker_line(&s.name, &s.organisation, &s.job_title));
    let form = ScheduleSession {
        kind: session.kind.to_string(),
        title_de: session.title.de.clone(),
        title_en: session.title.en.clone(),
        abstract_de: session.abstract_.de.clone(),
        abstract_en: session.abstract_.en.clone(),
        language: session.language.clone(),
        starts_at: session.starts_at.with_timezone(&event.zone).format("%Y-%m-%dT%H:%M").to_string(),
        minutes: (session.ends_at - session.starts_at).num_minutes().to_string(),
        stage: session.stage.to_string(),
        host: session.host.as_ref().map(|host| host.application.to_string()).unwrap_or_default(),
        speakers: lines.collect::<Vec<_>>().join("\n"),
        seat_limit: session.seat_limit.to_string(),
        revision: session.revision.to_string(),
    };
    Ok((session, form))
}

async fn stage_views(db: &Db, event: EventId) -> Result<Vec<StageView>, Error> {
    let rows = stage::Entity::find()
        .filter(stage::Column::EventId.eq(event))
        .order_by_asc(stage::Column::Position)
        .limit(MOST)
        .all(db.read())
        .await?;
    let view = |row: stage::Model| StageView {
        id: row.id,
        name: Text::new(row.name_de, row.name_en),
        capacity: row.capacity,
        opens_minute: row.opens_minute,
        closes_minute: row.closes_minute,
        changeover_minutes: row.changeover_minutes,
        revision: row.revision,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Sessions come by time: each is compared with those that begin before it ends.
fn speaker_clashes(sessions: &[SessionView]) -> Vec<Clash> {
    let live: Vec<_> = sessions.iter().filter(|session| session.state != SessionState::Cancelled && !session.speakers.is_empty()).collect();
    let mut found = Vec::new();
    for (index, first) in live.iter().enumerate() {
        for second in live[index + 1..].iter().take_while(|second| second.starts_at < first.ends_at) {
            for speaker in first.speakers.iter().filter(|speaker| second.speakers.iter().any(|other| other.id == speaker.id)) {
                found.push(Clash {
                    speaker: speaker.id,
                    name: speaker.name.clone(),
                    first: (first.id, first.title.clone()),
                    second: (second.id, second.title.clone()),
                });
            }
        }
    }
    found
}
