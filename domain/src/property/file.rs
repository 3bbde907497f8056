//! What one sees and reads of a property: pictures, a plan, documents.

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};

use super::{
    Error, PropertyAction, PropertyField, PropertyFileKind,
    entity::{property, property_file},
    policy,
    queries::visible_to,
    service::held,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::{Db, DbErr},
    field::{FieldErrors, Fields, Line},
    files::{FileKind, Files},
    ids::{PropertyFileId, PropertyId},
    locale::Text,
    picture,
};

/// More than anybody looks through.
const MOST: u64 = 20;

/// A file as it was sent, and what is said of it, as typed.
#[derive(Clone, Debug, Default)]
pub struct NewPropertyFile {
    pub file: Vec<u8>,
    /// What a picture shows, or what a document is called; one language is enough.
    pub alt_de: String,
    pub alt_en: String,
    /// Whose it is; may be empty.
    pub credit: String,
}

/// Adds a file to a property; a new plan takes the place of the old one.
///
/// # Errors
/// `Denied`, `Invalid` without a title, where there are too many, or `Picture` when the file cannot be taken.
pub async fn add_file(
    db: &Db,
    files: &Files,
    actor: &Actor,
    id: PropertyId,
    kind: PropertyFileKind,
    new: NewPropertyFile,
) -> Result<(), Error> {
    policy::may_write_some(actor)?;
    let (title, credit) = said(&new)?;
    // Before a stranger's picture is converted.
    let row = property::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    policy::may_write(actor, row.organisation_id)?;
    let key = match kind {
        PropertyFileKind::Document => {
            if new.file.is_empty() {
                return Err(picture::Refused::Missing.into());
            }
            picture::is_pdf(&new.file, FileKind::Document)?;
            files.keep(FileKind::Document, new.file).await?
        }
        PropertyFileKind::Picture | PropertyFileKind::Plan => {
            files.keep(FileKind::Picture, picture::aside(picture::photo, new.file).await?).await?
        }
    };
    let (title, credit, key) = (&title, &credit, &key);
    db.write(|tx| async move {
        held(&tx, actor, id).await?;
        let of_it = property_file::Column::PropertyId.eq(id);
        if kind == PropertyFileKind::Plan {
            let plan = Condition::all().add(of_it.clone()).add(property_file::Column::Kind.eq(kind));
            property_file::Entity::delete_many().filter(plan).exec(&tx).await?;
        }
        // The property is held: nobody adds one meanwhile.
        if property_file::Entity::find().filter(of_it).count(&tx).await? >= MOST {
            return Err(Error::Invalid(FieldErrors::one("file", too_many())));
        }
        let row = property_file::ActiveModel {
            id: Set(PropertyFileId::new()),
            property_id: Set(id),
            kind: Set(kind),
            file: Set(key.clone()),
            title_de: Set(title.de.clone()),
            title_en: Set(title.en.clone()),
            credit: Set(credit.clone()),
            created_at: Set(clock::now()),
        };
        property_file::Entity::insert(row).exec_without_returning(&tx).await?;
        let named = if title.de.is_empty() { &title.en } else { &title.de };
        audit::record(&tx, actor, AuditEntry::of(PropertyAction::FileAdded, id).with(PropertyField::File, named.as_str())).await?;
        Ok(())
    })
    .await
}

/// Takes a file away; answers whose it was.
///
/// # Errors
/// `Denied`, also when it is gone.
pub async fn remove_file(db: &Db, actor: &Actor, file: PropertyFileId) -> Result<PropertyId, Error> {
    policy::may_write_some(actor)?;
    db.write(|tx| async move {
        let row = property_file::Entity::find_by_id(file).one(&tx).await?.ok_or(Denied::NotFound)?;
        held(&tx, actor, row.property_id).await?;
        // Somebody else may have done so while this waited for the property.
        if property_file::Entity::delete_by_id(file).exec(&tx).await?.rows_affected == 0 {
            return Err(Denied::NotFound.into());
        }
        let named = if row.title_de.is_empty() { row.title_en } else { row.title_de };
        let entry = AuditEntry::of(PropertyAction::FileRemoved, row.property_id).with(PropertyField::File, named);
        audit::record(&tx, actor, entry).await?;
        Ok(row.property_id)
    })
    .await
}

/// The keys of all files.
pub(crate) async fn file_keys(db: &Db) -> Result<Vec<String>, DbErr> {
    property_file::Entity::find().select_only().column(property_file::Column::File).into_tuple().all(db.read()).await
}

/// Whether the actor may read the file under this key; `None` where no property has it.
pub(crate) async fn shows_file(db: &Db, actor: &Actor, key: &str) -> Result<Option<bool>, DbErr> {
    let with_it = property_file::Entity::find().select_only().column(property_file::Column::PropertyId);
    let with_it = with_it.filter(property_file::Column::File.eq(key));
    let shown = property::Entity::find().filter(property::Column::Id.in_subquery(with_it.clone().into_query())).filter(visible_to(actor));
    if shown.count(db.read()).await? > 0 {
        return Ok(Some(true));
    }
    Ok((with_it.count(db.read()).await? > 0).then_some(false))
}

fn said(new: &NewPropertyFile) -> Result<(Text, String), FieldErrors> {
    let mut fields = Fields::new();
    let de = fields.check("alt_de", Line::<200>::parse_optional(&new.alt_de));
    let en = fields.check("alt_en", Line::<200>::parse_optional(&new.alt_en));
    if new.alt_de.trim().is_empty() && new.alt_en.trim().is_empty() {
        let problem = Text::new(
            "Bitte sagen Sie in mindestens einer Sprache, was zu sehen ist oder wie das Dokument heißt.",
            "Please say in one language at least what it shows, or what the document is called.",
        );
        fields.refuse("alt_de", problem);
    }
    let credit = fields.check("credit", Line::<120>::parse_optional(&new.credit));
    fields.finish(|| Some((Text::new(de?, en?), credit?)))
}

fn too_many() -> Text {
    Text::new(
        format!("Mehr als {MOST} Dateien lassen sich nicht ablegen. Bitte entfernen Sie zuerst eine."),
        format!("There is no room for more than {MOST} files. Please remove one first."),
    )
}
