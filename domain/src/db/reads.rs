//! What questions are put to, outside of a write.

use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, DbErr, ExecResult, QueryResult, Statement};

use super::{asked, sqlite::readers::Readers};

/// The connections for reading: what was committed before the question.
#[derive(Clone, Debug)]
pub enum Reads {
    Sqlite(Readers),
    Postgres(DatabaseConnection),
}

impl Reads {
    /// Closes them, with what is under way brought to its end. Whoever reads afterwards is refused.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn close(&self) -> Result<(), DbErr> {
        match self {
            Self::Sqlite(readers) => {
                readers.close().await;
                Ok(())
            }
            Self::Postgres(pool) => pool.close_by_ref().await,
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Reads {
    fn get_database_backend(&self) -> DatabaseBackend {
        match self {
            Self::Sqlite(_) => DatabaseBackend::Sqlite,
            Self::Postgres(_) => DatabaseBackend::Postgres,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        asked(&statement.sql);
        match self {
            Self::Sqlite(readers) => readers.execute_raw(statement).await,
            Self::Postgres(pool) => pool.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        asked(sql);
        match self {
            Self::Sqlite(readers) => readers.execute_unprepared(sql).await,
            Self::Postgres(pool) => pool.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        asked(&statement.sql);
        match self {
            Self::Sqlite(readers) => readers.query_one_raw(statement).await,
            Self::Postgres(pool) => pool.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        asked(&statement.sql);
        match self {
            Self::Sqlite(readers) => readers.query_all_raw(statement).await,
            Self::Postgres(pool) => pool.query_all_raw(statement).await,
        }
    }
}
