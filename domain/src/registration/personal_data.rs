//! What this slice keeps about a visitor, and what becomes of it.

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};
use serde::Serialize;

use super::{ConsentPurpose, Error, RegistrationState, consent, entity::registration};
use crate::{
    actor::Denied,
    clock::{self, Instant},
    code::Code,
    db::{Db, Tx},
    ids::RegistrationId,
    locale::Locale,
};

/// What was told with a registration, for the visitor to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegistrationPart {
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub job_title: String,
    pub locale: Locale,
    pub state: RegistrationState,
    pub created_at: Instant,
    pub confirmed_at: Option<Instant>,
    pub cancelled_at: Option<Instant>,
}

impl From<registration::Model> for RegistrationPart {
    fn from(row: registration::Model) -> Self {
        Self {
            name: row.name,
            email: row.email,
            organisation: row.organisation,
            job_title: row.job_title,
            locale: row.locale,
            state: row.state,
            created_at: row.created_at,
            confirmed_at: row.confirmed_at,
            cancelled_at: row.cancelled_at,
        }
    }
}

/// The registration counts no more, and never will. Only columns that no key holds: on PostgreSQL, whoever moves up on a
/// waiting list refers to this row, and must not wait for it while it waits for them.
///
/// # Errors
/// `NotFound`, also when it was done before.
pub(crate) async fn end_for_ever(tx: &Tx, id: RegistrationId) -> Result<(), Error> {
    let now = clock::now();
    let done = registration::Entity::update_many()
        .col_expr(registration::Column::State, Expr::value(RegistrationState::Cancelled))
        .col_expr(registration::Column::CancelledAt, Expr::value(now))
        .col_expr(registration::Column::ErasedAt, Expr::value(now))
        .filter(registration::Column::Id.eq(id))
        .filter(registration::Column::ErasedAt.is_null())
        .exec(tx)
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Denied::NotFound.into()) }
}

/// Empties the row of a visitor whose registration was ended, and withdraws every consent; what stays is a row without a
/// person.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty(tx: &Tx, id: RegistrationId) -> Result<(), Error> {
    let now = clock::now();
    registration::Entity::update_many()
        .col_expr(registration::Column::Name, Expr::value(""))
        .col_expr(registration::Column::Email, Expr::value(""))
        .col_expr(registration::Column::EmailKey, Expr::value(""))
        .col_expr(registration::Column::Organisation, Expr::value(""))
        .col_expr(registration::Column::JobTitle, Expr::value(""))
        .col_expr(registration::Column::ConfirmHash, Expr::value(Code::random().hash()))
        .col_expr(registration::Column::ConfirmExpiresAt, Expr::value(now))
        .col_expr(registration::Column::Revision, Expr::col(registration::Column::Revision).add(1))
        .filter(registration::Column::Id.eq(id))
        .exec(tx)
        .await?;
    consent::withdraw(tx, id, &ConsentPurpose::ALL).await?;
    Ok(())
}

/// The first `most` who had not confirmed when their link ran out before `before`.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn never_confirmed(db: &Db, before: Instant, most: u64) -> Result<Vec<RegistrationId>, DbErr> {
    registration::Entity::find()
        .select_only()
        .column(registration::Column::Id)
        .filter(has_never_confirmed(before))
        .order_by_asc(registration::Column::ConfirmExpiresAt)
        .limit(most)
        .into_tuple()
        .all(db.read())
        .await
}

/// The same for one of them, as a write transaction sees it. Held on PostgreSQL: whoever confirms it at the desk in this
/// moment is not forgotten.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn still_not_confirmed(tx: &Tx, id: RegistrationId, before: Instant) -> Result<Option<registration::Model>, DbErr> {
    registration::Entity::find_by_id(id).filter(has_never_confirmed(before)).lock(LockType::NoKeyUpdate).one(tx).await
}

/// Also one that was confirmed once, cancelled and begun anew: since then nobody has confirmed it.
fn has_never_confirmed(before: Instant) -> Condition {
    Condition::all()
        .add(registration::Column::State.eq(RegistrationState::Pending))
        .add(registration::Column::ErasedAt.is_null())
        .add(registration::Column::ConfirmExpiresAt.lt(before))
}
