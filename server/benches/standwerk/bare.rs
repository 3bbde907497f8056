//! SQLite's own library, with prepared statements, on one connection and one thread: the most that the same writes with the
//! same durability can be. Nobody is checked, nothing is parsed, no letter is written.

use std::{path::Path, time::Instant};

use rusqlite::{Connection, Params, TransactionBehavior};
use uuid::Uuid;

use crate::ground::Visitor;

/// More than any of the loops prepares.
const PREPARED: usize = 32;

pub struct Bare(Connection);

/// The part of a loop that writes something for one visitor.
pub type Write = fn(&rusqlite::Transaction, &Facts, &Visitor) -> rusqlite::Result<()>;

/// What the statements name besides the visitor.
pub struct Facts {
    pub event: Uuid,
    /// What everybody wants at once: a session, or somebody.
    pub wanted: Uuid,
    pub account: Option<Uuid>,
    pub now: String,
    pub today: String,
}

impl Bare {
    pub fn open(file: &Path) -> anyhow::Result<Self> {
        let connection = Connection::open(file)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", "ON")?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        Ok(Self(connection))
    }

    /// How many a second it writes, one transaction each.
    pub fn rate(&mut self, facts: &Facts, visitors: &[Visitor], write: Write) -> anyhow::Result<f64> {
        let began = Instant::now();
        for visitor in visitors {
            let transaction = self.0.transaction_with_behavior(TransactionBehavior::Immediate)?;
            write(&transaction, facts, visitor)?;
            transaction.commit()?;
        }
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        Ok(visitors.len() as f64 / began.elapsed().as_secs_f64())
    }
}

/// Runs a statement that is kept prepared.
pub fn run(on: &rusqlite::Transaction, sql: &str, values: impl Params) -> rusqlite::Result<()> {
    on.prepare_cached(sql)?.execute(values).map(|_| ())
}

/// Reads one row of a statement that is kept prepared; all of its columns are fetched.
pub fn read(on: &rusqlite::Transaction, sql: &str, values: impl Params) -> rusqlite::Result<()> {
    on.prepare_cached(sql)?.query_row(values, |row| {
        (0..row.as_ref().column_count()).try_for_each(|column| row.get::<_, rusqlite::types::Value>(column).map(|_| ()))
    })
}
