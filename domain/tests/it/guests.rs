//! An event with visitors, an exhibitor and a session, written straight into the database: what these slices need of
//! others, without their use cases.

use chrono::Duration;
use domain::{
    actor::{Actor, Person},
    badge::{BadgeRole, Issued},
    clock,
    db::DbErr,
    ids::{
        AccountId, ApplicationId, BoothStaffId, EventId, LevelId, OrganisationId, PlacementId, RegistrationId, SeatId, SessionId, StageId,
        UnitId,
    },
};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

pub use crate::rows::issue;
use crate::{
    rows::{self, Row},
    stand::Stand,
};

/// A published fair.
pub struct Fair {
    pub event: EventId,
    /// Somebody with an account who works at its doors.
    pub staff: Actor,
}

/// A confirmed exhibitor, and somebody with an account who acts for it.
pub struct Exhibitor {
    pub application: ApplicationId,
    pub person: Actor,
}

/// A visitor with both codes.
pub struct Visitor {
    pub registration: RegistrationId,
    pub badge: Issued,
}

pub async fn fair(stand: &Stand) -> Fair {
    let event = EventId::new();
    rows::event(event).insert(stand).await;
    let account = account(stand).await;
    Fair { event, staff: person(account, vec![event], vec![]) }
}

pub async fn visitor(stand: &Stand, event: EventId, name: &str) -> Visitor {
    visitor_in(stand, event, name, "confirmed").await
}

/// `state` is a registration's.
pub async fn visitor_in(stand: &Stand, event: EventId, name: &str, state: &str) -> Visitor {
    let badge = issue(stand, event, BadgeRole::Visitor, name).await;
    let registration = RegistrationId::new();
    rows::registration(registration, event, &badge, name).with("state", state).insert(stand).await;
    let written = match state {
        "pending" => "awaits_confirmation = true",
        "cancelled" => "ended_at = created_at",
        _ => return Visitor { registration, badge },
    };
    execute(stand, &format!("UPDATE badge SET {written} WHERE ticket_code = '{}'", badge.ticket_code.as_str()))
        .await
        .expect("its owner wrote so");
    Visitor { registration, badge }
}

/// `state` is an application's.
pub async fn exhibitor(stand: &Stand, event: EventId, state: &str) -> Exhibitor {
    let (organisation, application) = (OrganisationId::new(), ApplicationId::new());
    rows::organisation(organisation, "Ruhr KI").insert(stand).await;
    let applied = rows::application(application, event, "Ruhr KI").with("organisation_id", organisation.as_uuid()).with("state", state);
    applied.insert(stand).await;
    let account = account(stand).await;
    Exhibitor { application, person: person(account, vec![], vec![organisation]) }
}

/// Somebody on the stand of an exhibitor, who shares what is asked.
pub async fn booth_staff(stand: &Stand, event: EventId, application: ApplicationId, shares_email: bool, shares_phone: bool) -> Issued {
    let badge = issue(stand, event, BadgeRole::Exhibitor, "Emil Aussteller").await;
    let id = BoothStaffId::new();
    let row = Row::new("booth_staff").with("id", id.as_uuid()).with("event_id", event.as_uuid());
    row.with("application_id", application.as_uuid())
        .with("badge_id", badge.id.as_uuid())
        .with("name", "Emil Aussteller")
        .with("email", "emil@ruhr-ki.example")
        .with("email_key", format!("emil{id}"))
        .with("job_title", "Vertrieb")
        .with("phone", "+49 201 1")
        .with("locale", "de")
        .with("shares_email", shares_email)
        .with("shares_phone", shares_phone)
        .with("created_at", clock::now())
        .insert(stand)
        .await;
    badge
}

/// A masterclass of half an hour that begins now.
pub async fn session(stand: &Stand, event: EventId) -> SessionId {
    let (stage, session, now) = (StageId::new(), SessionId::new(), clock::now());
    let row = Row::new("stage").with("id", stage.as_uuid()).with("event_id", event.as_uuid()).with("created_at", now);
    row.with("name_de", "Bühne")
        .with("name_en", "Stage")
        .with("capacity", 50)
        .with("opens_minute", 540)
        .with("closes_minute", 1080)
        .with("changeover_minutes", 5)
        .with("position", 1)
        .with("revision", 1_i64)
        .insert(stand)
        .await;
    let row = Row::new("session").with("id", session.as_uuid()).with("event_id", event.as_uuid()).with("stage_id", stage.as_uuid());
    row.with("kind", "masterclass")
        .with("title_de", "KI")
        .with("title_en", "AI")
        .with("abstract_de", "")
        .with("abstract_en", "")
        .with("language", "de")
        .with("starts_at", now)
        .with("ends_at", now + Duration::minutes(30))
        .with("seat_limit", 20)
        .with("seats_taken", 1)
        .with("state", "published")
        .with("revision", 1_i64)
        .with("created_at", now)
        .with("updated_at", now)
        .insert(stand)
        .await;
    session
}

/// `state` is a seat's.
pub async fn seat(stand: &Stand, session: SessionId, visitor: &Visitor, state: &str) {
    let row = Row::new("seat").with("id", SeatId::new().as_uuid()).with("session_id", session.as_uuid());
    row.with("registration_id", visitor.registration.as_uuid())
        .with("state", state)
        .with("queued_at", clock::now())
        .with("updated_at", clock::now())
        .insert(stand)
        .await;
}

/// Runs SQL that has no values.
pub async fn execute(stand: &Stand, sql: &str) -> Result<u64, DbErr> {
    let statement = Statement::from_string(backend(stand), sql.to_owned());
    let statement = &statement;
    stand.db.write(|tx| async move { tx.execute_raw(statement.clone()).await.map(|done| done.rows_affected()) }).await
}

fn backend(stand: &Stand) -> DatabaseBackend {
    if stand.db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres }
}

async fn account(stand: &Stand) -> AccountId {
    let account = AccountId::new();
    rows::account(account).insert(stand).await;
    account
}

fn person(account: AccountId, staff_of: Vec<EventId>, exhibits_for: Vec<OrganisationId>) -> Actor {
    Actor::Person(Person {
        account,
        name: "Paula Person".to_owned(),
        email: format!("{account}@person.example"),
        organiser: false,
        organiser_without_passkey: false,
        staff_of,
        exhibits_for,
        hosts_for: vec![],
    })
}

/// A level and a unit on it, confirmed for an exhibitor.
pub async fn placed(stand: &Stand, event: EventId, application: ApplicationId, code: &str) {
    let (level, unit) = (LevelId::new(), UnitId::new());
    rows::level(level, event).insert(stand).await;
    rows::unit(unit, event, level, code).insert(stand).await;
    let row = Row::new("placement").with("id", PlacementId::new().as_uuid()).with("event_id", event.as_uuid());
    row.with("unit_id", unit.as_uuid())
        .with("application_id", application.as_uuid())
        .with("state", "confirmed")
        .with("created_at", clock::now())
        .with("updated_at", clock::now())
        .insert(stand)
        .await;
}
