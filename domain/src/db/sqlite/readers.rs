//! The connections that read. Not a pool of sqlx: that one asks a connection whether it is still there before and after
//! each use, which for a file costs more than most questions.

use std::sync::{Arc, Mutex, PoisonError};

use sea_orm::sqlx::{
    ConnectOptions, Connection,
    sqlite::{SqliteConnectOptions, SqliteConnection},
};
use sea_orm::{ConnAcquireErr, ConnectionTrait, DatabaseBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::{execute, execute_unprepared, query_all, query_one};
use crate::db::IN_LINE;

/// Connections that can only read, opened when they are first needed.
#[derive(Clone, Debug)]
pub struct Readers(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    options: SqliteConnectOptions,
    places: Semaphore,
    /// The one that was used last comes first: what it has read and prepared is at hand.
    idle: Mutex<Vec<SqliteConnection>>,
}

impl Readers {
    /// Opens one of them, to see that it can be.
    pub(in crate::db) async fn open(options: SqliteConnectOptions, most: usize) -> Result<Self, DbErr> {
        let readers =
            Self(Arc::new(Shared { options: options.disable_statement_logging(), places: Semaphore::new(most), idle: Mutex::default() }));
        readers.0.lend().await?.give_back();
        Ok(readers)
    }

    /// Closes all of them. Whoever reads afterwards is refused.
    pub(in crate::db) async fn close(&self) {
        self.0.places.close();
        let idle = std::mem::take(&mut *self.0.idle());
        for connection in idle {
            // Nothing was written through it that could be lost.
            let _ = connection.close().await;
        }
    }
}

impl Shared {
    /// Lends a connection to one question.
    async fn lend(&self) -> Result<Lent<'_>, DbErr> {
        let place = tokio::time::timeout(IN_LINE, self.places.acquire()).await;
        let place = place.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?;
        let place = place.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed))?;
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.options.connect().await.map_err(|error| DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error))))?,
        };
        Ok(Lent { connection, shared: self, _place: place })
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<SqliteConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection that somebody reads with. One that failed is not trusted with another question, and is closed.
struct Lent<'a> {
    connection: SqliteConnection,
    shared: &'a Shared,
    _place: SemaphorePermit<'a>,
}

impl Lent<'_> {
    fn give_back(self) {
        if !self.shared.places.is_closed() {
            self.shared.idle().push(self.connection);
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Readers {
    fn get_database_backend(&self) -> DatabaseBackend {
        DatabaseBackend::Sqlite
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let mut lent = self.0.lend().await?;
        let done = execute(&mut lent.connection, statement).await?;
        lent.give_back();
        Ok(done.into())
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let mut lent = self.0.lend().await?;
        let done = execute_unprepared(&mut lent.connection, sql.to_owned()).await?;
        lent.give_back();
        Ok(done.into())
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let mut lent = self.0.lend().await?;
        let row = query_one(&mut lent.connection, statement).await?;
        lent.give_back();
        Ok(row.map(Into::into))
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let mut lent = self.0.lend().await?;
        let rows = query_all(&mut lent.connection, statement).await?;
        lent.give_back();
        Ok(rows.into_iter().map(Into::into).collect())
    }
}
