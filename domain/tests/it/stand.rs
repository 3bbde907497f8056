//! A database of its own for each test, and what most tests need in it.

use chrono::Duration;
use domain::{
    account::{self, EVERYWHERE, InvitePerson, PasskeyDemand, RoleKind},
    actor::{Actor, Person},
    booth::{self, LevelDetails, UnitDetails},
    clock,
    db::Db,
    event::{self, EventDetails, EventView},
    ids::{AccountId, EventId, OrganisationId},
    locale::Locale,
    placement::{self, LevelView, UnitView},
    process::event_editing,
};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use tempfile::TempDir;

#[allow(unused_imports, reason = "fixtures of one slice that others need")]
pub use crate::applying::submitted_application;
use crate::own_database::OwnDatabase;

/// Defines each test once and runs it on both databases: `both! { async fn a_rule_holds(stand: Stand) { … } }`.
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($stand:ident: Stand) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            async fn body($stand: crate::stand::Stand) $body

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn sqlite() {
                body(crate::stand::Stand::sqlite().await).await;
            }

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn postgres() {
                body(crate::stand::Stand::postgres().await).await;
            }
        }
    )+};
}
pub(crate) use both;

/// A PNG of one black pixel.
pub const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\x0aIDAT\x78\xda\x63\x60\0\0\0\x02\0\x01\xe5\x27\xde\xfc\0\0\0\0IEND\xae\x42\x60\x82";

/// A migrated, empty database.
pub struct Stand {
    pub db: Db,
    pub url: String,
    _folder: Option<TempDir>,
    _own: Option<OwnDatabase>,
}

impl Stand {
    pub async fn sqlite() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        let db = Db::connect(&url).await.expect("SQLite opens");
        migrations::migrate(db.for_migrations()).await.expect("the schema is made");
        Self { db, url, _folder: Some(folder), _own: None }
    }

    /// The same database as the next start finds it.
    pub async fn reopened(self) -> Self {
        self.db.read().close().await.expect("it closes");
        self.db.for_migrations().clone().close().await.expect("it closes");
        let db = Db::connect(&self.url).await.expect("the database opens again");
        Self { db, url: self.url, _folder: self._folder, _own: self._own }
    }

    /// In a database of its own on the test server.
    pub async fn postgres() -> Self {
        let own = OwnDatabase::new().await;
        let url = own.url();
        let db = Db::connect(&url).await.expect("PostgreSQL opens");
        migrations::migrate(db.for_migrations()).await.expect("the schema is made");
        Self { db, url, _folder: None, _own: Some(own) }
    }

    /// A signed-in organiser, with an account.
    pub async fn organiser(&self) -> Actor {
        let invitation = InvitePerson {
            email: format!("o{}@agency.example", AccountId::new()),
            kind: RoleKind::Organiser,
            scope: EVERYWHERE.to_owned(),
            scope_name: String::new(),
            locale: Locale::De,
        };
        let token = account::invite(&self.db, &Actor::System, &invitation).await.expect("an invitation is written");
        let signed_in = account::accept(&self.db, token.as_str(), "Olga Organisiert", "test").await.expect("it is accepted");
        account::actor(&self.db, signed_in.token.as_str(), PasskeyDemand::Nobody).await.expect("the session is known")
    }

    /// All values of a text column in order, for comparing two databases.
    pub async fn fingerprint(&self, table: &str, column: &str) -> Vec<String> {
        let backend = if self.db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres };
        let sql = format!("SELECT {column} AS value FROM {table} ORDER BY {column}");
        let rows = self.db.read().query_all_raw(Statement::from_string(backend, sql)).await.expect("the query runs");
        rows.iter().map(|row| row.try_get("", "value").expect("a text")).collect()
    }

    /// How many rows of a table fulfil a condition, straight from the database.
    pub async fn count(&self, table: &str, condition: &str) -> i64 {
        let backend = if self.db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres };
        let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE {condition}");
        let row =
            self.db.read().query_one_raw(Statement::from_string(backend, sql)).await.expect("the count runs").expect("a count has a row");
        row.try_get("", "n").expect("a count is a number")
    }
}

/// Somebody signed in without any role.
pub fn stranger() -> Actor {
    person(vec![], vec![])
}

/// Desk staff of one event.
pub fn staff_of(event: EventId) -> Actor {
    person(vec![event], vec![])
}

/// Somebody who acts for one organisation.
pub fn exhibitor(organisation: OrganisationId) -> Actor {
    person(vec![], vec![organisation])
}

fn person(staff_of: Vec<EventId>, exhibits_for: Vec<OrganisationId>) -> Actor {
    Actor::Person(Person {
        account: AccountId::new(),
        name: "Paula Person".to_owned(),
        email: "paula@person.example".to_owned(),
        organiser: false,
        organiser_without_passkey: false,
        staff_of,
        exhibits_for,
        hosts_for: vec![],
    })
}

