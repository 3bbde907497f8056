//! Letting go of time.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{CHUNK, Commitment, Holder, entity};
use crate::db::Tx;

/// Lets these holders go from a commitment.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn release(tx: &Tx, holders: &[Holder], commitment: Commitment) -> Result<(), DbErr> {
    for chunk in holders.chunks(CHUNK) {
        entity::Entity::delete_many()
            .filter(entity::Column::CommitmentId.eq(commitment.as_uuid()))
            .filter(entity::Column::HolderId.is_in(chunk.iter().map(|holder| holder.as_uuid())))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Lets everybody and every place go from a commitment: it is called off, or deleted.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn release_commitment(tx: &Tx, commitment: Commitment) -> Result<(), DbErr> {
    entity::Entity::delete_many().filter(entity::Column::CommitmentId.eq(commitment.as_uuid())).exec(tx).await?;
    Ok(())
}

/// Lets a holder go from everything: somebody leaves, or a place is planned anew.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn release_holder(tx: &Tx, holder: Holder) -> Result<(), DbErr> {
    entity::Entity::delete_many().filter(entity::Column::HolderId.eq(holder.as_uuid())).exec(tx).await?;
    Ok(())
}
