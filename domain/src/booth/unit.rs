//! Units of a booth.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, SqlErr, TryInsertResult,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};

use super::{Error, MOST_UNITS, UnitDetails, entity::unit, level, plan::UnitView, policy, unit_details::Parsed};
use crate::{
    actor::{Actor, Denied},
    audit::{self, Happened},
    clock,
    db::{Db, Tx, is_unique_violation},
    exhibitor::entity::{application, placement},
    field::FieldErrors,
    ids::{EventId, UnitId},
    locale::Text,
};

/// Puts a unit on a level.
///
/// # Errors
/// `Denied`, `Invalid` (also where the code is taken), `Overlaps` with which, `SticksOut`, or `TooMany`.
pub async fn add_unit(db: &Db, actor: &Actor, event: EventId, command: &UnitDetails) -> Result<UnitView, Error> {
    policy::may_organise(actor)?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        claim(&tx, event, None, parsed).await?;
        let row = row(event, parsed, None);
        let new: unit::ActiveModel = row.clone().into();
        let inserted = unit::Entity::insert(new.reset_all())
            .on_conflict_do_nothing_on([unit::Column::EventId, unit::Column::Code])
            .exec_without_returning(&tx)
            .await?;
        if !matches!(inserted, TryInsertResult::Inserted(rows) if rows > 0) {
            return Err(Error::Invalid(code_taken()));
        }
        audit::record(&tx, actor, Happened::new("unit", row.id.as_uuid(), "created").at(event).with("code", row.code.as_str())).await?;
        Ok(UnitView::unplaced(row))
    })
    .await
}

/// Changes a unit, unless somebody else did so since `revision`.
///
/// # Errors
/// As `add_unit`, `Invalid` also where more people are named than the new quota has passes, or `Stale` with who changed
/// what.
pub async fn edit_unit(db: &Db, actor: &Actor, id: UnitId, revision: &str, command: &UnitDetails) -> Result<EventId, Error> {
    policy::may_organise(actor)?;
    let parsed = &command.parse()?;
    let revision: i64 = revision.trim().parse().unwrap_or(0);
    let changed = db
        .write(|tx| async move {
            let event = found(&tx, id).await?.event_id;
            claim(&tx, event, Some(id), parsed).await?;
            // Read again: before the level was locked somebody may have changed it.
            let old = found(&tx, id).await?;
            let new = row(event, parsed, Some(&old));
            let taken = unit::Entity::update_many()
                .set(changes(&new))
                .col_expr(unit::Column::Revision, Expr::col(unit::Column::Revision).add(1))
                .filter(unit::Column::Id.eq(id))
                .filter(unit::Column::Revision.eq(revision))
                .exec(&tx)
                .await?;
            if taken.rows_affected == 0 {
                return Err(Error::Stale(audit::since(&tx, id.as_uuid(), old.revision - revision).await?));
            }
            holds_everybody_named(&tx, &new).await?;
            audit::record(&tx, actor, differences(&old, &new)).await?;
            Ok(event)
        })
        .await;
    changed.map_err(|error| match error {
        Error::Db(error) if is_unique_violation(&error) => Error::Invalid(code_taken()),
        other => other,
    })
}

/// Takes a unit away that nobody was ever given.
///
/// # Errors
/// `Denied`, or `UnitInUse`.
pub async fn remove_unit(db: &Db, actor: &Actor, id: UnitId) -> Result<EventId, Error> {
    policy::may_organise(actor)?;
    let removed = db
        .write(|tx| async move {
            let old = found(&tx, id).await?;
            let gone =
                unit::Entity::delete_many().filter(unit::Column::Id.eq(id)).filter(Expr::exists(placements(id)).not()).exec(&tx).await?;
            if gone.rows_affected == 0 {
                return Err(Error::UnitInUse);
            }
            audit::record(&tx, actor, Happened::new("unit", id.as_uuid(), "removed").at(old.event_id).with("code", old.code)).await?;
            Ok(old.event_id)
        })
        .await;
    removed.map_err(|error| match error {
        // Given away in the very moment: the foreign key held it.
        Error::Db(error) if matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) => Error::UnitInUse,
        other => other,
    })
}

