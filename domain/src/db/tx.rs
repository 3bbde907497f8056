//! A write in progress, as use cases pass it on.

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseTransaction, DbErr, ExecResult, QueryResult, Statement};

/// A write transaction. It is owned rather than borrowed, because a closure that borrows it could not be sent between
/// threads (rust-lang/rust#110338); its clones must not outlive the work they were made for.
#[derive(Clone, Debug)]
pub struct Tx(Arc<DatabaseTransaction>);

impl Tx {
    pub(super) fn new(transaction: DatabaseTransaction) -> Self {
        Self(Arc::new(transaction))
    }

    pub(super) async fn commit(self) -> Result<(), DbErr> {
        self.only()?.commit().await
    }

    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        self.only()?.rollback().await
    }

    fn only(self) -> Result<DatabaseTransaction, DbErr> {
        Arc::into_inner(self.0).ok_or_else(|| DbErr::Custom("a transaction outlived its work".to_owned()))
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DatabaseBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.query_all_raw(statement).await
    }
}
