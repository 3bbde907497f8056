//! Where on a level an exhibitor stands: its own area, and what stands around it.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    booth::{
        Area, MOST_UNITS,
        entity::{level, unit},
    },
    db::Db,
    locale::Text,
};

/// A level with one unit on it marked. Lengths in centimetres from the level's upper left corner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    pub level: Text,
    pub width_cm: i32,
    pub depth_cm: i32,
    pub own: Area,
    /// The level's other units, in the order of their codes.
    pub others: Vec<Area>,
}

/// What stands around a unit.
pub(super) async fn around(db: &Db, own: &unit::Model) -> Result<Option<Whereabouts>, DbErr> {
    let on_level = unit::Entity::find()
        .filter(unit::Column::LevelId.eq(own.level_id))
        .filter(unit::Column::Id.ne(own.id))
        .order_by_asc(unit::Column::Code)
        .limit(MOST_UNITS)
        .all(db.read());
    let (level, others) = tokio::try_join!(level::Entity::find_by_id(own.level_id).one(db.read()), on_level)?;
    Ok(level.map(|level| Whereabouts {
        level: Text::new(level.name_de, level.name_en),
        width_cm: level.width_cm,
        depth_cm: level.depth_cm,
        own: own.area(),
        others: others.iter().map(unit::Model::area).collect(),
    }))
}