/// What an organiser types about a fair that begins in 100 days, is open from 9 to 18 for four days in Paris' zone,
/// and takes applications now.
pub fn fair(slug: &str) -> EventDetails {
    let zone = "Europe/Paris";
    let today = clock::today(clock::zone(zone));
    let text = |text: &str| text.to_owned();
    EventDetails {
        slug: slug.to_owned(),
        name: text("MIPIM 2027"),
        kind: text("trade_fair"),
        theme_de: text("Immobilien"),
        theme_en: text("Real estate"),
        city: text("Cannes"),
        country: text("FR"),
        venue: text("Palais des Festivals"),
        online_link: String::new(),
        time_zone: text(zone),
        programme_keeps_local_times: String::new(),
        programme_moves_along: String::new(),
        confirmed_change: String::new(),
        starts_on: (today + Duration::days(100)).to_string(),
        ends_on: (today + Duration::days(103)).to_string(),
        opens: text("09:00"),
        closes: text("18:00"),
        main_language: text("de"),
        other_languages: vec![text("en")],
        bridge: String::new(),
        hall: text("Riviera 7"),
        booth_number: text("R7.G12"),
        booth_role: text("host"),
        hosted_by: String::new(),
        brand: text("Stadt der Städte"),
        description_de: text("Ein Stand für das **Ruhrgebiet**."),
        description_en: text("One stand for the **Ruhr**."),
        accent: text("blue"),
        applications_open_at: format!("{}T00:00", today - Duration::days(10)),
        applications_close_at: format!("{}T23:59", today + Duration::days(60)),
        passes_close_at: format!("{}T23:59", today + Duration::days(95)),
        asks_de_minimis: text("on"),
        asks_double_funding: text("on"),
        contact_name: text("Carla Kontakt"),
        contact_email: text("carla@agency.example"),
    }
}

/// An event that everybody sees, with a slug of its own.
pub async fn published_event(stand: &Stand, organiser: &Actor) -> EventView {
    let details = fair(&format!("fair-{}", EventId::new()));
    let made = event::create(&stand.db, organiser, &details).await.expect("an event is made");
    event::publish(&stand.db, organiser, made.id).await.expect("it is published");
    event::by_id(&stand.db, organiser, made.id).await.expect("it is there")
}

/// Changes an event and confirms the letters about it, as an organiser who has read whom they reach.
pub async fn edit_and_tell(stand: &Stand, actor: &Actor, event: &EventView, details: &EventDetails) -> Result<EventView, event::Error> {
    let announced = event_editing::announcement(&stand.db, actor, event.id, details).await?;
    let confirmed_change = announced.map(|announced| announced.fingerprint).unwrap_or_default();
    let details = EventDetails { confirmed_change, ..details.clone() };
    event_editing::edit(&stand.db, actor, event.id, &event.revision.to_string(), &details).await
}

/// A level of 20 by 10 metres.
pub async fn level(stand: &Stand, organiser: &Actor, event: EventId) -> LevelView {
    let details = LevelDetails {
        name_de: "Erdgeschoss".to_owned(),
        name_en: "Ground floor".to_owned(),
        width: "20".to_owned(),
        depth: "10".to_owned(),
        ..LevelDetails::default()
    };
    let id = booth::add_level(&stand.db, organiser, event, &details).await.expect("a level is made");
    let view = event::by_id(&stand.db, organiser, event).await.expect("the event");
    let plan = placement::plan(&stand.db, organiser, &view).await.expect("the plan");
    plan.levels.into_iter().find(|level| level.id == id).expect("the new level")
}

/// A counter of 2 by 2 metres for 1,250 euros with three passes; `place` counts the cells of the level from 0 to 44.
pub async fn unit(stand: &Stand, organiser: &Actor, level: &LevelView, event: EventId, code: &str, place: u32) -> UnitView {
    let details = UnitDetails { x: (place % 9 * 2).to_string(), y: (place / 9 * 2).to_string(), ..counter(level, code) };
    let id = booth::add_unit(&stand.db, organiser, event, &details).await.expect("a unit is made");
    placement::unit_by_id(&stand.db, organiser, event, id).await.expect("the new unit")
}

/// What an organiser types about a counter in the level's corner.
pub fn counter(level: &LevelView, code: &str) -> UnitDetails {
    let text = |text: &str| text.to_owned();
    UnitDetails {
        level: level.id.to_string(),
        code: code.to_owned(),
        kind: text("counter"),
        area: String::new(),
        included_de: text("Theke, Hocker, Strom"),
        included_en: text("Counter, stool, power"),
        price: text("1250"),
        pass_quota: text("3"),
        x: text("0"),
        y: text("0"),
        width: text("2"),
        depth: text("2"),
    }
}
