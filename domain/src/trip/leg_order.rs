//! In which order a trip goes to its legs. Where a new one belongs follows from its first day; across the date line days mislead,
//! so that organisers have the last word.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use super::{Error, TripAction, TripField, entity::trip_leg, leg::of_leg, queries::legs};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    choice::choice,
    db::{Db, Tx},
    event::EventView,
    ids::{EventId, TripLegId},
};

choice! {
    /// Where a leg is put.
    pub enum LegMove {
        /// Before the one that one goes to before it.
        Earlier = "earlier",
        /// Behind the one that one goes to after it.
        Later = "later",
    }
}

/// Puts a leg before or behind the one beside it, and answers the trip. The first goes no earlier, and the last no later.
///
/// # Errors
/// `Denied`, or `Overtaken`.
pub async fn move_leg(db: &Db, actor: &Actor, leg: TripLegId, revision: &str, to: LegMove) -> Result<EventView, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (event, moved) = of_leg(&tx, leg, revision).await?;
        let mut order: Vec<TripLegId> = legs(&tx, event.id).await?.into_iter().map(|leg| leg.id).collect();
        let Some((from, beside)) = swapped(&order, leg, to) else { return Ok(event) };
        order.swap(from, beside);
        write_order(&tx, &order).await?;
        let entry = AuditEntry::of(TripAction::LegMoved, event.id).at(event.id).with(TripField::Leg, moved.place).changed(
            TripField::Position,
            (from + 1).to_string(),
            (beside + 1).to_string(),
        );
        audit::record(&tx, actor, entry).await?;
        Ok(event)
    })
    .await
}

/// Which two of the order change their places; `None` at its ends.
fn swapped(order: &[TripLegId], leg: TripLegId, to: LegMove) -> Option<(usize, usize)> {
    let from = order.iter().position(|id| *id == leg)?;
    let beside = match to {
        LegMove::Earlier => from.checked_sub(1)?,
        LegMove::Later => from + 1,
    };
    (beside < order.len()).then_some((from, beside))
}

/// The order with a new leg that begins on this day.
pub(super) fn place_by_day(others: &[trip_leg::Model], new: TripLegId, starts_on: NaiveDate) -> Vec<TripLegId> {
    let before = others.iter().rposition(|other| other.starts_on <= starts_on).map_or(0, |at| at + 1);
    let mut order: Vec<TripLegId> = others.iter().map(|other| other.id).collect();
    order.insert(before, new);
    order
}

/// Whether each leg begins no earlier than the one before it.
pub(super) fn are_by_day(legs: &[trip_leg::Model]) -> bool {
    legs.iter().map(|leg| leg.starts_on).is_sorted()
}

/// Puts the legs of a trip by the days on which they begin; those of one day stay as they are.
pub(super) async fn sort_by_day(tx: &Tx, event: EventId) -> Result<(), DbErr> {
    let mut legs = legs(tx, event).await?;
    legs.sort_by_key(|leg| leg.starts_on);
    let order: Vec<TripLegId> = legs.into_iter().map(|leg| leg.id).collect();
    write_order(tx, &order).await
}

/// Numbers the legs from 1.
pub(super) async fn write_order(tx: &Tx, order: &[TripLegId]) -> Result<(), DbErr> {
    for (position, id) in (1_i32..).zip(order) {
        trip_leg::Entity::update_many()
            .col_expr(trip_leg::Column::Position, Expr::value(position))
            .filter(trip_leg::Column::Id.eq(*id))
            .exec(tx)
            .await?;
    }
    Ok(())
}
