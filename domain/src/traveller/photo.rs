//! A traveller's photo: theirs to give and to take away, by their link. It is made anew from what was sent, so that nothing of
//! where it was taken is left. Its name in the store tells nothing, and no public address shows it: the booklet of the
//! delegation prints it, of those who agreed to stand there.

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::LockType};

use super::{
    Error, TravellerAction, TravellerField,
    entity::{traveller, traveller_photo_gone as gone},
    links::opened_by,
    own::held,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    code::Code,
    db::{Db, Tx},
    files::Files,
    picture,
};

/// Gives a traveller their photo (PNG, JPEG or WebP), in place of the one before.
///
/// # Errors
/// `NoSuchLink`, `NotFrom` for whoever does not come any more, or `Picture` when the file cannot be taken.
pub async fn set_photo(db: &Db, files: &Files, token: &str, file: Vec<u8>) -> Result<(), Error> {
    // Whoever may give none fills no store.
    may_give(&opened_by(db.read(), token).await?)?;
    let content = picture::aside(picture::stamp, file).await?;
    let key = new_photo_key();
    files.keep_as(&key, content).await?;
    let written = write(db, token, Some(&key)).await;
    if written.is_err() {
        files.remove(&key).await?;
    }
    written
}

/// Takes it away; without one nothing changes.
///
/// # Errors
/// `NoSuchLink`.
pub async fn remove_photo(db: &Db, token: &str) -> Result<(), Error> {
    write(db, token, None).await
}

/// A traveller's own photo, a JPEG.
///
/// # Errors
/// `NoSuchLink`, also where there is none.
pub async fn photo(db: &Db, files: &Files, token: &str) -> Result<Vec<u8>, Error> {
    let key = opened_by(db.read(), token).await?.photo.ok_or(Error::NoSuchLink)?;
    files.get(&key).await?.ok_or(Error::NoSuchLink)
}

/// Takes away from the store what no traveller has any more. The maker of files calls it now and then.
///
/// # Errors
/// A failure of the database or of the store; what is left is taken away the next time.
pub async fn clear_photos(db: &Db, files: &Files) -> Result<(), Error> {
    for row in gone::Entity::find().all(db.read()).await? {
        files.remove(&row.store_key).await?;
        let key = &row.store_key;
        db.write_aside(|tx| async move { gone::Entity::delete_by_id(key.clone()).exec(&tx).await }).await?;
    }
    Ok(())
}

/// The keys of all photos.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn photo_keys(db: &Db) -> Result<Vec<String>, DbErr> {
    let photos = traveller::Entity::find().filter(traveller::Column::Photo.is_not_null());
    photos.select_only().column(traveller::Column::Photo).into_tuple().all(db.read()).await
}

/// Lets the photos go of those travellers who are in `whose`.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn let_photos_go(tx: &Tx, whose: Condition) -> Result<(), DbErr> {
    let rows = traveller::Entity::find()
        .filter(traveller::Column::Photo.is_not_null())
        .filter(whose)
        .order_by_asc(traveller::Column::Id)
        // None is given meanwhile, which nobody would take away.
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    for row in rows {
        let without = traveller::ActiveModel { photo: Set(None), ..Default::default() };
        traveller::Entity::update_many().set(without).filter(traveller::Column::Id.eq(row.id)).exec(tx).await?;
        let_go(tx, row.photo).await?;
    }
    Ok(())
}

/// What a new photo is called in the store.
pub(crate) fn new_photo_key() -> String {
    format!("traveller-{}", Code::random().as_str().to_lowercase())
}

fn may_give(row: &traveller::Model) -> Result<(), Error> {
    if row.proven_at.is_none() {
        return Err(Error::NoSuchLink);
    }
    if row.state.is_open() { Ok(()) } else { Err(Error::NotFrom(row.state)) }
}

async fn write(db: &Db, token: &str, key: Option<&str>) -> Result<(), Error> {
    let seen = &opened_by(db.read(), token).await?;
    db.write(|tx| async move {
        let (event, row) = held(&tx, seen).await?;
        match key {
            Some(_) => may_give(&row)?,
            None if row.photo.is_none() => return Ok(()),
            None => {}
        }
        let change = traveller::ActiveModel { photo: Set(key.map(str::to_owned)), revision: Set(row.revision + 1), ..Default::default() };
        traveller::Entity::update_many().set(change).filter(traveller::Column::Id.eq(row.id)).exec(&tx).await?;
        let_go(&tx, row.photo).await?;
        let entry = AuditEntry::of(TravellerAction::Changed, row.id).at(event.id).with(TravellerField::Photo, ());
        Ok(audit::record(&tx, &Actor::Anonymous, entry).await?)
    })
    .await
}

async fn let_go(tx: &Tx, key: Option<String>) -> Result<(), DbErr> {
    if let Some(store_key) = key {
        gone::Entity::insert(gone::ActiveModel { store_key: Set(store_key) }).exec_without_returning(tx).await?;
    }
    Ok(())
}
