//! Instants follow what was meant: an item begins when the clocks of its leg show what was typed.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};

use super::{
    entity::{trip_item, trip_leg},
    queries::legs,
};
use crate::{
    clock::{self, Tz},
    db::{Db, Tx},
    ids::{EventId, TripLegId},
};

/// Derives when the items of a trip begin and end, by the rules that the zones of its legs have now.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn derive_item_times(tx: &Tx, event: EventId) -> Result<(), DbErr> {
    for leg in legs(tx, event).await? {
        derive_items_of(tx, leg.id, clock::zone(&leg.zone)).await?;
    }
    Ok(())
}

/// The trips with an item whose instant is not the one that its local time means by the rules of now: the zones of legs are
/// others than that of the event.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn events_behind(db: &Db) -> Result<Vec<EventId>, DbErr> {
    let to_come = trip_item::Entity::find().filter(trip_item::Column::EndsAt.gt(clock::now()));
    let items = to_come.find_also_related(trip_leg::Entity).all(db.read()).await?;
    let moved = items.into_iter().filter_map(|(item, leg)| {
        let zone = clock::zone(&leg?.zone);
        let meant = (clock::at(zone, item.starts_local), clock::at(zone, item.ends_local));
        (meant != (item.starts_at, item.ends_at)).then_some(item.event_id)
    });
    let mut events: Vec<EventId> = moved.collect();
    events.sort();
    events.dedup();
    Ok(events)
}

/// The same for one leg, whose zone is `zone`.
pub(super) async fn derive_items_of(tx: &Tx, leg: TripLegId, zone: Tz) -> Result<(), DbErr> {
    let items = trip_item::Entity::find().filter(trip_item::Column::LegId.eq(leg)).lock(LockType::NoKeyUpdate).all(tx).await?;
    for item in items {
        let (starts_at, ends_at) = (clock::at(zone, item.starts_local), clock::at(zone, item.ends_local));
        // Where clocks jump over what was typed, nothing may end before it begins.
        if (starts_at, ends_at) == (item.starts_at, item.ends_at) || ends_at <= starts_at {
            continue;
        }
        let row = trip_item::ActiveModel {
            starts_at: Set(starts_at),
            ends_at: Set(ends_at),
            updated_at: Set(clock::now()),
            ..Default::default()
        };
        trip_item::Entity::update_many()
            .set(row)
            .col_expr(trip_item::Column::Revision, Expr::col(trip_item::Column::Revision).add(1))
            .filter(trip_item::Column::Id.eq(item.id))
            .exec(tx)
            .await?;
    }
    Ok(())
}
