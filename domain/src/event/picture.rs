//! An event's picture: shown on its page and on the start page, and to whoever shares the link.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use super::{Error, EventAction, EventField, EventView, entity, policy};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::{Db, DbErr, Tx},
    field::{FieldErrors, Fields},
    files::{FileKind, Files},
    ids::EventId,
    locale::Text,
    picture::{self, Refused},
};

/// A picture as it was sent, and what it shows, as typed.
#[derive(Clone, Debug, Default)]
pub struct EventPicture {
    /// Empty: the picture stays, and only its text changes.
    pub file: Vec<u8>,
    /// One language is enough.
    pub alt_de: String,
    pub alt_en: String,
}

/// Gives an event its picture, or another text for the one that it has.
///
/// # Errors
/// `Denied`, `Invalid` without a text, or `Picture` when the file cannot be taken, or is missing.
pub async fn set_picture(db: &Db, files: &Files, actor: &Actor, event: EventId, command: EventPicture) -> Result<EventView, Error> {
    policy::may_organise(actor)?;
    let alt = parse(&command)?;
    let key = match command.file {
        file if file.is_empty() => None,
        file => Some(files.keep(FileKind::Picture, picture::aside(picture::photo, file).await?).await?),
    };
    let (alt, key) = (&alt, &key);
    db.write(|tx| async move {
        let old = entity::Entity::find_by_id(event).one(&tx).await?.ok_or(Denied::NotFound)?;
        let shown = key.clone().or(old.picture.clone()).ok_or(Refused::Missing)?;
        write_picture(&tx, event, Some(&shown), alt).await?;
        let entry = AuditEntry::of(EventAction::Changed, event)
            .at(event)
            .changed(EventField::PictureAltDe, old.picture_alt_de.as_str(), &alt.de)
            .changed(EventField::PictureAltEn, old.picture_alt_en.as_str(), &alt.en);
        let entry = if old.picture.as_ref() == Some(&shown) { entry } else { entry.with(EventField::Picture, "changed") };
        audit::record(&tx, actor, entry).await?;
        seen(&tx, event).await
    })
    .await
}

/// The keys of all pictures.
pub(crate) async fn picture_keys(db: &Db) -> Result<Vec<String>, DbErr> {
    let pictures = entity::Entity::find().filter(entity::Column::Picture.is_not_null());
    pictures.select_only().column(entity::Column::Picture).into_tuple().all(db.read()).await
}

/// Takes the picture away; without one nothing changes.
///
/// # Errors
/// `Denied`.
pub async fn remove_picture(db: &Db, actor: &Actor, event: EventId) -> Result<EventView, Error> {
    policy::may_organise(actor)?;
    db.write(|tx| async move {
        let old = entity::Entity::find_by_id(event).one(&tx).await?.ok_or(Denied::NotFound)?;
        if old.picture.is_some() {
            write_picture(&tx, event, None, &Text::default()).await?;
            let entry = AuditEntry::of(EventAction::Changed, event).at(event).with(EventField::Picture, "removed");
            audit::record(&tx, actor, entry).await?;
        }
        seen(&tx, event).await
    })
    .await
}

fn parse(command: &EventPicture) -> Result<Text, FieldErrors> {
    let mut fields = Fields::new();
    let alt = picture::parse_alt(&mut fields, &command.alt_de, &command.alt_en);
    fields.finish(|| alt)
}

async fn write_picture(tx: &Tx, event: EventId, key: Option<&str>, alt: &Text) -> Result<(), Error> {
    entity::Entity::update_many()
        .col_expr(entity::Column::Picture, Expr::value(key))
        .col_expr(entity::Column::PictureAltDe, Expr::value(alt.de.as_str()))
        .col_expr(entity::Column::PictureAltEn, Expr::value(alt.en.as_str()))
        .col_expr(entity::Column::Revision, Expr::col(entity::Column::Revision).add(1))
        .col_expr(entity::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(entity::Column::Id.eq(event))
        .exec(tx)
        .await?;
    Ok(())
}

async fn seen(tx: &Tx, event: EventId) -> Result<EventView, Error> {
    Ok(super::within(tx, event).await?)
}
