//! Instants follow what was meant: applications close when the clocks of the event show what was typed.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use super::entity::trip_admission;
use crate::{clock, db::Tx, event::EventView};

/// Derives when applications for a trip close, by the zone and the rules that its event has now.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn derive_deadline(tx: &Tx, event: &EventView) -> Result<(), DbErr> {
    let Some(row) = trip_admission::Entity::find_by_id(event.id).one(tx).await? else { return Ok(()) };
    let closes_at = clock::at(event.zone, row.closes_local);
    if closes_at == row.closes_at {
        return Ok(());
    }
    trip_admission::Entity::update_many()
        .col_expr(trip_admission::Column::ClosesAt, Expr::value(closes_at))
        .filter(trip_admission::Column::EventId.eq(event.id))
        // Typed anew meanwhile, by whoever knew the zone.
        .filter(trip_admission::Column::ClosesLocal.eq(row.closes_local))
        .exec(tx)
        .await?;
    Ok(())
}
