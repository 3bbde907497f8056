//! Who reads a file by its address. The address is a hash, so that nobody guesses it; but it is told and kept, and what a
//! draft shows is not for everybody because somebody has its address.

use crate::{
    actor::Actor,
    db::{Db, DbErr},
    event,
    files::MediaType,
    news, property, recap, talk,
};

/// Whether the actor may read the file under `key`. A document is read while something names it that the actor may see; a
/// picture, unless only drafts name it: of what was changed since, pages that are still open show the former one. Logos are
/// no secret.
///
/// # Errors
/// A failure of the database.
pub async fn may_read(db: &Db, actor: &Actor, key: &str) -> Result<bool, DbErr> {
    match MediaType::of_key(key) {
        Some(MediaType::Pdf) => {
            let named = [
                talk::shows_slides(db, actor, key).await?,
                property::shows_file(db, actor, key).await?,
                event::shows_file(db, actor, key).await?,
                recap::shows_file(db, actor, key).await?,
            ];
            Ok(named.contains(&Some(true)))
        }
        Some(MediaType::Jpeg) => {
            let named = [
                event::shows_file(db, actor, key).await?,
                property::shows_file(db, actor, key).await?,
                news::shows_picture(db, actor, key).await?,
                recap::shows_file(db, actor, key).await?,
            ];
            Ok(named.contains(&Some(true)) || named.iter().all(Option::is_none))
        }
        _ => Ok(true),
    }
}
