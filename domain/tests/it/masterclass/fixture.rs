//! An event with a stage, and visitors who are registered for it, written straight into the database: how they get
//! there is tested with their own slices.

use chrono::{Duration, NaiveDate, Utc};
use domain::{
    actor::Actor,
    badge::BadgeRole,
    event::{self, EventView},
    ids::{EventId, RegistrationId, SessionId, StageId},
    masterclass::{self, EditStage, ScheduleSession, SeatView, SessionView},
};
use sea_orm::{
    ConnectionTrait, DbErr,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use crate::{rows, stand::Stand};

/// An event next spring with one stage of 60 seats, open from 9 to 18, five minutes of changeover.
pub struct Fair {
    pub event: EventView,
    pub stage: StageId,
}

/// Which rows of the timetable bind visitors.
pub const OF_VISITORS: &str = "holder_id IN (SELECT id FROM registration)";
/// Which rows of the timetable bind stages.
pub const OF_STAGES: &str = "holder_id IN (SELECT id FROM stage)";

/// The first day of the fair; far enough away for every booking, on both sides of a change of the clocks.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2099, 3, 27).expect("a date")
}

impl Fair {
    pub async fn new(stand: &Stand) -> Self {
        let id = published_event(stand, "Europe/Paris").await;
        let event = event::by_id(&stand.db, &Actor::System, id).await.expect("the event is there");
        let stage = masterclass::add_stage(&stand.db, &Actor::System, id, &stage("Große Bühne")).await.expect("a stage is added");
        Self { event, stage }
    }

    /// The form for a session of 45 minutes on the first day, at this wall-clock time.
    pub fn form(&self, title: &str, time: &str, seats: i32) -> ScheduleSession {
        ScheduleSession {
            kind: "masterclass".to_owned(),
            title_de: title.to_owned(),
            language: "de".to_owned(),
            starts_at: format!("{}T{time}", first_day()),
            minutes: "45".to_owned(),
            stage: self.stage.to_string(),
            seat_limit: seats.to_string(),
            ..ScheduleSession::default()
        }
    }

    /// A published session.
    pub async fn session(&self, stand: &Stand, title: &str, time: &str, seats: i32) -> SessionId {
        self.published(stand, &self.form(title, time, seats)).await
    }

    pub async fn published(&self, stand: &Stand, form: &ScheduleSession) -> SessionId {
        let id = masterclass::create_session(&stand.db, &Actor::System, self.event.id, form).await.expect("the session is planned");
        masterclass::publish(&stand.db, &Actor::System, id).await.expect("the session is published");
        id
    }

    pub async fn view(&self, stand: &Stand, id: SessionId) -> SessionView {
        masterclass::session(&stand.db, &Actor::System, &self.event, id).await.expect("the session is there")
    }

    /// Another stage of the event.
    pub async fn other_stage(&self, stand: &Stand) -> StageId {
        masterclass::add_stage(&stand.db, &Actor::System, self.event.id, &stage("Lounge")).await.expect("a stage is added")
    }

    /// A visitor whose registration is confirmed.
    pub async fn visitor(&self, stand: &Stand) -> Actor {
        Actor::TicketHolder(visitor(stand, self.event.id, "confirmed").await)
    }

    pub async fn visitors(&self, stand: &Stand, count: usize) -> Vec<Actor> {
        let mut visitors = Vec::new();
        for _ in 0..count {
            visitors.push(self.visitor(stand).await);
        }
        visitors
    }
}

pub fn stage(name: &str) -> EditStage {
    EditStage {
        name_de: name.to_owned(),
        name_en: String::new(),
        capacity: "60".to_owned(),
        opens: "09:00".to_owned(),
        closes: "18:00".to_owned(),
        changeover: "5".to_owned(),
        revision: String::new(),
    }
}

pub async fn published_event(stand: &Stand, zone: &str) -> EventId {
    let id = EventId::new();
    let row = rows::event(id).with("time_zone", zone).with("starts_on", first_day()).with("ends_on", first_day() + Duration::days(3));
    row.with("name", "MIPIM").insert(stand).await;
    id
}

/// `state` is a registration's.
pub async fn visitor(stand: &Stand, event: EventId, state: &str) -> RegistrationId {
    let badge = rows::issue(stand, event, BadgeRole::Visitor, "Vera Visit").await;
    let id = RegistrationId::new();
    rows::registration(id, event, &badge, "Vera Visit").with("state", state).insert(stand).await;
    id
}

/// Sets a column of one session to a time, for what takes place in the past.
pub async fn begin_at(stand: &Stand, session: SessionId, starts: chrono::DateTime<Utc>) {
    let update = Query::update()
        .table(Alias::new("session"))
        .value(Alias::new("starts_at"), starts)
        .and_where(Expr::col(Alias::new("id")).eq(session.as_uuid()))
        .to_owned();
    let update = &update;
    stand.db.write(|tx| async move { tx.execute(update).await }).await.expect("the session begins");
}

/// Runs a statement as it is, past every guard of the code.
pub async fn raw(stand: &Stand, sql: &str) -> Result<(), DbErr> {
    stand.db.write(|tx| async move { tx.execute_unprepared(sql).await }).await.map(|_| ())
}

/// The timetable without the key that binds somebody once at a time. On SQLite a key belongs to its table: it is made anew
/// without one.
pub async fn without_the_key(stand: &Stand) {
    for statement in [
        "DROP VIEW stage_tick",
        "DROP VIEW seat_tick",
        "CREATE TABLE keyless (holder_id uuid NOT NULL, tick bigint NOT NULL, commitment_id uuid NOT NULL, commitment_kind text NOT NULL DEFAULT 'session')",
        "INSERT INTO keyless SELECT holder_id, tick, commitment_id, commitment_kind FROM timetable",
        "DROP TABLE timetable",
        "ALTER TABLE keyless RENAME TO timetable",
    ] {
        raw(stand, statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}

/// What a visitor has of a session.
pub async fn seat_of(stand: &Stand, visitor: RegistrationId, session: SessionId) -> Option<SeatView> {
    let mine = masterclass::my_seats(&stand.db, visitor).await.expect("read");
    mine.into_iter().find(|mine| mine.session.id == session).map(|mine| mine.seat)
}
