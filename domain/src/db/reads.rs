//! What questions are put to, outside of a write.
//!
//! Each is asked by a task of its own. Whoever asked may not be looked after for a while: a page begins several questions and
//! waits for one of them, and Leptos looks once into each part of a page before it waits for any. A connection that was lent
//! to such a question, or is kept for it, would be missing for all the others, and who waits for whom can go round in a
//! circle: eight browsers with a ticket brought a server to a standstill.

use std::panic::resume_unwind;

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
        let on = self.clone();
        aside(async move {
            match on {
                Self::Sqlite(readers) => readers.execute_raw(statement).await,
                Self::Postgres(pool) => pool.execute_raw(statement).await,
            }
        })
        .await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        asked(sql);
        let (on, sql) = (self.clone(), sql.to_owned());
        aside(async move {
            match on {
                Self::Sqlite(readers) => readers.execute_unprepared(&sql).await,
                Self::Postgres(pool) => pool.execute_unprepared(&sql).await,
            }
        })
        .await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        asked(&statement.sql);
        let on = self.clone();
        aside(async move {
            match on {
                Self::Sqlite(readers) => readers.query_one_raw(statement).await,
                Self::Postgres(pool) => pool.query_one_raw(statement).await,
            }
        })
        .await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        asked(&statement.sql);
        let on = self.clone();
        aside(async move {
            match on {
                Self::Sqlite(readers) => readers.query_all_raw(statement).await,
                Self::Postgres(pool) => pool.query_all_raw(statement).await,
            }
        })
        .await
    }
}

/// Asks in a task of its own, which goes on to the end also when nobody waits for it any more.
pub(super) async fn aside<T, E>(question: impl Future<Output = Result<T, E>> + Send + 'static) -> Result<T, E>
where
    T: Send + 'static,
    E: From<DbErr> + Send + 'static,
{
    match tokio::spawn(question).await {
        Ok(answer) => answer,
        Err(ended) => match ended.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            Err(_) => Err(DbErr::Custom("the process stops".to_owned()).into()),
        },
    }
}
