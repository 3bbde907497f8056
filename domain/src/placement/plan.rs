//! The booth plan: levels, units, and who stands where, as far as the reader may know.

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    sea_query::{Expr, ExprTrait},
};

use super::{PlacementState, entity::placement, live_placement};
use crate::{
    actor::{Actor, Denied},
    application::entity::application,
    booth::{
        Area, Error, MOST_LEVELS, MOST_UNITS, Side, UnitKind,
        entity::{level, unit},
        policy,
    },
    db::{Db, compare_codes},
    event::EventView,
    ids::{ApplicationId, EventId, LevelId, UnitId},
    locale::Text,
    money::Money,
};

/// A whole booth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanView {
    /// From the ground up.
    pub levels: Vec<LevelView>,
}

/// One floor and what stands on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelView {
    pub id: LevelId,
    pub name: Text,
    pub width_cm: i32,
    pub depth_cm: i32,
    /// Where one comes in, if that is known.
    pub entrance: Option<Side>,
    /// Where north is, if that is known.
    pub north: Option<Side>,
    pub revision: i64,
    /// By code.
    pub units: Vec<UnitView>,
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitView {
    pub id: UnitId,
    pub event: EventId,
    pub level: LevelId,
    pub code: String,
    pub kind: UnitKind,
    /// Square decimetres.
    pub area_dm2: i32,
    pub included: Text,
    pub price_cents: i64,
    pub pass_quota: i32,
    pub place: Area,
    pub revision: i64,
    pub state: UnitState,
    /// Whose it is; for the public only once it is confirmed.
    pub exhibitor: Option<PlacedExhibitor>,
}

/// How far a unit is given away. The public is not told an offer from a hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitState {
    Free,
    /// Set aside; for the public also: offered.
    Held,
    Offered,
    Confirmed,
    /// Belongs to the booth itself: a stage, a screen.
    Fixed,
}

/// Who stands on a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedExhibitor {
    pub application: ApplicationId,
    pub slug: String,
    pub name: String,
}

impl UnitState {
    pub const ALL: [Self; 5] = [Self::Free, Self::Held, Self::Offered, Self::Confirmed, Self::Fixed];
}

impl PlanView {
    pub fn units(&self) -> impl Iterator<Item = &UnitView> {
        self.levels.iter().flat_map(|level| &level.units)
    }

    /// How many units are in this state.
    pub fn count(&self, state: UnitState) -> usize {
        self.units().filter(|unit| unit.state == state).count()
    }
}

/// The plan of an event's booth. What everybody sees of it may be a moment old (`Db::kept`).
///
/// # Errors
/// A failure of the database. Whoever has the event may see its plan.
pub async fn plan(db: &Db, actor: &Actor, event: &EventView) -> Result<PlanView, Error> {
    match actor {
        Actor::Anonymous | Actor::TicketHolder(_) => {
            let read = || {
                let (db, event) = (db.clone(), event.clone());
                async move { read_plan(&db, &Actor::Anonymous, &event).await }
            };
            Ok((*db.kept("plan", event.id, read).await?).clone())
        }
        _ => read_plan(db, actor, event).await,
    }
}

async fn read_plan(db: &Db, actor: &Actor, event: &EventView) -> Result<PlanView, Error> {
    let levels = level::Entity::find()
        .filter(level::Column::EventId.eq(event.id))
        .order_by_asc(level::Column::Position)
        .limit(MOST_LEVELS)
        .all(db.read())
        .await?;
    let units = units_with_exhibitors(db, actor, unit::Column::EventId.eq(event.id)).await?;
    Ok(PlanView { levels: on_their_levels(levels, units) })
}

/// Units on the levels that they belong to, in their order.
pub(super) fn on_their_levels(levels: Vec<level::Model>, units: Vec<UnitView>) -> Vec<LevelView> {
    let mut levels: Vec<_> = levels.into_iter().map(LevelView::empty).collect();
    for unit in units {
        if let Some(level) = levels.iter_mut().find(|level| level.id == unit.level) {
            level.units.push(unit);
        }
    }
    levels
}

/// By code, as people count: A2 before A10.
fn sorted(mut units: Vec<UnitView>) -> Vec<UnitView> {
    units.sort_by(|a, b| compare_codes(&a.code, &b.code));
    units
}

/// One unit, for its form.
///
/// # Errors
/// `Denied`, also where it belongs to another event.
pub async fn unit_by_id(db: &Db, actor: &Actor, event: EventId, id: UnitId) -> Result<UnitView, Error> {
    policy::may_organise(actor)?;
    let found = units_with_exhibitors(db, actor, unit::Column::Id.eq(id).and(unit::Column::EventId.eq(event))).await?;
    Ok(found.into_iter().next().ok_or(Denied::NotFound)?)
}

