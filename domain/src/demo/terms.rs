//! The terms of participation of the fairs to come: a page that says it is an example.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Error;
use crate::{
    db::Db,
    event::{EventState, entity, insert_terms},
    files::{FileKind, Files},
};

/// One page in both languages, written by hand.
const TERMS: &[u8] = include_bytes!("terms.pdf");

/// Gives the terms of every published event a file.
///
/// # Errors
/// A failure of the database or of the file store.
pub async fn put_terms(db: &Db, files: &Files) -> Result<(), Error> {
    let key = files.keep(FileKind::Terms, TERMS.to_vec()).await?;
    let key = key.as_str();
    let events = entity::Entity::find().filter(entity::Column::State.eq(EventState::Published)).all(db.read()).await?;
    db.write(|tx| {
        let events = events.clone();
        async move {
            for event in events {
                insert_terms(&tx, event.id, &event.terms_version, key).await?;
            }
            Ok::<_, Error>(())
        }
    })
    .await
}
