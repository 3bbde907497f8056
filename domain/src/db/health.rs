//! Whether the database can be read and written.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, sea_query::OnConflict};
use tokio::sync::Mutex;

use super::Db;
use crate::clock;

/// Anybody may ask how the database is, and each answer costs a write that waits for the disk.
const KEPT_FOR: Duration = Duration::from_secs(1);

/// The last write, and whether it was refused.
pub(super) type Last = Arc<Mutex<Option<(Instant, Result<(), DbErr>)>>>;

/// One row that is written again and again.
mod entity {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "health")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub written_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Db {
    /// Whether the database reads, and stores what is written to it. An answer is kept for a second.
    ///
    /// # Errors
    /// What the database answered: a full or read-only disk, a lost connection.
    pub async fn check_health(&self) -> Result<(), DbErr> {
        let mut last = self.health.lock().await;
        if let Some((at, answer)) = &*last
            && at.elapsed() < KEPT_FOR
        {
            return answer.clone();
        }
        let answer = self.try_writing().await;
        *last = Some((Instant::now(), answer.clone()));
        answer
    }

    async fn try_writing(&self) -> Result<(), DbErr> {
        self.ping().await?;
        let now = clock::now();
        self.write_aside(|tx| async move {
            let row = entity::ActiveModel { id: Set(1), written_at: Set(now) };
            let again = OnConflict::column(entity::Column::Id).update_column(entity::Column::WrittenAt).to_owned();
            entity::Entity::insert(row).on_conflict(again).exec_without_returning(&tx).await
        })
        .await?;
        Ok(())
    }
}
