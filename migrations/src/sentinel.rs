//! Lets several servers start together: whoever writes the sentinel row migrates, the others wait for it. The row names
//! its owner and holds a count that the owner lets grow. While it grows the owner lives, however long its work takes;
//! when it stands still the owner has died, and the next server takes over. Each waits by its own clock: no two clocks
//! are compared.

use std::{
    future::Future,
    hash::{BuildHasher, RandomState},
    pin::pin,
    time::{Duration, Instant},
};

use sea_orm_migration::{
    MigratorTrait,
    sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement},
};
use tokio::sync::Notify;

use crate::Migrator;

/// How fast an owner's heart beats, and how long it may stand still.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    pub beat: Duration,
    /// An owner whose count has not grown for so long is dead.
    pub dead: Duration,
    /// Pause of those who wait.
    pub look: Duration,
}

impl Pace {
    /// What servers keep to.
    pub const SERVER: Self = Self { beat: Duration::from_secs(3), dead: Duration::from_secs(60), look: Duration::from_millis(200) };
}

/// Lets the count grow within a migration's own transaction. On SQLite nobody else can write while it runs, not even its
/// owner's heart; so it is seen to be alive by the very commit that lets others write again.
pub(crate) const STILL_ALIVE: &str = "UPDATE migration_sentinel SET beat = beat + 1 WHERE id = 1";

/// Brings the schema up to date. Safe to call from several processes at once: each migration runs once.
///
/// # Errors
/// When the database refuses a migration; what ran before it stays.
pub async fn migrate(connection: &DatabaseConnection) -> Result<(), DbErr> {
    // Where there is nothing to do nobody is waited for, not even whoever died in the middle of it. An error here may be
    // that two servers begin at the same moment; whoever has the sentinel finds out.
    if Migrator::get_pending_migrations(connection).await.is_ok_and(|pending| pending.is_empty()) {
        return Ok(());
    }
    alone(connection, Pace::SERVER, Migrator::up(connection, None)).await
}

/// Runs `work` while nobody else runs theirs, in no process. It waits for a living owner, and takes over from a dead one.
///
/// # Errors
/// Those of `work`, a failure of the database, or when another process has taken over: then `work` is given up.
pub async fn alone<T>(connection: &DatabaseConnection, pace: Pace, work: impl Future<Output = Result<T, DbErr>>) -> Result<T, DbErr> {
    create_sentinel(connection, pace).await?;
    let owner = format!("{:016x}", RandomState::new().hash_one(std::process::id()));
    take(connection, pace, &owner).await?;
    let done = Notify::new();
    let outcome = {
        let mut work = pin!(work);
        let mut heart = pin!(beat(connection, pace, &owner, &done));
        tokio::select! {
            outcome = &mut work => {
                // Not cut off in the middle of a statement.
                done.notify_one();
                heart.await.and(outcome)
            }
            // It beats until it is told to stop, or somebody else has the sentinel.
            lost = &mut heart => Err(lost.err().unwrap_or_else(taken_over)),
        }
    };
    execute(connection, &format!("DELETE FROM migration_sentinel WHERE id = 1 AND owner = '{owner}'")).await?;
    outcome
}

async fn create_sentinel(connection: &DatabaseConnection, pace: Pace) -> Result<(), DbErr> {
    let mut tries = 0;
    // PostgreSQL answers an error when two processes change the same table at the same moment; the next try finds it.
    while let Err(error) = create_or_widen(connection).await {
        tries += 1;
        if tries == 10 {
            return Err(error);
        }
        tokio::time::sleep(pace.look).await;
    }
    Ok(())
}

