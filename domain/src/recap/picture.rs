//! Pictures of a recap: taken, checked and kept as those of events and news, in two sizes, and public only with their rights.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    Error, Licence, MOST, PeopleConsent, RecapAction, RecapField,
    entity::{recap, recap_download, recap_picture},
    service::{held, touch},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::{Db, DbErr, Tx},
    field::{FieldErrors, Fields, Line, required, whole},
    files::{FileKind, Files},
    ids::{EventId, RecapId, RecapPictureId},
    locale::Text,
    picture::{self, Refused},
};

/// What is said of a picture, as typed. Licence and consent may be noted later: until then it is not public.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct PictureForm {
    /// One language is enough.
    pub alt_de: String,
    pub alt_en: String,
    /// Who took it; may be empty.
    pub photographer: String,
    /// A word of [`Licence`], or empty.
    pub licence: String,
    /// A word of [`PeopleConsent`], or empty.
    pub consent: String,
    /// The name of the file with a written consent.
    pub consent_file: String,
    /// Its place, from one on; empty: behind the others.
    pub position: String,
}

struct Said {
    alt: Text,
    photographer: String,
    licence: Option<Licence>,
    consent: Option<PeopleConsent>,
    consent_file: String,
    position: Option<i32>,
}

impl PictureForm {
    fn parse(&self) -> Result<Said, FieldErrors> {
        let Self { alt_de, alt_en, photographer, licence, consent, consent_file, position } = self;
        let choose = || Text::new("Bitte aus der Liste wählen.", "Please choose from the list.");
        let mut fields = Fields::new();
        let alt = picture::parse_alt(&mut fields, alt_de, alt_en);
        let photographer = fields.check("photographer", Line::<120>::parse_optional(photographer));
        let licence = fields.check_optional("licence", licence, |typed| typed.parse::<Licence>().map_err(|_| choose()));
        let consent = fields.check_optional("consent", consent, |typed| typed.parse::<PeopleConsent>().map_err(|_| choose()));
        let consent_file = fields.check("consent_file", Line::<160>::parse_optional(consent_file));
        if consent == Some(Some(PeopleConsent::OnFile)) && consent_file.as_deref() == Some("") {
            fields.refuse("consent_file", required());
        }
        let position = fields.check_optional("position", position, |typed| whole(typed, 1..=999));
        fields.finish(|| {
            Some(Said {
                alt: alt?,
                photographer: photographer?,
                licence: licence?,
                consent: consent?,
                consent_file: consent_file?,
                position: position?.and_then(|position| i32::try_from(position).ok()),
            })
        })
    }
}

/// Adds a picture, and answers whose recap it is. Where it was taken is not kept.
///
/// # Errors
/// `Denied`, `Invalid`, `TooMany`, or `Picture` when the file cannot be taken, or is missing.
pub async fn add_picture(db: &Db, files: &Files, actor: &Actor, id: RecapId, form: &PictureForm, file: Vec<u8>) -> Result<EventId, Error> {
    actor.require_organiser()?;
    let said = &form.parse()?;
    if file.is_empty() {
        return Err(Refused::Missing.into());
    }
    let small = picture::aside(picture::small_photo, file.clone()).await?;
    let large = picture::aside(picture::photo, file).await?;
    let (large, small) = (files.keep(FileKind::Picture, large).await?, files.keep(FileKind::Picture, small).await?);
    let (large, small) = (&large, &small);
    db.write(|tx| async move {
        let recap = held(&tx, id).await?;
        let number = recap_picture::Entity::find().filter(recap_picture::Column::RecapId.eq(id)).count(&tx).await?;
        if number >= MOST {
            return Err(Error::TooMany(MOST));
        }
        let last = i32::try_from(number).unwrap_or(i32::MAX - 1) + 1;
        let row = recap_picture::ActiveModel {
            id: Set(RecapPictureId::new()),
            recap_id: Set(id),
            file: Set(large.clone()),
            small: Set(small.clone()),
            created_at: Set(clock::now()),
            ..said.columns(last)
        };
        recap_picture::Entity::insert(row).exec_without_returning(&tx).await?;
        note(&tx, actor, &recap, RecapAction::PictureAdded, said).await?;
        Ok(recap.event_id)
    })
    .await
}

/// Changes what is said of a picture.
///
/// # Errors
/// `Denied`, or `Invalid`.
pub async fn edit_picture(db: &Db, actor: &Actor, picture: RecapPictureId, form: &PictureForm) -> Result<RecapId, Error> {
    actor.require_organiser()?;
    let said = &form.parse()?;
    db.write(|tx| async move {
        let (old, recap) = found(&tx, picture).await?;
        recap_picture::Entity::update_many()
            .set(said.columns(old.position))
            .filter(recap_picture::Column::Id.eq(picture))
            .exec(&tx)
            .await?;
        note(&tx, actor, &recap, RecapAction::PictureChanged, said).await?;
        Ok(recap.id)
    })
    .await
}

/// Takes a picture away.
///
/// # Errors
/// `Denied`, also where it was done before.
pub async fn remove_picture(db: &Db, actor: &Actor, picture: RecapPictureId) -> Result<RecapId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (_, recap) = found(&tx, picture).await?;
        recap_picture::Entity::delete_by_id(picture).exec(&tx).await?;
        touch(&tx, recap.id).await?;
        audit::record(&tx, actor, AuditEntry::of(RecapAction::PictureRemoved, recap.id).at(recap.event_id)).await?;
        Ok(recap.id)
    })
    .await
}

/// The keys of all pictures and files of recaps.
pub(crate) async fn file_keys(db: &Db) -> Result<Vec<String>, DbErr> {
    let pictures = recap_picture::Entity::find().all(db.read()).await?;
    let downloads = recap_download::Entity::find().all(db.read()).await?;
    let pictures = pictures.into_iter().flat_map(|picture| [picture.file, picture.small]);
    Ok(pictures.chain(downloads.into_iter().map(|download| download.file)).collect())
}

impl Said {
    fn columns(&self, position: i32) -> recap_picture::ActiveModel {
        recap_picture::ActiveModel {
            position: Set(self.position.unwrap_or(position)),
            alt_de: Set(self.alt.de.clone()),
            alt_en: Set(self.alt.en.clone()),
            photographer: Set(self.photographer.clone()),
            licence: Set(self.licence),
            consent: Set(self.consent),
            consent_file: Set(self.consent_file.clone()),
            ..Default::default()
        }
    }
}

/// The picture and its recap, which is held.
async fn found(tx: &Tx, picture: RecapPictureId) -> Result<(recap_picture::Model, recap::Model), Error> {
    let seen = recap_picture::Entity::find_by_id(picture).one(tx).await?.ok_or(Denied::NotFound)?;
    let recap = held(tx, seen.recap_id).await?;
    // Somebody may have been faster.
    let row = recap_picture::Entity::find_by_id(picture).one(tx).await?.ok_or(Denied::NotFound)?;
    Ok((row, recap))
}

async fn note(tx: &Tx, actor: &Actor, recap: &recap::Model, action: RecapAction, said: &Said) -> Result<(), Error> {
    touch(tx, recap.id).await?;
    let mut entry = AuditEntry::of(action, recap.id).at(recap.event_id);
    if let Some(licence) = said.licence {
        entry = entry.with(RecapField::Licence, licence.as_str());
    }
    if let Some(consent) = said.consent {
        entry = entry.with(RecapField::Consent, consent.as_str());
    }
    audit::record(tx, actor, entry).await?;
    Ok(())
}
