//! An event with visitors, an exhibitor and a session, written straight into the database: what these slices need of
//! others, without their use cases.

use domain::{
    actor::{Actor, Person},
    badge::{self, BadgeRole, Issued, NewBadge},
    clock,
    code::Code,
    db::DbErr,
    ids::{AccountId, ApplicationId, BoothStaffId, EventId, LevelId, OrganisationId, RegistrationId, SeatId, SessionId, StageId},
};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement, Value};

use crate::stand::Stand;

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
    insert(
        stand,
        "event",
        vec![
            ("id", event.as_uuid().into()),
            ("slug", format!("fair-{event}").into()),
            ("name", "Testmesse".into()),
            ("kind", "trade_fair".into()),
            ("theme_de", "".into()),
            ("theme_en", "".into()),
            ("city", "Essen".into()),
            ("country", "DE".into()),
            ("venue", "Messe".into()),
            ("time_zone", "Europe/Berlin".into()),
            ("starts_on", chrono_day()),
            ("ends_on", chrono_day()),
            ("opens_minute", 540.into()),
            ("closes_minute", 1080.into()),
            ("languages", "de,en".into()),
            ("bridge", "".into()),
            ("hall", "1".into()),
            ("booth_number", "A1".into()),
            ("booth_role", "host".into()),
            ("hosted_by", "".into()),
            ("brand", "Ruhr".into()),
            ("description_de", "".into()),
            ("description_en", "".into()),
            ("accent", "blue".into()),
            ("terms_version", "1".into()),
            ("contact_name", "".into()),
            ("contact_email", "".into()),
            ("state", "published".into()),
            ("revision", 1i64.into()),
            ("created_at", now()),
            ("updated_at", now()),
        ],
    )
    .await;
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
    insert(
        stand,
        "registration",
        vec![
            ("id", registration.as_uuid().into()),
            ("event_id", event.as_uuid().into()),
            ("badge_id", badge.id.as_uuid().into()),
            ("name", name.into()),
            ("email", format!("v{registration}@visitor.example").into()),
            ("email_key", format!("v{registration}@visitor.example").into()),
            ("organisation", "Stadt Essen".into()),
            ("job_title", "Leitung".into()),
            ("locale", "de".into()),
            ("state", state.into()),
            ("confirm_hash", Code::random().hash().into()),
            ("confirm_expires_at", now()),
            ("revision", 1i64.into()),
            ("created_at", now()),
        ],
    )
    .await;
    Visitor { registration, badge }
}

pub async fn exhibitor(stand: &Stand, event: EventId, state: &str) -> Exhibitor {
    let (organisation, application) = (OrganisationId::new(), ApplicationId::new());
    insert(
        stand,
        "organisation",
        vec![
            ("id", organisation.as_uuid().into()),
            ("slug", format!("o-{organisation}").into()),
            ("legal_name", "Ruhr KI GmbH".into()),
            ("display_name", "Ruhr KI".into()),
            ("kind", "company".into()),
            ("city", "Essen".into()),
            ("created_at", now()),
            ("updated_at", now()),
        ],
    )
    .await;
    let empty = [
        "kind",
        "street",
        "postcode",
        "country",
        "vat_id",
        "size_class",
        "website",
        "teaser_de",
        "teaser_en",
        "description_de",
        "description_en",
        "wish_kind",
        "wish_note",
        "terms_version",
    ];
    let mut row: Vec<(&str, Value)> = vec![
        ("id", application.as_uuid().into()),
        ("event_id", event.as_uuid().into()),
        ("organisation_id", organisation.as_uuid().into()),
        ("slug", format!("a-{application}").into()),
        ("state", state.into()),
        ("access_hash", Code::random().hash().into()),
        ("applicant_email", "a@ruhr-ki.example".into()),
        ("applicant_key", "a@ruhr-ki.example".into()),
        ("locale", "de".into()),
        ("legal_name", "Ruhr KI GmbH".into()),
        ("display_name", "Ruhr KI".into()),
        ("city", "Essen".into()),
        ("public_body", false.into()),
        ("de_minimis", false.into()),
        ("double_funding", false.into()),
        ("passes_taken", 0.into()),
        ("revision", 1i64.into()),
        ("created_at", now()),
        ("updated_at", now()),
    ];
    row.extend(empty.map(|column| (column, "".into())));
    insert(stand, "application", row).await;
    let account = account(stand).await;
    Exhibitor { application, person: person(account, vec![], vec![organisation]) }
}

