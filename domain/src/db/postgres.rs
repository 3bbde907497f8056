//! What has to be said of a PostgreSQL before it is used, and how its connections are used.

use std::{str::FromStr, time::Duration};

use sea_orm::sqlx::{
    self, Connection, PgConnection,
    postgres::{PgConnectOptions, PgSslMode},
};
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseBackend, DbErr, Statement};

use super::Db;

/// A collation that every PostgreSQL with ICU has.
const ICU: &str = "und-x-icu";
const PATIENCE: Duration = Duration::from_secs(5);
const CONNECTIONS: u32 = 12;
/// How long anything waits: for a new connection to a server that may be away, or for one of the pool.
const ACQUIRE: Duration = Duration::from_secs(5);

/// Where a database is, as `postgres://…` says it to the server; other programs are told the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostgresPlace {
    /// A name, an address, or the folder of a socket.
    pub host: String,
    pub port: u16,
    pub user: String,
    /// Empty: the user's own.
    pub database: String,
    pub ssl_mode: &'static str,
}

impl PostgresPlace {
    /// Reads an address as the server itself does.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(url: &str) -> Result<Self, DbErr> {
        let options = options(url)?;
        let socket = options.get_socket().map(|folder| folder.display().to_string());
        let ssl_mode = match options.get_ssl_mode() {
            PgSslMode::Disable => "disable",
            PgSslMode::Allow => "allow",
            PgSslMode::Prefer => "prefer",
            PgSslMode::Require => "require",
            PgSslMode::VerifyCa => "verify-ca",
            PgSslMode::VerifyFull => "verify-full",
        };
        Ok(Self {
            host: socket.unwrap_or_else(|| options.get_host().to_owned()),
            port: options.get_port(),
            user: options.get_username().to_owned(),
            database: options.get_database().unwrap_or_default().to_owned(),
            ssl_mode,
        })
    }
}

fn options(url: &str) -> Result<PgConnectOptions, DbErr> {
    PgConnectOptions::from_str(url)
        .map_err(|error| DbErr::Custom(format!("not an address like postgres://user:password@host/name: {error}")))
}

/// Asks once, and says why there is no answer: a pool tries again and again, and then knows only that its time is over.
pub(super) async fn reach_postgres(url: &str) -> Result<(), DbErr> {
    let place = PostgresPlace::parse(url)?;
    let reason = match tokio::time::timeout(PATIENCE, PgConnection::connect_with(&options(url)?)).await {
        Ok(Ok(connection)) => return connection.close().await.map_err(|error| DbErr::Custom(error.to_string())),
        Ok(Err(error)) => error.to_string(),
        Err(_) => format!("no answer within {} seconds", PATIENCE.as_secs()),
    };
    Err(DbErr::Custom(format!("PostgreSQL at {}, port {}, database {:?}: {reason}", place.host, place.port, place.database)))
}

/// How connections of the pool are made and used again.
pub(super) fn postgres_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    // What is said below before each use shows as well as a question of its own would that the server is there.
    options.max_connections(CONNECTIONS).acquire_timeout(ACQUIRE).sqlx_logging(false).test_before_acquire(false);
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
            // Its commit or rollback failed: see `keeps_connection` in `db.rs`.
            if sqlx::Connection::is_in_transaction(connection) {
                return Ok(false);
            }
            sqlx::Executor::execute(connection, "BEGIN; ROLLBACK").await?;
            Ok(true)
        })
    });
    options
}

impl Db {
    /// Whether the database can hold every name and sort it. SQLite always can.
    ///
    /// # Errors
    /// Says what a PostgreSQL lacks and what to do.
    pub async fn check_abilities(&self) -> Result<(), DbErr> {
        if self.is_sqlite() {
            return Ok(());
        }
        let ask = format!(
            "SELECT pg_encoding_to_char(encoding)::text AS encoding, EXISTS (SELECT 1 FROM pg_collation WHERE collname = '{ICU}') AS icu \
             FROM pg_database WHERE datname = current_database()"
        );
        let row = self.readers.query_one_raw(Statement::from_string(DatabaseBackend::Postgres, ask)).await?;
        let row = row.ok_or_else(|| DbErr::Custom("PostgreSQL did not tell its encoding".to_owned()))?;
        let (encoding, has_icu): (String, bool) = (row.try_get("", "encoding")?, row.try_get("", "icu")?);
        if encoding != "UTF8" {
            let said = format!(
                "the database's encoding is {encoding}, which cannot hold every name: make it with ENCODING 'UTF8' TEMPLATE template0"
            );
            return Err(DbErr::Custom(said));
        }
        if !has_icu {
            let said = format!("this PostgreSQL was built without ICU, which sorts names (collation {ICU}): use one that has it");
            return Err(DbErr::Custom(said));
        }
        Ok(())
    }
}
