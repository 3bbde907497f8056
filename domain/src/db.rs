//! The database: how it is opened, and the one way to write. Only this folder, and what copies a database, ask which one it is.

use std::{
    error::Error,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use futures::future::BoxFuture;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, SqliteTransactionMode, Statement, TransactionOptions,
    TransactionTrait, sqlx,
};

mod alphabet;
mod backup;
mod counted;
mod failure;
mod health;
mod idempotency;
mod postgres;
pub(crate) mod search;
mod tx;

pub use sea_orm::DbErr;

pub(crate) use alphabet::{alphabetical, filed};
pub(crate) use counted::counted;
pub use failure::is_unique_violation;
use failure::{asks_for_retry, find_db_error, pause};
pub(crate) use idempotency::forget_form_keys;
pub use idempotency::{FirstAnswer, IdempotencyKey, is_repeat};
pub use postgres::PostgresPlace;
use postgres::reach_postgres;
pub(crate) use rules::alphabet::{compare_codes, compare_names};
pub use tx::Tx;

/// SQLite below this version can corrupt its WAL when two connections checkpoint at once.
const SQLITE_FLOOR: (u32, u32, u32) = (3, 51, 3);
const READERS: u32 = 6;
const POSTGRES_CONNECTIONS: u32 = 12;
const TRIES: u32 = 6;
/// How long anything waits for PostgreSQL: for a new connection to one that may be away, or for one of the pool.
const ACQUIRE: Duration = Duration::from_secs(5);
/// How long a write to SQLite waits for those before it; the file itself is never away.
const IN_LINE: Duration = Duration::from_secs(15);

/// Both sides of the database: one writer and several readers on SQLite, one pool on PostgreSQL.
#[derive(Clone, Debug)]
pub struct Db {
    writer: DatabaseConnection,
    readers: DatabaseConnection,
    writes: Arc<AtomicU64>,
    distrusted: Distrusted,
    health: health::Last,
}

/// Set when a transaction of the only writer did not begin or end as it was told to: see `keeps_connection`.
type Distrusted = Arc<AtomicBool>;

impl Db {
    /// Opens `sqlite:PATH` (created if missing) or `postgres://…`.
    ///
    /// # Errors
    /// When the database cannot be reached, or is a SQLite too old to be safe.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            Self::connect_sqlite(url).await
        } else {
            reach_postgres(url).await?;
            let pool = Database::connect(postgres_options(url)).await?;
            Ok(Self { writer: pool.clone(), readers: pool, writes: Arc::default(), distrusted: Arc::default(), health: Arc::default() })
        }
    }

    async fn connect_sqlite(url: &str) -> Result<Self, DbErr> {
        let distrusted = Distrusted::default();
        let mut options = sqlite_options(url, 1, false);
        let of_hook = distrusted.clone();
        options.map_sqlx_sqlite_before_acquire(move |connection, _| keeps_connection(connection, &of_hook));
        let writer = Database::connect(options).await?;
        assert_sqlite_version(&writer).await?;
        let readers = Database::connect(sqlite_options(url, READERS, true)).await?;
        Ok(Self { writer, readers, writes: Arc::default(), distrusted, health: Arc::default() })
    }

    /// For reading. A write through it fails on SQLite.
    pub fn read(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// For the migrations alone, which manage their own transactions.
    pub fn for_migrations(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// How often this process has written: while it stays the same, so does what this process wrote.
    pub fn writes(&self) -> u64 {
        self.writes.load(Ordering::SeqCst)
    }

    /// Whether the database answers a question. Whether it can also write: `check_health`.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.readers.ping().await
    }

    pub fn is_sqlite(&self) -> bool {
        self.writer.get_database_backend() == DatabaseBackend::Sqlite
    }

    /// Runs `work` in one write transaction and commits it, or leaves nothing behind. Where PostgreSQL asks for a
    /// retry (serialization failure, deadlock, lock timeout) the whole of `work` runs again, so it must have no other
    /// effects than through its transaction: `db.write(|tx| async move { … })`. On SQLite the transaction is IMMEDIATE: it waits for the writer, and can
    /// not fail half-way because another one was faster.
    ///
    /// # Errors
    /// Whatever `work` answers, and any failure of the database.
    pub async fn write<T, E, W>(&self, work: impl Fn(Tx) -> W) -> Result<T, E>
    where
        W: Future<Output = Result<T, E>>,
        E: Error + From<DbErr> + 'static,
    {
        self.write_retrying(work, true).await
    }

    /// A write that is not what the form under way is about, such as counting its attempt: it does not make the form
    /// count as taken. See `write`.
    ///
    /// # Errors
    /// As `write`.
    pub async fn write_aside<T, E, W>(&self, work: impl Fn(Tx) -> W) -> Result<T, E>
    where
        W: Future<Output = Result<T, E>>,
        E: Error + From<DbErr> + 'static,
    {
        self.write_retrying(work, false).await
    }

    async fn write_retrying<T, E, W>(&self, work: impl Fn(Tx) -> W, claims: bool) -> Result<T, E>
    where
        W: Future<Output = Result<T, E>>,
        E: Error + From<DbErr> + 'static,
    {
        let mut attempt = 1;
        loop {
            match self.write_once(&work, claims).await {
                Err(error) if attempt < TRIES && asks_for_retry(&error) => {
                    tokio::time::sleep(pause(attempt)).await;
                    attempt += 1;
                }
                answer => return answer,
            }
        }
    }

    async fn write_once<T, E, W>(&self, work: &impl Fn(Tx) -> W, claims: bool) -> Result<T, E>
    where
        W: Future<Output = Result<T, E>>,
        E: Error + From<DbErr>,
    {
        let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
        let tx = Tx::new(self.ended(self.writer.begin_with_options(options).await)?);
        let claimed = claims && idempotency::claim(&tx).await?;
        match work(tx.clone()).await {
            Ok(value) => {
                let committed = self.ended(tx.commit().await);
                // Also after a commit whose answer got lost: it may have happened.
                self.writes.fetch_add(1, Ordering::SeqCst);
                committed?;
                idempotency::settle(claimed);
                Ok(value)
            }
            Err(error) => {
                // What went wrong first is what matters; that the database has already given up the transaction follows.
                if let Err(rollback) = self.ended(tx.rollback().await) {
                    tracing::warn!(error = %rollback, "a rollback failed; its connection is thrown away");
                }
                Err(error)
            }
        }
    }

    /// Notes an answer to BEGIN, COMMIT or ROLLBACK: after a failure nobody knows what state the connection is in.
    fn ended<T>(&self, answer: Result<T, DbErr>) -> Result<T, DbErr> {
        if answer.is_err() {
            self.distrusted.store(true, Ordering::SeqCst);
        }
        answer
    }
}

