//! The pictures, logos and terms that the database names, for whoever copies it.

use crate::{
    application, call,
    db::{Db, DbErr},
    event, host, news, property, recap, talk, traveller,
};

/// The keys of all files that a row names.
///
/// # Errors
/// A failure of the database.
pub async fn named_files(db: &Db) -> Result<Vec<String>, DbErr> {
    let mut keys = event::picture_keys(db).await?;
    keys.extend(event::logo_keys(db).await?);
    keys.extend(event::terms_keys(db).await?);
    keys.extend(application::logo_keys(db).await?);
    keys.extend(news::picture_keys(db).await?);
    keys.extend(talk::slides_keys(db).await?);
    keys.extend(host::logo_keys(db).await?);
    keys.extend(recap::file_keys(db).await?);
    keys.extend(property::file_keys(db).await?);
    keys.extend(call::file_keys(db).await?);
    keys.extend(traveller::photo_keys(db).await?);
    keys.sort();
    keys.dedup();
    Ok(keys)
}
