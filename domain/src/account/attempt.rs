//! Counting attempts, for all servers together: guessing codes and asking for mails must stay slow.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::entity::attempt;
use crate::{clock, code, db::Db};

/// So many attempts in a window of so many seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub attempts: i64,
    pub window_seconds: i64,
}

/// Counts one attempt of `who` (an address, say; only its hash is kept) at `what`, and tells how many seconds are left
/// to wait if there were too many. Old windows are swept in passing.
///
/// # Errors
/// A failure of the database.
pub async fn attempt(db: &Db, what: &str, who: &str, limit: Limit) -> Result<Result<(), u32>, DbErr> {
    let seconds = clock::now().timestamp();
    let period = seconds / limit.window_seconds;
    let bucket = format!("{what}:{}", &code::hash(who)[..24]);
    let (bucket, what) = (&bucket, &format!("{what}:"));
    let count = db
        .write_aside(|tx| async move {
            attempt::Entity::delete_many()
                .filter(attempt::Column::Bucket.starts_with(what.as_str()))
                .filter(attempt::Column::Period.lt(period))
                .exec(&tx)
                .await?;
            let row = attempt::ActiveModel { bucket: Set(bucket.clone()), period: Set(period), count: Set(1) };
            let again = OnConflict::columns([attempt::Column::Bucket, attempt::Column::Period])
                .value(attempt::Column::Count, Expr::col((attempt::Entity, attempt::Column::Count)).add(1))
                .to_owned();
            attempt::Entity::insert(row).on_conflict(again).exec_without_returning(&tx).await?;
            attempt::Entity::find_by_id((bucket.clone(), period)).one(&tx).await
        })
        .await?
        .map_or(1, |row| row.count);
    let left = (period + 1) * limit.window_seconds - seconds;
    Ok(if count > limit.attempts { Err(u32::try_from(left).unwrap_or(60)) } else { Ok(()) })
}