async fn create_or_widen(connection: &DatabaseConnection) -> Result<(), DbErr> {
    // `expires_at` is for servers of an older version, which know the owner by nothing else.
    let create = "CREATE TABLE IF NOT EXISTS migration_sentinel (id integer PRIMARY KEY NOT NULL, expires_at bigint NOT NULL, \
        owner text NOT NULL DEFAULT '', beat bigint NOT NULL DEFAULT 0)";
    connection.execute_unprepared(create).await?;
    if connection.execute_unprepared("SELECT owner, beat FROM migration_sentinel WHERE id = 0").await.is_err() {
        connection.execute_unprepared("ALTER TABLE migration_sentinel ADD COLUMN owner text NOT NULL DEFAULT ''").await?;
        connection.execute_unprepared("ALTER TABLE migration_sentinel ADD COLUMN beat bigint NOT NULL DEFAULT 0").await?;
    }
    Ok(())
}

/// Waits until the sentinel is this owner's.
async fn take(connection: &DatabaseConnection, pace: Pace, owner: &str) -> Result<(), DbErr> {
    let mut seen: Option<(Life, Instant)> = None;
    loop {
        let expires_at = older_versions_wait_until();
        let insert = format!(
            "INSERT INTO migration_sentinel (id, expires_at, owner, beat) VALUES (1, {expires_at}, '{owner}', 0) ON CONFLICT (id) DO NOTHING"
        );
        if execute(connection, &insert).await? == 1 {
            return Ok(());
        }
        let now = life(connection).await?;
        match &seen {
            Some((life, since)) if Some(life) == now.as_ref() => {
                if since.elapsed() >= pace.dead {
                    tracing::warn!("whoever was migrating the database has died; taking over");
                    let Life { owner, beat } = life;
                    let bury = format!("DELETE FROM migration_sentinel WHERE id = 1 AND owner = '{owner}' AND beat = {beat}");
                    execute(connection, &bury).await?;
                    continue;
                }
            }
            _ => {
                tracing::info!("another process is migrating the database; waiting for it");
                seen = now.map(|life| (life, Instant::now()));
            }
        }
        tokio::time::sleep(pace.look).await;
    }
}

/// Beats until `done`; fails when the sentinel is not this owner's any more.
async fn beat(connection: &DatabaseConnection, pace: Pace, owner: &str, done: &Notify) -> Result<(), DbErr> {
    loop {
        tokio::select! {
            () = done.notified() => return Ok(()),
            () = tokio::time::sleep(pace.beat) => {}
        }
        let expires_at = older_versions_wait_until();
        let beat = format!("UPDATE migration_sentinel SET beat = beat + 1, expires_at = {expires_at} WHERE id = 1 AND owner = '{owner}'");
        match connection.execute_unprepared(&beat).await {
            Ok(done) if done.rows_affected() == 0 => return Err(taken_over()),
            Ok(_) => {}
            // The next beat may come through; if none does, others see it, and this one finds out when it can.
            Err(error) => tracing::debug!(%error, "the migration's heart missed a beat"),
        }
    }
}

/// What shows that an owner lives.
#[derive(PartialEq, Eq)]
struct Life {
    owner: String,
    beat: i64,
}

async fn life(connection: &DatabaseConnection) -> Result<Option<Life>, DbErr> {
    let look = Statement::from_string(connection.get_database_backend(), "SELECT owner, beat FROM migration_sentinel WHERE id = 1");
    let Some(row) = connection.query_one_raw(look).await? else { return Ok(None) };
    Ok(Some(Life { owner: row.try_get("", "owner")?, beat: row.try_get("", "beat")? }))
}

/// How many rows it changed: none also where SQLite is being written by somebody else for longer than one waits.
async fn execute(connection: &DatabaseConnection, sql: &str) -> Result<u64, DbErr> {
    match connection.execute_unprepared(sql).await {
        Ok(done) => Ok(done.rows_affected()),
        Err(error) if error.to_string().contains("database is locked") => Ok(0),
        Err(error) => Err(error),
    }
}

/// Seconds since 1970, some time ahead.
fn older_versions_wait_until() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |age| age.as_secs());
    now + 300
}

fn taken_over() -> DbErr {
    DbErr::Custom("another process has taken over the migration of the database".to_owned())
}
