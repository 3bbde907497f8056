//! Counting rows by a column that holds one of a few words.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QuerySelect, Select, TryGetable};

use super::Db;

/// How many of `rows` have each word of `state`; words that no row has are left out.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn counted<E: EntityTrait, S: TryGetable + Send>(
    db: &Db,
    rows: Select<E>,
    state: E::Column,
) -> Result<Vec<(S, u64)>, DbErr> {
    let counts = rows.select_only().column(state).column_as(state.count(), "number").group_by(state);
    let counts: Vec<(S, i64)> = counts.into_tuple().all(db.read()).await?;
    Ok(counts.into_iter().map(|(state, number)| (state, number.unsigned_abs())).collect())
}
