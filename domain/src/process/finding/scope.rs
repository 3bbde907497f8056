//! Which events whoever asks may open, and the events of what was found in them.

use std::{cmp::Reverse, collections::HashMap};

use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select, sea_query::SelectStatement};

use super::{FoundEvent, group::Group};
use crate::{
    actor::Actor,
    db::{Db, search::Best},
    event::{EventState, EventView, entity},
    ids::EventId,
};

/// The events that the actor may open, as `event::by_slug` does.
pub(super) fn visible_events(actor: &Actor) -> Select<entity::Entity> {
    entity::Entity::find().filter(is_visible(actor))
}

/// Their ids, for a query of what is in them.
pub(super) fn visible_event_ids(actor: &Actor) -> SelectStatement {
    visible_events(actor).select_only().column(entity::Column::Id).into_query()
}

/// The events of which the actor is staff: there they see drafts, too. `None` for organisers, who are staff everywhere.
pub(super) fn staff_of(actor: &Actor) -> Option<Vec<EventId>> {
    (!actor.is_organiser()).then(|| actor.person().map(|person| person.staff_of.clone()).unwrap_or_default())
}

fn is_visible(actor: &Actor) -> Condition {
    match staff_of(actor) {
        None => Condition::all(),
        Some(events) => Condition::any().add(entity::Column::State.ne(EventState::Draft)).add(entity::Column::Id.is_in(events)),
    }
}

/// What was found, each with its event: as it fits, then the latest event first.
///
/// # Errors
/// A failure of the database.
pub(super) async fn with_events<M, T>(
    db: &Db,
    best: Best<M>,
    event_of: impl Fn(&M) -> EventId,
    found: impl Fn(M, FoundEvent) -> T,
) -> Result<Group<T>, DbErr> {
    let ids: Vec<EventId> = best.rows.iter().map(|(_, row)| event_of(row)).collect();
    let events = entity::Entity::find().filter(entity::Column::Id.is_in(ids)).all(db.read()).await?;
    let events: HashMap<EventId, FoundEvent> = events.into_iter().map(|row| (row.id, found_event(row))).collect();
    let mut rows: Vec<_> = best.rows.into_iter().filter_map(|(fit, row)| Some((fit, events.get(&event_of(&row))?.clone(), row))).collect();
    rows.sort_by_key(|(fit, event, _)| (*fit, Reverse(event.starts_on)));
    let rows = rows.into_iter().map(|(fit, event, row)| (fit, found(row, event))).collect();
    Ok(Group { rows, similar: best.similar, at_least: best.at_least })
}

pub(super) fn found_event(row: entity::Model) -> FoundEvent {
    in_short(EventView::from(row))
}

pub(super) fn in_short(event: EventView) -> FoundEvent {
    let EventView { slug, name, city, zone, starts_on, ends_on, state, .. } = event;
    FoundEvent { slug, name, city, zone, starts_on, ends_on, state }
}
