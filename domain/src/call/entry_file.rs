//! Files of entries. They are read only by those who may read the entry, so that their names in the store tell nothing.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    EntryMedia, EntryState, Error,
    entity::{entry, file, file_gone},
    entry::lock_by_token,
    entry_form::in_time,
    judging,
    service::{not_now, shared},
};
use crate::{
    actor::{Actor, Denied},
    clock,
    code::Code,
    db::{Db, DbErr, Tx},
    field::{FieldErrors, Line, visible},
    files::{FileKind, Files},
    ids::{CallEntryId, CallFileId},
    locale::Text,
    picture::{self, Refused},
};

/// Longest name of a file.
const LONGEST_NAME: usize = 120;

/// A file of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryFile {
    pub id: CallFileId,
    /// As whoever entered called it.
    pub name: String,
    pub media: EntryMedia,
    /// In bytes.
    pub size: u64,
}

impl EntryMedia {
    /// Its name on the wire.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// What the name of such a file ends in.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// By what it is, rather than by what it is called.
    fn of(content: &[u8]) -> Result<Self, Refused> {
        if content.is_empty() {
            return Err(Refused::Missing);
        }
        if content.len() > FileKind::CallEntry.largest() {
            return Err(Refused::TooLarge);
        }
        if content.starts_with(b"\x89PNG\r\n\x1a\n") {
            Ok(Self::Png)
        } else if content.starts_with(b"\xff\xd8\xff") {
            Ok(Self::Jpeg)
        } else if content.starts_with(b"%PDF-") {
            Ok(Self::Pdf)
        } else {
            Err(Refused::UnknownFormat)
        }
    }
}

/// Adds a file to a draft; `name` is how it is to be called. A picture is kept without what a camera writes beside it.
///
/// # Errors
/// `Denied` for a link that opens nothing, `File` for what is not taken, `TooLate`, `NotNow`, or `Invalid` for a name that is
/// too long and where there are as many as there may be.
pub async fn add_file(db: &Db, files: &Files, token: &str, name: &str, content: Vec<u8>) -> Result<(), Error> {
    let media = EntryMedia::of(&content)?;
    let name = &called(name, media).map_err(|problem| FieldErrors::one("file_name", problem))?;
    // A link that opens nothing fills no store.
    super::entry_of(db, token).await?;
    let content = match media {
        EntryMedia::Pdf => content,
        EntryMedia::Png | EntryMedia::Jpeg => picture::aside(picture::sheet, content).await?,
    };
    let size = i64::try_from(content.len()).unwrap_or(i64::MAX);
    let key = format!("call-{}", Code::random().as_str().to_lowercase());
    files.keep_as(&key, content).await?;
    let store_key = &key;
    let written = db
        .write(|tx| async move {
            let row = draft_of(&tx, token).await?;
            let call = shared(&tx, row.call_id).await?;
            in_time(&call, clock::now())?;
            let there = of_entry(row.id).all(&tx).await?;
            let free = (1..=call.most_files).find(|position| there.iter().all(|file| file.position != *position));
            let position = free.ok_or_else(|| Error::Invalid(too_many(call.most_files)))?;
            let file = file::ActiveModel {
                id: Set(CallFileId::new()),
                entry_id: Set(row.id),
                position: Set(position),
                name: Set(name.clone()),
                store_key: Set(store_key.clone()),
                media: Set(media),
                size: Set(size),
                created_at: Set(clock::now()),
            };
            file::Entity::insert(file).exec_without_returning(&tx).await?;
            Ok::<_, Error>(())
        })
        .await;
    if written.is_err() {
        files.remove(&key).await?;
    }
    written
}

/// Takes a file out of a draft.
///
/// # Errors
/// `Denied` for a link that opens nothing and for a file of another entry, `TooLate`, or `NotNow`.
pub async fn remove_file(db: &Db, token: &str, id: CallFileId) -> Result<(), Error> {
    db.write(|tx| async move {
        let row = draft_of(&tx, token).await?;
        let call = shared(&tx, row.call_id).await?;
        in_time(&call, clock::now())?;
        let file = of_entry(row.id).filter(file::Column::Id.eq(id)).one(&tx).await?.ok_or(Denied::NotFound)?;
        file::Entity::delete_by_id(id).exec(&tx).await?;
        let_go(&tx, vec![file.store_key]).await?;
        Ok(())
    })
    .await
}

