//! Which unit is whose. A partial unique index on live placements is what makes a unit impossible to give twice;
//! whoever comes second inserts nothing, and is told who was first.

use chrono::NaiveDateTime;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, TryInsertResult,
    sea_query::{Expr, OnConflict},
};

use super::{Error, PlacementState, entity::placement, live_placement};
use crate::{
    actor::Actor,
    application::{
        ApplicationAction, ApplicationField, ApplicationState, StepError,
        entity::application,
        policy,
        step::{self, ExpectedApplication},
    },
    audit,
    booth::{UnitFacts, entity::unit},
    clock::{self, Instant},
    db::{Db, Tx},
    field::FieldErrors,
    ids::{ApplicationId, EventId, PlacementId, UnitId},
    locale::Text,
};

/// A unit is to be set aside for an application; as typed.
#[derive(Clone, Debug, Default)]
pub struct HoldUnit {
    pub application: String,
    /// The revision in which the organiser saw it.
    pub revision: String,
    pub unit: String,
}

/// A unit that nobody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeUnit {
    pub id: UnitId,
    pub facts: UnitFacts,
}

/// Sets a unit aside; one that was held for the same application before becomes free.
///
/// # Errors
/// `Denied`, `Invalid` for an unknown unit, `Overtaken`, or `UnitTaken` by whom.
pub async fn hold(db: &Db, actor: &Actor, command: &HoldUnit) -> Result<(), Error> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    super::offer::expire_offers(db).await?;
    db.write(|tx| async move {
        let moved = step::touch(&tx, seen, may_hold).await?;
        let unit = chosen(&tx, &moved.row, &command.unit).await?;
        claim(&tx, &moved.row, &unit, Claim::held()).await?;
        step::record(&tx, actor, moved.entry(ApplicationAction::Held).with(ApplicationField::Unit, unit.code)).await
    })
    .await
}

/// Frees the unit that is held for an application.
///
/// # Errors
/// `Denied` or `Overtaken`.
pub async fn release_hold(db: &Db, actor: &Actor, application: &str, revision: &str) -> Result<(), StepError> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(application, revision)?;
    db.write(|tx| async move {
        let moved = step::touch(&tx, seen, may_hold).await?;
        if let Some((_, unit)) = release(&tx, moved.row.id).await? {
            audit::record(&tx, actor, moved.entry(ApplicationAction::Released).with(ApplicationField::Unit, unit.code)).await?;
        }
        Ok(())
    })
    .await
}

/// The units of an event that nobody has, by code.
///
/// # Errors
/// `Denied` for everybody but organisers.
pub async fn free_units(db: &Db, actor: &Actor, event: EventId) -> Result<Vec<FreeUnit>, StepError> {
    policy::may_admit(actor)?;
    let live = placement::Entity::find().filter(placement::Column::EventId.eq(event)).filter(live_placement()).all(db.read()).await?;
    let units = unit::Entity::find().filter(unit::Column::EventId.eq(event)).order_by_asc(unit::Column::Code).all(db.read()).await?;
    let now = clock::now();
    let taken = |unit: UnitId| live.iter().any(|placement| placement.unit_id == unit && !placement.has_run_out(now));
    Ok(units
        .into_iter()
        .filter(|unit| !unit.kind.is_fixed() && !taken(unit.id))
        .map(|unit| FreeUnit { id: unit.id, facts: unit.facts() })
        .collect())
}

/// States in which a unit may be set aside.
pub(super) fn may_hold(state: ApplicationState) -> bool {
    use ApplicationState as S;
    matches!(state, S::Submitted | S::InReview | S::NeedsInformation | S::WaitingList)
}

/// Until when an offer is open: what was typed, by the event's clock, and the instant that follows from it.
#[derive(Clone, Copy)]
pub(super) struct Deadline {
    pub local: NaiveDateTime,
    pub at: Instant,
}

/// How a unit is claimed.
pub(super) struct Claim {
    pub state: PlacementState,
    pub answer_hash: Option<String>,
    pub offer_expires: Option<Deadline>,
}

impl Claim {
    fn held() -> Self {
        Self { state: PlacementState::Held, answer_hash: None, offer_expires: None }
    }
}

/// The unit that was chosen on a form, if it stands at the application's event and is one for exhibitors.
pub(super) async fn chosen(tx: &Tx, application: &application::Model, typed: &str) -> Result<unit::Model, StepError> {
    let id: Option<UnitId> = typed.trim().parse().ok();
    let unit = match id {
        Some(id) => unit::Entity::find_by_id(id).filter(unit::Column::EventId.eq(application.event_id)).one(tx).await?,
        None => None,
    };
    unit.filter(|unit| !unit.kind.is_fixed())
        .ok_or_else(|| FieldErrors::one("unit", Text::new("Bitte einen Standplatz wählen.", "Please choose a unit.")).into())
}

