//! Writing history, in the transaction of what happened.

use chrono::Duration;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
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

    /// What is noted so far: the name of each field, and a fact or what it was and what it is.
    pub(crate) fn noted(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.changes.iter().map(|(field, value)| (field.as_str(), value))
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
    tx.later(&audit::Entity::insert(row)).await
}

/// How long an entry may be added to.
const GOING_ON: Duration = Duration::hours(1);

/// Adds to the newest entry about the same thing, if that tells of the same act by the same person within the last hour,
/// or else writes one: what saves itself again and again while somebody types is one act.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn record_on<A: Action>(tx: &Tx, actor: &Actor, entry: AuditEntry<A>) -> Result<(), DbErr> {
    let newest = audit::Entity::find()
        .filter(audit::Column::SubjectId.eq(entry.subject_id))
        .filter(audit::Column::Subject.eq(A::SUBJECT))
        .order_by_desc(audit::Column::At)
        .order_by_desc(audit::Column::Id)
        .one(tx)
        .await?;
    let (now, act) = (clock::now(), (entry.action.to_string(), label(actor), actor.account()));
    let goes_on = |row: &audit::Model| row.at > now - GOING_ON && (row.action.clone(), row.actor.clone(), row.account_id) == act;
    let Some(row) = newest.filter(goes_on) else { return record(tx, actor, entry).await };
    let (id, mut changes): (_, Map<String, Value>) = (row.id, serde_json::from_str(&row.changes).unwrap_or_default());
    for (field, value) in entry.changes {
        match gone_on(changes.remove(&field), value) {
            Some(value) => changes.insert(field, value),
            None => None,
        };
    }
    let row = audit::ActiveModel { at: Set(now), changes: Set(Value::Object(changes).to_string()), ..Default::default() };
    audit::Entity::update_many().set(row).filter(audit::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// A change after another one: from the first to the last, or nothing where that is the same.
fn gone_on(before: Option<Value>, value: Value) -> Option<Value> {
    match (before, value) {
        (Some(Value::Array(before)), Value::Array(now)) => match (before.into_iter().next(), now.into_iter().nth(1)) {
            (Some(from), Some(to)) if from != to => Some(Value::Array(vec![from, to])),
            _ => None,
        },
        (_, value) => Some(value),
    }
}

/// Who did what nobody did: the worker, and what follows by itself from what somebody did.
pub(crate) const BY_ITSELF: &str = "standwerk";

fn label(actor: &Actor) -> String {
    match actor {
        Actor::Anonymous => "anonymous".to_owned(),
        Actor::Person(person) => person.name.clone(),
        Actor::Applicant(_) => "applicant".to_owned(),
        Actor::TicketHolder(_) => "visitor".to_owned(),
        Actor::Device { .. } => "device".to_owned(),
        Actor::System => BY_ITSELF.to_owned(),
    }
}