/// A file with its content, for organisers and for jurors who may read its entry.
///
/// # Errors
/// `Denied`, also where the file is not in the store.
pub async fn file_of(db: &Db, files: &Files, actor: &Actor, id: CallFileId) -> Result<(EntryFile, Vec<u8>), Error> {
    let row = file::Entity::find_by_id(id).one(db.read()).await?.ok_or_else(|| actor.refused())?;
    let entry = entry::Entity::find_by_id(row.entry_id).one(db.read()).await?.ok_or_else(|| actor.refused())?;
    judging::may_read(db, actor, &entry).await?;
    let content = files.get(&row.store_key).await?.ok_or(Denied::NotFound)?;
    Ok((EntryFile::from(row), content))
}

/// Takes away from the store what no row names any more. The maker of files calls it now and then.
///
/// # Errors
/// A failure of the database or of the store; what is left is taken away the next time.
pub async fn clear_files(db: &Db, files: &Files) -> Result<(), Error> {
    for gone in file_gone::Entity::find().all(db.read()).await? {
        files.remove(&gone.store_key).await?;
        let key = &gone.store_key;
        db.write_aside(|tx| async move { file_gone::Entity::delete_by_id(key.clone()).exec(&tx).await }).await?;
    }
    Ok(())
}

/// The keys of all files that entries name.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn file_keys(db: &Db) -> Result<Vec<String>, DbErr> {
    Ok(file::Entity::find().all(db.read()).await?.into_iter().map(|row| row.store_key).collect())
}

pub(super) async fn files_of(db: &Db, entry: CallEntryId) -> Result<Vec<EntryFile>, DbErr> {
    Ok(of_entry(entry).all(db.read()).await?.into_iter().map(EntryFile::from).collect())
}

/// Lets the files of these entries go with their rows.
pub(super) async fn let_go_of(tx: &Tx, entries: &[CallEntryId]) -> Result<(), DbErr> {
    let rows = file::Entity::find().filter(file::Column::EntryId.is_in(entries.iter().copied())).all(tx).await?;
    let_go(tx, rows.into_iter().map(|row| row.store_key).collect()).await
}

async fn let_go(tx: &Tx, keys: Vec<String>) -> Result<(), DbErr> {
    if keys.is_empty() {
        return Ok(());
    }
    let rows = keys.into_iter().map(|key| file_gone::ActiveModel { store_key: Set(key) });
    file_gone::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

fn of_entry(entry: CallEntryId) -> sea_orm::Select<file::Entity> {
    file::Entity::find().filter(file::Column::EntryId.eq(entry)).order_by_asc(file::Column::Position)
}

async fn draft_of(tx: &Tx, token: &str) -> Result<entry::Model, Error> {
    let row = lock_by_token(tx, token).await?;
    if row.state == EntryState::Draft {
        return Ok(row);
    }
    Err(not_now("Diese Einreichung ist schon abgegeben.", "This entry was handed in already."))
}

/// The name without folders, or one by its format.
fn called(name: &str, media: EntryMedia) -> Result<String, Text> {
    let name = Line::<LONGEST_NAME>::parse_optional(visible(name).rsplit(['/', '\\']).next().unwrap_or_default())?;
    Ok(if name.is_empty() { media.as_str().to_uppercase() } else { name })
}

fn too_many(most: i32) -> FieldErrors {
    let problem = if most == 0 {
        Text::new("Dieser Aufruf nimmt keine Dateien an.", "This call takes no files.")
    } else {
        Text::new(format!("Mehr als {most} Dateien sind nicht möglich."), format!("No more than {most} files are possible."))
    };
    FieldErrors::one("file", problem)
}

impl From<file::Model> for EntryFile {
    fn from(row: file::Model) -> Self {
        Self { id: row.id, name: row.name, media: row.media, size: u64::try_from(row.size).unwrap_or_default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_holds_and_its_name_no_path() {
        assert_eq!(EntryMedia::of(b"%PDF-1.7 ..."), Ok(EntryMedia::Pdf));
        assert_eq!(EntryMedia::of(b"\xff\xd8\xff\xe0"), Ok(EntryMedia::Jpeg));
        assert_eq!(EntryMedia::of(b"<svg/>"), Err(Refused::UnknownFormat));
        assert_eq!(EntryMedia::of(b""), Err(Refused::Missing));
        assert_eq!(called("C:\\Users\\Ada\\Konzept.pdf", EntryMedia::Pdf), Ok("Konzept.pdf".to_owned()));
        assert_eq!(called("../\u{200b}", EntryMedia::Png), Ok("PNG".to_owned()));
        assert!(called(&"ä".repeat(LONGEST_NAME + 1), EntryMedia::Pdf).is_err());
    }
}
