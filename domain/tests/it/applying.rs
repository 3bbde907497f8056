//! What tests need of applications: a form that is complete, and an application that was handed in with it.

use domain::{
    actor::{Actor, Person},
    application::{self, ApplicationAccess, ApplicationForm, ContactForm, ContactPurpose},
    clock,
    event::{self, EventView},
    ids::{AccountId, ApplicationId},
    locale::Locale,
};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement, Value};

use crate::stand::{Stand, published_event};

/// A form in which nothing is missing, for the terms of this event.
pub fn complete_form(event: &EventView, name: &str) -> ApplicationForm {
    let text = |text: &str| text.to_owned();
    ApplicationForm {
        revision: text("1"),
        legal_name: format!("{name} GmbH"),
        display_name: name.to_owned(),
        kind: text("company"),
        street: text("Hauptstraße 1"),
        postcode: text("45127"),
        city: text("Essen"),
        country: text("DE"),
        vat_id: text("DE136695976"),
        size_class: text("small"),
        website: text("www.beispiel.example"),
        teaser_de: text("Wir bauen Städte."),
        topics: vec![text("real_estate"), text("energy")],
        offers: vec![text("sites")],
        seeks: vec![text("investors")],
        wish_kind: text("counter"),
        co_exhibitors: text("Partner eins\nPartner zwei"),
        contacts: vec![ContactForm {
            purpose: ContactPurpose::Decision,
            name: text("Doris Entscheidung"),
            email: text("doris@beispiel.example"),
            phone: text("+49 201 1234567"),
            like_decision: false,
        }],
        terms: text("on"),
        terms_version: event.terms_version.clone(),
        de_minimis: text("on"),
        double_funding: text("on"),
        ..ApplicationForm::default()
    }
}

/// Somebody who is signed in with this address.
pub fn signed_in_as(email: &str) -> Actor {
    let (name, email) = ("Anna Antrag".to_owned(), email.to_owned());
    Actor::Person(Person {
        account: AccountId::new(),
        name,
        email,
        organiser: false,
        organiser_without_passkey: false,
        staff_of: vec![],
        exhibits_for: vec![],
        hosts_for: vec![],
    })
}

/// A draft of somebody who has proven the address, and the token of its link.
pub async fn draft(stand: &Stand, event: &EventView, email: &str) -> (ApplicationId, String) {
    let token = application::start(&stand.db, &signed_in_as(email), &event.slug, email, Locale::De).await.expect("a draft is begun");
    let token = token.as_str().to_owned();
    let application = application::by_token(&stand.db, &token).await.expect("the link opens it");
    (application.id, token)
}

/// An application that was handed in, and the token of its link.
pub async fn submitted_application(stand: &Stand, event: &EventView, name: &str) -> (ApplicationId, String) {
    let (id, token) = draft(stand, event, &format!("{id}@applicant.example", id = ApplicationId::new())).await;
    application::submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(event, name)).await.expect("it is handed in");
    (id, token)
}

/// An event that takes applications now.
pub async fn open_event(stand: &Stand) -> EventView {
    published_event(stand, &stand.organiser().await).await
}

/// Moves the end of the window into the past.
pub async fn close_window(stand: &Stand, event: &EventView) -> EventView {
    let then = clock::now() - chrono::Duration::hours(1);
    let sql = "UPDATE event SET applications_close_at = $1 WHERE id = $2";
    execute(stand, sql, vec![then.into(), event.id.as_uuid().into()]).await.expect("the window closes");
    event::by_id(&stand.db, &Actor::System, event.id).await.expect("it is there")
}

/// Puts an application into a state, past all rules.
pub async fn force_state(stand: &Stand, application: ApplicationId, state: &str) {
    let waiting = (state == "waiting_list").then(clock::now);
    let sql = "UPDATE application SET state = $1, waiting_since = $2 WHERE id = $3";
    execute(stand, sql, vec![state.into(), waiting.into(), application.as_uuid().into()]).await.expect("the state is forced");
}

/// Runs SQL as it is, past the use cases.
pub async fn execute(stand: &Stand, sql: &str, values: Vec<Value>) -> Result<u64, sea_orm::DbErr> {
    let backend = if stand.db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres };
    let statement = Statement::from_sql_and_values(backend, sql, values);
    stand.db.for_migrations().execute_raw(statement).await.map(|result| result.rows_affected())
}
