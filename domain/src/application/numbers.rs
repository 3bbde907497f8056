//! How many applications an event has.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query, SelectStatement},
};

use super::{ApplicationState, StepError, entity::application, policy};
use crate::{
    actor::Actor,
    clock::Instant,
    db::{Db, counted},
    ids::EventId,
};

/// The applications of an event by state.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn counts(db: &Db, event: EventId) -> Result<Vec<(ApplicationState, u64)>, DbErr> {
    counted(db, application::Entity::find().filter(application::Column::EventId.eq(event)), application::Column::State).await
}

/// The applications of several events by state; states that no application is in are left out.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn counts_of(db: &Db, events: &[EventId]) -> Result<Vec<(EventId, ApplicationState, u64)>, DbErr> {
    let rows: Vec<(EventId, ApplicationState, i64)> = application::Entity::find()
        .select_only()
        .columns([application::Column::EventId, application::Column::State])
        .column_as(application::Column::Id.count(), "number")
        .filter(application::Column::EventId.is_in(events.iter().copied()))
        .group_by(application::Column::EventId)
        .group_by(application::Column::State)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(|(event, state, number)| (event, state, number.unsigned_abs())).collect())
}

/// When each application of an event was handed in, the earliest first; drafts are none.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn handed_in(db: &Db, event: EventId) -> Result<Vec<Instant>, DbErr> {
    application::Entity::find()
        .select_only()
        .column(application::Column::SubmittedAt)
        .filter(application::Column::EventId.eq(event))
        .filter(application::Column::SubmittedAt.is_not_null())
        .order_by_asc(application::Column::SubmittedAt)
        .into_tuple()
        .all(db.read())
        .await
}

/// How many applications of an event have agreed to which version of the terms.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn agreed_to(db: &Db, actor: &Actor, event: EventId) -> Result<HashMap<String, u64>, StepError> {
    policy::may_admit(actor)?;
    let agreed =
        application::Entity::find().filter(application::Column::EventId.eq(event)).filter(application::Column::TermsVersion.ne(""));
    Ok(counted(db, agreed, application::Column::TermsVersion).await?.into_iter().collect())
}

/// Finds a row for each application of an event, for the condition of a statement elsewhere.
pub(crate) fn of_event(event: EventId) -> SelectStatement {
    Query::select().expr(Expr::val(1)).from(application::Entity).and_where(application::Column::EventId.eq(event)).to_owned()
}
