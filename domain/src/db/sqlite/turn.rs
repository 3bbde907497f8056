//! One write's place in a transaction that it shares with others.

use std::sync::Arc;

use sea_orm::sqlx::{
    Sqlite, Transaction,
    sqlite::{SqliteConnection, SqliteQueryResult},
};
use sea_orm::{DbErr, QueryResult, Statement};
use tokio::sync::{Mutex, MutexGuard, oneshot};

use super::{execute, execute_unprepared, query_all, query_one, soon::soon};

/// Two names that follow each other: whoever goes back to a savepoint that was never made is refused, and does not go
/// back to the one before it.
const NAMES: [&str; 2] = ["turn_a", "turn_b"];

/// The transaction that a group of writes shares, with the savepoint that was made last.
#[derive(Debug)]
pub(super) struct Shared {
    transaction: Transaction<'static, Sqlite>,
    savepoint: usize,
    /// The write whose turn it is has not said anything: its savepoint is made together with its first statement.
    untouched: bool,
}

impl Shared {
    pub(super) const BEGIN: &str = "BEGIN IMMEDIATE; SAVEPOINT turn_a";

    /// A transaction that was begun with `BEGIN`, for the first write in it.
    pub(super) fn begun(transaction: Transaction<'static, Sqlite>) -> Self {
        Self { transaction, savepoint: 0, untouched: false }
    }

    /// The turn of the next one: what was written so far is kept.
    pub(super) fn next(&mut self) {
        self.untouched = true;
    }

    /// Takes back what was written in this turn alone.
    pub(super) async fn undo(&mut self) -> Result<(), DbErr> {
        if self.untouched {
            return Ok(());
        }
        let back = format!("ROLLBACK TO {}", NAMES[self.savepoint]);
        execute_unprepared(&mut self.transaction, "", &back).await?;
        Ok(())
    }

    /// Stores what all of them have written.
    pub(super) async fn commit(self) -> Result<(), DbErr> {
        self.transaction.commit().await.map_err(super::in_execution)
    }

    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        self.transaction.rollback().await.map_err(super::in_execution)
    }

    /// The connection, and what has to be said on it first.
    fn say(&mut self) -> (&mut SqliteConnection, &'static str) {
        if !std::mem::take(&mut self.untouched) {
            return (&mut *self.transaction, "");
        }
        self.savepoint = 1 - self.savepoint;
        let first = ["RELEASE turn_b; SAVEPOINT turn_a; ", "RELEASE turn_a; SAVEPOINT turn_b; "][self.savepoint];
        (&mut *self.transaction, first)
    }
}

/// Lends the shared transaction to one write; empty once its turn is over, so that nobody writes in another one's turn.
#[derive(Debug)]
pub struct Lent(Mutex<Option<Shared>>);

impl Lent {
    pub(super) fn new(shared: Shared) -> Self {
        Self(Mutex::new(Some(shared)))
    }

    /// Waits for the end of the statement that may be under way.
    pub(super) async fn take_back(&self) -> Option<Shared> {
        self.0.lock().await.take()
    }

    pub(in crate::db) async fn execute(&self, statement: Statement) -> Result<SqliteQueryResult, DbErr> {
        let mut lent = self.0.lock().await;
        let (on, first) = saying(&mut lent)?;
        soon(execute(on, first, statement)).await
    }

    pub(in crate::db) async fn execute_unprepared(&self, sql: &str) -> Result<SqliteQueryResult, DbErr> {
        let mut lent = self.0.lock().await;
        let (on, first) = saying(&mut lent)?;
        soon(execute_unprepared(on, first, sql)).await
    }

    pub(in crate::db) async fn query_one(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let mut lent = self.0.lock().await;
        let (on, first) = saying(&mut lent)?;
        Ok(soon(query_one(on, first, statement)).await?.map(Into::into))
    }

    pub(in crate::db) async fn query_all(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let mut lent = self.0.lock().await;
        let (on, first) = saying(&mut lent)?;
        Ok(soon(query_all(on, first, statement)).await?.into_iter().map(Into::into).collect())
    }
}

fn saying<'a>(lent: &'a mut MutexGuard<'_, Option<Shared>>) -> Result<(&'a mut SqliteConnection, &'static str), DbErr> {
    lent.as_mut().map(Shared::say).ok_or_else(|| DbErr::Custom("a transaction outlived its work".to_owned()))
}

/// How a turn ended. A turn that is dropped without a word, by a panic or because nobody waits for it any more, is undone.
#[derive(Debug)]
pub(super) struct End {
    pub(super) outcome: Outcome,
    /// Told once what was written before is stored, or is not.
    pub(super) writer: oneshot::Sender<Result<(), DbErr>>,
}

#[derive(Debug)]
pub(super) enum Outcome {
    Kept,
    /// With what the database said, if it was the database that refused.
    Undone(Option<DbErr>),
}

/// The right to write, for as long as it is not ended or dropped.
#[derive(Debug)]
pub struct Turn {
    pub(in crate::db) lent: Arc<Lent>,
    pub(super) end: oneshot::Sender<End>,
}

impl Turn {
    /// Ends the turn and waits until what was written is stored, together with what others have written.
    ///
    /// # Errors
    /// When it is not, or nobody can tell whether it is: the disk is full, the process stops.
    pub(in crate::db) async fn keep(self) -> Result<(), DbErr> {
        self.ended(Outcome::Kept).await
    }

    /// Ends the turn; nothing of what was written in it is left. Whoever is refused may be refused because of what the one
    /// before has written, goes on to read it, and waits until it is stored.
    ///
    /// # Errors
    /// When it is not: then the reason for the refusal may be gone.
    pub(in crate::db) async fn undo(self, refused: Option<DbErr>) -> Result<(), DbErr> {
        self.ended(Outcome::Undone(refused)).await
    }

    async fn ended(self, outcome: Outcome) -> Result<(), DbErr> {
        let (writer, answered) = oneshot::channel();
        self.end.send(End { outcome, writer }).map_err(|_| stopped())?;
        answered.await.map_err(|_| stopped())?
    }
}

pub(super) fn stopped() -> DbErr {
    DbErr::Custom("the process stops: nobody knows whether this was stored".to_owned())
}
