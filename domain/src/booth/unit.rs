//! Units of a booth.

use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, SqlErr, TryInsertResult, sea_query::Expr};
use serde::{Deserialize, Serialize};

use super::{
    Area, Error, MOST_UNITS, UnitAction, UnitDetails, UnitField, UnitKind,
    entity::{level as level_entity, unit},
    level,
    measure::metres,
    policy,
    unit_details::{Parsed, Wanted},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx, is_unique_violation},
    event,
    field::FieldErrors,
    ids::{EventId, LevelId, UnitId},
    locale::Text,
    money::Money,
};

/// What is told of a unit to whoever may have it, also in letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitFacts {
    pub code: String,
    pub kind: UnitKind,
    /// Square decimetres.
    pub area_dm2: i32,
    pub price_cents: i64,
    pub pass_quota: i32,
    pub included: Text,
}

impl UnitFacts {
    /// What it costs.
    pub fn price(&self) -> Money {
        Money::euros(self.price_cents)
    }
}

impl unit::Model {
    pub(crate) fn facts(&self) -> UnitFacts {
        UnitFacts {
            code: self.code.clone(),
            kind: self.kind,
            area_dm2: self.area_dm2,
            price_cents: self.price_cents,
            pass_quota: self.pass_quota,
            included: Text::new(self.included_de.clone(), self.included_en.clone()),
        }
    }
}

/// Units that exhibitors can get: what belongs to the booth itself is none.
pub(crate) fn for_exhibitors() -> Expr {
    unit::Column::Kind.is_in(UnitKind::ALL.into_iter().filter(|kind| !kind.is_fixed()))
}

/// Puts a unit on a level.
///
/// # Errors
/// `Denied`, `Invalid` (also where code or place are taken, or the unit sticks out of its level), or `TooMany`.
pub async fn add_unit(db: &Db, actor: &Actor, event: EventId, command: &UnitDetails) -> Result<UnitId, Error> {
    policy::may_organise(actor)?;
    let (wanted, parsed) = &command.parse();
    db.write(|tx| async move {
        let taken = claim(&tx, event, None, std::slice::from_ref(wanted)).await?;
        insert(&tx, actor, event, taken.beside(parsed.as_ref().map_err(Clone::clone))?).await
    })
    .await
}

/// Writes a new unit, whose place is claimed.
pub(super) async fn insert(tx: &Tx, actor: &Actor, event: EventId, parsed: &Parsed) -> Result<UnitId, Error> {
    let row = unit_row(event, parsed, None);
    let new: unit::ActiveModel = row.clone().into();
    let inserted = unit::Entity::insert(new.reset_all())
        .on_conflict_do_nothing_on([unit::Column::EventId, unit::Column::Code])
        .exec_without_returning(tx)
        .await?;
    if !matches!(inserted, TryInsertResult::Inserted(rows) if rows > 0) {
        return Err(Error::Invalid(code_taken()));
    }
    audit::record(tx, actor, AuditEntry::of(UnitAction::Created, row.id).at(event).with(UnitField::Code, row.code.as_str())).await?;
    Ok(row.id)
}

/// Locks the row of a unit for the rest of the transaction, and answers it as it is then.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn lock_unit(tx: &Tx, id: UnitId) -> Result<Option<unit::Model>, DbErr> {
    let locked = unit::Entity::update_many()
        .col_expr(unit::Column::PassQuota, Expr::col(unit::Column::PassQuota))
        .filter(unit::Column::Id.eq(id))
        .exec_with_returning(tx)
        .await?;
    Ok(locked.into_iter().next())
}

