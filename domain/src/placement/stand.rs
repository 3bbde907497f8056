//! The booth as everybody sees it, for pages that are about something else: a small one as a whole, a large one from afar.

use std::{collections::HashMap, sync::Arc};

use sea_orm::{ColumnTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, sea_query::Expr};

use super::{
    Standing, confirmed_placement,
    entity::placement,
    floor::{LevelOutline, chosen, most_frequent_first, outlines},
    plan::{LevelView, UnitState, on_their_levels, units_with_exhibitors},
    standings,
};
use crate::{
    actor::Actor,
    application::{TagKind, entity::application_tag},
    booth::{
        MOST_LEVELS,
        entity::{level, unit},
    },
    db::Db,
    event::EventView,
    ids::ApplicationId,
};

/// A booth, and how full it is.
#[derive(Debug)]
pub struct Stand {
    /// From the ground up.
    pub outlines: Vec<LevelOutline>,
    pub standing: Standing,
    /// Everything on it, where that is not too much.
    pub whole: Option<WholeStand>,
}

/// A small booth.
#[derive(Debug)]
pub struct WholeStand {
    /// From the ground up.
    pub levels: Vec<LevelView>,
    /// Of each exhibitor, in the order of the list of topics.
    pub topics: HashMap<ApplicationId, Vec<String>>,
    /// How many have chosen each topic, the most frequent first.
    pub topic_counts: Vec<(String, i64)>,
}

#[derive(FromQueryResult)]
struct CountedLevel {
    #[sea_orm(nested)]
    level: level::Model,
    units: i64,
}

/// An event's booth as everybody sees it, a moment old at most (`Db::kept`): as a whole if it has no more units than `most`.
///
/// # Errors
/// A failure of the database. Whoever has the event may see its plan.
pub async fn stand(db: &Db, event: &EventView, most: usize) -> Result<Arc<Stand>, DbErr> {
    let read = || {
        let (db, event) = (db.clone(), event.clone());
        async move { read_stand(&db, &event, most).await }
    };
    db.kept("stand", format!("{} {most}", event.id), read).await
}

async fn read_stand(db: &Db, event: &EventView, most: usize) -> Result<Stand, DbErr> {
    // Counted in the same statement: whether to ask for the units hangs on it.
    let levels = level::Entity::find()
        .column_as(Expr::cust(r#"(SELECT COUNT(*) FROM "unit" WHERE "unit"."level_id" = "level"."id")"#), "units")
        .filter(level::Column::EventId.eq(event.id))
        .order_by_asc(level::Column::Position)
        .limit(MOST_LEVELS)
        .into_model::<CountedLevel>()
        .all(db.read())
        .await?;
    let units: u64 = levels.iter().map(|counted| counted.units.unsigned_abs()).sum();
    if units > most as u64 {
        let (outlines, mut standings) = tokio::try_join!(outlines(db, event), async { standings(db, &[event.id]).await })?;
        return Ok(Stand { outlines, standing: standings.remove(&event.id).unwrap_or_default(), whole: None });
    }
    let units = unit::Column::EventId.eq(event.id);
    let (units, tags) = tokio::try_join!(units_with_exhibitors(db, &Actor::Anonymous, units), topic_tags(db, event))?;
    let levels = on_their_levels(levels.into_iter().map(|counted| counted.level).collect(), units);
    let count = |state| levels.iter().flat_map(|level| &level.units).filter(|unit| unit.state == state).count() as u64;
    let standing = Standing { confirmed: count(UnitState::Confirmed), free: count(UnitState::Free) };
    let mut counts: HashMap<String, i64> = HashMap::new();
    for (_, topic) in &tags {
        *counts.entry(topic.clone()).or_default() += 1;
    }
    let outlines = levels.iter().map(LevelView::outline).collect();
    let whole = WholeStand { levels, topics: chosen(tags), topic_counts: most_frequent_first(counts.into_iter().collect()) };
    Ok(Stand { outlines, standing, whole: Some(whole) })
}

/// Which topics the exhibitors of the event have chosen.
async fn topic_tags(db: &Db, event: &EventView) -> Result<Vec<(ApplicationId, String)>, DbErr> {
    let confirmed = placement::Entity::find()
        .select_only()
        .column(placement::Column::ApplicationId)
        .filter(confirmed_placement())
        .filter(placement::Column::EventId.eq(event.id))
        .into_query();
    application_tag::Entity::find()
        .select_only()
        .columns([application_tag::Column::ApplicationId, application_tag::Column::Value])
        .filter(application_tag::Column::Kind.eq(TagKind::Topic))
        .filter(application_tag::Column::ApplicationId.in_subquery(confirmed))
        .into_tuple()
        .all(db.read())
        .await
}
