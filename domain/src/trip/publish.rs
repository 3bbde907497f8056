//! Who sees the programme.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    Error, TripAction,
    entity::{trip, trip_item},
    queries::{begun, plan_within},
    told::told_groups,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    db::Db,
    event::EventView,
    ids::EventId,
};

/// Shows the programme to everybody, or to organisers alone, and answers the trip. What appears in it counts as known: from then
/// on travellers can be told what changes. What they knew before it was hidden, and what became another one meanwhile, is still
/// to be told.
///
/// # Errors
/// `Denied`, or `Overtaken`.
pub async fn set_programme_public(db: &Db, actor: &Actor, id: EventId, revision: &str, public: bool) -> Result<EventView, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (event, old) = begun(&tx, id, revision).await?;
        if old.programme_public == public {
            return Ok(event);
        }
        trip::Entity::update_many()
            .col_expr(trip::Column::ProgrammePublic, Expr::value(public))
            .filter(trip::Column::EventId.eq(id))
            .exec(&tx)
            .await?;
        if public {
            for item in plan_within(&tx, id).await?.items {
                trip_item::Entity::update_many()
                    .col_expr(trip_item::Column::ToldRevision, Expr::col(trip_item::Column::Revision))
                    .col_expr(trip_item::Column::ToldGroups, Expr::value(told_groups(&item.groups)))
                    .filter(trip_item::Column::Id.eq(item.id))
                    .filter(trip_item::Column::ToldRevision.eq(0_i64))
                    .exec(&tx)
                    .await?;
            }
        }
        let action = if public { TripAction::ProgrammePublished } else { TripAction::ProgrammeHidden };
        audit::record(&tx, actor, AuditEntry::of(action, id).at(id)).await?;
        Ok(event)
    })
    .await
}
