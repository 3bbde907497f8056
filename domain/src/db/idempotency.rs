//! Doing a thing once although it is asked for twice: a form's key is written in the transaction of its effect.

use std::cell::Cell;
use std::error::Error;
use std::future::Future;

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, TryInsertResult, sea_query::Expr};

use super::{Db, Tx, find_db_error};
use crate::clock::{self, Instant};
use entity as idempotency;

/// The first answer to a form that may be sent twice.
mod entity {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "idempotency")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub endpoint: String,
        pub location: String,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

const REPEATED: &str = "standwerk: this form was already taken";

/// What makes a repeated form recognisable: a random key that the page carried, and where it was sent.
#[derive(Clone, Debug)]
pub struct IdempotencyKey {
    pub key: String,
    pub endpoint: String,
}

tokio::task_local! {
    static FORM: (IdempotencyKey, Cell<bool>);
}

impl IdempotencyKey {
    /// Runs `work`; its first write transaction also writes the key, and fails (see `is_repeat`) if it is there already.
    pub async fn guard<T>(self, work: impl Future<Output = T>) -> T {
        FORM.scope((self, Cell::new(false)), work).await
    }

    /// Where the first answer to this form led, if it was taken before.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn first_answer(&self, db: &Db) -> Result<Option<String>, DbErr> {
        let row = idempotency::Entity::find_by_id(self.key.clone()).one(db.read()).await?;
        Ok(row.filter(|row| row.endpoint == self.endpoint).map(|row| row.location))
    }

    /// Notes where the first answer led.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn remember(&self, db: &Db, location: &str) -> Result<(), DbErr> {
        db.write_aside(|tx| async move {
            idempotency::Entity::update_many()
                .col_expr(idempotency::Column::Location, Expr::value(location))
                .filter(idempotency::Column::Key.eq(self.key.as_str()))
                .exec(&tx)
                .await
        })
        .await?;
        Ok(())
    }
}

/// Whether `error` says that the form was already taken.
pub fn is_repeat(error: &(dyn Error + 'static)) -> bool {
    matches!(find_db_error(error), Some(DbErr::Custom(text)) if text == REPEATED)
}

/// Writes the key of the form under way, if there is one and this is its first write.
pub(super) async fn claim(tx: &Tx) -> Result<bool, DbErr> {
    let Ok(Some(once)) = FORM.try_with(|(once, taken)| (!taken.get()).then(|| once.clone())) else {
        return Ok(false);
    };
    let row = idempotency::ActiveModel {
        key: Set(once.key),
        endpoint: Set(once.endpoint),
        location: Set(String::new()),
        created_at: Set(clock::now()),
    };
    match idempotency::Entity::insert(row).on_conflict_do_nothing().exec_without_returning(tx).await? {
        TryInsertResult::Inserted(rows) if rows > 0 => Ok(true),
        _ => Err(DbErr::Custom(REPEATED.to_owned())),
    }
}

/// After the commit: later writes of the same request must not claim the key again.
pub(super) fn settle(claimed: bool) {
    if claimed {
        let _ = FORM.try_with(|(_, taken)| taken.set(true));
    }
}

/// Forgets the keys of forms that came before: one that comes again is a new one.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_form_keys(tx: &Tx, before: Instant) -> Result<(), DbErr> {
    idempotency::Entity::delete_many().filter(idempotency::Column::CreatedAt.lt(before)).exec(tx).await?;
    Ok(())
}