type Occupancy = (PlacementState, PlacedExhibitor);

/// A unit and who is on it, if somebody is.
#[derive(FromQueryResult)]
struct UnitRow {
    #[sea_orm(nested)]
    unit: unit::Model,
    placed: Option<PlacementState>,
    application: Option<ApplicationId>,
    slug: Option<String>,
    name: Option<String>,
}

/// These units by code, and who stands there as far as the reader may know: in one statement.
pub(super) async fn units_with_exhibitors(db: &Db, reader: &Actor, which: Expr) -> Result<Vec<UnitView>, DbErr> {
    let holds = placement::Relation::Unit.def().rev().on_condition(|_, _| Condition::all().add(live_placement()));
    let rows = unit::Entity::find()
        .column_as(placement::Column::State, "placed")
        .column_as(application::Column::Id, "application")
        .column_as(application::Column::Slug, "slug")
        .column_as(application::Column::DisplayName, "name")
        .join(JoinType::LeftJoin, holds)
        .join(JoinType::LeftJoin, placement::Relation::Application.def())
        .filter(which)
        .limit(MOST_LEVELS * MOST_UNITS)
        .into_model::<UnitRow>()
        .all(db.read())
        .await?;
    let view = |UnitRow { unit, placed, application, slug, name }: UnitRow| {
        let exhibitor = application.zip(slug).zip(name).map(|((application, slug), name)| PlacedExhibitor { application, slug, name });
        UnitView::placed(placed.zip(exhibitor), unit, reader)
    };
    Ok(sorted(rows.into_iter().map(view).collect()))
}

impl LevelView {
    pub(super) fn empty(row: level::Model) -> Self {
        Self {
            id: row.id,
            name: Text::new(row.name_de, row.name_en),
            width_cm: row.width_cm,
            depth_cm: row.depth_cm,
            entrance: row.entrance.parse().ok(),
            north: row.north.parse().ok(),
            revision: row.revision,
            units: Vec::new(),
        }
    }
}

impl UnitView {
    /// What it costs.
    pub fn price(&self) -> Money {
        Money::euros(self.price_cents)
    }

    fn placed(placed: Option<Occupancy>, row: unit::Model, reader: &Actor) -> Self {
        let (state, exhibitor) = known(row.kind, placed, reader.is_organiser());
        Self {
            id: row.id,
            event: row.event_id,
            level: row.level_id,
            place: row.area(),
            code: row.code,
            kind: row.kind,
            area_dm2: row.area_dm2,
            included: Text::new(row.included_de, row.included_en),
            price_cents: row.price_cents,
            pass_quota: row.pass_quota,
            revision: row.revision,
            state,
            exhibitor,
        }
    }
}

/// What a reader learns of a placement.
fn known(kind: UnitKind, placed: Option<Occupancy>, organiser: bool) -> (UnitState, Option<PlacedExhibitor>) {
    match placed {
        None if kind.is_fixed() => (UnitState::Fixed, None),
        None => (UnitState::Free, None),
        Some((PlacementState::Confirmed, exhibitor)) => (UnitState::Confirmed, Some(exhibitor)),
        Some((PlacementState::Held, exhibitor)) if organiser => (UnitState::Held, Some(exhibitor)),
        Some((PlacementState::Offered, exhibitor)) if organiser => (UnitState::Offered, Some(exhibitor)),
        Some(_) => (UnitState::Held, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(state: PlacementState) -> Option<Occupancy> {
        Some((state, PlacedExhibitor { application: ApplicationId::new(), slug: "bochum".to_owned(), name: "Stadt Bochum".to_owned() }))
    }

    #[test]
    fn the_public_learns_a_name_only_once_it_is_confirmed() {
        for state in [PlacementState::Held, PlacementState::Offered] {
            assert_eq!(known(UnitKind::Pod, placed(state), false), (UnitState::Held, None));
            assert!(known(UnitKind::Pod, placed(state), true).1.is_some());
        }
        assert!(known(UnitKind::Pod, placed(PlacementState::Confirmed), false).1.is_some());
    }

    #[test]
    fn stages_and_screens_are_not_free() {
        assert_eq!(known(UnitKind::Stage, None, false).0, UnitState::Fixed);
        assert_eq!(known(UnitKind::Counter, None, false).0, UnitState::Free);
    }
}
