//! The database: how it is opened, and the one way to write. Only this folder, and what copies a database, ask which one it is.

use std::{
    error::Error,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use futures::future::BoxFuture;
use sea_orm::sqlx::sqlite::SqliteConnection;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, TransactionTrait, sqlx};

mod alphabet;
mod backup;
mod counted;
mod failure;
mod health;
mod idempotency;
mod kept;
mod postgres;
mod reads;
pub(crate) mod search;
mod sqlite;
mod turns;
mod tx;

pub use sea_orm::DbErr;

pub(crate) use alphabet::{alphabetical, filed};
pub(crate) use counted::counted;
pub use failure::is_unique_violation;
use failure::{asks_for_retry, find_db_error, pause};
pub(crate) use idempotency::forget_form_keys;
pub use idempotency::{FirstAnswer, IdempotencyKey, is_repeat};
pub use postgres::PostgresPlace;
use postgres::{postgres_options, reach_postgres};
pub use reads::Reads;
pub(crate) use rules::alphabet::{compare_codes, compare_names};
pub use sqlite::line::Sharing;
use sqlite::{line::Line, readers::Readers, thread::WriterThread};
pub(crate) use turns::before_this_turn;
pub use tx::Tx;

const READERS: usize = 6;
const TRIES: u32 = 6;
/// How long a write to SQLite waits for those before it; the file itself is never away.
const IN_LINE: Duration = Duration::from_secs(15);

