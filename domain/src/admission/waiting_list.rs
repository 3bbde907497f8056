//! The waiting list: first come, first served, and on record. The order is the time of entry, then the id; each entry and
//! each leave is in the audit trail with both states. Nobody moves up by itself: an organiser offers.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    actor::Actor,
    application::{ApplicationState, StepError, entity::application, policy},
    clock::Instant,
    db::Db,
    ids::{ApplicationId, EventId},
};

/// So many places of a waiting list are read at most; more than an event has applications.
const LONGEST: u64 = 2000;

/// Somebody on the waiting list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Counted from 1.
    pub place: usize,
    pub application: ApplicationId,
    pub organisation: String,
    pub since: Instant,
    /// What they would like, as it was typed.
    pub wish_kind: String,
}

/// The waiting list of an event, in its order.
///
/// # Errors
/// `Denied` for everybody but organisers.
pub async fn of_event(db: &Db, actor: &Actor, event: EventId) -> Result<Vec<Waiting>, StepError> {
    policy::may_admit(actor)?;
    ordered(db, event, LONGEST).await
}

/// The application that has waited longest; `None` where nobody waits.
///
/// # Errors
/// `Denied` for everybody but organisers.
pub async fn next_waiting(db: &Db, actor: &Actor, event: EventId) -> Result<Option<Waiting>, StepError> {
    policy::may_admit(actor)?;
    Ok(ordered(db, event, 1).await?.into_iter().next())
}

async fn ordered(db: &Db, event: EventId, limit: u64) -> Result<Vec<Waiting>, StepError> {
    use application::Column as C;
    let rows: Vec<(ApplicationId, String, Instant, String)> = application::Entity::find()
        .select_only()
        .columns([C::Id, C::DisplayName, C::WaitingSince, C::WishKind])
        .filter(C::EventId.eq(event))
        .filter(C::State.eq(ApplicationState::WaitingList))
        .order_by_asc(C::WaitingSince)
        .order_by_asc(C::Id)
        .limit(limit)
        .into_tuple()
        .all(db.read())
        .await?;
    let waiting =
        |(index, (application, organisation, since, wish_kind))| Waiting { place: index + 1, application, organisation, since, wish_kind };
    Ok(rows.into_iter().enumerate().map(waiting).collect())
}
