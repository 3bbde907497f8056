//! How full stands are, for lists of events.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::{PlacementState, entity::placement, live_placement};
use crate::{
    booth::{self, entity::unit},
    db::Db,
    ids::EventId,
};

/// How full a stand is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Units that are an exhibitor's for good.
    pub confirmed: u64,
    /// Units that nobody has, holds or was offered.
    pub free: u64,
}

/// How full the stands of these events are; an event without units is left out.
///
/// # Errors
/// A failure of the database.
pub async fn standings(db: &Db, events: &[EventId]) -> Result<HashMap<EventId, Standing>, DbErr> {
    if events.is_empty() {
        return Ok(HashMap::new());
    }
    let units = unit::Entity::find()
        .select_only()
        .column(unit::Column::EventId)
        .column_as(unit::Column::Id.count(), "number")
        .filter(unit::Column::EventId.is_in(events.iter().copied()))
        .filter(booth::for_exhibitors())
        .group_by(unit::Column::EventId)
        .into_tuple::<(EventId, i64)>()
        .all(db.read());
    let placed = placement::Entity::find()
        .select_only()
        .column(placement::Column::EventId)
        .column(placement::Column::State)
        .column_as(placement::Column::Id.count(), "number")
        .filter(placement::Column::EventId.is_in(events.iter().copied()))
        .filter(live_placement())
        .group_by(placement::Column::EventId)
        .group_by(placement::Column::State)
        .into_tuple::<(EventId, PlacementState, i64)>()
        .all(db.read());
    let (units, placed) = tokio::try_join!(units, placed)?;
    let empty = |(event, units): (EventId, i64)| (event, Standing { confirmed: 0, free: units.unsigned_abs() });
    let mut standings: HashMap<EventId, Standing> = units.into_iter().map(empty).collect();
    for (event, state, number) in placed {
        let standing = standings.entry(event).or_default();
        standing.free = standing.free.saturating_sub(number.unsigned_abs());
        if state == PlacementState::Confirmed {
            standing.confirmed += number.unsigned_abs();
        }
    }
    Ok(standings)
}
