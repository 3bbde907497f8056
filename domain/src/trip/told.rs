//! What travellers know of an item, and what they would have to be told.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};

use super::{
    Error,
    entity::{trip, trip_item},
    plan::{ItemView, Plan},
    queries::plan_within,
};
use crate::{
    actor::Denied,
    choice::choice,
    clock::Instant,
    db::{Db, Tx},
    event::EventView,
    ids::{EventId, TripGroupId, TripItemId},
    locale::Text,
};

/// What is kept of an item that is for everybody.
const ALL: &str = "all";

choice! {
    /// What an item is to somebody who is told of it.
    pub enum ItemNews {
        /// They did not have it before.
        New = "new",
        Changed = "changed",
        Cancelled = "cancelled",
        /// It is for others now.
        NotYours = "not_yours",
    }
}

/// What a letter says of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TripItemFacts {
    pub title: Text,
    /// Where the leg is.
    pub leg: String,
    pub zone: String,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// Place and address in one line; may be empty.
    pub place: String,
    pub bring: Text,
}

/// An item of which travellers know another state.
#[derive(Clone, Debug)]
pub(crate) struct Untold {
    pub event: EventView,
    pub item: ItemView,
    pub facts: TripItemFacts,
    /// Whom it was for as far as they know; `None`: they knew nothing of it.
    before: Option<Whom>,
    now: Whom,
}

/// Whom an item is for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Whom {
    Everybody,
    Groups(Vec<TripGroupId>),
}

impl Whom {
    fn is(&self, group: Option<TripGroupId>) -> bool {
        match self {
            Self::Everybody => true,
            Self::Groups(groups) => group.is_some_and(|group| groups.contains(&group)),
        }
    }
}

impl Untold {
    /// What it is to somebody in this group, or in none; `None`: it does not concern them.
    pub(crate) fn news_for(&self, group: Option<TripGroupId>) -> Option<ItemNews> {
        let had = self.before.as_ref().is_some_and(|before| before.is(group));
        let has = self.now.is(group);
        match (had, has) {
            (false, false) => None,
            (false, true) if self.item.cancelled => None,
            (false, true) => Some(ItemNews::New),
            (true, false) => Some(ItemNews::NotYours),
            (true, true) if self.item.cancelled => Some(ItemNews::Cancelled),
            (true, true) => Some(ItemNews::Changed),
        }
    }
}

/// How whom an item is for is kept beside what travellers know.
pub(super) fn told_groups(groups: &[TripGroupId]) -> String {
    if groups.is_empty() {
        return ALL.to_owned();
    }
    groups.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn whom(told: &str) -> Whom {
    if told == ALL { Whom::Everybody } else { Whom::Groups(told.split(' ').filter_map(|id| id.parse().ok()).collect()) }
}

/// An item with what travellers have to be told of it; `None` while nothing is new to them, or the programme is not public.
///
/// # Errors
/// `NotFound` where there is no such item.
pub(crate) async fn untold(db: &impl ConnectionTrait, event: EventView, id: TripItemId) -> Result<Option<Untold>, Error> {
    let row = trip_item::Entity::find_by_id(id).one(db).await?.ok_or(Denied::NotFound)?;
    let plan = plan_within(db, row.event_id).await?;
    let item = plan.items.iter().find(|item| item.id == id).cloned().ok_or(Denied::NotFound)?;
    if !plan.programme_public || !item.is_untold() {
        return Ok(None);
    }
    let before = (row.told_revision > 0).then(|| whom(&row.told_groups));
    let now = if item.groups.is_empty() { Whom::Everybody } else { Whom::Groups(item.groups.clone()) };
    let facts = facts(&event, &plan, &item);
    Ok(Some(Untold { event, item, facts, before, now }))
}

/// How many items of public programmes travellers know another state of, by trip, and since when the oldest is.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn untold_by_event(db: &Db, events: &[EventId]) -> Result<HashMap<EventId, (u64, Option<Instant>)>, DbErr> {
    let public = trip::Entity::find().filter(trip::Column::ProgrammePublic.eq(true)).select_only().column(trip::Column::EventId);
    let rows: Vec<(EventId, i64, Option<Instant>)> = trip_item::Entity::find()
        .filter(trip_item::Column::EventId.is_in(events.iter().copied()))
        .filter(trip_item::Column::EventId.in_subquery(public.into_query()))
        .filter(Expr::col(trip_item::Column::ToldRevision).lt(Expr::col(trip_item::Column::Revision)))
        .select_only()
        .column(trip_item::Column::EventId)
        .column_as(trip_item::Column::Id.count(), "number")
        .column_as(trip_item::Column::UpdatedAt.min(), "earliest")
        .group_by(trip_item::Column::EventId)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(|(event, number, since)| (event, (number.unsigned_abs(), since))).collect())
}

/// Notes that travellers know this revision of an item; false where somebody noted it before.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn settle_told(tx: &Tx, item: &ItemView) -> Result<bool, DbErr> {
    let row =
        trip_item::ActiveModel { told_revision: Set(item.revision), told_groups: Set(told_groups(&item.groups)), ..Default::default() };
    let written = trip_item::Entity::update_many()
        .set(row)
        .filter(trip_item::Column::Id.eq(item.id))
        .filter(trip_item::Column::Revision.eq(item.revision))
        .filter(trip_item::Column::ToldRevision.lt(item.revision))
        .exec(tx)
        .await?;
    Ok(written.rows_affected > 0)
}

fn facts(event: &EventView, plan: &Plan, item: &ItemView) -> TripItemFacts {
    let leg = plan.leg(item.leg);
    let place: Vec<_> = [item.place.as_str(), item.address.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    TripItemFacts {
        title: item.title.clone(),
        leg: leg.map(|leg| leg.place.clone()).unwrap_or_default(),
        zone: leg.map_or(event.zone, |leg| leg.zone).name().to_owned(),
        starts_at: item.starts_at,
        ends_at: item.ends_at,
        place: place.join(", "),
        bring: item.bring.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_an_item_is_for_reads_back() {
        let (one, other) = (TripGroupId::new(), TripGroupId::new());

        assert_eq!(whom(&told_groups(&[])), Whom::Everybody);
        assert_eq!(whom(&told_groups(&[one, other])), Whom::Groups(vec![one, other]));
        assert!(Whom::Everybody.is(None));
        assert!(Whom::Groups(vec![one]).is(Some(one)));
        assert!(!Whom::Groups(vec![one]).is(Some(other)));
        assert!(!Whom::Groups(vec![one]).is(None));
    }
}
