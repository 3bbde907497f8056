//! The visits of a bridge, and what they came to.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

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
    /// Its first day; no more than the month is to be shown.
    pub starts_on: NaiveDate,
}

/// What the visits came to that took place, all together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VisitFigures {
    pub delegations: u64,
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
            let figures = &mut of_bridge.figures;
            figures.delegations += 1;
            figures.leads += counted(row.leads);
            figures.meetings += counted(row.meetings);
        }
        if let Some(starts_on) = row.starts_on.filter(|_| row.is_public) {
            of_bridge.visits.push(PublicVisit { title: title_of(&row), country: row.country, starts_on });
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

/// By first day, or by when they were asked for: databases sort what has no day differently.
fn newest(bridge: BridgeId) -> Select<visit::Entity> {
    visit::Entity::find()
        .filter(visit::Column::BridgeId.eq(bridge))
        .order_by_desc(visit::Column::StartsOn)
        .order_by_desc(visit::Column::CreatedAt)
        .order_by_asc(visit::Column::Id)
        .limit(MOST)
}
