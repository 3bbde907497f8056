//! Taking over a table of properties: read, shown before anything happens, and then written in one transaction. A row finds
//! its property by the owner's own reference, so that the same table taken over twice changes nothing the second time. A
//! column that the table lacks stays as it is, and so do pictures, publication and exhibitor.

use std::collections::{HashMap, HashSet};

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{
    Error, PropertyAction, PropertyField, PropertyForm, Publication,
    columns::{form_of, row_of, says_the_same},
    entity::{property, property_import},
    service::{insert, write},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock::{self, Instant},
    db::{Db, Tx},
    field::{FieldErrors, visible},
    ids::{PropertyId, PropertyImportId},
    locale::Text,
};

/// So many rows a table may have.
pub const MOST_ROWS: usize = 2_000;

/// A row of a table, as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRow {
    /// Where it stands: the line of a sheet, counted from 1, or the number of a feature.
    pub line: u32,
    /// What stands in its columns; those that the table lacks are not there.
    pub cells: Vec<(PropertyField, String)>,
}

/// A table, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadTable {
    pub rows: Vec<ReadRow>,
    /// How columns are called that mean nothing here, in their order: whoever sent it is told.
    pub unknown: Vec<String>,
}

/// What taking over a row would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Met {
    New,
    /// What of it would change.
    Changed(Vec<PropertyField>),
    Same,
    /// Column and reason, each.
    Refused(FieldErrors),
}

/// A row before it is taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedRow {
    pub line: u32,
    pub title: String,
    pub reference: String,
    pub met: Met,
}

/// A table before it is taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPreview {
    pub rows: Vec<ImportedRow>,
    /// Columns that are not taken over.
    pub unknown: Vec<String>,
    pub is_applied: bool,
}

/// What taking a table over did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    pub added: u64,
    pub changed: u64,
}

/// What a row comes to.
enum Sorted {
    New(Box<property::Model>),
    Changed(Box<(property::Model, property::Model)>),
    Same,
    Refused(FieldErrors),
}

/// Keeps a table for its preview.
///
/// # Errors
/// `Denied` for whoever is no organiser; `Invalid` beside `file` for a table without rows, or with too many.
pub async fn keep_table(db: &Db, actor: &Actor, table: &ReadTable) -> Result<PropertyImportId, Error> {
    actor.require_organiser()?;
    let account = actor.require_person().map_err(|_| Denied::NotFound)?.account;
    if table.rows.is_empty() {
        let none = Text::new("In dieser Datei steht keine Zeile mit einem Objekt.", "There is no row with a property in this file.");
        return Err(Error::Invalid(FieldErrors::one("file", none)));
    }
    if table.rows.len() > MOST_ROWS {
        let many = Text::new(
            format!("Die Datei hat mehr als {MOST_ROWS} Zeilen. Bitte teilen Sie sie auf."),
            format!("The file has more than {MOST_ROWS} rows. Please split it up."),
        );
        return Err(Error::Invalid(FieldErrors::one("file", many)));
    }
    let read = &serde_json::to_string(table).map_err(|error| DbErr::Json(error.to_string()))?;
    db.write(|tx| async move {
        let id = PropertyImportId::new();
        let row = property_import::ActiveModel {
            id: Set(id),
            account_id: Set(account),
            rows_read: Set(read.clone()),
            created_at: Set(clock::now()),
            applied_at: Set(None),
        };
        property_import::Entity::insert(row).exec_without_returning(&tx).await?;
        Ok(id)
    })
    .await
}

/// What taking over a table would do, row by row.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is no such table (any more).
pub async fn preview(db: &Db, actor: &Actor, id: PropertyImportId) -> Result<ImportPreview, Error> {
    actor.require_organiser()?;
    let kept = property_import::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let ReadTable { rows, unknown } = table_of(&kept)?;
    let sorted = sort_out(&rows, all(db.read()).await?);
    let shown = rows.iter().zip(sorted).map(|(row, sorted)| shown(row, sorted)).collect();
    Ok(ImportPreview { rows: shown, unknown, is_applied: kept.applied_at.is_some() })
}

/// Takes a table over, all that is not refused at once. New properties are drafts.
///
/// # Errors
/// `Denied` for whoever is no organiser; `TakenOver` the second time; `Overtaken` or `Invalid` where somebody wrote the same
/// properties at the same moment: then nothing was taken over.
pub async fn apply(db: &Db, actor: &Actor, id: PropertyImportId) -> Result<Applied, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let claim = property_import::ActiveModel { applied_at: Set(Some(clock::now())), ..Default::default() };
        let claimed = property_import::Entity::update_many()
            .set(claim)
            .filter(property_import::Column::Id.eq(id))
            .filter(property_import::Column::AppliedAt.is_null())
            .exec(&tx)
            .await?;
        let kept = property_import::Entity::find_by_id(id).one(&tx).await?.ok_or(Denied::NotFound)?;
        if claimed.rows_affected == 0 {
            return Err(Error::TakenOver);
        }
        let mut applied = Applied::default();
        for sorted in sort_out(&table_of(&kept)?.rows, all(&tx).await?) {
            match sorted {
                Sorted::New(row) => {
                    add(&tx, actor, *row).await?;
                    applied.added += 1;
                }
                Sorted::Changed(both) => {
                    let (old, new) = *both;
                    let expected = ExpectedRevision::parse(&old.revision.to_string());
                    write(&tx, actor, &old, &new, expected).await?;
                    applied.changed += 1;
                }
                Sorted::Same | Sorted::Refused(_) => {}
            }
        }
        Ok(applied)
    })
    .await
}

