//! Instants follow what was meant: an offer is open until the clocks on the spot show what its letter says.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};

use super::{PlacementState, entity::placement, live_placement};
use crate::{
    clock::{self, Tz},
    db::Tx,
    event::EventView,
    zone::local_as_first_meant,
};

/// Derives until when the offers of an event are open. `meant_in` is the zone by whose clock they were made, `event` has
/// the one that is right.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn derive_offer_deadlines(tx: &Tx, event: &EventView, meant_in: Tz) -> Result<(), sea_orm::DbErr> {
    let offers = placement::Entity::find()
        .filter(placement::Column::EventId.eq(event.id))
        .filter(live_placement())
        .filter(placement::Column::State.eq(PlacementState::Offered))
        .order_by_asc(placement::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    for offer in offers {
        let Some(expires_at) = offer.offer_expires_at else { continue };
        let local = offer.offer_expires_local.unwrap_or_else(|| local_as_first_meant(meant_in, expires_at));
        let derived = clock::at(event.zone, local);
        if derived == expires_at && offer.offer_expires_local.is_some() {
            continue;
        }
        placement::Entity::update_many()
            .col_expr(placement::Column::OfferExpiresAt, Expr::value(derived))
            .col_expr(placement::Column::OfferExpiresLocal, Expr::value(local))
            .filter(placement::Column::Id.eq(offer.id))
            .exec(tx)
            .await?;
    }
    Ok(())
}