/// Makes the unit the application's. The application's row is locked by its step, so that only others can be faster.
pub(super) async fn claim(tx: &Tx, application: &application::Model, unit: &unit::Model, claim: Claim) -> Result<(), Error> {
    let now = clock::now();
    let own_hold = || {
        placement::Entity::update_many()
            .filter(placement::Column::ApplicationId.eq(application.id))
            .filter(placement::Column::State.eq(PlacementState::Held))
            .filter(live_placement())
            .col_expr(placement::Column::UpdatedAt, Expr::value(now))
    };
    let firmer = own_hold()
        .filter(placement::Column::UnitId.eq(unit.id))
        .col_expr(placement::Column::State, Expr::value(claim.state))
        .col_expr(placement::Column::AnswerHash, Expr::value(claim.answer_hash.clone()))
        .col_expr(placement::Column::OfferExpiresAt, Expr::value(claim.offer_expires.map(|deadline| deadline.at)))
        .col_expr(placement::Column::OfferExpiresLocal, Expr::value(claim.offer_expires.map(|deadline| deadline.local)))
        .exec(tx)
        .await?;
    if firmer.rows_affected == 1 {
        return Ok(());
    }
    own_hold().col_expr(placement::Column::ReleasedAt, Expr::value(now)).exec(tx).await?;
    let row = placement::ActiveModel {
        id: Set(PlacementId::new()),
        event_id: Set(application.event_id),
        unit_id: Set(unit.id),
        application_id: Set(application.id),
        state: Set(claim.state),
        answer_hash: Set(claim.answer_hash),
        offer_expires_at: Set(claim.offer_expires.map(|deadline| deadline.at)),
        offer_expires_local: Set(claim.offer_expires.map(|deadline| deadline.local)),
        created_at: Set(now),
        updated_at: Set(now),
        released_at: Set(None),
    };
    // No target: either of the two partial indexes may refuse the row.
    let inserted = placement::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(tx)
        .await?;
    if matches!(inserted, TryInsertResult::Inserted(1)) {
        return Ok(());
    }
    Err(Error::UnitTaken { unit: unit.code.clone(), by: holder(tx, unit.id).await? })
}

/// The unit that is set aside for an application.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn held_unit(tx: &Tx, application: ApplicationId) -> Result<Option<UnitId>, DbErr> {
    let held = placement::Entity::find()
        .filter(placement::Column::ApplicationId.eq(application))
        .filter(placement::Column::State.eq(PlacementState::Held))
        .filter(live_placement())
        .one(tx)
        .await?;
    Ok(held.map(|placement| placement.unit_id))
}

/// Sets a unit aside again, for whoever had it before a decision that is taken back; answers whether it was still free.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn hold_again(tx: &Tx, application: &application::Model, unit: UnitId) -> Result<bool, Error> {
    let Some(unit) = unit::Entity::find_by_id(unit).one(tx).await? else { return Ok(false) };
    match claim(tx, application, &unit, Claim::held()).await {
        Ok(()) => Ok(true),
        Err(Error::UnitTaken { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whose the unit is now.
async fn holder(tx: &Tx, unit: UnitId) -> Result<String, DbErr> {
    let found = placement::Entity::find()
        .find_also_related(application::Entity)
        .filter(placement::Column::UnitId.eq(unit))
        .filter(live_placement())
        .one(tx)
        .await?;
    Ok(found.and_then(|(_, application)| application).map(|application| application.display_name).unwrap_or_default())
}

/// Frees whatever unit the application has, and answers what that was. Nothing is given to anybody else by itself.
/// For every step that ends an application's claim; the caller holds the application's row.
pub(crate) async fn release(tx: &Tx, application: ApplicationId) -> Result<Option<(placement::Model, unit::Model)>, DbErr> {
    let now = clock::now();
    let freed = placement::Entity::update_many()
        .col_expr(placement::Column::ReleasedAt, Expr::value(Some(now)))
        .col_expr(placement::Column::UpdatedAt, Expr::value(now))
        .filter(placement::Column::ApplicationId.eq(application))
        .filter(live_placement())
        .exec_with_returning(tx)
        .await?;
    match freed.into_iter().next() {
        Some(placement) => {
            let unit = unit::Entity::find_by_id(placement.unit_id).one(tx).await?;
            Ok(unit.map(|unit| (placement, unit)))
        }
        None => Ok(None),
    }
}
