//! In which group somebody travels.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::{Error, TravellerAction, TravellerField, decide::held, entity::traveller};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry, ExpectedRevision},
    db::{Db, Tx},
    event::EventView,
    field::FieldErrors,
    ids::{TravellerId, TripGroupId},
    locale::Text,
    trip,
};

/// Puts somebody into a group, by its id; into none, if that is empty. Answers the event.
///
/// # Errors
/// `Denied`, `Invalid` for a group of another trip, or `Overtaken`.
pub async fn set_group(db: &Db, actor: &Actor, id: TravellerId, revision: &str, group: &str) -> Result<EventView, Error> {
    actor.require_organiser()?;
    let group: Option<TripGroupId> = if group.is_empty() { None } else { Some(group.parse().map_err(|_| not_in_the_list())?) };
    db.write(|tx| async move {
        let (event, row) = held(&tx, id).await?;
        ExpectedRevision::parse(revision).check::<TravellerAction, Error>(&tx, id, row.revision, event.zone).await?;
        if let Some(group) = group
            && !trip::has_group(&tx, event.id, group).await?
        {
            return Err(not_in_the_list().into());
        }
        if row.group_id == group {
            return Ok(event);
        }
        let change = traveller::ActiveModel { group_id: Set(group), revision: Set(row.revision + 1), ..Default::default() };
        traveller::Entity::update_many().set(change).filter(traveller::Column::Id.eq(id)).exec(&tx).await?;
        let plan = trip::plan_within(&tx, event.id).await?;
        let name = group.and_then(|group| plan.group(group)).map(|group| group.name.de.clone()).unwrap_or_default();
        let entry = AuditEntry::of(TravellerAction::GroupChanged, id).at(event.id).with(TravellerField::Group, name);
        audit::record(&tx, actor, entry).await?;
        Ok(event)
    })
    .await
}

fn not_in_the_list() -> FieldErrors {
    FieldErrors::one("group", Text::new("Bitte aus der Liste wählen.", "Please choose from the list."))
}

/// How many travellers, whatever became of them, are in a group.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn travellers_in(tx: &Tx, group: TripGroupId) -> Result<u64, DbErr> {
    traveller::Entity::find().filter(traveller::Column::GroupId.eq(group)).count(tx).await
}
