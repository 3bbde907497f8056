//! What this slice keeps about a visitor, and what becomes of it.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};
use serde::Serialize;

pub(crate) use super::repeat::{RepeatPart, export_repeats, forget_spent_repeats};
use super::{ConsentPurpose, Error, RegistrationState, consent, entity::registration, repeat};
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
        // Left out: keys; the address, the name and the rest once more, folded; the link that confirmed it; the counter of changes; and when it was
        // erased, since then there is nothing to take along.
        let registration::Model {
            id: _,
            event_id: _,
            badge_id: _,
            name,
            email,
            email_key: _,
            person_key: _,
            organisation,
            job_title,
            locale,
            state,
            confirm_hash: _,
            confirm_expires_at: _,
            revision: _,
            created_at,
            confirmed_at,
            cancelled_at,
            erased_at: _,
            search_key: _,
        } = row;
        Self { name, email, organisation, job_title, locale, state, created_at, confirmed_at, cancelled_at }
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
    registration::Entity::update_many()
        .set(emptied())
        .col_expr(registration::Column::Revision, Expr::col(registration::Column::Revision).add(1))
        .filter(registration::Column::Id.eq(id))
        .exec(tx)
        .await?;
    consent::withdraw(tx, id, &ConsentPurpose::ALL).await?;
    repeat::forget(tx, id).await?;
    Ok(())
}

/// Every column: a new one is emptied or kept, but not forgotten.
fn emptied() -> registration::ActiveModel {
    registration::ActiveModel {
        name: Set(String::new()),
        email: Set(String::new()),
        email_key: Set(String::new()),
        person_key: Set(String::new()),
        organisation: Set(String::new()),
        job_title: Set(String::new()),
        search_key: Set(String::new()),
        // No link confirms it any more.
        confirm_hash: Set(Code::random().hash()),
        confirm_expires_at: Set(clock::now()),
        // Kept, for the numbers of the event: that somebody came, when, and in which language. `end_for_ever` has written
        // the state, and the revision grows by one.
        id: NotSet,
        event_id: NotSet,
        badge_id: NotSet,
        locale: NotSet,
        state: NotSet,
        revision: NotSet,
        created_at: NotSet,
        confirmed_at: NotSet,
        cancelled_at: NotSet,
        erased_at: NotSet,
    }
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

/// Not one for which something waits that was typed once more: its link is newer.
fn has_never_confirmed(before: Instant) -> Condition {
    Condition::all()
        .add(registration::Column::State.eq(RegistrationState::Pending))
        .add(registration::Column::ErasedAt.is_null())
        .add(registration::Column::ConfirmExpiresAt.lt(before))
        .add(registration::Column::Id.not_in_subquery(repeat::that_wait()))
}
