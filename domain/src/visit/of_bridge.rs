//! The visits of a bridge, and what they came to.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::NullOrdering};

use super::{Error, VisitState, VisitView, entity::visit, view::title_of};
use crate::{
    actor::Actor,
    db::{Db, Tx},
    ids::BridgeId,
    locale::{Locale, Text},
};

/// More than any bridge has.
const MOST: u64 = 500;

/// A visit, as far as everybody may know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicVisit {
    pub title: Text,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The first day of the month in which it begins: no more of when it is here is public.
    pub month: NaiveDate,
    /// It has taken place.
    pub is_done: bool,
}

/// What the visits came to that took place, all together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VisitFigures {
    pub delegations: u64,
    /// The people in them.
    pub delegates: u64,
    pub leads: u64,
    pub meetings: u64,
}

/// What everybody may know of a bridge's visits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfBridge {
    /// Those that an organiser made public, the newest first.
    pub visits: Vec<PublicVisit>,
    /// Of all that are done, public or not: figures tell of nobody.
    pub figures: VisitFigures,
    /// The same by year; those that have no day are in the year in which they were closed.
    pub by_year: BTreeMap<i32, VisitFigures>,
}

/// What everybody may know of a bridge's visits.
///
/// # Errors
/// A failure of the database.
pub async fn of_bridge(db: &Db, bridge: BridgeId) -> Result<OfBridge, DbErr> {
    let rows = newest(bridge).filter(visit::Column::State.is_in([VisitState::Accepted, VisitState::Done])).all(db.read()).await?;
    let counted = |number: Option<i32>| number.and_then(|number| u64::try_from(number).ok()).unwrap_or_default();
    let mut of_bridge = OfBridge::default();
    for row in rows {
        if row.state == VisitState::Done {
            let year = row.starts_on.map(|day| day.year()).or(row.closed_at.map(|at| at.year())).unwrap_or_default();
            for figures in [&mut of_bridge.figures, of_bridge.by_year.entry(year).or_default()] {
                figures.delegations += 1;
                figures.delegates += counted(Some(row.people));
                figures.leads += counted(row.leads);
                figures.meetings += counted(row.meetings);
            }
        }
        if let Some(starts_on) = row.starts_on.filter(|_| row.is_public) {
            let (title, is_done) = (title_of(&row), row.state == VisitState::Done);
            let month = starts_on.with_day(1).unwrap_or(starts_on);
            of_bridge.visits.push(PublicVisit { title, country: row.country, month, is_done });
        }
    }
    Ok(of_bridge)
}

/// All visits of a bridge, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn all_of_bridge(db: &Db, actor: &Actor, bridge: BridgeId) -> Result<Vec<VisitView>, Error> {
    actor.require_organiser()?;
    let rows = newest(bridge).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| VisitView::of(row, None)).collect())
}

/// What a bridge's visits are called: whoever calls holds the bridge.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn names_of_bridge(tx: &Tx, bridge: BridgeId) -> Result<Vec<String>, DbErr> {
    let rows = newest(bridge).all(tx).await?;
    Ok(rows.iter().map(|row| title_of(row).in_(Locale::De).to_owned()).collect())
}

/// By first day, then what has none, by when it was asked for: left alone, each database sorts that differently.
fn newest(bridge: BridgeId) -> Select<visit::Entity> {
    visit::Entity::find()
        .filter(visit::Column::BridgeId.eq(bridge))
        .order_by_with_nulls(visit::Column::StartsOn, Order::Desc, NullOrdering::Last)
        .order_by_desc(visit::Column::CreatedAt)
        .order_by_asc(visit::Column::Id)
        .limit(MOST)
}
