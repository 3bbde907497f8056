//! A published event, a visitor, and what the database holds of them.

use domain::{
    actor::Actor,
    event::EventView,
    ids::RegistrationId,
    locale::Locale,
    registration::{self, ConsentPurpose, DetailsForm, Register, ShownWording, TickedConsents, wording_version},
};
use sea_orm::{ConnectionTrait, DatabaseBackend, DbErr, QueryResult, Statement};

use crate::stand::{Stand, published_event};

pub struct Fair {
    pub event: EventView,
    pub organiser: Actor,
}

/// A visitor with a confirmed registration.
pub struct Visitor {
    pub id: RegistrationId,
    pub actor: Actor,
    pub ticket: String,
}

/// Everything ticked where the address is confirmed.
pub fn all_ticked() -> TickedConsents {
    TickedConsents { purposes: ConsentPurpose::ALL.to_vec(), shown: shown_in(Locale::De) }
}

/// Who runs the site, in the wordings of consents.
pub const WHOSE: &str = "Agentur Ruhr";

/// The wordings of today, as a page in this language shows them.
pub fn shown_in(locale: Locale) -> ShownWording {
    ShownWording { version: wording_version(WHOSE), whose: WHOSE.to_owned(), locale }
}

/// What somebody of this name types about themselves.
pub fn details(name: &str) -> DetailsForm {
    DetailsForm { name: name.to_owned(), organisation: "Stadt Essen".to_owned(), locale: "de".to_owned(), ..DetailsForm::default() }
}

impl Fair {
    pub async fn new(stand: &Stand) -> Self {
        let organiser = stand.organiser().await;
        let event = published_event(stand, &organiser).await;
        Self { event, organiser }
    }

    /// What Vera types.
    pub fn form(&self, email: &str) -> Register {
        Register { event: self.event.slug.clone(), email: email.to_owned(), details: details("Vera Visit") }
    }

    pub async fn register(&self, stand: &Stand, form: &Register) {
        registration::register(&stand.db, &Actor::Anonymous, form).await.expect("registered");
    }

    /// The same by somebody else.
    pub fn form_of(&self, name: &str, email: &str) -> Register {
        Register { details: details(name), ..self.form(email) }
    }

    /// Registers and confirms, with all consents.
    pub async fn visitor(&self, stand: &Stand, form: &Register) -> Visitor {
        self.visitor_with(stand, form, &all_ticked()).await
    }

    /// The same with these consents.
    pub async fn visitor_with(&self, stand: &Stand, form: &Register, ticked: &TickedConsents) -> Visitor {
        self.register(stand, form).await;
        let ticket = registration::confirm(&stand.db, &newest_token(stand).await, ticked).await.expect("confirmed");
        let holder = registration::by_ticket(&stand.db, &ticket).await.expect("answers").expect("the ticket opens");
        Visitor { id: holder.registration, actor: Actor::TicketHolder(holder.registration), ticket }
    }
}

/// The secret in the link of the newest confirmation mail.
pub async fn newest_token(stand: &Stand) -> String {
    let row = rows(stand, "SELECT letter FROM mail WHERE kind = 'confirm_registration' ORDER BY created_at DESC, id DESC LIMIT 1").await;
    let letter: String = row[0].try_get("", "letter").expect("a letter");
    let letter: serde_json::Value = serde_json::from_str(&letter).expect("JSON");
    letter["token"].as_str().expect("a token").to_owned()
}

pub async fn rows(stand: &Stand, sql: &str) -> Vec<QueryResult> {
    stand.db.read().query_all_raw(Statement::from_string(backend(stand), sql)).await.expect("the query runs")
}

/// Runs a statement as it is, past every guard of the code.
pub async fn raw(stand: &Stand, sql: &str) -> Result<(), DbErr> {
    stand.db.write(|tx| async move { tx.execute_unprepared(sql).await }).await.map(|_| ())
}

/// Every `table.column` of the database that holds `needle` in whatever case.
pub async fn traces(stand: &Stand, needle: &str) -> Vec<String> {
    let columns = if stand.db.is_sqlite() {
        "SELECT m.name AS t, c.name AS c FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND lower(c.type) = 'text'"
    } else {
        "SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('text', 'character varying')"
    };
    let mut found = Vec::new();
    let columns = rows(stand, columns).await;
    assert!(columns.len() > 100, "the schema has texts");
    for column in columns {
        let (table, column): (String, String) = (column.try_get("", "t").expect("a name"), column.try_get("", "c").expect("a name"));
        if stand.count(&format!("\"{table}\""), &format!("lower(\"{column}\") LIKE '%{}%'", needle.to_lowercase())).await > 0 {
            found.push(format!("{table}.{column}"));
        }
    }
    found
}

fn backend(stand: &Stand) -> DatabaseBackend {
    if stand.db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres }
}
