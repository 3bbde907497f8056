//! Finding a unit on the plan: by the beginning of its code, or by whoever stands there.

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Func},
};

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
    /// By code. Their exhibitors are those that everybody may know.
    pub units: Vec<UnitView>,
    /// None fits what was typed; these come close.
    pub similar: bool,
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
    let (by_name, similar) = by_name(db, event, typed).await?;
    // What only comes close is nothing beside a code that fits.
    let similar = similar && by_code.is_empty();
    let wanted = if similar || by_code.is_empty() { by_name } else { [by_code, by_name].concat() };
    Ok(FoundUnits { units: seen(db, wanted).await?, similar })
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

async fn by_name(db: &Db, event: &EventView, typed: &str) -> Result<(Vec<UnitId>, bool), DbErr> {
    let confirmed = placement::Entity::find()
        .select_only()
        .column(placement::Column::ApplicationId)
        .filter(confirmed_placement())
        .filter(placement::Column::EventId.eq(event.id))
        .into_query();
    let rows = application::Entity::find()
        .filter(application::Column::EventId.eq(event.id))
        .filter(application::Column::Id.in_subquery(confirmed));
    let narrowed = search::narrowed(db, rows, &application::SEARCHED, typed, tagged_as(typed)).await?;
    let found = narrowed.rows.select_only().column(application::Column::Id).limit(MOST_FOUND).into_query();
    let units = placement::Entity::find()
        .select_only()
        .column(placement::Column::UnitId)
        .filter(confirmed_placement())
        .filter(placement::Column::ApplicationId.in_subquery(found))
        .into_tuple()
        .all(db.read())
        .await?;
    Ok((units, narrowed.similar))
}

/// The units as everybody sees them.
async fn seen(db: &Db, wanted: Vec<UnitId>) -> Result<Vec<UnitView>, DbErr> {
    units_with_exhibitors(db, &Actor::Anonymous, unit::Column::Id.is_in(wanted)).await
}
