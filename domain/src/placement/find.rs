//! Finding a unit on the plan: by the beginning of its code, or by whoever stands there.

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Func},
};
use uuid::Uuid;

use super::{
    confirmed_placement,
    entity::placement,
    plan::{UnitView, units_with_exhibitors},
};
use crate::{
    actor::Actor,
    application::{entity::application, tagged_as},
    booth::entity::unit,
    db::{Db, search},
    event::EventView,
    ids::UnitId,
};

/// Units that a search answers at most; whoever finds more types another letter.
const MOST_FOUND: u64 = 60;

/// What a search on the plan finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundUnits {
    /// By code, those that only come close behind the others. Their exhibitors are those that everybody may know.
    pub units: Vec<UnitView>,
    /// None fits what was typed; these come close.
    pub similar: bool,
    /// How many stand at the end because they come close, behind those whose topic, offer or wish is called so.
    pub close: usize,
}

/// The units of an event whose code begins with what was typed, or whose confirmed exhibitor has every word of it. Nothing
/// typed finds nothing.
///
/// # Errors
/// A failure of the database.
pub async fn find_units(db: &Db, event: &EventView, typed: &str) -> Result<FoundUnits, DbErr> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(FoundUnits::default());
    }
    let by_code = by_code(db, event, typed).await?;
    let ByName { fitting, close, similar } = by_name(db, event, typed).await?;
    // What only comes close is nothing beside a code that fits.
    if !by_code.is_empty() {
        let fitting = if similar { by_code } else { [by_code, fitting].concat() };
        return Ok(FoundUnits { units: seen(db, fitting).await?, similar: false, close: 0 });
    }
    let number = close.len();
    let mut units = seen(db, [fitting, close.clone()].concat()).await?;
    units.sort_by_key(|unit| close.contains(&unit.id));
    Ok(FoundUnits { units, similar, close: number })
}

async fn by_code(db: &Db, event: &EventView, typed: &str) -> Result<Vec<UnitId>, DbErr> {
    // Codes hold nothing that a pattern means something by.
    if !typed.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.')) {
        return Ok(Vec::new());
    }
    let code = Func::lower(Expr::col((unit::Entity, unit::Column::Code)));
    unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .filter(unit::Column::EventId.eq(event.id))
        .filter(Expr::expr(code).like(format!("{}%", typed.to_lowercase())))
        .order_by_asc(unit::Column::Code)
        .limit(MOST_FOUND)
        .into_tuple()
        .all(db.read())
        .await
}

/// Units that are found by whoever stands there.
struct ByName {
    fitting: Vec<UnitId>,
    /// These only come close, beside those that fit.
    close: Vec<UnitId>,
    /// Those that fit only come close.
    similar: bool,
}

async fn by_name(db: &Db, event: &EventView, typed: &str) -> Result<ByName, DbErr> {
    let confirmed = placement::Entity::find()
        .select_only()
        .column(placement::Column::ApplicationId)
        .filter(confirmed_placement())
        .filter(placement::Column::EventId.eq(event.id))
        .into_query();
    let rows = application::Entity::find()
        .filter(application::Column::EventId.eq(event.id))
        .filter(application::Column::Id.in_subquery(confirmed));
    let narrowed = search::narrowed_also(db, rows, &application::SEARCHED, typed, tagged_as(typed)).await?;
    let found = narrowed.rows.select_only().column(application::Column::Id).limit(MOST_FOUND).into_query();
    let units: Vec<(UnitId, Uuid)> = placement::Entity::find()
        .select_only()
        .columns([placement::Column::UnitId, placement::Column::ApplicationId])
        .filter(confirmed_placement())
        .filter(placement::Column::ApplicationId.in_subquery(found))
        .into_tuple()
        .all(db.read())
        .await?;
    let (close, fitting): (Vec<_>, Vec<_>) = units.into_iter().partition(|(_, application)| narrowed.close.contains(application));
    let ids = |units: Vec<(UnitId, Uuid)>| units.into_iter().map(|(unit, _)| unit).collect::<Vec<_>>();
    Ok(ByName { fitting: ids(fitting), close: ids(close), similar: narrowed.similar })
}

/// The units as everybody sees them.
async fn seen(db: &Db, wanted: Vec<UnitId>) -> Result<Vec<UnitView>, DbErr> {
    units_with_exhibitors(db, &Actor::Anonymous, unit::Column::Id.is_in(wanted)).await
}