/// Somebody on the stand of an exhibitor, who shares what is asked.
pub async fn booth_staff(stand: &Stand, event: EventId, application: ApplicationId, shares_email: bool, shares_phone: bool) -> Issued {
    let badge = issue(stand, event, BadgeRole::Exhibitor, "Emil Aussteller").await;
    let id = BoothStaffId::new();
    insert(
        stand,
        "booth_staff",
        vec![
            ("id", id.as_uuid().into()),
            ("event_id", event.as_uuid().into()),
            ("application_id", application.as_uuid().into()),
            ("badge_id", badge.id.as_uuid().into()),
            ("name", "Emil Aussteller".into()),
            ("email", "emil@ruhr-ki.example".into()),
            ("email_key", format!("emil{id}").into()),
            ("job_title", "Vertrieb".into()),
            ("phone", "+49 201 1".into()),
            ("locale", "de".into()),
            ("shares_email", shares_email.into()),
            ("shares_phone", shares_phone.into()),
            ("created_at", now()),
        ],
    )
    .await;
    badge
}

pub async fn session(stand: &Stand, event: EventId) -> SessionId {
    let (stage, session) = (StageId::new(), SessionId::new());
    insert(
        stand,
        "stage",
        vec![
            ("id", stage.as_uuid().into()),
            ("event_id", event.as_uuid().into()),
            ("name_de", "Bühne".into()),
            ("name_en", "Stage".into()),
            ("capacity", 50.into()),
            ("opens_minute", 540.into()),
            ("closes_minute", 1080.into()),
            ("changeover_minutes", 5.into()),
            ("position", 1.into()),
            ("revision", 1i64.into()),
            ("created_at", now()),
        ],
    )
    .await;
    insert(
        stand,
        "session",
        vec![
            ("id", session.as_uuid().into()),
            ("event_id", event.as_uuid().into()),
            ("stage_id", stage.as_uuid().into()),
            ("kind", "masterclass".into()),
            ("title_de", "KI".into()),
            ("title_en", "AI".into()),
            ("abstract_de", "".into()),
            ("abstract_en", "".into()),
            ("language", "de".into()),
            ("starts_at", now()),
            ("ends_at", (clock::now() + std::time::Duration::from_secs(1800)).into()),
            ("seat_limit", 20.into()),
            ("seats_taken", 1.into()),
            ("state", "published".into()),
            ("revision", 1i64.into()),
            ("created_at", now()),
            ("updated_at", now()),
        ],
    )
    .await;
    session
}

/// `state` is a seat's.
pub async fn seat(stand: &Stand, session: SessionId, visitor: &Visitor, state: &str) {
    insert(
        stand,
        "seat",
        vec![
            ("id", SeatId::new().as_uuid().into()),
            ("session_id", session.as_uuid().into()),
            ("registration_id", visitor.registration.as_uuid().into()),
            ("state", state.into()),
            ("queued_at", now()),
            ("updated_at", now()),
        ],
    )
    .await;
}

pub async fn issue(stand: &Stand, event: EventId, role: BadgeRole, name: &str) -> Issued {
    let badge = NewBadge { event, role, name: name.to_owned(), organisation: "Stadt Essen".to_owned() };
    let badge = &badge;
    stand.db.write(|tx| async move { badge::issue(&tx, badge.clone()).await }).await.expect("a badge is issued")
}

