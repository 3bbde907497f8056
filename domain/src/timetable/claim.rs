//! Claiming time, and finding what stands in the way.

use std::{collections::HashSet, ops::Range};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;

use super::{CHUNK, Commitment, Holder, entity, release};
use crate::db::Tx;

/// Claims these ticks for a commitment, for each holder all of them or none; answers who has got them. Who is bound
/// elsewhere at one of them gets none.
///
/// # Errors
/// A failure of the database.
pub async fn claim(tx: &Tx, holders: &[Holder], ticks: Range<i64>, commitment: Commitment) -> Result<HashSet<Holder>, DbErr> {
    // One order for everybody, so that two transactions never wait for each other.
    let mut holders = holders.to_vec();
    holders.sort_unstable();
    let wanted: Vec<_> = holders.iter().flat_map(|holder| ticks.clone().map(move |tick| (*holder, tick))).collect();
    if insert_free_ticks(tx, &wanted, commitment).await? == wanted.len() {
        return Ok(holders.into_iter().collect());
    }
    let complete = with_all_ticks(tx, &holders, ticks, commitment).await?;
    let (bound, left_out): (Vec<_>, Vec<_>) = holders.into_iter().partition(|holder| complete.contains(&holder.as_uuid()));
    release(tx, &left_out, commitment).await?;
    Ok(bound.into_iter().collect())
}

/// Writes what nobody holds yet; answers how many rows that were.
async fn insert_free_ticks(tx: &Tx, wanted: &[(Holder, i64)], commitment: Commitment) -> Result<usize, DbErr> {
    // Whatever key stands in the way: a test takes it away, to show that nothing else keeps somebody from being bound twice.
    let unless_bound = OnConflict::new().do_nothing().to_owned();
    let mut written = 0;
    for chunk in wanted.chunks(CHUNK) {
        let rows = chunk.iter().map(|(holder, tick)| entity::ActiveModel {
            holder_id: Set(holder.as_uuid()),
            tick: Set(*tick),
            commitment_id: Set(commitment.as_uuid()),
            commitment_kind: Set(commitment.kind()),
        });
        let inserted = entity::Entity::insert_many(rows).on_conflict(unless_bound.clone()).exec_without_returning(tx).await?;
        written += usize::try_from(inserted).unwrap_or(usize::MAX);
    }
    Ok(written)
}

/// Which of these holders a commitment binds at every one of these ticks.
async fn with_all_ticks(tx: &Tx, holders: &[Holder], ticks: Range<i64>, commitment: Commitment) -> Result<HashSet<Uuid>, DbErr> {
    let all = i64::try_from(ticks.clone().count()).unwrap_or(i64::MAX);
    let mut complete = HashSet::new();
    for chunk in holders.chunks(CHUNK) {
        let counted: Vec<(Uuid, i64)> = entity::Entity::find()
            .select_only()
            .column(entity::Column::HolderId)
            .column_as(entity::Column::Tick.count(), "ticks")
            .filter(entity::Column::CommitmentId.eq(commitment.as_uuid()))
            .filter(entity::Column::HolderId.is_in(chunk.iter().map(|holder| holder.as_uuid())))
            .filter(within(&ticks))
            .group_by(entity::Column::HolderId)
            .into_tuple()
            .all(tx)
            .await?;
        complete.extend(counted.into_iter().filter(|(_, ticks)| *ticks == all).map(|(holder, _)| holder));
    }
    Ok(complete)
}

/// What else binds a holder at these ticks, the earliest of it: it stands in the way of `commitment`.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn other_commitment(
    tx: &Tx,
    holder: Holder,
    ticks: &Range<i64>,
    commitment: Commitment,
) -> Result<Option<Commitment>, DbErr> {
    let other = entity::Entity::find()
        .filter(entity::Column::HolderId.eq(holder.as_uuid()))
        .filter(within(ticks))
        .filter(entity::Column::CommitmentId.ne(commitment.as_uuid()))
        .order_by_asc(entity::Column::Tick)
        .one(tx)
        .await?;
    Ok(other.as_ref().map(Commitment::from_row))
}

/// For a query of another table: whether the holder whose id stands in `column` is bound at one of these ticks.
pub(crate) fn is_bound(column: Expr, ticks: &Range<i64>) -> Expr {
    let bound = entity::Entity::find()
        .select_only()
        .column(entity::Column::Tick)
        .filter(entity::Column::HolderId.into_expr().eq(column))
        .filter(within(ticks));
    Expr::exists(bound.into_query())
}

/// Who of these holders is bound at which of these ticks, and by what.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn bound(
    db: &impl ConnectionTrait,
    holders: &[Holder],
    ticks: &Range<i64>,
) -> Result<Vec<(Uuid, i64, Commitment)>, DbErr> {
    let mut found = Vec::new();
    for chunk in holders.chunks(CHUNK) {
        let rows = entity::Entity::find()
            .filter(entity::Column::HolderId.is_in(chunk.iter().map(|holder| holder.as_uuid())))
            .filter(within(ticks))
            .all(db)
            .await?;
        found.extend(rows.iter().map(|row| (row.holder_id, row.tick, Commitment::from_row(row))));
    }
    Ok(found)
}

fn within(ticks: &Range<i64>) -> Expr {
    entity::Column::Tick.between(ticks.start, ticks.end - 1)
}
