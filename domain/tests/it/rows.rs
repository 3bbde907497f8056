//! Rows written straight into the tables, complete but for what a test cares about: what a slice needs of the others,
//! without their use cases.

use domain::{
    badge::{self, BadgeRole, Issued, NewBadge},
    clock,
    code::Code,
    db::DbErr,
    ids::{AccountId, ApplicationId, EventId, LevelId, OrganisationId, RegistrationId, UnitId},
};
use sea_orm::{
    ConnectionTrait, SqlErr,
    sea_query::{Alias, Expr, Query, Value},
};
use uuid::Uuid;

use crate::stand::Stand;

/// A row to be.
#[derive(Clone)]
pub struct Row {
    table: &'static str,
    columns: Vec<(&'static str, Value)>,
}

impl Row {
    pub fn new(table: &'static str) -> Self {
        Self { table, columns: Vec::new() }
    }

    /// Sets a column, or sets it to something else.
    pub fn with(mut self, column: &'static str, value: impl Into<Value>) -> Self {
        self.columns.retain(|(name, _)| *name != column);
        self.columns.push((column, value.into()));
        self
    }

    fn thing(table: &'static str, id: Uuid) -> Self {
        Self::new(table).with("id", id).with("created_at", clock::now())
    }

    fn texts(self, columns: &[&'static str]) -> Self {
        columns.iter().fold(self, |row, column| row.with(column, ""))
    }

    /// # Errors
    /// What the database says.
    pub async fn try_insert(self, stand: &Stand) -> Result<(), DbErr> {
        let (columns, values): (Vec<_>, Vec<_>) =
            self.columns.into_iter().map(|(column, value)| (Alias::new(column), Expr::value(value))).unzip();
        let insert = Query::insert().into_table(Alias::new(self.table)).columns(columns).values_panic(values).to_owned();
        stand.db.for_migrations().execute(&insert).await.map(|_| ())
    }

    pub async fn insert(self, stand: &Stand) {
        let table = self.table;
        self.try_insert(stand).await.unwrap_or_else(|error| panic!("{table}: {error}"));
    }
}

/// A published fair in Essen, today.
pub fn event(id: EventId) -> Row {
    let zone = "Europe/Berlin";
    let today = clock::today(clock::zone(zone));
    let row = Row::thing("event", id.as_uuid()).texts(&["theme_de", "theme_en", "bridge", "hosted_by", "description_de", "description_en"]);
    row.with("slug", format!("fair-{id}"))
        .with("name", "Testmesse")
        .with("kind", "trade_fair")
        .with("city", "Essen")
        .with("country", "DE")
        .with("venue", "Messe")
        .with("time_zone", zone)
        .with("starts_on", today)
        .with("ends_on", today)
        .with("opens_minute", 540)
        .with("closes_minute", 1080)
        .with("languages", "de,en")
        .with("hall", "1")
        .with("booth_number", "A1")
        .with("booth_role", "host")
        .with("brand", "Ruhr")
        .with("accent", "blue")
        .with("terms_version", "1")
        .with("contact_name", "")
        .with("contact_email", "")
        .with("state", "published")
        .with("revision", 1_i64)
        .with("updated_at", clock::now())
}

/// A level of 20 by 10 metres.
pub fn level(id: LevelId, event: EventId) -> Row {
    Row::thing("level", id.as_uuid())
        .with("event_id", event.as_uuid())
        .with("name_de", "Erdgeschoss")
        .with("name_en", "Ground floor")
        .with("position", 0)
        .with("width_cm", 2000)
        .with("depth_cm", 1000)
        .with("revision", 1_i64)
}

/// A counter of 2 by 2 metres in the level's corner, with two passes.
pub fn unit(id: UnitId, event: EventId, level: LevelId, code: &str) -> Row {
    Row::thing("unit", id.as_uuid())
        .with("event_id", event.as_uuid())
        .with("level_id", level.as_uuid())
        .with("code", code)
        .with("kind", "counter")
        .with("area_dm2", 400)
        .with("included_de", "Theke")
        .with("included_en", "Counter")
        .with("price_cents", 250_000_i64)
        .with("pass_quota", 2)
        .with("x_cm", 0)
        .with("y_cm", 0)
        .with("width_cm", 200)
        .with("depth_cm", 200)
        .with("revision", 1_i64)
        .with("updated_at", clock::now())
}

/// A company in Essen.
pub fn organisation(id: OrganisationId, name: &str) -> Row {
    Row::thing("organisation", id.as_uuid())
        .with("slug", format!("o-{id}"))
        .with("legal_name", format!("{name} GmbH"))
        .with("display_name", name)
        .with("kind", "company")
        .with("city", "Essen")
        .with("updated_at", clock::now())
}

/// A company's application as it was handed in.
pub fn application(id: ApplicationId, event: EventId, name: &str) -> Row {
    let email = format!("a{id}@exhibitor.example");
    let row = Row::thing("application", id.as_uuid()).texts(&["vat_id", "website", "teaser_de", "teaser_en"]);
    row.texts(&["description_de", "description_en", "wish_note"])
        .with("event_id", event.as_uuid())
        .with("slug", format!("a-{id}"))
        .with("state", "submitted")
        .with("access_hash", Code::random().hash())
        .with("applicant_email", email.as_str())
        .with("applicant_key", email.as_str())
        .with("locale", "de")
        .with("legal_name", format!("{name} GmbH"))
        .with("display_name", name)
        .with("kind", "company")
        .with("street", "Weg 1")
        .with("postcode", "45127")
        .with("city", "Essen")
        .with("country", "DE")
        .with("public_body", false)
        .with("size_class", "small")
        .with("wish_kind", "counter")
        .with("terms_version", "1")
        .with("de_minimis", true)
        .with("double_funding", false)
        .with("passes_taken", 0)
        .with("revision", 1_i64)
        .with("submitted_at", clock::now())
        .with("updated_at", clock::now())
}

/// A confirmed registration.
pub fn registration(id: RegistrationId, event: EventId, badge: &Issued, name: &str) -> Row {
    let email = format!("v{id}@visitor.example");
    Row::thing("registration", id.as_uuid())
        .with("event_id", event.as_uuid())
        .with("badge_id", badge.id.as_uuid())
        .with("name", name)
        .with("email", email.as_str())
        .with("email_key", email.as_str())
        .with("organisation", "Stadt Essen")
        .with("job_title", "Leitung")
        .with("locale", "de")
        .with("state", "confirmed")
        .with("confirm_hash", Code::random().hash())
        .with("confirm_expires_at", clock::now())
        .with("confirmed_at", clock::now())
        .with("revision", 1_i64)
}

pub fn account(id: AccountId) -> Row {
    let email = format!("{id}@person.example");
    Row::thing("account", id.as_uuid())
        .with("email", email.as_str())
        .with("email_key", email.as_str())
        .with("name", "Paula Person")
        .with("locale", "de")
}

/// Runs SQL that has no values.
pub async fn execute_sql(stand: &Stand, sql: &str) {
    stand.db.write(|tx| async move { tx.execute_unprepared(sql).await }).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// A badge with both its codes.
pub async fn issue(stand: &Stand, event: EventId, role: BadgeRole, name: &str) -> Issued {
    let badge = NewBadge { event, role, name: name.to_owned(), organisation: "Stadt Essen".to_owned() };
    let badge = &badge;
    stand.db.write(|tx| async move { badge::issue(&tx, badge.clone()).await }).await.expect("a badge is issued")
}

/// Which rule of a table refused something: `unique`, `foreign key` or `check`. Whatever else went wrong, such as a
/// column that is spelled wrong, is told in the words of the database, so that no test takes it for a refusal.
pub fn refused_by<T>(answer: Result<T, DbErr>) -> String {
    let Err(error) = answer else { return "nothing".to_owned() };
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => "unique".to_owned(),
        Some(SqlErr::ForeignKeyConstraintViolation(_)) => "foreign key".to_owned(),
        _ if error.to_string().to_lowercase().contains("check constraint") => "check".to_owned(),
        _ => error.to_string(),
    }
}
