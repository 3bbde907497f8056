//! One floor of a booth at a time: a plan of 1,800 units is twelve halls, and whoever looks at one pays for one.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait,
    sea_query::SelectStatement,
};

use super::{
    confirmed_placement,
    entity::placement,
    plan::{LevelView, units_with_exhibitors},
};
use crate::{
    actor::Actor,
    application::{
        TagKind,
        entity::{application, application_tag},
        known,
    },
    booth::{
        Area, Error, MOST_LEVELS, MOST_UNITS,
        entity::{level, unit},
    },
    db::Db,
    event::EventView,
    ids::{ApplicationId, EventId, LevelId},
    locale::Text,
};

/// A floor from afar: how large it is, and where something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelOutline {
    pub id: LevelId,
    pub name: Text,
    pub width_cm: i32,
    pub depth_cm: i32,
    pub places: Vec<Area>,
}

impl LevelView {
    /// The same from afar.
    pub fn outline(&self) -> LevelOutline {
        LevelOutline {
            id: self.id,
            name: self.name.clone(),
            width_cm: self.width_cm,
            depth_cm: self.depth_cm,
            places: self.units.iter().map(|unit| unit.place).collect(),
        }
    }
}

/// Who stands on a unit, for the card that opens over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitCard {
    pub code: String,
    pub slug: String,
    pub name: String,
    pub teaser: Text,
    /// Key in the file store.
    pub logo: Option<String>,
    /// Words of the list of topics, in its order.
    pub topics: Vec<String>,
}

#[derive(FromQueryResult)]
struct CardRow {
    id: ApplicationId,
    code: String,
    slug: String,
    display_name: String,
    teaser_de: String,
    teaser_en: String,
    logo: Option<String>,
}

/// The floors of an event's booth, from the ground up.
///
/// # Errors
/// A failure of the database. Whoever has the event may see its plan.
pub async fn outlines(db: &Db, event: &EventView) -> Result<Vec<LevelOutline>, DbErr> {
    let levels = level::Entity::find()
        .filter(level::Column::EventId.eq(event.id))
        .order_by_asc(level::Column::Position)
        .limit(MOST_LEVELS)
        .all(db.read());
    let places = unit::Entity::find()
        .filter(unit::Column::EventId.eq(event.id))
        .select_only()
        .columns([unit::Column::LevelId, unit::Column::XCm, unit::Column::YCm, unit::Column::WidthCm, unit::Column::DepthCm])
        .order_by_asc(unit::Column::YCm)
        .order_by_asc(unit::Column::XCm)
        .limit(MOST_LEVELS * MOST_UNITS)
        .into_tuple::<(LevelId, i32, i32, i32, i32)>()
        .all(db.read());
    let (levels, places) = tokio::try_join!(levels, places)?;
    let mut by_level: HashMap<LevelId, Vec<Area>> = HashMap::new();
    for (level, x_cm, y_cm, width_cm, depth_cm) in places {
        by_level.entry(level).or_default().push(Area { x_cm, y_cm, width_cm, depth_cm });
    }
    let outlined = |row: level::Model| LevelOutline {
        places: by_level.remove(&row.id).unwrap_or_default(),
        id: row.id,
        name: Text::new(row.name_de, row.name_en),
        width_cm: row.width_cm,
        depth_cm: row.depth_cm,
    };
    Ok(levels.into_iter().map(outlined).collect())
}

/// The level of the unit with this code.
///
/// # Errors
/// A failure of the database.
pub async fn level_of(db: &Db, event: &EventView, code: &str) -> Result<Option<LevelId>, DbErr> {
    let found = unit::Entity::find().filter(coded(event.id, code)).select_only().column(unit::Column::LevelId);
    found.into_tuple().one(db.read()).await
}

fn coded(event: EventId, code: &str) -> sea_orm::Condition {
    sea_orm::Condition::all().add(unit::Column::EventId.eq(event)).add(unit::Column::Code.eq(code))
}

/// One floor with its units, and who stands there as far as the reader may know. `None`: it is no level of the event.
///
/// # Errors
/// A failure of the database.
pub async fn level_plan(db: &Db, reader: &Actor, event: &EventView, id: LevelId) -> Result<Option<LevelView>, Error> {
    let floor = level::Entity::find_by_id(id).filter(level::Column::EventId.eq(event.id)).one(db.read()).await?;
    let Some(floor) = floor else { return Ok(None) };
    let units = units_with_exhibitors(db, reader, unit::Column::LevelId.eq(id)).await?;
    Ok(Some(LevelView { units, ..LevelView::empty(floor) }))
}

