//! A write in progress, as use cases pass it on.

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseTransaction, DbErr, ExecResult, QueryResult, QueryTrait, Statement};

use super::{
    asked,
    sqlite::turn::{Lent, Turn},
};

/// A write transaction. It is owned rather than borrowed, because a closure that borrows it could not be sent between
/// threads (rust-lang/rust#110338); its clones must not outlive the work they were made for.
#[derive(Clone, Debug)]
pub struct Tx(Kind);

#[derive(Clone, Debug)]
enum Kind {
    /// A transaction of its own.
    Postgres(Arc<DatabaseTransaction>),
    /// A turn in one that others share.
    Sqlite(Arc<Lent>),
}

impl Tx {
    pub(super) fn alone(transaction: DatabaseTransaction) -> Self {
        Self(Kind::Postgres(Arc::new(transaction)))
    }

    pub(super) fn in_turn(turn: &Turn) -> Self {
        Self(Kind::Sqlite(turn.lent.clone()))
    }

    /// Runs a statement whose answer nobody needs: on SQLite together with the next one, or at the end of the write, so that it
    /// makes no way of its own to the connection's thread and back. Whatever is asked after it sees what it has done.
    ///
    /// # Errors
    /// A failure of the database. On SQLite it may be told to the next statement, or to the write.
    pub async fn later(&self, statement: &impl QueryTrait) -> Result<(), DbErr> {
        let statement = statement.build(self.get_database_backend());
        asked(&statement.sql);
        match &self.0 {
            Kind::Postgres(transaction) => transaction.execute_raw(statement).await.map(|_| ()),
            Kind::Sqlite(lent) => lent.later(statement).await,
        }
    }

    pub(super) async fn commit(self) -> Result<(), DbErr> {
        self.only()?.commit().await
    }

    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        self.only()?.rollback().await
    }

    fn only(self) -> Result<DatabaseTransaction, DbErr> {
        let only = match self.0 {
            Kind::Postgres(transaction) => Arc::into_inner(transaction),
            Kind::Sqlite(_) => None,
        };
        only.ok_or_else(|| DbErr::Custom("a transaction outlived its work".to_owned()))
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DatabaseBackend {
        match &self.0 {
            Kind::Postgres(_) => DatabaseBackend::Postgres,
            Kind::Sqlite(_) => DatabaseBackend::Sqlite,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        asked(&statement.sql);
        match &self.0 {
            Kind::Postgres(transaction) => transaction.execute_raw(statement).await,
            Kind::Sqlite(lent) => Ok(lent.execute(statement).await?.into()),
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        asked(sql);
        match &self.0 {
            Kind::Postgres(transaction) => transaction.execute_unprepared(sql).await,
            Kind::Sqlite(lent) => Ok(lent.execute_unprepared(sql).await?.into()),
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        asked(&statement.sql);
        match &self.0 {
            Kind::Postgres(transaction) => transaction.query_one_raw(statement).await,
            Kind::Sqlite(lent) => lent.query_one(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        asked(&statement.sql);
        match &self.0 {
            Kind::Postgres(transaction) => transaction.query_all_raw(statement).await,
            Kind::Sqlite(lent) => lent.query_all(statement).await,
        }
    }
}
