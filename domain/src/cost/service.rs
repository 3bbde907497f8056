//! Noting receipts, and changing what was noted.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, TryInsertResult};

use super::{CostAction, CostField, CostForm, Error, MOST, entity};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    event::{self, EventView},
    field::FieldErrors,
    ids::{EventCostId, EventId},
    locale::Text,
};

/// Notes a receipt.
///
/// # Errors
/// `Denied`, `Invalid`, also where the event has a receipt of this number, or `TooMany`.
pub async fn add(db: &Db, actor: &Actor, event: EventId, form: &CostForm) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &form.parse()?;
    db.write(|tx| async move {
        let event = event::within(&tx, event).await?;
        event::take_turns(&tx, event.id).await?;
        if entity::Entity::find().filter(entity::Column::EventId.eq(event.id)).count(&tx).await? >= MOST {
            return Err(Error::TooMany(MOST));
        }
        let id = EventCostId::new();
        let row = entity::ActiveModel {
            id: Set(id),
            event_id: Set(event.id),
            revision: Set(1),
            created_at: Set(clock::now()),
            ..parsed.columns()
        };
        let number = [entity::Column::EventId, entity::Column::Receipt];
        let written = entity::Entity::insert(row).on_conflict_do_nothing_on(number).exec_without_returning(&tx).await?;
        if !matches!(written, TryInsertResult::Inserted(rows) if rows > 0) {
            return Err(Error::Invalid(number_taken()));
        }
        let entry = AuditEntry::of(CostAction::Created, id).at(event.id).with(CostField::Receipt, parsed.receipt.as_str());
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// Changes a receipt, unless somebody else did so since `revision`.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn edit(db: &Db, actor: &Actor, id: EventCostId, revision: &str, form: &CostForm) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &form.parse()?;
    db.write(|tx| async move {
        let (old, event) = held(&tx, id).await?;
        ExpectedRevision::parse(revision).check::<CostAction, Error>(&tx, id, old.revision, event.zone).await?;
        let same = entity::Entity::find()
            .filter(entity::Column::EventId.eq(event.id))
            .filter(entity::Column::Receipt.eq(parsed.receipt.as_str()))
            .filter(entity::Column::Id.ne(id));
        if same.one(&tx).await?.is_some() {
            return Err(Error::Invalid(number_taken()));
        }
        let row = entity::ActiveModel { revision: Set(old.revision + 1), ..parsed.columns() };
        entity::Entity::update_many().set(row).filter(entity::Column::Id.eq(id)).exec(&tx).await?;
        let entry = AuditEntry::of(CostAction::Changed, id).at(event.id);
        audit::record(&tx, actor, parsed.differences(&old, entry)).await?;
        Ok(())
    })
    .await
}

/// Takes a receipt away.
///
/// # Errors
/// `Denied`, also where it was done before.
pub async fn remove(db: &Db, actor: &Actor, id: EventCostId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (old, event) = held(&tx, id).await?;
        entity::Entity::delete_by_id(id).exec(&tx).await?;
        let entry =
            AuditEntry::of(CostAction::Removed, id).at(event.id).with(CostField::Receipt, old.receipt).with(CostField::Amount, old.cents);
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// The receipt and its event; those who change receipts of one event come one after the other.
async fn held(tx: &Tx, id: EventCostId) -> Result<(entity::Model, EventView), Error> {
    let seen = entity::Entity::find_by_id(id).one(tx).await?.ok_or(Denied::NotFound)?;
    event::take_turns(tx, seen.event_id).await?;
    let row = entity::Entity::find_by_id(id).one(tx).await?.ok_or(Denied::NotFound)?;
    let event = event::within(tx, row.event_id).await?;
    Ok((row, event))
}

fn number_taken() -> FieldErrors {
    let problem = Text::new(
        "Einen Beleg mit dieser Nummer gibt es bei dieser Veranstaltung schon.",
        "This event has a receipt of this number already.",
    );
    FieldErrors::one("receipt", problem)
}
