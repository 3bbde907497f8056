//! Writing history, in the transaction of what happened.

use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Action, entity::audit};
use crate::{
    actor::Actor,
    clock,
    db::Tx,
    ids::{AuditId, EventId},
};

/// One thing that happened: a unit, by its id, was changed, and which fields from what to what.
#[derive(Debug)]
pub struct AuditEntry<A: Action> {
    event: Option<EventId>,
    subject_id: Uuid,
    action: A,
    changes: Map<String, Value>,
}

impl<A: Action> AuditEntry<A> {
    pub fn of(action: A, subject: A::Id) -> Self {
        Self { event: None, subject_id: subject.into(), action, changes: Map::new() }
    }

    pub fn at(mut self, event: EventId) -> Self {
        self.event = Some(event);
        self
    }

    /// Notes a fact of the event, such as the unit that was offered. No personal data but what the subject itself holds.
    pub fn with(mut self, field: A::Field, value: impl Into<Value>) -> Self {
        self.changes.insert(field.to_string(), value.into());
        self
    }

    /// Notes a field that changed; one that did not is left out.
    pub fn changed<T: Into<Value> + PartialEq>(mut self, field: A::Field, from: T, to: T) -> Self {
        if from != to {
            self.changes.insert(field.to_string(), Value::Array(vec![from.into(), to.into()]));
        }
        self
    }
}

/// Writes one entry.
///
/// # Errors
/// A failure of the database.
pub async fn record<A: Action>(tx: &Tx, actor: &Actor, entry: AuditEntry<A>) -> Result<(), DbErr> {
    let row = audit::ActiveModel {
        id: Set(AuditId::new()),
        at: Set(clock::now()),
        actor: Set(label(actor)),
        account_id: Set(actor.account()),
        event_id: Set(entry.event),
        subject: Set(A::SUBJECT.to_string()),
        subject_id: Set(entry.subject_id),
        action: Set(entry.action.to_string()),
        changes: Set(Value::Object(entry.changes).to_string()),
    };
    audit::Entity::insert(row).exec_without_returning(tx).await?;
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
