//! The stages of one event again on another; without their sessions they are only furniture.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::entity::stage;
use crate::{
    clock,
    db::Tx,
    ids::{EventId, StageId},
};

/// Copies stages. Whoever calls has asked its own policy.
pub(crate) async fn copy_stages(tx: &Tx, from: EventId, to: EventId) -> Result<(), DbErr> {
    let stages = stage::Entity::find().filter(stage::Column::EventId.eq(from)).all(tx).await?;
    let copies = stages.into_iter().map(|old| {
        let row: stage::ActiveModel = old.into();
        stage::ActiveModel {
            id: Set(StageId::new()),
            event_id: Set(to),
            revision: Set(1),
            created_at: Set(clock::now()),
            ..row.reset_all()
        }
    });
    let copies: Vec<_> = copies.collect();
    if !copies.is_empty() {
        stage::Entity::insert_many(copies).exec_without_returning(tx).await?;
    }
    Ok(())
}
