//! Doing a thing once although it is asked for twice: a form's key is written in the transaction of its effect.

use std::{cell::Cell, error::Error, future::Future, time::Duration};

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, TryInsertResult, sea_query::Expr};

use super::{Db, Tx, find_db_error};
use crate::clock::{self, Instant};
use entity as idempotency;

mod answer;

pub use answer::FirstAnswer;

/// The first answer to a form that may be sent twice. `key` is the hash of the form's key, and `location` the answer,
/// sealed with that key; empty while the form is under way.
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

/// A form that has not been answered for so long never will be: its server died.
const LONGEST_FORM: chrono::Duration = chrono::Duration::seconds(60);
/// How often a repeat asks for the first answer: soon at first, then less often.
const FIRST_LOOK: Duration = Duration::from_millis(20);
const LAST_LOOK: Duration = Duration::from_millis(320);

const REPEATED: &str = "standwerk: this form was already taken";

/// What makes a repeated form recognisable: a random key that the page carried, and where it was sent.
#[derive(Clone, Debug)]
pub struct IdempotencyKey {
    key: String,
    endpoint: String,
}

tokio::task_local! {
    static FORM: (IdempotencyKey, Cell<bool>);
}

impl IdempotencyKey {
    /// The key that a form brought, if it is one.
    pub fn parse(key: &str, endpoint: &str) -> Option<Self> {
        let is_key = key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_key.then(|| Self { key: key.to_owned(), endpoint: endpoint.to_owned() })
    }

    /// Runs `work`; its first write transaction also writes the key, and fails (see `is_repeat`) if it is there already.
    /// Answers whether it was written: then this is the form's first time, and `remember` has to follow.
    pub async fn guard<T>(self, work: impl Future<Output = T>) -> (T, bool) {
        let work = async {
            let done = work.await;
            (done, FORM.with(|(_, taken)| taken.get()))
        };
        FORM.scope((self, Cell::new(false)), work).await
    }

    /// The first answer to this form, if it was taken before. While it is under way, here or on another server, this
    /// waits for it. An empty location says that nothing more is known than that it was taken.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn first_answer(&self, db: &Db) -> Result<Option<FirstAnswer>, DbErr> {
        let mut pause = FIRST_LOOK;
        loop {
            let row = idempotency::Entity::find_by_id(self.row()).one(db.read()).await?;
            let Some(row) = row.filter(|row| row.endpoint == self.endpoint) else { return Ok(None) };
            if !row.location.is_empty() {
                return self.open(&row.location).map(Some);
            }
            if row.created_at < clock::now() - LONGEST_FORM {
                return Ok(Some(FirstAnswer::default()));
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LAST_LOOK);
        }
    }

    /// Notes the first answer, whatever it was: repeats wait for it.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn remember(&self, db: &Db, answer: &FirstAnswer) -> Result<(), DbErr> {
        let (row, sealed) = (&self.row(), &self.seal(answer)?);
        db.write_aside(|tx| async move {
            idempotency::Entity::update_many()
                .col_expr(idempotency::Column::Location, Expr::value(sealed.as_str()))
                .filter(idempotency::Column::Key.eq(row.as_str()))
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
        key: Set(once.row()),
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
