//! One write's place in a transaction that it shares with others.

use std::sync::Arc;

use sea_orm::sqlx::{
    Sqlite, Transaction,
    sqlite::{SqliteConnection, SqliteQueryResult},
};
use sea_orm::{DatabaseBackend, DbErr, QueryResult, Statement, Value, Values};
use tokio::sync::{Mutex, MutexGuard, oneshot};

use super::{execute, execute_unprepared, query_all, query_one, soon::soon, thread::WriterThread};

/// Two names that follow each other: whoever goes back to a savepoint that was never made is refused, and does not go
/// back to the one before it.
const NAMES: [&str; 2] = ["turn_a", "turn_b"];

/// So many statements go along with the next one at most. A loop over many would otherwise become one statement that is asked
/// once, and stays prepared with all its parts.
const ALONG: usize = 8;

/// The transaction that a group of writes shares, with the savepoint that was made last.
#[derive(Debug)]
pub(super) struct Shared {
    transaction: Transaction<'static, Sqlite>,
    savepoint: usize,
    /// The write whose turn it is has not said anything: its savepoint is made together with its first statement.
    untouched: bool,
    /// What it has said that nobody waits for: it is said with the next statement.
    later: Vec<Statement>,
    thread: Arc<WriterThread>,
}

impl Shared {
    pub(super) const BEGIN: &str = "BEGIN IMMEDIATE; SAVEPOINT turn_a";

    /// A transaction that was begun with `BEGIN`, for the first write in it.
    pub(super) fn begun(transaction: Transaction<'static, Sqlite>, thread: Arc<WriterThread>) -> Self {
        Self { transaction, savepoint: 0, untouched: false, later: Vec::new(), thread }
    }

    /// The turn of the next one: what was written so far is kept.
    pub(super) fn next(&mut self) {
        self.untouched = true;
    }

    /// Takes back what was written in this turn alone.
    pub(super) async fn undo(&mut self) -> Result<(), DbErr> {
        self.later.clear();
        if self.untouched {
            return Ok(());
        }
        let back = format!("ROLLBACK TO {}", NAMES[self.savepoint]);
        execute_unprepared(&mut self.transaction, back).await?;
        Ok(())
    }

    /// Stores what all of them have written.
    pub(super) async fn commit(self) -> Result<(), DbErr> {
        self.transaction.commit().await.map_err(super::in_execution)
    }

    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        self.transaction.rollback().await.map_err(super::in_execution)
    }

    /// The connection, and the statement behind all that has to be said before it: they take one way to the connection's
    /// thread and back.
    async fn say(&mut self, statement: Statement) -> Result<(&mut SqliteConnection, Statement), DbErr> {
        // A value that is named by its number would be one of another statement.
        if statement.sql.contains('$') {
            self.say_what_is_left().await?;
        }
        self.thread.follow();
        Ok(self.with_what_is_left(statement))
    }

    fn with_what_is_left(&mut self, statement: Statement) -> (&mut SqliteConnection, Statement) {
        let first = self.savepoint();
        if first.is_empty() && self.later.is_empty() {
            return (&mut *self.transaction, statement);
        }
        let (mut sql, mut values) = (first.to_owned(), Vec::new());
        for said in self.later.drain(..) {
            sql.push_str(&said.sql);
            sql.push_str("; ");
            values.extend(values_of(said));
        }
        sql.push_str(&statement.sql);
        values.extend(values_of(statement));
        (&mut *self.transaction, Statement { sql, values: Some(Values(values)), db_backend: DatabaseBackend::Sqlite })
    }

    /// The same for what has no values.
    fn say_unprepared(&mut self, sql: &str) -> (&mut SqliteConnection, String) {
        self.thread.follow();
        let first = self.savepoint();
        (&mut *self.transaction, format!("{first}{sql}"))
    }

    /// What makes the savepoint of this turn, if it has none yet.
    fn savepoint(&mut self) -> &'static str {
        if !std::mem::take(&mut self.untouched) {
            return "";
        }
        self.savepoint = 1 - self.savepoint;
        ["RELEASE turn_b; SAVEPOINT turn_a; ", "RELEASE turn_a; SAVEPOINT turn_b; "][self.savepoint]
    }

    async fn say_what_is_left(&mut self) -> Result<(), DbErr> {
        if let Some(last) = self.later.pop() {
            self.thread.follow();
            let (on, last) = self.with_what_is_left(last);
            soon(execute(on, last)).await?;
        }
        Ok(())
    }
}

fn values_of(statement: Statement) -> Vec<Value> {
    statement.values.map(|values| values.0).unwrap_or_default()
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
        let (on, statement) = shared(&mut lent)?.say(statement).await?;
        soon(execute(on, statement)).await
    }

    pub(in crate::db) async fn execute_unprepared(&self, sql: &str) -> Result<SqliteQueryResult, DbErr> {
        let mut lent = self.0.lock().await;
        let shared = shared(&mut lent)?;
        shared.say_what_is_left().await?;
        let (on, sql) = shared.say_unprepared(sql);
        soon(execute_unprepared(on, sql)).await
    }

    pub(in crate::db) async fn query_one(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let mut lent = self.0.lock().await;
        let (on, statement) = shared(&mut lent)?.say(statement).await?;
        Ok(soon(query_one(on, statement)).await?.map(Into::into))
    }

    pub(in crate::db) async fn query_all(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let mut lent = self.0.lock().await;
        let (on, statement) = shared(&mut lent)?.say(statement).await?;
        Ok(soon(query_all(on, statement)).await?.into_iter().map(Into::into).collect())
    }

    /// Says a statement whose answer nobody waits for together with the next one.
    pub(in crate::db) async fn later(&self, statement: Statement) -> Result<(), DbErr> {
        let mut lent = self.0.lock().await;
        let shared = shared(&mut lent)?;
        shared.later.push(statement);
        if shared.later.len() >= ALONG { shared.say_what_is_left().await } else { Ok(()) }
    }

    /// Says what was not said yet, before the turn ends.
    pub(in crate::db) async fn say_what_is_left(&self) -> Result<(), DbErr> {
        shared(&mut self.0.lock().await)?.say_what_is_left().await
    }
}

fn shared<'a>(lent: &'a mut MutexGuard<'_, Option<Shared>>) -> Result<&'a mut Shared, DbErr> {
    lent.as_mut().ok_or_else(|| DbErr::Custom("a transaction outlived its work".to_owned()))
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
