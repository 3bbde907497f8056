//! SQLite: how its file is opened, and how one statement is put to one connection.

use std::{str::FromStr, sync::Arc, time::Duration};

use futures::TryStreamExt;
use sea_orm::sqlx::{
    self, AssertSqlSafe, Either, Executor,
    query::Query,
    sqlite::{Sqlite, SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteQueryResult, SqliteRow, SqliteSynchronous},
};
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, DbErr, RuntimeErr, Statement, Values};
use sea_query_sqlx::SqlxValues;

use super::alphabet;
use rules::alphabet::compare_names;

pub(super) mod line;
pub(super) mod readers;
mod soon;
pub(super) mod thread;
pub(super) mod turn;

/// SQLite below this version can corrupt its WAL when two connections checkpoint at once.
const FLOOR: (u32, u32, u32) = (3, 51, 3);
/// So many statements stay prepared on each connection: more than the hundred that sqlx keeps by itself, because all pages
/// together ask several hundred different things, and to prepare one costs several times what running it does.
const PREPARED: usize = 300;
/// So many rows may wait between the thread of a connection and whoever reads them, before that thread has to stop.
const ROWS_UNDER_WAY: usize = 2048;

/// What every connection to the file is told.
pub(super) fn tuned(sqlite: SqliteConnectOptions, read_only: bool) -> SqliteConnectOptions {
    let sqlite = sqlite
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .statement_cache_capacity(PREPARED)
        .row_buffer_size(ROWS_UNDER_WAY)
        .collation(alphabet::COLLATION, compare_names)
        .collation(alphabet::PEOPLE, alphabet::compare_people)
        .pragma("journal_size_limit", "67108864");
    if read_only { sqlite.pragma("query_only", "ON") } else { sqlite }
}

pub(super) async fn assert_version(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let statement = Statement::from_string(DatabaseBackend::Sqlite, "SELECT sqlite_version() AS version");
    let row = connection.query_one_raw(statement).await?.ok_or_else(|| DbErr::Custom("SQLite did not tell its version".into()))?;
    let version: String = row.try_get("", "version")?;
    let parts: Vec<u32> = version.split('.').map(|part| u32::from_str(part).unwrap_or(0)).collect();
    let found = (parts.first().copied().unwrap_or(0), parts.get(1).copied().unwrap_or(0), parts.get(2).copied().unwrap_or(0));
    if found < FLOOR {
        return Err(DbErr::Custom(format!("SQLite {version} is too old to be safe: 3.51.3 or newer is needed")));
    }
    Ok(())
}

/// Runs a statement, or several, and answers what the last of them changed.
async fn execute(on: &mut SqliteConnection, statement: Statement) -> Result<SqliteQueryResult, DbErr> {
    last_of(on.fetch_many(query(statement))).await.map_err(in_execution)
}

/// Runs what has no values, such as several statements at once, without keeping it prepared.
async fn execute_unprepared(on: &mut SqliteConnection, sql: String) -> Result<SqliteQueryResult, DbErr> {
    last_of(on.fetch_many(AssertSqlSafe(sql))).await.map_err(in_execution)
}

async fn query_one(on: &mut SqliteConnection, statement: Statement) -> Result<Option<SqliteRow>, DbErr> {
    on.fetch_optional(query(statement)).await.map_err(in_query)
}

async fn query_all(on: &mut SqliteConnection, statement: Statement) -> Result<Vec<SqliteRow>, DbErr> {
    on.fetch_all(query(statement)).await.map_err(in_query)
}

fn query(statement: Statement) -> Query<'static, Sqlite, SqlxValues> {
    let Statement { sql, values, .. } = statement;
    sqlx::query_with(AssertSqlSafe(sql), SqlxValues(values.unwrap_or(Values(Vec::new()))))
}

/// What the last of several statements changed. Their sum would be wrong: a statement that changes nothing answers what
/// the one before it has changed.
async fn last_of(
    mut answers: impl futures::Stream<Item = Result<Either<SqliteQueryResult, SqliteRow>, sqlx::Error>> + Unpin,
) -> Result<SqliteQueryResult, sqlx::Error> {
    let mut last = SqliteQueryResult::default();
    while let Some(answer) = answers.try_next().await? {
        if let Either::Left(done) = answer {
            last = done;
        }
    }
    Ok(last)
}

fn in_execution(error: sqlx::Error) -> DbErr {
    DbErr::Exec(RuntimeErr::SqlxError(Arc::new(error)))
}

fn in_query(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(Arc::new(error)))
}
