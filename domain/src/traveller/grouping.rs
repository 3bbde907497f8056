//! In which group somebody travels.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    Error, TravellerAction, TravellerField, TravellerLetter, TravellerState, decide::held, entity::traveller, letters::send,
    links::new_link,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry, ExpectedRevision},
    db::{Db, Tx},
    event::EventView,
    field::FieldErrors,
    ids::{TravellerId, TripGroupId},
    locale::Text,
    trip::{self, Plan},
};

/// Puts somebody into a group, by its id; into none, if that is empty. Answers the event. Whoever has a place gets a letter
/// where that changes what is theirs of a programme that they know.
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
        if row.state == TravellerState::Admitted && !event.is_over() && goes_elsewhere(&plan, row.group_id, group) {
            let token = new_link(&tx, row.id).await?.as_str().to_owned();
            let group = group.and_then(|group| plan.group(group)).map(|group| group.name.clone()).unwrap_or_default();
            let letter = TravellerLetter::TravelRegrouped { event: event.facts(), token, group };
            send(&tx, &row, &event, &(row.revision + 1).to_string(), letter).await?;
        }
        Ok(event)
    })
    .await
}

/// Whether something else of a public programme is theirs who change their group.
fn goes_elsewhere(plan: &Plan, from: Option<TripGroupId>, to: Option<TripGroupId>) -> bool {
    plan.programme_public && plan.items.iter().any(|item| !item.cancelled && item.is_for(from) != item.is_for(to))
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
