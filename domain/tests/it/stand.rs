//! A database of its own for each test, and what most tests need in it.

use domain::{
    account::{self, EVERYWHERE, InvitePerson, RoleKind},
    actor::{Actor, Person},
    db::Db,
    ids::{AccountId, EventId, OrganisationId},
    locale::Locale,
};
use sea_orm::{ConnectionTrait, Database, DatabaseBackend, Statement};
use tempfile::TempDir;

#[allow(unused_imports, reason = "fixtures of one slice that others need")]
pub use crate::applying::submitted_application;

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

/// A migrated, empty database.
pub struct Stand {
    pub db: Db,
    _folder: Option<TempDir>,
}

impl Stand {
    pub async fn sqlite() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let db = Db::connect(&format!("sqlite:{}", folder.path().join("test.db").display())).await.expect("SQLite opens");
        migrations::migrate(db.for_migrations()).await.expect("the schema is made");
        Self { db, _folder: Some(folder) }
    }

    /// In a database of its own on the server that `TEST_POSTGRES_URL` names; `scripts/test` starts one.
    pub async fn postgres() -> Self {
        let url = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL names a database: see scripts/postgres");
        let server = url.rsplit_once('/').expect("a URL ends in a database").0;
        let name = format!("t{}", uuid::Uuid::now_v7().simple());
        let admin = Database::connect(url.as_str()).await.expect("the test server answers");
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database is made");
        admin.close().await.expect("the connection closes");
        let db = Db::connect(&format!("{server}/{name}")).await.expect("PostgreSQL opens");
        migrations::migrate(db.for_migrations()).await.expect("the schema is made");
        Self { db, _folder: None }
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
        account::actor(&self.db, signed_in.token.as_str()).await.expect("the session is known")
    }

    /// How many rows of a table fulfil a condition, straight from the database.
    pub async fn count(&self, table: &str, condition: &str) -> i64 {
        let backend = if self.db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres };
        let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE {condition}");
        let row = self.db.read().query_one_raw(Statement::from_string(backend, sql)).await.expect("the count runs").expect("a count has a row");
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
        staff_of,
        exhibits_for,
    })
}
