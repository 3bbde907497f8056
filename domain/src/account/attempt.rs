//! Counting attempts, for all servers together: guessing codes and asking for mails must stay slow.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{Error, entity::attempt};
use crate::{actor::Actor, clock, code, db::Db, field::address_key};

/// So many attempts in a window of so many seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub attempts: i64,
    pub window_seconds: i64,
}

/// Mails that one account may cause in a day.
const BY_ACCOUNT: Limit = Limit { attempts: 200, window_seconds: DAY };
/// Mails that one account may cause in a day to the same reader.
const TO_READER: Limit = Limit { attempts: 5, window_seconds: DAY };
/// Mails that all accounts together may cause in a day to the same reader.
const BY_ALL: Limit = Limit { attempts: 20, window_seconds: DAY };
const DAY: i64 = 86_400;

/// Counts a mail that somebody causes to whomever they like: a colleague who is invited, say. `reader` is an address, or
/// what else tells readers apart. Organisers are not counted.
///
/// # Errors
/// `TooMany`, with the seconds to wait.
pub async fn count_caused_mail(db: &Db, actor: &Actor, reader: &str) -> Result<(), Error> {
    let Some(account) = actor.account().filter(|_| !actor.is_organiser()) else { return Ok(()) };
    let reader = address_key(reader.trim());
    let limits = [
        ("mail_by", account.to_string(), BY_ACCOUNT),
        ("mail_by_to", format!("{account}:{reader}"), TO_READER),
        ("mail_to", reader, BY_ALL),
    ];
    for (what, who, limit) in limits {
        if let Err(seconds) = attempt(db, what, &who, limit).await? {
            return Err(Error::TooMany { seconds });
        }
    }
    Ok(())
}

/// Counts one attempt of `who` (an address, say; only its hash is kept) at `what`, and tells how many seconds are left
/// to wait if there were too many. Old windows are swept in passing.
///
/// # Errors
/// A failure of the database.
pub async fn attempt(db: &Db, what: &str, who: &str, limit: Limit) -> Result<Result<(), u32>, DbErr> {
    let seconds = clock::now().timestamp();
    let period = seconds / limit.window_seconds;
    // Periods of another length are other numbers: the length belongs to the name, or two limits of one name would sweep
    // each other away.
    let what = &format!("{what}/{}:", limit.window_seconds);
    let bucket = &format!("{what}{}", &code::hash(who)[..24]);
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
    if count == limit.attempts + 1 {
        // Once for each who and window, however long they go on; not who, which may be an address.
        tracing::warn!(what, attempts = limit.attempts, "a limit struck");
    }
    let left = (period + 1) * limit.window_seconds - seconds;
    Ok(if count > limit.attempts { Err(u32::try_from(left).unwrap_or(60)) } else { Ok(()) })
}
