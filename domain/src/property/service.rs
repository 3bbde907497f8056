//! Making, changing and deleting properties.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};

use super::{
    Error, PropertyAction, PropertyField, PropertyForm, Publication,
    columns::{changed_columns, differences, row_of},
    entity::property,
    policy,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx, is_unique_violation},
    field::FieldErrors,
    ids::{OrganisationId, PropertyId},
    locale::Text,
    organisation::entity::organisation,
};

/// Makes a draft. An exhibitor's team makes it for its own organisation.
///
/// # Errors
/// `Denied`, or `Invalid` with every wrong field, or where address or reference is taken.
pub async fn create(db: &Db, actor: &Actor, form: &PropertyForm) -> Result<PropertyId, Error> {
    policy::may_write_some(actor)?;
    let form = &owned(actor, form);
    db.write(|tx| async move {
        let row = row_of(form.parse(false)?, None);
        may_belong(&tx, actor, row.organisation_id).await?;
        insert(&tx, row.clone()).await?;
        let entry = AuditEntry::of(PropertyAction::Created, row.id).with(PropertyField::TitleDe, row.title_de.as_str());
        audit::record(&tx, actor, entry).await?;
        Ok(row.id)
    })
    .await
}

/// Changes a property, unless somebody else did so since `revision`. Once it is published its address stays, because it was
/// shared and printed, and its descriptions must not go.
///
/// # Errors
/// `Denied`, `Invalid` or `Overtaken`.
pub async fn edit(db: &Db, actor: &Actor, id: PropertyId, revision: &str, form: &PropertyForm) -> Result<(), Error> {
    policy::may_write_some(actor)?;
    let form = &owned(actor, form);
    db.write(|tx| async move {
        let old = held(&tx, actor, id).await?;
        let new = row_of(form.parse(old.publication == Publication::Published)?, Some(&old));
        may_belong(&tx, actor, new.organisation_id).await?;
        write(&tx, actor, &old, &new, ExpectedRevision::parse(revision)).await
    })
    .await
}

/// Throws a property away with its files, unless it is published.
///
/// # Errors
/// `Denied`, or `NotNow` for what is published, which has to be hidden first.
pub async fn delete(db: &Db, actor: &Actor, id: PropertyId) -> Result<(), Error> {
    policy::may_write_some(actor)?;
    db.write(|tx| async move {
        let row = held(&tx, actor, id).await?;
        if row.publication == Publication::Published {
            return Err(Error::NotNow(row.publication));
        }
        property::Entity::delete_by_id(id).exec(&tx).await?;
        let entry = AuditEntry::of(PropertyAction::Deleted, id).with(PropertyField::TitleDe, row.title_de.as_str());
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// The property, which stays as it is until the transaction ends, for whoever may write it.
pub(super) async fn held(tx: &Tx, actor: &Actor, id: PropertyId) -> Result<property::Model, Error> {
    let row = property::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?;
    let row = row.ok_or(Denied::NotFound)?;
    policy::may_write(actor, row.organisation_id)?;
    Ok(row)
}

/// Writes the changes of a row that the caller holds, and notes them.
pub(super) async fn write(
    tx: &Tx,
    actor: &Actor,
    old: &property::Model,
    new: &property::Model,
    expected: ExpectedRevision,
) -> Result<(), Error> {
    if old.publication == Publication::Published && old.slug != new.slug {
        return Err(Error::Invalid(address_stays()));
    }
    let (before, after) = (name_of(tx, old.organisation_id).await?, name_of(tx, new.organisation_id).await?);
    let update = property::Entity::update_many().set(changed_columns(new)).filter(property::Column::Id.eq(old.id));
    let written = expected.update::<PropertyAction, _, Error>(tx, update, property::Column::Revision, old.id, clock::home()).await;
    written.map_err(|error| match error {
        Error::Db(error) if is_unique_violation(&error) => Error::Invalid(taken()),
        other => other,
    })?;
    audit::record(tx, actor, differences(old, new, &before, &after)).await?;
    Ok(())
}

/// Writes a new row, if nobody has its address and its reference; otherwise the transaction ends.
pub(super) async fn insert(tx: &Tx, row: property::Model) -> Result<(), Error> {
    let row: property::ActiveModel = row.into();
    let row = row.reset_all();
    match property::Entity::insert(row).exec_without_returning(tx).await {
        Ok(_) => Ok(()),
        Err(error) if is_unique_violation(&error) => Err(Error::Invalid(taken())),
        Err(error) => Err(error.into()),
    }
}

/// Whoever acts for one organisation alone need not choose it.
fn owned(actor: &Actor, form: &PropertyForm) -> PropertyForm {
    let only = actor.person().filter(|person| !actor.is_organiser() && person.exhibits_for.len() == 1);
    match only {
        Some(person) if form.organisation.is_empty() => PropertyForm { organisation: person.exhibits_for[0].to_string(), ..form.clone() },
        _ => form.clone(),
    }
}

/// Whether the actor may give it to this organisation, which is there.
async fn may_belong(tx: &Tx, actor: &Actor, organisation: Option<OrganisationId>) -> Result<(), Error> {
    let refused =
        || Error::Invalid(FieldErrors::one("organisation", Text::new("Bitte aus der Liste wählen.", "Please choose from the list.")));
    if policy::may_write(actor, organisation).is_err() {
        return Err(refused());
    }
    match organisation {
        Some(id) if organisation::Entity::find_by_id(id).one(tx).await?.is_none() => Err(refused()),
        _ => Ok(()),
    }
}

async fn name_of(tx: &Tx, organisation: Option<OrganisationId>) -> Result<String, Error> {
    let Some(id) = organisation else { return Ok(String::new()) };
    Ok(organisation::Entity::find_by_id(id).one(tx).await?.map(|row| row.display_name).unwrap_or_default())
}

fn taken() -> FieldErrors {
    let problem = Text::new(
        "Diese Adresse oder diese eigene Nummer hat schon ein anderes Objekt.",
        "Another property has this address or this own reference already.",
    );
    FieldErrors::one("slug", problem)
}

fn address_stays() -> FieldErrors {
    let problem = Text::new(
        "Die Adresse wurde vielleicht schon geteilt oder gedruckt: Nach der Veröffentlichung bleibt sie, wie sie ist.",
        "The address may have been shared or printed already: after publication it stays as it is.",
    );
    FieldErrors::one("slug", problem)
}