/// The topics of the exhibitors that are confirmed on a level, each in the order of the list of topics.
///
/// # Errors
/// A failure of the database.
pub async fn topics(db: &Db, level: LevelId) -> Result<HashMap<ApplicationId, Vec<String>>, DbErr> {
    let confirmed = placement::Entity::find()
        .select_only()
        .column(placement::Column::ApplicationId)
        .filter(confirmed_placement())
        .filter(placement::Column::UnitId.in_subquery(on_level(level)))
        .into_query();
    let tags = application_tag::Entity::find()
        .filter(application_tag::Column::Kind.eq(TagKind::Topic))
        .filter(application_tag::Column::ApplicationId.in_subquery(confirmed))
        .all(db.read())
        .await?;
    Ok(chosen(tags.into_iter().map(|tag| (tag.application_id, tag.value))))
}

/// Each one's topics, in the order of the list of topics.
pub(super) fn chosen(tags: impl IntoIterator<Item = (ApplicationId, String)>) -> HashMap<ApplicationId, Vec<String>> {
    let mut chosen: HashMap<ApplicationId, Vec<String>> = HashMap::new();
    for (application, topic) in tags {
        chosen.entry(application).or_default().push(topic);
    }
    chosen.into_iter().map(|(id, words)| (id, known(TagKind::Topic, &words))).collect()
}

/// How many exhibitors of the event have chosen each topic, the most frequent first.
///
/// # Errors
/// A failure of the database.
pub async fn topic_counts(db: &Db, event: &EventView) -> Result<Vec<(String, i64)>, DbErr> {
    let confirmed = placement::Entity::find()
        .select_only()
        .column(placement::Column::ApplicationId)
        .filter(confirmed_placement())
        .filter(placement::Column::EventId.eq(event.id))
        .into_query();
    let counts: Vec<(String, i64)> = application_tag::Entity::find()
        .select_only()
        .column(application_tag::Column::Value)
        .column_as(application_tag::Column::ApplicationId.count(), "exhibitors")
        .filter(application_tag::Column::Kind.eq(TagKind::Topic))
        .filter(application_tag::Column::ApplicationId.in_subquery(confirmed))
        .group_by(application_tag::Column::Value)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(most_frequent_first(counts))
}

pub(super) fn most_frequent_first(mut counts: Vec<(String, i64)>) -> Vec<(String, i64)> {
    counts.sort_by(|(a, many), (b, more)| more.cmp(many).then_with(|| a.cmp(b)));
    counts
}

/// What is told of everybody who is confirmed on a level.
///
/// # Errors
/// A failure of the database.
pub async fn unit_cards(db: &Db, event: &EventView, id: LevelId) -> Result<Vec<UnitCard>, DbErr> {
    use application::Column;
    let rows = placement::Entity::find()
        .join(JoinType::InnerJoin, placement::Relation::Application.def())
        .join(JoinType::InnerJoin, placement::Relation::Unit.def())
        .filter(placement::Column::EventId.eq(event.id))
        .filter(confirmed_placement())
        .filter(unit::Column::LevelId.eq(id))
        .select_only()
        .column(unit::Column::Code)
        .columns([Column::Id, Column::Slug, Column::DisplayName, Column::TeaserDe, Column::TeaserEn, Column::Logo])
        .order_by_asc(unit::Column::Code)
        .limit(MOST_UNITS)
        .into_model::<CardRow>()
        .all(db.read());
    let (rows, mut topics) = tokio::try_join!(rows, topics(db, id))?;
    let card = |row: CardRow| UnitCard {
        topics: topics.remove(&row.id).unwrap_or_default(),
        code: row.code,
        slug: row.slug,
        name: row.display_name,
        teaser: Text::new(row.teaser_de, row.teaser_en),
        logo: row.logo,
    };
    Ok(rows.into_iter().map(card).collect())
}

fn on_level(id: LevelId) -> SelectStatement {
    unit::Entity::find().select_only().column(unit::Column::Id).filter(unit::Column::LevelId.eq(id)).into_query()
}
