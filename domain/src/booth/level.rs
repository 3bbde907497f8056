//! Levels of a booth.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use serde::{Deserialize, Serialize};

use super::{
    Area, Error, LevelAction, LevelField, MOST_LEVELS, MOST_UNITS, Side,
    entity::{level, unit},
    measure, policy,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    event,
    field::{FieldErrors, Fields, Line},
    ids::{EventId, LevelId},
    locale::Text,
};

/// A level as typed; lengths in metres.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LevelDetails {
    pub name_de: String,
    /// Empty: as the German one.
    pub name_en: String,
    pub width: String,
    pub depth: String,
    /// A word of [`Side`]; empty: not known.
    pub entrance: String,
    /// A word of [`Side`]; empty: not known.
    pub north: String,
}

struct Parsed {
    name: Text,
    width_cm: i32,
    depth_cm: i32,
    entrance: Option<Side>,
    north: Option<Side>,
}

impl LevelDetails {
    /// Its width and depth as well, if they can be read whatever else is wrong.
    fn parse(&self) -> (Option<(i32, i32)>, Result<Parsed, FieldErrors>) {
        let Self { name_de, name_en, width, depth, entrance, north } = self;
        let mut fields = Fields::new();
        let de = fields.check("name_de", Line::<60>::parse(name_de));
        let en = fields.check("name_en", Line::<60>::parse_optional(name_en));
        let width = fields.check("width", measure::length(width, 100..=20_000));
        let depth = fields.check("depth", measure::length(depth, 100..=20_000));
        let entrance = fields.check_optional("entrance", entrance, side);
        let north = fields.check_optional("north", north, side);
        let parsed = fields.finish(|| {
            let (de, en) = (de?.into_string(), en?);
            let en = if en.is_empty() { de.clone() } else { en };
            Some(Parsed { name: Text::new(de, en), width_cm: width?, depth_cm: depth?, entrance: entrance?, north: north? })
        });
        (width.zip(depth), parsed)
    }
}

fn side(word: &str) -> Result<Side, Text> {
    word.trim().parse().map_err(|_| Text::new("Bitte wählen.", "Please choose."))
}

/// What the column holds.
fn word(side: Option<Side>) -> &'static str {
    side.map_or("", Side::as_str)
}

impl Parsed {
    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    fn columns(&self) -> level::ActiveModel {
        let Self { name, width_cm, depth_cm, entrance, north } = self;
        level::ActiveModel {
            entrance: Set(word(*entrance).to_owned()),
            north: Set(word(*north).to_owned()),
            name_de: Set(name.de.clone()),
            name_en: Set(name.en.clone()),
            width_cm: Set(*width_cm),
            depth_cm: Set(*depth_cm),
            id: NotSet,
            event_id: NotSet,
            position: NotSet,
            revision: NotSet,
            created_at: NotSet,
        }
    }

    fn differences(&self, old: &level::Model) -> AuditEntry<LevelAction> {
        let Self { name, width_cm, depth_cm, entrance, north } = self;
        AuditEntry::of(LevelAction::Changed, old.id)
            .at(old.event_id)
            .changed(LevelField::NameDe, old.name_de.as_str(), &name.de)
            .changed(LevelField::NameEn, old.name_en.as_str(), &name.en)
            .changed(LevelField::WidthCm, old.width_cm, *width_cm)
            .changed(LevelField::DepthCm, old.depth_cm, *depth_cm)
            .changed(LevelField::Entrance, old.entrance.as_str(), word(*entrance))
            .changed(LevelField::North, old.north.as_str(), word(*north))
    }
}

/// Puts a level on top of the others.
///
/// # Errors
/// `Denied`, `Invalid`, or `TooMany`.
pub async fn add_level(db: &Db, actor: &Actor, event: EventId, command: &LevelDetails) -> Result<LevelId, Error> {
    policy::may_organise(actor)?;
    let parsed = &command.parse().1?;
    db.write(|tx| async move {
        known(&tx, event).await?;
        event::take_turns(&tx, event).await?;
        let last = level::Entity::find().filter(level::Column::EventId.eq(event)).order_by_desc(level::Column::Position).one(&tx).await?;
        let position = last.map_or(0, |last| last.position) + 1;
        if i64::from(position) > 100 || level_count(&tx, event).await? >= MOST_LEVELS {
            return Err(Error::TooMany(MOST_LEVELS));
        }
        let id = LevelId::new();
        let row = level::ActiveModel {
            id: Set(id),
            event_id: Set(event),
            position: Set(position),
            revision: Set(1),
            created_at: Set(clock::now()),
            ..parsed.columns()
        };
        level::Entity::insert(row).exec_without_returning(&tx).await?;
        audit::record(&tx, actor, AuditEntry::of(LevelAction::Created, id).at(event).with(LevelField::Name, parsed.name.de.as_str()))
            .await?;
        Ok(id)
    })
    .await
}