/// Whether the writer of SQLite may be used again. When the disk is full, SQLite ends a transaction itself, the ROLLBACK
/// that follows fails, and sqlx-sqlite 0.9.0 goes on counting one open transaction: from then on it would make savepoints,
/// whose release is acknowledged and stores nothing. The pool closes what is refused here and opens another.
fn keeps_connection<'a>(connection: &'a mut SqliteConnection, distrusted: &Distrusted) -> BoxFuture<'a, sqlx::Result<bool>> {
    let keeps = !distrusted.swap(false, Ordering::SeqCst) && !sqlx::Connection::is_in_transaction(connection);
    Box::pin(async move { Ok(keeps) })
}

fn sqlite_options(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).acquire_timeout(IN_LINE).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(move |sqlite: SqliteConnectOptions| {
        let sqlite = sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .collation(alphabet::COLLATION, compare_names)
            .collation(alphabet::PEOPLE, alphabet::compare_people)
            .pragma("journal_size_limit", "67108864");
        if read_only { sqlite.pragma("query_only", "ON") } else { sqlite }
    });
    options
}

fn postgres_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(POSTGRES_CONNECTIONS).acquire_timeout(ACQUIRE).sqlx_logging(false);
    options.map_sqlx_postgres_opts(|postgres| {
        postgres.options([
            ("lock_timeout", "3s"),
            ("statement_timeout", "15s"),
            ("idle_in_transaction_session_timeout", "10s"),
            ("synchronous_commit", "on"),
            ("default_transaction_isolation", "read committed"),
        ])
    });
    // sqlx 0.9.0 may hand back a connection inside an open transaction when its `begin` was cancelled
    // (transact-rs/sqlx#4385). A ROLLBACK alone would write a warning into PostgreSQL's log wherever there is none to end,
    // which is always but then.
    options.map_sqlx_postgres_before_acquire(|connection, _| {
        Box::pin(async move {
            // Its commit or rollback failed: see `keeps_connection`.
            if sqlx::Connection::is_in_transaction(connection) {
                return Ok(false);
            }
            sqlx::Executor::execute(connection, "BEGIN; ROLLBACK").await?;
            Ok(true)
        })
    });
    options
}

async fn assert_sqlite_version(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let statement = Statement::from_string(DatabaseBackend::Sqlite, "SELECT sqlite_version() AS version");
    let row = connection.query_one_raw(statement).await?.ok_or_else(|| DbErr::Custom("SQLite did not tell its version".into()))?;
    let version: String = row.try_get("", "version")?;
    let parts: Vec<u32> = version.split('.').map(|part| u32::from_str(part).unwrap_or(0)).collect();
    let found = (parts.first().copied().unwrap_or(0), parts.get(1).copied().unwrap_or(0), parts.get(2).copied().unwrap_or(0));
    if found < SQLITE_FLOOR {
        return Err(DbErr::Custom(format!("SQLite {version} is too old to be safe: 3.51.3 or newer is needed")));
    }
    Ok(())
}
