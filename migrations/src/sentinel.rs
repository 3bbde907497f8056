//! Lets several servers start together: whoever writes the sentinel row migrates, the others wait for it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sea_orm_migration::{
    MigratorTrait,
    sea_orm::{ConnectionTrait, DatabaseConnection, DbErr},
};

use crate::Migrator;

/// A migration that takes longer has died: the next server takes over.
const PATIENCE: Duration = Duration::from_secs(300);
const PAUSE: Duration = Duration::from_millis(200);

/// Brings the schema up to date. Safe to call from several processes at once: each migration runs once.
///
/// # Errors
/// When the database refuses a migration; what ran before it stays.
pub async fn migrate(connection: &DatabaseConnection) -> Result<(), DbErr> {
    create_sentinel(connection).await?;
    while !take(connection).await? {
        tracing::info!("another process is migrating the database; waiting for it");
        tokio::time::sleep(PAUSE).await;
    }
    let outcome = Migrator::up(connection, None).await;
    connection.execute_unprepared("DELETE FROM migration_sentinel WHERE id = 1").await?;
    outcome
}

async fn create_sentinel(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let create = "CREATE TABLE IF NOT EXISTS migration_sentinel (id integer PRIMARY KEY NOT NULL, expires_at bigint NOT NULL)";
    // PostgreSQL answers an error when two processes create the same table at the same moment; the second try finds it.
    if connection.execute_unprepared(create).await.is_err() {
        tokio::time::sleep(PAUSE).await;
        connection.execute_unprepared(create).await?;
    }
    Ok(())
}

async fn take(connection: &DatabaseConnection) -> Result<bool, DbErr> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |age| age.as_secs());
    connection.execute_unprepared(&format!("DELETE FROM migration_sentinel WHERE expires_at < {now}")).await?;
    let expires_at = now + PATIENCE.as_secs();
    let insert = format!("INSERT INTO migration_sentinel (id, expires_at) VALUES (1, {expires_at}) ON CONFLICT (id) DO NOTHING");
    Ok(connection.execute_unprepared(&insert).await?.rows_affected() == 1)
}
