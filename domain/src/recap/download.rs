//! Files of a recap to take along: slides, a brochure, the agreement that was signed.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    Error, MOST, RecapAction, RecapField,
    entity::recap_download,
    service::{held, touch},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    db::Db,
    field::{FieldErrors, Fields, Line},
    files::{FileKind, Files},
    ids::{EventId, RecapDownloadId, RecapId},
    locale::Text,
    picture::{self, Refused},
};

/// A PDF as it was sent, and what it is called, as typed.
#[derive(Clone, Debug, Default)]
pub struct NewDownload {
    pub title_de: String,
    pub title_en: String,
    pub file: Vec<u8>,
}

/// Adds a file, and answers whose recap it is.
///
/// # Errors
/// `Denied`, `Invalid`, `TooMany`, or `Download` when it is missing, too large, or no PDF.
pub async fn add_download(db: &Db, files: &Files, actor: &Actor, id: RecapId, command: NewDownload) -> Result<EventId, Error> {
    actor.require_organiser()?;
    let title = &parse(&command)?;
    if command.file.is_empty() {
        return Err(Error::Download(Refused::Missing));
    }
    picture::is_pdf(&command.file, FileKind::Document).map_err(Error::Download)?;
    let bytes = i64::try_from(command.file.len()).unwrap_or(i64::MAX);
    let key = &files.keep(FileKind::Document, command.file).await?;
    db.write(|tx| async move {
        let recap = held(&tx, id).await?;
        if recap_download::Entity::find().filter(recap_download::Column::RecapId.eq(id)).count(&tx).await? >= MOST {
            return Err(Error::TooMany(MOST));
        }
        let row = recap_download::ActiveModel {
            id: Set(RecapDownloadId::new()),
            recap_id: Set(id),
            title_de: Set(title.de.clone()),
            title_en: Set(title.en.clone()),
            file: Set(key.clone()),
            bytes: Set(bytes),
        };
        recap_download::Entity::insert(row).exec_without_returning(&tx).await?;
        touch(&tx, id).await?;
        let entry = AuditEntry::of(RecapAction::DownloadAdded, id).at(recap.event_id).with(RecapField::Download, title.de.as_str());
        audit::record(&tx, actor, entry).await?;
        Ok(recap.event_id)
    })
    .await
}

/// Takes a file away.
///
/// # Errors
/// `Denied`, also where it was done before.
pub async fn remove_download(db: &Db, actor: &Actor, download: RecapDownloadId) -> Result<RecapId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = recap_download::Entity::find_by_id(download).one(&tx).await?.ok_or(Denied::NotFound)?;
        let recap = held(&tx, row.recap_id).await?;
        recap_download::Entity::delete_by_id(download).exec(&tx).await?;
        touch(&tx, recap.id).await?;
        let entry = AuditEntry::of(RecapAction::DownloadRemoved, recap.id).at(recap.event_id).with(RecapField::Download, row.title_de);
        audit::record(&tx, actor, entry).await?;
        Ok(recap.id)
    })
    .await
}

fn parse(command: &NewDownload) -> Result<Text, FieldErrors> {
    let mut fields = Fields::new();
    let de = fields.check("title_de", Line::<120>::parse(&command.title_de));
    let en = fields.check("title_en", Line::<120>::parse(&command.title_en));
    fields.finish(|| Some(Text::new(de?.into_string(), en?.into_string())))
}
