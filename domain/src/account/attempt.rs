//! Counting attempts, for all servers together: guessing codes and asking for mails must stay slow.

use std::sync::{Mutex, PoisonError};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, TryInsertResult,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{
    Error, Limit,
    entity::attempt,
    limits::{MAILS_BY_ACCOUNT, MAILS_BY_ALL, MAILS_TO_READER},
};
use crate::{
    actor::Actor,
    clock, code,
    db::{Db, Tx},
    field::address_key,
};

/// Counts a mail that somebody causes to whomever they like: a colleague who is invited, say. `reader` is an address, or
/// what else tells readers apart. Organisers are not counted.
///
/// # Errors
/// `TooMany`, with the seconds to wait.
pub async fn count_caused_mail(db: &Db, actor: &Actor, reader: &str) -> Result<(), Error> {
    let Some(account) = actor.account().filter(|_| !actor.is_organiser()) else { return Ok(()) };
    let reader = address_key(reader.trim());
    let limits = [(&MAILS_BY_ACCOUNT, account.to_string()), (&MAILS_TO_READER, format!("{account}:{reader}")), (&MAILS_BY_ALL, reader)];
    for (limit, who) in limits {
        if let Err(seconds) = attempt(db, limit, &who).await? {
            return Err(Error::TooMany { seconds });
        }
    }
    Ok(())
}

/// Counts one attempt of `who` (an address, say; only its hash is kept), and tells how many seconds are left to wait if
/// there were too many. Old windows are swept in passing.
///
/// # Errors
/// A failure of the database.
pub async fn attempt(db: &Db, limit: &Limit, who: &str) -> Result<Result<(), u32>, DbErr> {
    db.write_aside(|tx| async move { claim(&tx, limit, who).await }).await
}

/// Takes back an attempt that was none: a form that was refused for what was typed.
///
/// # Errors
/// A failure of the database.
pub async fn take_back(db: &Db, limit: &Limit, who: &str) -> Result<(), DbErr> {
    db.write_aside(|tx| async move { give_back(&tx, limit, who).await }).await
}

/// `attempt`, in the transaction of what is tried. One conditional statement counts and refuses.
pub(super) async fn claim(tx: &Tx, limit: &Limit, who: &str) -> Result<Result<(), u32>, DbErr> {
    let window = Window::now(limit, who);
    attempt::Entity::delete_many()
        .filter(attempt::Column::Bucket.starts_with(window.prefix.as_str()))
        .filter(attempt::Column::Period.lt(window.period))
        .exec(tx)
        .await?;
    let row = attempt::ActiveModel { bucket: Set(window.bucket), period: Set(window.period), count: Set(1) };
    let count = || Expr::col((attempt::Entity, attempt::Column::Count));
    let mut again = OnConflict::columns([attempt::Column::Bucket, attempt::Column::Period]);
    again.value(attempt::Column::Count, count().add(1)).action_and_where(count().lt(limit.attempts));
    let counted = attempt::Entity::insert(row).on_conflict(again).try_insert().exec_without_returning(tx).await?;
    if matches!(counted, TryInsertResult::Inserted(rows) if rows > 0) {
        return Ok(Ok(()));
    }
    STRUCK.note(limit, window.period);
    Ok(Err(window.seconds_left))
}

/// The limits that struck, each with the window in which it did so last.
static STRUCK: Struck = Struck(Mutex::new(Vec::new()));

struct Struck(Mutex<Vec<(&'static str, i64)>>);

impl Struck {
    /// Notes in the log that a limit struck: once in each of its windows, however long and by how many it is tried. Not
    /// for whom, which may be an address.
    fn note(&self, limit: &Limit, period: i64) {
        if self.is_news(limit.name, period) {
            tracing::warn!(limit = limit.name, attempts = limit.attempts, "a limit struck");
        }
    }

    fn is_news(&self, name: &'static str, period: i64) -> bool {
        let mut struck = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match struck.iter_mut().find(|(known, _)| *known == name) {
            Some((_, last)) => std::mem::replace(last, period) != period,
            None => {
                struck.push((name, period));
                true
            }
        }
    }
}

/// `take_back`, in a transaction.
pub(super) async fn give_back(tx: &Tx, limit: &Limit, who: &str) -> Result<(), DbErr> {
    let window = Window::now(limit, who);
    attempt::Entity::update_many()
        .col_expr(attempt::Column::Count, Expr::col(attempt::Column::Count).sub(1))
        .filter(attempt::Column::Bucket.eq(window.bucket))
        .filter(attempt::Column::Period.eq(window.period))
        .filter(attempt::Column::Count.gt(0))
        .exec(tx)
        .await?;
    Ok(())
}

/// What is counted together.
struct Window {
    /// Of all buckets of the limit. Periods of another length are other numbers: the length belongs to the name, or two
    /// limits of one name would sweep each other away.
    prefix: String,
    bucket: String,
    period: i64,
    seconds_left: u32,
}

impl Window {
    fn now(limit: &Limit, who: &str) -> Self {
        let seconds = clock::now().timestamp();
        let period = seconds / limit.window_seconds;
        let prefix = format!("{}/{}:", limit.name, limit.window_seconds);
        let left = (period + 1) * limit.window_seconds - seconds;
        let bucket = format!("{prefix}{}", &code::hash(who)[..24]);
        Self { prefix, bucket, period, seconds_left: u32::try_from(left).unwrap_or(60) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_noted_once_in_each_of_its_windows() {
        let struck = Struck(Mutex::new(Vec::new()));

        let news = [("a", 1), ("a", 1), ("b", 1), ("a", 1), ("a", 2)].map(|(name, period)| struck.is_news(name, period));

        assert_eq!(news, [true, false, true, false, true]);
    }
}