/// Makes sure of the place on the level: locked first, then compared with what stands there.
async fn claim(tx: &Tx, event: EventId, own: Option<UnitId>, parsed: &Parsed) -> Result<(), Error> {
    let level = level::lock(tx, parsed.level).await?;
    if level.event_id != event {
        return Err(Error::Denied(Denied::NotFound));
    }
    if !parsed.place.fits(level.width_cm, level.depth_cm) {
        return Err(Error::SticksOut { width_cm: level.width_cm, depth_cm: level.depth_cm });
    }
    let others = level::units_on(tx, parsed.level).await?;
    if own.is_none() && others.len() as u64 >= MOST_UNITS {
        return Err(Error::TooMany(MOST_UNITS));
    }
    let in_the_way = others.into_iter().filter(|other| Some(other.id) != own && other.area().overlaps(parsed.place));
    let codes: Vec<String> = in_the_way.map(|other| other.code).collect();
    if codes.is_empty() { Ok(()) } else { Err(Error::Overlaps(codes)) }
}

/// The UPDATE before has locked the unit's row, as naming somebody does: whoever is not counted here is named after it,
/// and asked for the new quota.
async fn holds_everybody_named(tx: &Tx, new: &unit::Model) -> Result<(), Error> {
    let found = placement::Entity::find()
        .find_also_related(application::Entity)
        .filter(placement::Column::UnitId.eq(new.id))
        .filter(placement::Column::ReleasedAt.is_null())
        .one(tx)
        .await?;
    let named = found.and_then(|(_, application)| application).map_or(0, |application| application.passes_taken);
    if new.pass_quota >= named { Ok(()) } else { Err(Error::Invalid(quota_too_small(named))) }
}

fn quota_too_small(named: i32) -> FieldErrors {
    let (de, en) = match named {
        1 => ("ist schon eine Person".to_owned(), "one person is".to_owned()),
        _ => (format!("sind schon {named} Personen"), format!("{named} people are")),
    };
    FieldErrors::one(
        "pass_quota",
        Text::new(
            format!("Für diese Einheit {de} benannt. Weniger Ausweise gehen erst, wenn der Aussteller jemanden vom Stand nimmt."),
            format!("For this unit {en} named already. Fewer passes are possible once the exhibitor takes somebody off the stand."),
        ),
    )
}

async fn found(tx: &Tx, id: UnitId) -> Result<unit::Model, Error> {
    unit::Entity::find_by_id(id).one(tx).await?.ok_or(Error::Denied(Denied::NotFound))
}

fn placements(id: UnitId) -> SelectStatement {
    Query::select().expr(Expr::val(1)).from(placement::Entity).and_where(placement::Column::UnitId.eq(id)).to_owned()
}

fn code_taken() -> FieldErrors {
    FieldErrors::one(
        "code",
        Text::new("Eine andere Einheit dieser Veranstaltung heißt schon so.", "Another unit of this event has this code already."),
    )
}

fn row(event: EventId, parsed: &Parsed, old: Option<&unit::Model>) -> unit::Model {
    let now = clock::now();
    unit::Model {
        id: old.map_or_else(UnitId::new, |old| old.id),
        event_id: event,
        level_id: parsed.level,
        code: parsed.code.clone(),
        kind: parsed.kind,
        area_dm2: parsed.area_dm2,
        included_de: parsed.included.de.clone(),
        included_en: parsed.included.en.clone(),
        price_cents: parsed.price_cents,
        pass_quota: parsed.pass_quota,
        x_cm: parsed.place.x_cm,
        y_cm: parsed.place.y_cm,
        width_cm: parsed.place.width_cm,
        depth_cm: parsed.place.depth_cm,
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

fn differences(old: &unit::Model, new: &unit::Model) -> Happened {
    Happened::new("unit", old.id.as_uuid(), "changed")
        .at(old.event_id)
        .with("unit", new.code.as_str())
        .changed("level", old.level_id.to_string(), new.level_id.to_string())
        .changed("code", old.code.as_str(), &new.code)
        .changed("kind", old.kind.as_str(), new.kind.as_str())
        .changed("area_dm2", old.area_dm2, new.area_dm2)
        .changed("included_de", old.included_de.as_str(), &new.included_de)
        .changed("included_en", old.included_en.as_str(), &new.included_en)
        .changed("price_cents", old.price_cents, new.price_cents)
        .changed("pass_quota", old.pass_quota, new.pass_quota)
        .changed("x_cm", old.x_cm, new.x_cm)
        .changed("y_cm", old.y_cm, new.y_cm)
        .changed("width_cm", old.width_cm, new.width_cm)
        .changed("depth_cm", old.depth_cm, new.depth_cm)
}
