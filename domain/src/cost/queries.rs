//! Reading what events cost.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{Error, entity};
use crate::{
    actor::Actor,
    audit::{self, HistoryEntry, Subject},
    db::Db,
    ids::{EventCostId, EventId},
    money::Money,
};

/// A receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventCostView {
    pub id: EventCostId,
    pub event: EventId,
    /// What was paid for.
    pub what: String,
    pub payee: String,
    /// Below nought for what was paid back.
    pub amount: Money,
    pub paid_on: NaiveDate,
    /// The number under which it is kept.
    pub receipt: String,
    /// Grows with each change; a form that was opened before it is stale.
    pub revision: i64,
}

/// The receipts of an event, by the day on which they were paid.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn of_event(db: &Db, actor: &Actor, event: EventId) -> Result<Vec<EventCostView>, Error> {
    actor.require_organiser()?;
    Ok(of_events(db, &[event]).await?)
}

/// What happened to the receipts of an event, also to those that are gone, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn history_of(db: &Db, actor: &Actor, event: EventId) -> Result<Vec<HistoryEntry>, Error> {
    actor.require_organiser()?;
    Ok(audit::of_kind(db, event, Subject::Cost).await?)
}

/// The same of several events, all of them: a sum of some would be wrong. Whoever calls has asked its own policy.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn of_events(db: &Db, events: &[EventId]) -> Result<Vec<EventCostView>, DbErr> {
    let rows = entity::Entity::find()
        .filter(entity::Column::EventId.is_in(events.iter().copied()))
        .order_by_asc(entity::Column::PaidOn)
        .order_by_asc(entity::Column::Id)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(view).collect())
}

fn view(row: entity::Model) -> EventCostView {
    EventCostView {
        id: row.id,
        event: row.event_id,
        what: row.what,
        payee: row.payee,
        amount: Money::euros(if row.is_refund { -row.cents } else { row.cents }),
        paid_on: row.paid_on,
        receipt: row.receipt,
        revision: row.revision,
    }
}
