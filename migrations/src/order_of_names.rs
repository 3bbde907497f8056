//! PostgreSQL learns the order of names: the root order, with Chinese by its sound (`co-pinyin`) behind all other scripts
//! (`kr-zzzz`) instead of before them. SQLite has it from the program.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DatabaseBackend},
};

use crate::sentinel;

pub(crate) struct OrderOfNames;

impl MigrationName for OrderOfNames {
    fn name(&self) -> &'static str {
        "m0052_order_of_names"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for OrderOfNames {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        if connection.get_database_backend() == DatabaseBackend::Postgres {
            let create = "CREATE COLLATION IF NOT EXISTS names (provider = icu, locale = 'zh-u-co-pinyin-kr-zzzz')";
            connection.execute_unprepared(create).await?;
        }
        connection.execute_unprepared(sentinel::STILL_ALIVE).await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
