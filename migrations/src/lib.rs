//! The database schema: one SQL file per change, the same for SQLite and PostgreSQL, never edited after it landed; what no
//! SQL can do to the rows that are there is a file of Rust.
//! Knows nothing of the other crates, so that an old migration means the same for ever.

use sea_orm_migration::{prelude::*, sea_orm};

mod bridges_of_events;
mod entrance_days;
mod given_entries;
mod mail_hosts;
mod order_of_names;
mod sentinel;
mod step;

pub use sentinel::{Pace, alone, migrate};

/// How many migrations the database has still to get.
///
/// # Errors
/// A failure of the database.
pub async fn pending(connection: &sea_orm::DatabaseConnection) -> Result<usize, DbErr> {
    Ok(Migrator::get_pending_migrations(connection).await?.len())
}

/// The migrations that the database has had and this program does not know: a newer one has used it.
///
/// # Errors
/// A failure of the database.
pub async fn unknown_migrations(connection: &sea_orm::DatabaseConnection) -> Result<Vec<String>, DbErr> {
    let known: Vec<String> = Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    let applied = Migrator::get_migration_models(connection).await?;
    Ok(applied.into_iter().map(|applied| applied.version).filter(|version| !known.contains(version)).collect())
}

/// All migrations, oldest first.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        step::all()
    }
}
