//! Instants follow what was meant: a call opens and closes when the clocks of its zone show what was typed.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::entity::call;
use crate::{
    clock::{self, Instant},
    db::Db,
};

/// Derives opening and deadline of every call that is not over by the newest rules. Where none changed nothing is written.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn derive_times(db: &Db) -> Result<(), DbErr> {
    let coming = call::Entity::find().filter(call::Column::ClosesAt.gt(clock::now())).all(db.read()).await?;
    let moved: Vec<_> = coming.iter().filter(|row| derived(row) != (row.opens_at, row.closes_at)).map(|row| row.id).collect();
    if moved.is_empty() {
        return Ok(());
    }
    let moved = &moved;
    db.write(|tx| async move {
        // As it is now: somebody may have typed another time meanwhile.
        for row in call::Entity::find().filter(call::Column::Id.is_in(moved.iter().copied())).all(&tx).await? {
            let (opens_at, closes_at) = derived(&row);
            let columns = call::ActiveModel { opens_at: Set(opens_at), closes_at: Set(closes_at), ..Default::default() };
            let same = call::Column::Id.eq(row.id);
            call::Entity::update_many().set(columns).filter(same).filter(call::Column::Revision.eq(row.revision)).exec(&tx).await?;
        }
        Ok(())
    })
    .await
}

fn derived(row: &call::Model) -> (Instant, Instant) {
    let zone = clock::zone(&row.zone);
    (clock::at(zone, row.opens_local), clock::at(zone, row.closes_local))
}