/// Forgets tables that were read before this.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_imports(tx: &Tx, before: Instant) -> Result<(), DbErr> {
    property_import::Entity::delete_many().filter(property_import::Column::CreatedAt.lt(before)).exec(tx).await?;
    Ok(())
}

async fn add(tx: &Tx, actor: &Actor, row: property::Model) -> Result<(), Error> {
    let entry = AuditEntry::of(PropertyAction::Created, row.id).with(PropertyField::TitleDe, row.title_de.as_str());
    insert(tx, row).await?;
    audit::record(tx, actor, entry).await?;
    Ok(())
}

async fn all(db: &impl ConnectionTrait) -> Result<Vec<property::Model>, DbErr> {
    property::Entity::find().all(db).await
}

fn table_of(kept: &property_import::Model) -> Result<ReadTable, DbErr> {
    serde_json::from_str(&kept.rows_read).map_err(|error| DbErr::Json(error.to_string()))
}

/// What each row comes to, beside what is there and what the rows above it bring.
fn sort_out(rows: &[ReadRow], there: Vec<property::Model>) -> Vec<Sorted> {
    let mut addresses: HashMap<String, PropertyId> = there.iter().map(|row| (row.slug.clone(), row.id)).collect();
    let there: HashMap<String, property::Model> = there.into_iter().map(|row| (row.reference.clone(), row)).collect();
    let mut seen = HashSet::new();
    rows.iter()
        .map(|row| match read_row(row, &there, &addresses, &mut seen) {
            Err(refused) => Sorted::Refused(refused),
            Ok((Some(old), new)) if says_the_same(old, &new) => Sorted::Same,
            Ok((old, new)) => {
                addresses.insert(new.slug.clone(), new.id);
                match old {
                    Some(old) => Sorted::Changed(Box::new((old.clone(), new))),
                    None => Sorted::New(Box::new(new)),
                }
            }
        })
        .collect()
}

/// The property that a row is about, if there is one, and what it would be.
fn read_row<'a>(
    row: &ReadRow,
    there: &'a HashMap<String, property::Model>,
    addresses: &HashMap<String, PropertyId>,
    seen: &mut HashSet<String>,
) -> Result<(Option<&'a property::Model>, property::Model), FieldErrors> {
    let bare = form_with(PropertyForm::default(), row);
    let reference = match visible(&bare.reference) {
        named if named.is_empty() => bare.parse(false)?.reference,
        named => named,
    };
    let old = there.get(&reference);
    let mut form = form_with(old.map(form_of).unwrap_or_default(), row);
    form.reference.clone_from(&reference);
    let parsed = form.parse(old.is_some_and(|old| old.publication == Publication::Published))?;
    let new = row_of(parsed, old);
    if !seen.insert(reference) {
        let twice = Text::new("Diese Nummer steht weiter oben schon einmal.", "This reference stands further up already.");
        return Err(FieldErrors::one(PropertyField::Reference.as_str(), twice));
    }
    if addresses.get(&new.slug).is_some_and(|owner| *owner != new.id) {
        let taken = Text::new("Diese Adresse hat schon ein anderes Objekt.", "Another property has this address already.");
        return Err(FieldErrors::one(PropertyField::Slug.as_str(), taken));
    }
    if old.is_some_and(|old| old.publication == Publication::Published && old.slug != new.slug) {
        let stays = Text::new("Nach der Veröffentlichung bleibt die Adresse.", "After publication the address stays.");
        return Err(FieldErrors::one(PropertyField::Slug.as_str(), stays));
    }
    Ok((old, new))
}

/// A form with what stands in the columns of a row. An address is not taken away.
fn form_with(mut form: PropertyForm, row: &ReadRow) -> PropertyForm {
    for (field, value) in &row.cells {
        if *field != PropertyField::Slug || !visible(value).is_empty() {
            form.put(*field, value.clone());
        }
    }
    form
}

fn shown(row: &ReadRow, sorted: Sorted) -> ImportedRow {
    let cell = |field| row.cells.iter().find(|(of, _)| *of == field).map(|(_, value)| visible(value)).unwrap_or_default();
    let (title, reference) = (cell(PropertyField::TitleDe), cell(PropertyField::Reference));
    let met = match sorted {
        Sorted::New(_) => Met::New,
        Sorted::Same => Met::Same,
        Sorted::Refused(refused) => Met::Refused(refused),
        Sorted::Changed(both) => {
            let (was, is) = (form_of(&both.0), form_of(&both.1));
            Met::Changed(PropertyField::columns().filter(|field| was.value(*field) != is.value(*field)).collect())
        }
    };
    ImportedRow { line: row.line, title, reference, met }
}
