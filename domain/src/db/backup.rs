//! A copy of the database while it is in use.

use std::path::Path;

use sea_orm::{ConnectionTrait, DbErr};

use super::Db;

impl Db {
    /// Writes a consistent copy of a SQLite database to `file`, which must not exist: all that was committed when it
    /// began, and nothing of what came later. Writers go on meanwhile.
    ///
    /// # Errors
    /// When the copy cannot be written, or this is no SQLite.
    pub async fn copy_to(&self, file: &Path) -> Result<(), DbErr> {
        if !self.is_sqlite() {
            return Err(DbErr::Custom("only a SQLite database is copied; PostgreSQL has pg_dump".to_owned()));
        }
        let name = file.to_str().ok_or_else(|| DbErr::Custom("the name of the copy is not UTF-8".to_owned()))?;
        self.writer.execute_unprepared(&format!("VACUUM INTO '{}'", name.replace('\'', "''"))).await?;
        Ok(())
    }

    /// Whether a SQLite database is whole: every page, every index, every reference.
    ///
    /// # Errors
    /// Names the first thing that is wrong.
    pub async fn check_integrity(&self) -> Result<(), DbErr> {
        use sea_orm::{DatabaseBackend, Statement};
        let row = self.readers.query_one_raw(Statement::from_string(DatabaseBackend::Sqlite, "PRAGMA integrity_check")).await?;
        let found: String = row.map_or(Ok("no answer".to_owned()), |row| row.try_get("", "integrity_check"))?;
        if found != "ok" {
            return Err(DbErr::Custom(format!("the database is damaged: {found}")));
        }
        let broken = self.readers.query_one_raw(Statement::from_string(DatabaseBackend::Sqlite, "PRAGMA foreign_key_check")).await?;
        if broken.is_some() { Err(DbErr::Custom("the database is damaged: a reference leads nowhere".to_owned())) } else { Ok(()) }
    }
}
