//! Cancelling, bringing back and removing what happens on a trip.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{Error, TripItemAction, TripItemField, entity::trip_item, item::held};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    clock,
    db::Db,
    event::EventView,
    ids::TripItemId,
};

/// Cancels an item, which stays in sight as cancelled, or brings it back; answers the trip.
///
/// # Errors
/// `Denied`, or `Overtaken`.
pub async fn set_cancelled(db: &Db, actor: &Actor, id: TripItemId, revision: &str, cancelled: bool) -> Result<EventView, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (event, _, old) = held(&tx, id, revision).await?;
        if old.cancelled == cancelled {
            return Ok(event);
        }
        let row = trip_item::ActiveModel {
            cancelled: Set(cancelled),
            revision: Set(old.revision + 1),
            updated_at: Set(clock::now()),
            ..Default::default()
        };
        trip_item::Entity::update_many().set(row).filter(trip_item::Column::Id.eq(id)).exec(&tx).await?;
        let action = if cancelled { TripItemAction::Cancelled } else { TripItemAction::Restored };
        audit::record(&tx, actor, AuditEntry::of(action, id).at(event.id)).await?;
        Ok(event)
    })
    .await
}

/// Takes an item away that travellers do not know, or know as cancelled; answers the trip.
///
/// # Errors
/// `Denied`, `Known`, or `Overtaken`.
pub async fn remove_item(db: &Db, actor: &Actor, id: TripItemId, revision: &str) -> Result<EventView, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (event, _, old) = held(&tx, id, revision).await?;
        // Also while the programme is hidden: it stands in calendars and letters.
        let is_known = old.told_revision > 0;
        let know_it_is_over = old.cancelled && !old.is_untold();
        if is_known && !know_it_is_over {
            return Err(Error::Known);
        }
        trip_item::Entity::delete_by_id(id).exec(&tx).await?;
        let entry = AuditEntry::of(TripItemAction::Removed, id).at(event.id).with(TripItemField::TitleDe, old.title.de);
        audit::record(&tx, actor, entry).await?;
        Ok(event)
    })
    .await
}