/// Changes a unit, unless somebody else did so meanwhile, and answers what it is now. Its row stays locked until
/// the end of the transaction. Whoever calls has asked the policy, and may know of something else that is wrong.
pub(crate) async fn change_unit(
    tx: &Tx,
    actor: &Actor,
    id: UnitId,
    expected: ExpectedRevision,
    command: &UnitDetails,
    besides: FieldErrors,
) -> Result<unit::Model, Error> {
    let (wanted, parsed) = command.parse();
    let event = found(tx, id).await?.event_id;
    let taken = claim(tx, event, Some(id), &[wanted]).await?;
    let parsed = besides.beside(taken.beside(parsed))?;
    // Read again: before the level was locked somebody may have changed it.
    let old = found(tx, id).await?;
    let new = unit_row(event, &parsed, Some(&old));
    let update = unit::Entity::update_many().set(changes(&new)).filter(unit::Column::Id.eq(id));
    let zone = event::within(tx, event).await?.zone;
    match expected.update::<UnitAction, _, Error>(tx, update, unit::Column::Revision, id, zone).await {
        Err(Error::Db(error)) if is_unique_violation(&error) => return Err(Error::Invalid(code_taken())),
        written => written?,
    }
    audit::record(tx, actor, differences(&old, &new)).await?;
    Ok(new)
}

/// Takes a unit away that nobody was ever given; answers from where.
///
/// # Errors
/// `Denied`, or `UnitInUse`.
pub async fn remove_unit(db: &Db, actor: &Actor, id: UnitId) -> Result<(EventId, LevelId), Error> {
    policy::may_organise(actor)?;
    let removed = db
        .write(|tx| async move {
            let old = found(&tx, id).await?;
            unit::Entity::delete_by_id(id).exec(&tx).await?;
            audit::record(&tx, actor, AuditEntry::of(UnitAction::Removed, id).at(old.event_id).with(UnitField::Code, old.code)).await?;
            Ok((old.event_id, old.level_id))
        })
        .await;
    removed.map_err(|error| match error {
        // The foreign keys of those who have it or had it hold it.
        Error::Db(error) if matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) => Error::UnitInUse,
        other => other,
    })
}

/// Makes sure of the places of all these on the level of the first, which is locked first, and looks for their codes.
/// Answers everything that is in the way.
pub(super) async fn claim(tx: &Tx, event: EventId, own: Option<UnitId>, wanted: &[Wanted]) -> Result<FieldErrors, Error> {
    let mut problems = FieldErrors::default();
    if let Some(level) = wanted.first().and_then(|first| first.level) {
        claim_places(tx, event, own, level, wanted, &mut problems).await?;
    }
    let codes = wanted.iter().filter_map(|unit| unit.code.clone());
    let mut namesakes = unit::Entity::find().filter(unit::Column::EventId.eq(event)).filter(unit::Column::Code.is_in(codes));
    if let Some(own) = own {
        namesakes = namesakes.filter(unit::Column::Id.ne(own));
    }
    if namesakes.one(tx).await?.is_some() {
        problems.0.extend(code_taken().0);
    }
    Ok(problems)
}

async fn claim_places(
    tx: &Tx,
    event: EventId,
    own: Option<UnitId>,
    level: LevelId,
    wanted: &[Wanted],
    problems: &mut FieldErrors,
) -> Result<(), Error> {
    let level = level::lock(tx, level).await?;
    if level.event_id != event {
        return Err(Error::Denied(Denied::NotFound));
    }
    let others = level::units_on(tx, level.id).await?;
    if own.is_none() && (others.len() + wanted.len()) as u64 > MOST_UNITS {
        return Err(Error::TooMany(MOST_UNITS));
    }
    let places: Vec<Area> = wanted.iter().filter_map(|unit| unit.place).collect();
    if !places.iter().all(|place| place.fits(level.width_cm, level.depth_cm)) {
        problems.refuse("width", sticks_out(&level));
    }
    let is_in_the_way = |other: &unit::Model| Some(other.id) != own && places.iter().any(|place| other.area().overlaps(*place));
    let in_the_way: Vec<String> = others.into_iter().filter(is_in_the_way).map(|other| other.code).collect();
    if !in_the_way.is_empty() {
        problems.refuse("x", stands_here(&in_the_way.join(", ")));
    }
    Ok(())
}

