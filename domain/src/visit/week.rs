//! A week, with all visits beside each other.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate, NaiveTime};
use sea_orm::{ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, sea_query::NullOrdering};

use super::{
    Clash, Error, ItemView, VisitState, VisitView, clash,
    entity::{visit, visit_item},
    queries::item_views,
};
use crate::{actor::Actor, clock, db::Db, ids::VisitId};

/// More nobody receives in a week.
const MOST: u64 = 1_000;
/// Clocks differ by less from those of UTC.
const FARTHEST: Duration = Duration::hours(15);

/// A visit with what it does in this week, by its own clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekVisit {
    pub visit: VisitView,
    /// In the order in which they begin.
    pub items: Vec<ItemView>,
}

/// Monday to Sunday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    pub monday: NaiveDate,
    /// By their first day, then by when they were asked for.
    pub visits: Vec<WeekVisit>,
    /// Hosts with two items at once.
    pub clashes: Vec<Clash>,
}

/// The week of a day. Declined visits are left out, new ones stand there if somebody noted their days.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn week(db: &Db, actor: &Actor, day: NaiveDate) -> Result<Week, Error> {
    actor.require_organiser()?;
    let monday = day - Duration::days(i64::from(day.weekday().num_days_from_monday()));
    let next = monday + Duration::days(7);
    let (from, to) = (monday.and_time(NaiveTime::MIN).and_utc() - FARTHEST, next.and_time(NaiveTime::MIN).and_utc() + FARTHEST);
    let rows = visit_item::Entity::find()
        .filter(visit_item::Column::StartsAt.lt(to))
        .filter(visit_item::Column::EndsAt.gt(from))
        .order_by_asc(visit_item::Column::StartsAt)
        .order_by_asc(visit_item::Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    let mut of_visit: BTreeMap<VisitId, Vec<ItemView>> = BTreeMap::new();
    for item in item_views(db, rows).await? {
        of_visit.entry(item.visit).or_default().push(item);
    }
    let dated = Condition::all().add(visit::Column::StartsOn.lt(next)).add(visit::Column::EndsOn.gte(monday));
    let visits = visit::Entity::find()
        .filter(visit::Column::State.ne(VisitState::Declined))
        .filter(Condition::any().add(dated).add(visit::Column::Id.is_in(of_visit.keys().copied())))
        .order_by_with_nulls(visit::Column::StartsOn, Order::Asc, NullOrdering::Last)
        .order_by_asc(visit::Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    let visits = visits.into_iter().map(|row| VisitView::of(row, None)).filter_map(|visit| {
        let items = of_visit.remove(&visit.id).unwrap_or_default();
        let day = |item: &ItemView| clock::local(visit.zone, item.starts_at).date();
        let items: Vec<_> = items.into_iter().filter(|item| (monday..next).contains(&day(item))).collect();
        let is_here = !items.is_empty() || visit.days.is_some_and(|(starts, ends)| starts < next && ends >= monday);
        is_here.then_some(WeekVisit { visit, items })
    });
    let visits: Vec<_> = visits.collect();
    let clashes = clash::within(db, &(from..to)).await?;
    let is_shown = |id| visits.iter().any(|one| one.items.iter().any(|item| item.id == id));
    let clashes = clashes.into_iter().filter(|clash| is_shown(clash.one.id) || is_shown(clash.other.id)).collect();
    Ok(Week { monday, visits, clashes })
}
