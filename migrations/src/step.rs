//! A migration that runs one SQL file.

use sea_orm_migration::prelude::*;

use crate::sentinel;

struct Step {
    name: &'static str,
    sql: &'static str,
}

macro_rules! steps {
    ($($name:literal),* $(,)?) => {
        vec![$(Box::new(Step { name: $name, sql: include_str!(concat!("sql/", $name, ".sql")) }) as Box<dyn MigrationTrait>),*]
    };
}

/// Append here; never reorder, rename or edit what has landed.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    steps![
        "m0001_account",
        "m0002_event",
        "m0003_booth",
        "m0004_badge",
        "m0005_exhibitor",
        "m0006_registration",
        "m0007_masterclass",
        "m0008_checkin",
        "m0009_lead",
        "m0010_mail",
        "m0011_audit",
        "m0012_event_picture",
        "m0013_application_town",
        "m0014_booth_staff_revision",
        "m0015_health",
        "m0016_badge_end",
        "m0019_timetable",
    ]
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(self.sql).await?;
        manager.get_connection().execute_unprepared(sentinel::STILL_ALIVE).await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
