//! The slides of a talk: a PDF that readers' own programs show. Nobody but organisers reads it, also by its address, unless
//! its talk is published and says that everybody may.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{Error, TalkAction, TalkField, TalkView, entity, service::held};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx},
    files::{FileKind, Files},
    ids::TalkId,
    picture::{self, Refused},
};

/// Gives a talk its slides, or others in place of those that it has.
///
/// # Errors
/// `Denied`, or `Slides` when the file is missing or no PDF.
pub async fn set_slides(db: &Db, files: &Files, actor: &Actor, id: TalkId, file: Vec<u8>) -> Result<TalkView, Error> {
    actor.require_organiser()?;
    if file.is_empty() {
        return Err(Refused::Missing.into());
    }
    picture::is_pdf(&file, FileKind::Slides)?;
    let key = &files.keep(FileKind::Slides, file).await?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        let entry = AuditEntry::of(TalkAction::Changed, id).with(TalkField::Slides, "changed");
        audit::record(&tx, actor, entry).await?;
        let shared = old.slides_public;
        write(&tx, old, Some(key.clone()), shared).await
    })
    .await
}

/// Takes the slides away; without any nothing changes.
///
/// # Errors
/// `Denied`.
pub async fn remove_slides(db: &Db, actor: &Actor, id: TalkId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        if old.slides.is_some() {
            let entry = AuditEntry::of(TalkAction::Changed, id).with(TalkField::Slides, "removed");
            audit::record(&tx, actor, entry).await?;
            write(&tx, old, None, false).await?;
        }
        Ok(())
    })
    .await
}

async fn write(tx: &Tx, old: entity::Model, slides: Option<String>, slides_public: bool) -> Result<TalkView, Error> {
    let new = entity::Model { slides, slides_public, revision: old.revision + 1, updated_at: clock::now(), ..old };
    let row = entity::ActiveModel {
        slides: Set(new.slides.clone()),
        slides_public: Set(new.slides_public),
        revision: Set(new.revision),
        updated_at: Set(new.updated_at),
        ..Default::default()
    };
    entity::Entity::update_many().set(row).filter(entity::Column::Id.eq(new.id)).exec(tx).await?;
    Ok(TalkView::from(new))
}
