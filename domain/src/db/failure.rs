//! What a failure of the database is about, however deep it is wrapped, and when to try again.

use std::{error::Error, time::Duration};

use sea_orm::{DbErr, RuntimeErr};

/// Whether `error` is a broken uniqueness rule, on either database.
pub fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
}

/// Whether the database asks for the whole transaction once more.
pub(super) fn asks_for_retry(error: &(dyn Error + 'static)) -> bool {
    postgres_code(error).is_some_and(|code| matches!(code.as_str(), "40001" | "40P01" | "55P03"))
}

/// The failure of the database that an error of a slice wraps.
pub(super) fn find_db_error<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a DbErr> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<DbErr>() {
            return Some(found);
        }
        next = error.source();
    }
    None
}

/// The error's own chain is searched, because each slice wraps the database's error in its own; and for what lies below
/// `DbErr`, because a transparent wrapper answers its inner error's source as its own.
fn postgres_code(error: &(dyn Error + 'static)) -> Option<String> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(RuntimeErr::SqlxError(found)) = error.downcast_ref::<RuntimeErr>() {
            return found.as_database_error()?.code().map(Into::into);
        }
        next = error.source();
    }
    None
}

/// How long to wait before the next try: twice as long each time, and never the same for two that collided.
pub(super) fn pause(attempt: u32) -> Duration {
    let mut byte = [0u8; 1];
    let jitter = getrandom::fill(&mut byte).map_or(0, |()| u64::from(byte[0]));
    Duration::from_millis((1 << attempt) + jitter * u64::from(attempt) / 16)
}