fn stands_here(codes: &str) -> Text {
    Text::new(
        format!("Hier steht schon {codes}. Bitte rücken Sie den Standplatz, oder machen Sie ihn kleiner."),
        format!("{codes} stands here already. Please move the unit, or make it smaller."),
    )
}

fn sticks_out(level: &level_entity::Model) -> Text {
    let (width, depth) = (metres(level.width_cm), metres(level.depth_cm));
    Text::new(
        format!("Der Standplatz ragt aus der Ebene, die {} × {} m groß ist.", width.de, depth.de),
        format!("The unit sticks out of its level, which is {} × {} m.", width.en, depth.en),
    )
}

async fn found(tx: &Tx, id: UnitId) -> Result<unit::Model, Error> {
    unit::Entity::find_by_id(id).one(tx).await?.ok_or(Error::Denied(Denied::NotFound))
}

fn code_taken() -> FieldErrors {
    FieldErrors::one(
        "code",
        Text::new("Ein anderer Standplatz dieser Veranstaltung heißt schon so.", "Another unit of this event has this code already."),
    )
}

fn unit_row(event: EventId, parsed: &Parsed, old: Option<&unit::Model>) -> unit::Model {
    let Parsed { level, code, kind, area_dm2, included, price_cents, pass_quota, place: Area { x_cm, y_cm, width_cm, depth_cm } } = parsed;
    let now = clock::now();
    unit::Model {
        id: old.map_or_else(UnitId::new, |old| old.id),
        event_id: event,
        level_id: *level,
        code: code.clone(),
        kind: *kind,
        area_dm2: *area_dm2,
        included_de: included.de.clone(),
        included_en: included.en.clone(),
        price_cents: *price_cents,
        pass_quota: *pass_quota,
        x_cm: *x_cm,
        y_cm: *y_cm,
        width_cm: *width_cm,
        depth_cm: *depth_cm,
        revision: old.map_or(1, |old| old.revision),
        created_at: old.map_or(now, |old| old.created_at),
        updated_at: now,
    }
}

fn changes(new: &unit::Model) -> unit::ActiveModel {
    let all: unit::ActiveModel = new.clone().into();
    let mut all = all.reset_all();
    all.id.take();
    all.event_id.take();
    all.revision.take();
    all.created_at.take();
    all
}

fn differences(old: &unit::Model, new: &unit::Model) -> AuditEntry<UnitAction> {
    let unit::Model {
        id,
        event_id,
        level_id,
        code,
        kind,
        area_dm2,
        included_de,
        included_en,
        price_cents,
        pass_quota,
        x_cm,
        y_cm,
        width_cm,
        depth_cm,
        // Not typed.
        revision: _,
        created_at: _,
        updated_at: _,
    } = old;
    AuditEntry::of(UnitAction::Changed, *id)
        .at(*event_id)
        .with(UnitField::Unit, new.code.as_str())
        .changed(UnitField::Level, level_id.to_string(), new.level_id.to_string())
        .changed(UnitField::Code, code.as_str(), &new.code)
        .changed(UnitField::Kind, kind.as_str(), new.kind.as_str())
        .changed(UnitField::AreaDm2, *area_dm2, new.area_dm2)
        .changed(UnitField::IncludedDe, included_de.as_str(), &new.included_de)
        .changed(UnitField::IncludedEn, included_en.as_str(), &new.included_en)
        .changed(UnitField::PriceCents, *price_cents, new.price_cents)
        .changed(UnitField::PassQuota, *pass_quota, new.pass_quota)
        .changed(UnitField::XCm, *x_cm, new.x_cm)
        .changed(UnitField::YCm, *y_cm, new.y_cm)
        .changed(UnitField::WidthCm, *width_cm, new.width_cm)
        .changed(UnitField::DepthCm, *depth_cm, new.depth_cm)
}