/// Both sides of the database: one writer and several readers on SQLite, one pool on PostgreSQL.
#[derive(Clone, Debug)]
pub struct Db {
    writer: DatabaseConnection,
    readers: Reads,
    /// Where writes to SQLite queue up.
    line: Option<Line>,
    writes: Arc<AtomicU64>,
    shelf: kept::Shelf,
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
        Self::connect_sharing(url, Sharing::USUAL).await
    }

    /// The same, with other bounds on how many writes share a commit on SQLite.
    ///
    /// # Errors
    /// As `connect`.
    pub async fn connect_sharing(url: &str, sharing: Sharing) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            Self::connect_sqlite(url, sharing).await
        } else {
            reach_postgres(url).await?;
            let pool = Database::connect(postgres_options(url)).await?;
            Ok(Self::of(pool.clone(), Reads::Postgres(pool), None))
        }
    }

    async fn connect_sqlite(url: &str, sharing: Sharing) -> Result<Self, DbErr> {
        let (distrusted, thread) = (Distrusted::default(), Arc::<WriterThread>::default());
        let mut options = ConnectOptions::new(url);
        // The file is never away, and a connection that was left in doubt says so itself: nothing is asked before each use.
        options.max_connections(1).acquire_timeout(IN_LINE).sqlx_logging(false).test_before_acquire(false);
        let of_writer = thread.clone();
        options.map_sqlx_sqlite_opts(move |options| of_writer.named(sqlite::tuned(options, false)));
        let of_hook = distrusted.clone();
        options.map_sqlx_sqlite_before_acquire(move |connection, _| keeps_connection(connection, &of_hook));
        let writer = Database::connect(options).await?;
        sqlite::assert_version(&writer).await?;
        let place = url.parse().map_err(|error: sqlx::Error| DbErr::Custom(error.to_string()))?;
        let readers = Readers::open(sqlite::tuned(place, true), READERS).await?;
        let line = Line::open(&writer, thread, distrusted, sharing);
        Ok(Self::of(writer, Reads::Sqlite(readers), Some(line)))
    }

    fn of(writer: DatabaseConnection, readers: Reads, line: Option<Line>) -> Self {
        Self { writer, readers, line, writes: Arc::default(), shelf: kept::Shelf::default(), health: Arc::default() }
    }

    /// For reading what was committed. A write through it fails on SQLite.
    pub fn read(&self) -> &Reads {
        turns::assert_outside();
        &self.readers
    }

    /// For the migrations alone, which manage their own transactions.
    pub fn for_migrations(&self) -> &DatabaseConnection {
        // What they write is not counted otherwise.
        self.writes.fetch_add(1, Ordering::SeqCst);
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
        self.readers.execute_unprepared("SELECT 1").await.map(|_| ())
    }

    pub fn is_sqlite(&self) -> bool {
        self.writer.get_database_backend() == DatabaseBackend::Sqlite
    }

    /// Runs `work` in one write transaction and commits it, or leaves nothing behind. Where PostgreSQL asks for a
    /// retry (serialization failure, deadlock, lock timeout) the whole of `work` runs again, so it must have no other
    /// effects than through its transaction: `db.write(|tx| async move { … })`. On SQLite the transaction is IMMEDIATE: it waits for the writer, and can
    /// not fail half-way because another one was faster. Its commit is shared with others who wrote meanwhile
    /// (`sqlite/line.rs`): `work` sees through its transaction what they have written before it, and must not ask
    /// `read()`, which does not.
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
        E: Error + From<DbErr> + 'static,
    {
        match &self.line {
            Some(line) => self.write_in_turn(line, work, claims).await,
            None => self.write_alone(work, claims).await,
        }
    }

    /// On SQLite: behind those who came before, and stored together with them.
    async fn write_in_turn<T, E, W>(&self, line: &Line, work: &impl Fn(Tx) -> W, claims: bool) -> Result<T, E>
    where
        W: Future<Output = Result<T, E>>,
        E: Error + From<DbErr> + 'static,
    {
        let turn = line.turn().await?;
        let worked = match written(Tx::in_turn(&turn), work, claims).await {
            Ok(worked) => turn.lent.say_what_is_left().await.map(|()| worked).map_err(E::from),
            Err(error) => Err(error),
        };
        match worked {
            Ok((value, claimed)) => {
                let stored = turn.keep().await;
                // Also after a commit whose answer got lost: it may have happened.
                self.writes.fetch_add(1, Ordering::SeqCst);
                stored?;
                idempotency::settle(claimed);
                Ok(value)
            }
            Err(error) => {
                turn.undo(find_db_error(&error).cloned()).await?;
                Err(error)
            }
        }
    }

    /// On PostgreSQL, which shares commits by itself.
    #[expect(clippy::disallowed_methods, reason = "what everybody else shall call ends here")]
    async fn write_alone<T, E, W>(&self, work: &impl Fn(Tx) -> W, claims: bool) -> Result<T, E>
    where
        W: Future<Output = Result<T, E>>,
        E: Error + From<DbErr>,
    {
        let tx = Tx::alone(self.writer.begin().await?);
        match written(tx.clone(), work, claims).await {
            Ok((value, claimed)) => {
                let committed = tx.commit().await;
                self.writes.fetch_add(1, Ordering::SeqCst);
                committed?;
                idempotency::settle(claimed);
                Ok(value)
            }
            Err(error) => {
                // What went wrong first is what matters; that the database has already given up the transaction follows.
                if let Err(rollback) = tx.rollback().await {
                    tracing::warn!(error = %rollback, "a rollback failed; its connection is thrown away");
                }
                Err(error)
            }
        }
    }
}

/// Tells of a statement, without its values, whoever listens: `RUST_LOG=domain::db=trace`, and the test that counts
/// what a page asks.
fn asked(sql: &str) {
    tracing::trace!(sql, "asked");
}

/// Claims the form under way, and does `work`; answers whether the form was claimed.
async fn written<T, E, W>(tx: Tx, work: &impl Fn(Tx) -> W, claims: bool) -> Result<(T, bool), E>
where
    W: Future<Output = Result<T, E>>,
    E: Error + From<DbErr>,
{
    let claimed = claims && idempotency::claim(&tx).await?;
    Ok((turns::inside(work(tx)).await?, claimed))
}

/// Whether the writer of SQLite may be used again. When the disk is full, SQLite ends a transaction itself, the ROLLBACK
/// that follows fails, and sqlx-sqlite 0.9.0 goes on counting one open transaction: from then on it would make savepoints,
/// whose release is acknowledged and stores nothing. The pool closes what is refused here and opens another.
fn keeps_connection<'a>(connection: &'a mut SqliteConnection, distrusted: &Distrusted) -> BoxFuture<'a, sqlx::Result<bool>> {
    let keeps = !distrusted.swap(false, Ordering::SeqCst) && !sqlx::Connection::is_in_transaction(connection);
    Box::pin(async move { Ok(keeps) })
}
