//! The booth of one event again on another, with nobody on it.

use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::entity::{level, unit};
use crate::{
    clock,
    db::Tx,
    ids::{EventId, LevelId, UnitId},
};

/// Copies levels and units. Whoever calls has asked its own policy.
pub(crate) async fn copy(tx: &Tx, from: EventId, to: EventId) -> Result<(), DbErr> {
    let levels = level::Entity::find().filter(level::Column::EventId.eq(from)).all(tx).await?;
    let units = unit::Entity::find().filter(unit::Column::EventId.eq(from)).all(tx).await?;
    let now = clock::now();
    let new_ids: HashMap<LevelId, LevelId> = levels.iter().map(|level| (level.id, LevelId::new())).collect();
    let levels: Vec<_> = levels
        .into_iter()
        .filter_map(|old| {
            let id = *new_ids.get(&old.id)?;
            let row = level::ActiveModel::from(old).reset_all();
            Some(level::ActiveModel { id: Set(id), event_id: Set(to), revision: Set(1), created_at: Set(now), ..row })
        })
        .collect();
    let units: Vec<_> = units
        .into_iter()
        .filter_map(|old| {
            let level = *new_ids.get(&old.level_id)?;
            let row = unit::ActiveModel::from(old).reset_all();
            Some(unit::ActiveModel {
                id: Set(UnitId::new()),
                event_id: Set(to),
                level_id: Set(level),
                revision: Set(1),
                created_at: Set(now),
                updated_at: Set(now),
                ..row
            })
        })
        .collect();
    if !levels.is_empty() {
        level::Entity::insert_many(levels).exec_without_returning(tx).await?;
    }
    // Few enough at a time for the number of parameters that a statement may have.
    for some in units.chunks(100) {
        unit::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}
