//! When surveys close follows what was meant: the clocks on the spot.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use super::{SurveyState, entity::survey};
use crate::{clock, db::Tx, event::EventView};

/// Takes the ends of an event's surveys along, where its zone became another.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn follow_event(tx: &Tx, before: &EventView, after: &EventView) -> Result<(), DbErr> {
    if before.zone == after.zone { Ok(()) } else { derive_deadlines(tx, after).await }
}

/// Derives when the surveys of an event close, by the zone that it has now.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn derive_deadlines(tx: &Tx, event: &EventView) -> Result<(), DbErr> {
    // One that was closed by hand ended when that was.
    let open = survey::Entity::find().filter(survey::Column::EventId.eq(event.id)).filter(survey::Column::State.ne(SurveyState::Closed));
    for row in open.all(tx).await? {
        let until = clock::at(event.zone, row.open_until_local);
        if until != row.open_until {
            survey::Entity::update_many()
                .col_expr(survey::Column::OpenUntil, Expr::value(until))
                .filter(survey::Column::Id.eq(row.id))
                .exec(tx)
                .await?;
        }
    }
    Ok(())
}
