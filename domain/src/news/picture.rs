//! A news entry's picture: taken, checked and kept as an event's is.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::{
    Error, NewsAction, NewsEntryView, NewsField,
    columns::noted,
    entity, policy,
    service::{event_within, held},
    visible::visible_to,
};
use crate::{
    actor::Actor,
    audit, clock,
    db::{Db, DbErr, Tx},
    field::{FieldErrors, Fields, Line},
    files::{FileKind, Files},
    ids::NewsEntryId,
    locale::Text,
    picture::{self, Refused},
};

/// A picture as it was sent, what it shows and whose it is, as typed.
#[derive(Clone, Debug, Default)]
pub struct NewsPicture {
    /// Empty: the picture stays, and only its texts change.
    pub file: Vec<u8>,
    /// One language is enough.
    pub alt_de: String,
    pub alt_en: String,
    /// Who took it; may be empty.
    pub credit: String,
}

/// What is said of a picture.
#[derive(Debug, Default)]
struct Said {
    alt: Text,
    credit: String,
}

/// Gives an entry its picture, or another text for the one that it has.
///
/// # Errors
/// `Denied`, `Invalid` without a text, or `Picture` when the file cannot be taken, or is missing.
pub async fn set_picture(db: &Db, files: &Files, actor: &Actor, id: NewsEntryId, command: NewsPicture) -> Result<NewsEntryView, Error> {
    policy::may_write(actor)?;
    let said = parse(&command)?;
    let key = match command.file {
        file if file.is_empty() => None,
        file => Some(files.keep(FileKind::Picture, picture::aside(picture::photo, file).await?).await?),
    };
    let (said, key) = (&said, &key);
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        let shown = key.clone().or(old.picture.clone()).ok_or(Refused::Missing)?;
        let entry = noted(NewsAction::Changed, &old)
            .changed(NewsField::PictureAltDe, old.picture_alt_de.as_str(), &said.alt.de)
            .changed(NewsField::PictureAltEn, old.picture_alt_en.as_str(), &said.alt.en)
            .changed(NewsField::PictureCredit, old.picture_credit.as_str(), &said.credit);
        let entry = if old.picture.as_ref() == Some(&shown) { entry } else { entry.with(NewsField::Picture, "changed") };
        let seen = write_picture(&tx, old, Some(shown), said).await?;
        audit::record(&tx, actor, entry).await?;
        Ok(seen)
    })
    .await
}

/// Takes the picture away; without one nothing changes.
///
/// # Errors
/// `Denied`.
pub async fn remove_picture(db: &Db, actor: &Actor, id: NewsEntryId) -> Result<(), Error> {
    policy::may_write(actor)?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        if old.picture.is_some() {
            let entry = noted(NewsAction::Changed, &old).with(NewsField::Picture, "removed");
            write_picture(&tx, old, None, &Said::default()).await?;
            audit::record(&tx, actor, entry).await?;
        }
        Ok(())
    })
    .await
}

/// The keys of all pictures.
pub(crate) async fn picture_keys(db: &Db) -> Result<Vec<String>, DbErr> {
    let pictures = entity::Entity::find().filter(entity::Column::Picture.is_not_null());
    pictures.select_only().column(entity::Column::Picture).into_tuple().all(db.read()).await
}

/// Whether the actor may see the picture under this key; `None` where no entry has it.
pub(crate) async fn shows_picture(db: &Db, actor: &Actor, key: &str) -> Result<Option<bool>, DbErr> {
    let with_it = entity::Entity::find().filter(entity::Column::Picture.eq(key));
    if with_it.clone().filter(visible_to(actor)).count(db.read()).await? > 0 {
        return Ok(Some(true));
    }
    Ok((with_it.count(db.read()).await? > 0).then_some(false))
}

fn parse(command: &NewsPicture) -> Result<Said, FieldErrors> {
    let mut fields = Fields::new();
    let alt = picture::parse_alt(&mut fields, &command.alt_de, &command.alt_en);
    let credit = fields.check("credit", Line::<120>::parse_optional(&command.credit));
    fields.finish(|| Some(Said { alt: alt?, credit: credit? }))
}

async fn write_picture(tx: &Tx, old: entity::Model, key: Option<String>, said: &Said) -> Result<NewsEntryView, Error> {
    let new = entity::Model {
        picture: key,
        picture_alt_de: said.alt.de.clone(),
        picture_alt_en: said.alt.en.clone(),
        picture_credit: said.credit.clone(),
        revision: old.revision + 1,
        updated_at: clock::now(),
        ..old
    };
    let columns = entity::ActiveModel {
        picture: Set(new.picture.clone()),
        picture_alt_de: Set(new.picture_alt_de.clone()),
        picture_alt_en: Set(new.picture_alt_en.clone()),
        picture_credit: Set(new.picture_credit.clone()),
        revision: Set(new.revision),
        updated_at: Set(new.updated_at),
        ..Default::default()
    };
    entity::Entity::update_many().set(columns).filter(entity::Column::Id.eq(new.id)).exec(tx).await?;
    let event = event_within(tx, new.event_id).await?;
    Ok(NewsEntryView::of(new, event))
}
