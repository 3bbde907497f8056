//! How many applications an event has.

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, Query, SelectStatement},
};

use super::{ApplicationState, entity::application};
use crate::{
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

/// Finds a row for each application of an event, for the condition of a statement elsewhere.
pub(crate) fn of_event(event: EventId) -> SelectStatement {
    Query::select().expr(Expr::val(1)).from(application::Entity).and_where(application::Column::EventId.eq(event)).to_owned()
}
