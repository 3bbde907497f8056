//! Asking for a file.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::OnConflict};
use tokio::sync::{Notify, futures::Notified};

use super::{
    Error, GeneratedFileKind, GeneratedFileState, MOST_OPEN,
    entity::{self, Column},
};
use crate::{
    account::{self, limits::GENERATED_FILES},
    actor::Actor,
    clock, code,
    db::{Db, Tx},
    event,
    ids::{AccountId, EventId, GeneratedFileId},
    locale::Locale,
};

/// Wakes a worker of this process; those of others look by themselves.
static ASKED: Notify = Notify::const_new();

/// What somebody wants in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileWish {
    pub kind: GeneratedFileKind,
    /// What narrows the list that it is made of, as in the list's own address, without what narrows nothing.
    pub narrowed: String,
    pub locale: Locale,
}

/// Asks for a file; answers the one that is open already if somebody wishes the same.
///
/// # Errors
/// `Denied` for whoever is no organiser; `TooManyOpen`, `TooMany`.
pub(crate) async fn request(db: &Db, actor: &Actor, of: EventId, wish: &FileWish) -> Result<GeneratedFileId, Error> {
    actor.require_organiser()?;
    let asker = actor.require_person()?.account;
    if let Err(seconds) = account::attempt(db, &GENERATED_FILES, &asker.to_string()).await? {
        return Err(Error::TooMany { seconds });
    }
    let key = &code::hash(&format!("{of} {} {} {}", wish.kind, wish.locale, wish.narrowed));
    let asked = db
        .write(|tx| async move {
            // Whoever erases somebody of the event meanwhile finds this file, or this waits until that is over.
            event::take_turns(&tx, of).await?;
            // Both bounds are unique indexes: whoever comes second writes nothing, and looks why.
            for slot in 1..=MOST_OPEN {
                let id = GeneratedFileId::new();
                if insert(&tx, row(id, of, asker, wish, key, slot)).await? {
                    return Ok(id);
                }
                if let Some(id) = open(&tx, key).await? {
                    return Ok(id);
                }
            }
            Err(Error::TooManyOpen)
        })
        .await?;
    ASKED.notify_waiters();
    Ok(asked)
}

/// Ends when somebody asks this process for a file, from now on: also before anybody waits for it.
pub fn asked() -> Notified<'static> {
    ASKED.notified()
}

async fn insert(tx: &Tx, row: entity::ActiveModel) -> Result<bool, DbErr> {
    let unless = OnConflict::new().do_nothing().to_owned();
    Ok(entity::Entity::insert(row).on_conflict(unless).exec_without_returning(tx).await? == 1)
}

async fn open(tx: &Tx, key: &str) -> Result<Option<GeneratedFileId>, DbErr> {
    let is_open = Column::State.is_in([GeneratedFileState::Waiting, GeneratedFileState::Running]);
    let found = entity::Entity::find().filter(Column::WishKey.eq(key)).filter(is_open).one(tx).await?;
    Ok(found.map(|row| row.id))
}

fn row(id: GeneratedFileId, event: EventId, account: AccountId, wish: &FileWish, key: &str, slot: i32) -> entity::ActiveModel {
    entity::ActiveModel {
        id: Set(id),
        event_id: Set(event),
        account_id: Set(account),
        kind: Set(wish.kind),
        narrowed: Set(wish.narrowed.clone()),
        locale: Set(wish.locale),
        wish_key: Set(key.to_owned()),
        slot: Set(slot),
        state: Set(GeneratedFileState::Waiting),
        trouble: Set(String::new()),
        done: Set(0),
        total: Set(0),
        attempt: Set(0),
        deaths: Set(0),
        lease_until: Set(None),
        file: Set(String::new()),
        bytes: Set(0),
        asked_at: Set(clock::now()),
        began_at: Set(None),
        ended_at: Set(None),
        expires_at: Set(None),
    }
}
