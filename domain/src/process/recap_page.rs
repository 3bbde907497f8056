//! The recap of an event with what was counted there, and what comes next.

use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::result;
use crate::{
    actor::Actor,
    clock,
    db::Db,
    event::{EventState, EventView, entity as event},
    lead,
    recap::{self, Error, RecapView},
    traveller,
};

/// So many dates come next.
const NEXT: u64 = 3;

/// What everybody sees of the recap of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct RecapPage {
    pub recap: RecapView,
    /// Those that are shown; the others are zero.
    pub figures: RecapFigures,
    /// Of the same bridge or kind, the next first.
    pub next: Vec<EventView>,
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecapFigures {
    /// Exhibitors on the stand.
    pub exhibitors: u64,
    /// Who has a place on the trip; shown where exhibitors are.
    pub travellers: u64,
    /// How often visitors came in, each once a day.
    pub visits: u64,
    /// Contacts given to exhibitors.
    pub leads: u64,
    /// Sessions that took place.
    pub sessions: u64,
    /// Meetings that took place; shown where sessions are.
    pub meetings: u64,
}

/// The recap of an event that the caller may see; `None` unless it is public, but for organisers, who see what it will be.
///
/// # Errors
/// A failure of the database.
pub async fn recap_page(db: &Db, actor: &Actor, event: &EventView) -> Result<Option<RecapPage>, Error> {
    let Some(recap) = recap::public_of(db, actor, event.id).await? else { return Ok(None) };
    let all = counted(db, event).await?;
    let if_shown = |is_shown: bool, number: u64| if is_shown { number } else { 0 };
    let figures = RecapFigures {
        exhibitors: if_shown(recap.shows.exhibitors, all.exhibitors),
        travellers: if_shown(recap.shows.exhibitors, all.travellers),
        visits: if_shown(recap.shows.visits, all.visits),
        leads: if_shown(recap.shows.leads, all.leads),
        sessions: if_shown(recap.shows.sessions, all.sessions),
        meetings: if_shown(recap.shows.sessions, all.meetings),
    };
    Ok(Some(RecapPage { recap, figures, next: next_dates(db, event).await? }))
}

/// Everything that was counted at an event.
///
/// # Errors
/// A failure of the database.
pub async fn counted(db: &Db, event: &EventView) -> Result<RecapFigures, DbErr> {
    let result = result::result(db, event.id).await?;
    let leads = lead::by_event(db, &[event.id]).await?.remove(&event.id).unwrap_or_default();
    let travellers = traveller::how_many_travel(db, event.id).await?;
    Ok(RecapFigures {
        exhibitors: result.partners,
        travellers,
        visits: result.visits,
        leads,
        sessions: result.sessions,
        meetings: result.meetings,
    })
}

/// Public events to come of the same bridge, or of the same kind.
async fn next_dates(db: &Db, of: &EventView) -> Result<Vec<EventView>, DbErr> {
    let alike = Condition::any().add(event::Column::Kind.eq(of.kind));
    let alike = match of.bridge {
        Some(bridge) => alike.add(event::Column::BridgeId.eq(bridge)),
        None => alike,
    };
    let rows = event::Entity::find()
        .filter(event::Column::State.eq(EventState::Published))
        .filter(event::Column::StartsOn.gt(clock::today(of.zone)))
        .filter(event::Column::Id.ne(of.id))
        .filter(alike)
        .order_by_asc(event::Column::StartsOn)
        .order_by_asc(event::Column::Id)
        .limit(NEXT)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(EventView::from).collect())
}
