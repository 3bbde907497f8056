//! Writing history, in the transaction of what happened.

use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{entity::audit, vocabulary};
use crate::{
    actor::Actor,
    clock,
    db::Tx,
    ids::{AuditId, EventId},
};

/// One thing that happened: `unit`, its id, `changed`, and which fields from what to what.
#[derive(Debug)]
pub struct Happened {
    event: Option<EventId>,
    pub(super) subject: &'static str,
    subject_id: Uuid,
    pub(super) action: &'static str,
    pub(super) changes: Map<String, Value>,
}

impl Happened {
    /// `action` is a verb in the past: `created`, `changed`, `offered`.
    pub fn new(subject: &'static str, subject_id: Uuid, action: &'static str) -> Self {
        Self { event: None, subject, subject_id, action, changes: Map::new() }
    }

    pub fn at(mut self, event: EventId) -> Self {
        self.event = Some(event);
        self
    }

    /// Notes a fact of the event, such as the unit that was offered. No personal data but what the subject itself holds.
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.changes.insert(field.to_owned(), value.into());
        self
    }

    /// Notes a field that changed; one that did not is left out.
    pub fn changed<T: Into<Value> + PartialEq>(mut self, field: &str, from: T, to: T) -> Self {
        if from != to {
            self.changes.insert(field.to_owned(), Value::Array(vec![from.into(), to.into()]));
        }
        self
    }
}

/// Writes one entry.
///
/// # Errors
/// A failure of the database.
pub async fn record(tx: &Tx, actor: &Actor, happened: Happened) -> Result<(), DbErr> {
    debug_assert!(vocabulary::knows(&happened), "the vocabulary of history lacks a word of {happened:?}");
    let entry = audit::ActiveModel {
        id: Set(AuditId::new()),
        at: Set(clock::now()),
        actor: Set(label(actor)),
        account_id: Set(actor.account()),
        event_id: Set(happened.event),
        subject: Set(happened.subject.to_owned()),
        subject_id: Set(happened.subject_id),
        action: Set(happened.action.to_owned()),
        changes: Set(Value::Object(happened.changes).to_string()),
    };
    audit::Entity::insert(entry).exec_without_returning(tx).await?;
    Ok(())
}

fn label(actor: &Actor) -> String {
    match actor {
        Actor::Anonymous => "anonymous".to_owned(),
        Actor::Person(person) => person.name.clone(),
        Actor::Applicant(_) => "applicant".to_owned(),
        Actor::TicketHolder(_) => "visitor".to_owned(),
        Actor::Device { .. } => "device".to_owned(),
        Actor::System => "standwerk".to_owned(),
    }
}
