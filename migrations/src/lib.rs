//! The database schema: one SQL file per change, the same for SQLite and PostgreSQL, never edited after it landed.
//! Knows nothing of the other crates, so that an old migration means the same for ever.

use sea_orm_migration::prelude::*;

mod sentinel;
mod step;

pub use sentinel::migrate;

/// All migrations, oldest first.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        step::all()
    }
}