/// Runs SQL that has no values.
pub async fn execute(stand: &Stand, sql: &str) -> Result<u64, DbErr> {
    let statement = Statement::from_string(backend(stand), sql.to_owned());
    let statement = &statement;
    stand.db.write(|tx| async move { tx.execute_raw(statement.clone()).await.map(|done| done.rows_affected()) }).await
}

/// Inserts a row, or says why not.
pub async fn try_insert(stand: &Stand, table: &str, row: Vec<(&str, Value)>) -> Result<(), DbErr> {
    let columns: Vec<_> = row.iter().map(|(column, _)| *column).collect();
    let places: Vec<_> = (1..=row.len()).map(|place| format!("${place}")).collect();
    let sql = format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", "));
    let values: Vec<Value> = row.into_iter().map(|(_, value)| value).collect();
    let statement = Statement::from_sql_and_values(backend(stand), sql, values);
    let statement = &statement;
    stand.db.write(|tx| async move { tx.execute_raw(statement.clone()).await.map(|_| ()) }).await
}

pub async fn insert(stand: &Stand, table: &str, row: Vec<(&str, Value)>) {
    try_insert(stand, table, row).await.unwrap_or_else(|error| panic!("{table}: {error}"));
}

pub fn now() -> Value {
    clock::now().into()
}

fn chrono_day() -> Value {
    clock::now().date_naive().into()
}

fn backend(stand: &Stand) -> DatabaseBackend {
    if stand.db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres }
}

async fn account(stand: &Stand) -> AccountId {
    let account = AccountId::new();
    insert(
        stand,
        "account",
        vec![
            ("id", account.as_uuid().into()),
            ("email", format!("{account}@person.example").into()),
            ("email_key", format!("{account}@person.example").into()),
            ("name", "Paula Person".into()),
            ("locale", "de".into()),
            ("created_at", now()),
        ],
    )
    .await;
    account
}

fn person(account: AccountId, staff_of: Vec<EventId>, exhibits_for: Vec<OrganisationId>) -> Actor {
    Actor::Person(Person {
        account,
        name: "Paula Person".to_owned(),
        email: format!("{account}@person.example"),
        organiser: false,
        staff_of,
        exhibits_for,
    })
}

/// A level and a unit on it, confirmed for an exhibitor.
pub async fn placed(stand: &Stand, event: EventId, application: ApplicationId, code: &str) {
    let (level, unit) = (LevelId::new(), domain::ids::UnitId::new());
    insert(
        stand,
        "level",
        vec![
            ("id", level.as_uuid().into()),
            ("event_id", event.as_uuid().into()),
            ("name_de", "EG".into()),
            ("name_en", "Ground".into()),
            ("position", 1.into()),
            ("width_cm", 1000.into()),
            ("depth_cm", 1000.into()),
            ("revision", 1i64.into()),
            ("created_at", now()),
        ],
    )
    .await;
    insert(
        stand,
        "unit",
        vec![
            ("id", unit.as_uuid().into()),
            ("event_id", event.as_uuid().into()),
            ("level_id", level.as_uuid().into()),
            ("code", code.into()),
            ("kind", "counter".into()),
            ("area_dm2", 400.into()),
            ("included_de", "".into()),
            ("included_en", "".into()),
            ("price_cents", 0i64.into()),
            ("pass_quota", 2.into()),
            ("x_cm", 0.into()),
            ("y_cm", 0.into()),
            ("width_cm", 200.into()),
            ("depth_cm", 200.into()),
            ("revision", 1i64.into()),
            ("created_at", now()),
            ("updated_at", now()),
        ],
    )
    .await;
    insert(
        stand,
        "placement",
        vec![
            ("id", domain::ids::PlacementId::new().as_uuid().into()),
            ("event_id", event.as_uuid().into()),
            ("unit_id", unit.as_uuid().into()),
            ("application_id", application.as_uuid().into()),
            ("state", "confirmed".into()),
            ("created_at", now()),
            ("updated_at", now()),
        ],
    )
    .await;
}