/// Renames or resizes a level.
///
/// # Errors
/// `Denied`, `Invalid`, also where units would stick out of it, or `Overtaken`.
pub async fn edit_level(db: &Db, actor: &Actor, id: LevelId, revision: &str, command: &LevelDetails) -> Result<EventId, Error> {
    policy::may_organise(actor)?;
    let (size, parsed) = &command.parse();
    let expected = ExpectedRevision::parse(revision);
    db.write(|tx| async move {
        let old = lock(&tx, id).await?;
        let zone = event::within(&tx, old.event_id).await?.zone;
        expected.check::<LevelAction, Error>(&tx, id, old.revision, zone).await?;
        let is_out = |unit: &unit::Model| size.is_some_and(|(width_cm, depth_cm)| !unit.area().fits(width_cm, depth_cm));
        let out: Vec<String> = units_on(&tx, id).await?.into_iter().filter(is_out).map(|unit| unit.code).collect();
        let parsed = too_small(&out).beside(parsed.as_ref().map_err(Clone::clone))?;
        level::Entity::update_many()
            .set(level::ActiveModel { revision: Set(old.revision + 1), ..parsed.columns() })
            .filter(level::Column::Id.eq(id))
            .exec(&tx)
            .await?;
        audit::record(&tx, actor, parsed.differences(&old)).await?;
        Ok(old.event_id)
    })
    .await
}

fn too_small(out: &[String]) -> FieldErrors {
    let mut problems = FieldErrors::default();
    if !out.is_empty() {
        let codes = out.join(", ");
        let problem = Text::new(
            format!("Zu klein: {codes} würde hinausragen. Bitte rücken Sie diese Standplätze zuerst."),
            format!("Too small: {codes} would stick out. Please move these units first."),
        );
        problems.refuse("width", problem);
    }
    problems
}

/// Takes an empty level away.
///
/// # Errors
/// `Denied`, or `LevelInUse`.
pub async fn remove_level(db: &Db, actor: &Actor, id: LevelId) -> Result<EventId, Error> {
    policy::may_organise(actor)?;
    db.write(|tx| async move {
        let old = lock(&tx, id).await?;
        if !units_on(&tx, id).await?.is_empty() {
            return Err(Error::LevelInUse);
        }
        level::Entity::delete_by_id(id).exec(&tx).await?;
        audit::record(&tx, actor, AuditEntry::of(LevelAction::Removed, id).at(old.event_id).with(LevelField::Name, old.name_de)).await?;
        Ok(old.event_id)
    })
    .await
}

/// The level, locked until the end of the transaction: whoever changes what stands on it does so one after the other.
/// The update takes the row's lock on PostgreSQL and the writer's on SQLite; a read alone would take none.
pub(super) async fn lock(tx: &Tx, id: LevelId) -> Result<level::Model, Error> {
    let locked = level::Entity::update_many()
        .col_expr(level::Column::Revision, Expr::col(level::Column::Revision))
        .filter(level::Column::Id.eq(id))
        .exec_with_returning(tx)
        .await?;
    locked.into_iter().next().ok_or(Error::Denied(Denied::NotFound))
}

/// What stands on a level. After `lock` nothing else can appear there.
pub(super) async fn units_on(tx: &Tx, id: LevelId) -> Result<Vec<unit::Model>, Error> {
    Ok(unit::Entity::find().filter(unit::Column::LevelId.eq(id)).order_by_asc(unit::Column::Code).limit(MOST_UNITS + 1).all(tx).await?)
}

impl unit::Model {
    pub(crate) fn area(&self) -> Area {
        Area { x_cm: self.x_cm, y_cm: self.y_cm, width_cm: self.width_cm, depth_cm: self.depth_cm }
    }
}

async fn level_count(tx: &Tx, event: EventId) -> Result<u64, Error> {
    use sea_orm::PaginatorTrait;
    Ok(level::Entity::find().filter(level::Column::EventId.eq(event)).count(tx).await?)
}

async fn known(tx: &Tx, event: EventId) -> Result<(), Error> {
    event::within(tx, event).await?;
    Ok(())
}
