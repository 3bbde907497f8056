//! Passes: counted on the application, up to the quota of its confirmed unit.

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::Error;
use crate::{
    actor::Denied,
    application::{ApplicationState, StepError, entity::application, step::find_application},
    booth,
    db::Tx,
    ids::ApplicationId,
    placement::{confirmed_placement, entity::placement},
};

/// The pass quota of the confirmed unit, whose row stays locked: it cannot be lowered while a pass is taken, and nobody can
/// be moved to another one.
pub(super) async fn quota_of(tx: &Tx, application: ApplicationId) -> Result<Option<i32>, DbErr> {
    let confirmed =
        || placement::Entity::find().filter(placement::Column::ApplicationId.eq(application)).filter(confirmed_placement()).one(tx);
    let mut placed = confirmed().await?;
    while let Some(before) = placed {
        let unit = booth::lock_unit(tx, before.unit_id).await?;
        placed = confirmed().await?;
        if placed.as_ref().is_some_and(|now| now.unit_id == before.unit_id) {
            return Ok(unit.map(|unit| unit.pass_quota));
        }
    }
    Ok(None)
}

/// Takes one pass, if one is left.
pub(super) async fn take_pass(tx: &Tx, application: ApplicationId, quota: i32) -> Result<(), Error> {
    let taken = application::Entity::update_many()
        .col_expr(application::Column::PassesTaken, Expr::col(application::Column::PassesTaken).add(1))
        .filter(application::Column::Id.eq(application))
        .filter(application::Column::State.eq(ApplicationState::Confirmed))
        .filter(application::Column::PassesTaken.lt(quota))
        .exec(tx)
        .await?;
    if taken.rows_affected == 1 {
        return Ok(());
    }
    let row = find_application(tx, application).await?;
    if row.state == ApplicationState::Confirmed { Err(Error::QuotaFull { quota }) } else { Err(Error::NotConfirmed) }
}

/// Gives one pass back.
pub(super) async fn free_pass(tx: &Tx, application: ApplicationId) -> Result<(), StepError> {
    let freed = application::Entity::update_many()
        .col_expr(application::Column::PassesTaken, Expr::col(application::Column::PassesTaken).sub(1))
        .filter(application::Column::Id.eq(application))
        .filter(application::Column::PassesTaken.gt(0))
        .exec(tx)
        .await?;
    if freed.rows_affected == 1 { Ok(()) } else { Err(Denied::NotFound.into()) }
}
