//! Units of a booth.

use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, SqlErr, TryInsertResult, sea_query::Expr};
use serde::{Deserialize, Serialize};

use super::{Area, Error, MOST_UNITS, UnitAction, UnitDetails, UnitField, UnitKind, entity::unit, level, policy, unit_details::Parsed};
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

/// Puts a unit on a level.
///
/// # Errors
/// `Denied`, `Invalid` (also where the code is taken), `Overlaps` with which, `SticksOut`, or `TooMany`.
pub async fn add_unit(db: &Db, actor: &Actor, event: EventId, command: &UnitDetails) -> Result<UnitId, Error> {
    policy::may_organise(actor)?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        claim(&tx, event, None, std::slice::from_ref(parsed)).await?;
        insert(&tx, actor, event, parsed).await
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
/// the end of the transaction. Whoever calls has asked the policy.
pub(crate) async fn change_unit(
    tx: &Tx,
    actor: &Actor,
    id: UnitId,
    expected: ExpectedRevision,
    command: &UnitDetails,
) -> Result<unit::Model, Error> {
    let parsed = command.parse()?;
    let event = found(tx, id).await?.event_id;
    claim(tx, event, Some(id), std::slice::from_ref(&parsed)).await?;
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

/// Makes sure of the places of all these on the level of the first: locked first, then compared with what stands there.
pub(super) async fn claim(tx: &Tx, event: EventId, own: Option<UnitId>, wanted: &[Parsed]) -> Result<(), Error> {
    let Some(first) = wanted.first() else { return Ok(()) };
    let level = level::lock(tx, first.level).await?;
    if level.event_id != event {
        return Err(Error::Denied(Denied::NotFound));
    }
    if !wanted.iter().all(|parsed| parsed.place.fits(level.width_cm, level.depth_cm)) {
        return Err(Error::SticksOut { width_cm: level.width_cm, depth_cm: level.depth_cm });
    }
    let others = level::units_on(tx, first.level).await?;
    if own.is_none() && (others.len() + wanted.len()) as u64 > MOST_UNITS {
        return Err(Error::TooMany(MOST_UNITS));
    }
    let in_the_way =
        others.into_iter().filter(|other| Some(other.id) != own && wanted.iter().any(|parsed| other.area().overlaps(parsed.place)));
    let codes: Vec<String> = in_the_way.map(|other| other.code).collect();
    if codes.is_empty() { Ok(()) } else { Err(Error::Overlaps(codes)) }
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
