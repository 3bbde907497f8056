//! Instants follow what was meant: a talk begins when the clocks of its place show what was typed.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::entity;
use crate::{
    clock::{self, Instant},
    db::Db,
};

/// Derives when coming talks begin, by the newest rules. Where no rule changed nothing is written.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn follow_zone_rules(db: &Db) -> Result<(), DbErr> {
    let coming = entity::Entity::find().filter(entity::Column::StartsAt.gt(clock::now())).all(db.read()).await?;
    for row in coming.iter().filter(|row| derived(row) != row.starts_at) {
        db.write(|tx| async move {
            let moved = entity::ActiveModel { starts_at: Set(derived(row)), ..Default::default() };
            // One that was moved meanwhile was derived then.
            let update = entity::Entity::update_many().set(moved).filter(entity::Column::Id.eq(row.id));
            update.filter(entity::Column::Revision.eq(row.revision)).exec(&tx).await
        })
        .await?;
    }
    Ok(())
}

fn derived(row: &entity::Model) -> Instant {
    clock::at(clock::zone(&row.time_zone), row.starts_local)
}
