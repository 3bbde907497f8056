//! How many applications an event has.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, Query, SelectStatement},
};

use super::{ApplicationState, StepError, entity::application, policy};
use crate::{
    actor::Actor,
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

/// How many applications of an event have agreed to which version of the terms.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn agreed_to(db: &Db, actor: &Actor, event: EventId) -> Result<HashMap<String, u64>, StepError> {
    policy::may_admit(actor)?;
    let agreed = application::Entity::find()
        .filter(application::Column::EventId.eq(event))
        .filter(application::Column::TermsVersion.ne(""));
    Ok(counted(db, agreed, application::Column::TermsVersion).await?.into_iter().collect())
}

/// Finds a row for each application of an event, for the condition of a statement elsewhere.
pub(crate) fn of_event(event: EventId) -> SelectStatement {
    Query::select().expr(Expr::val(1)).from(application::Entity).and_where(application::Column::EventId.eq(event)).to_owned()
}
