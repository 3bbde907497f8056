//! Ending offers that nobody answered.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};

use super::unit_of;
use crate::{
    actor::Actor,
    application::{ApplicationAction, ApplicationField, Transition, step, to_applicant, to_organisers},
    clock,
    db::Db,
    placement::{Error, OfferState, PlacementLetter, entity::placement, overdue_offer},
};

/// How many offers one turn of the worker ends; the next turn ends the next ones.
const BATCH: u64 = 100;

/// Ends every offer whose deadline has passed: frees the unit and writes to both sides. Answers how many.
///
/// # Errors
/// A failure of the database.
pub async fn expire_offers(db: &Db) -> Result<u64, Error> {
    let due = placement::Entity::find()
        .filter(overdue_offer(clock::now()))
        .order_by_asc(placement::Column::OfferExpiresAt)
        .limit(BATCH)
        .all(db.read())
        .await?;
    let mut ended = 0;
    for placement in &due {
        match expire(db, placement).await {
            Ok(()) => ended += 1,
            // Somebody was faster: answered, extended, taken back, or another worker.
            Err(Error::OfferOver(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(ended)
}

async fn expire(db: &Db, placement: &placement::Model) -> Result<(), Error> {
    // Not what the form under way is about, where an organiser's page comes before the worker.
    db.write_aside(|tx| async move {
        let over = || Error::OfferOver(OfferState::Closed);
        let moved = step::take_step_now(&tx, placement.application_id, Transition::Expire).await?.ok_or_else(over)?;
        let now = clock::now();
        let ended = placement::Entity::update_many()
            .col_expr(placement::Column::ReleasedAt, Expr::value(Some(now)))
            .col_expr(placement::Column::UpdatedAt, Expr::value(now))
            .filter(placement::Column::Id.eq(placement.id))
            .filter(overdue_offer(now))
            .exec(&tx)
            .await?;
        if ended.rows_affected == 0 {
            return Err(over());
        }
        let unit = unit_of(&tx, placement).await?;
        let letter =
            PlacementLetter::OfferExpired { event: moved.event.facts(), organisation: moved.row.display_name.clone(), unit: unit.facts() };
        to_applicant(&tx, &moved.row, format!("offer_expired:{}", placement.id), letter.clone()).await?;
        to_organisers(&tx, &moved.event, moved.row.id, format!("offer_expired:{}:organisers", placement.id), letter).await?;
        step::record(&tx, &Actor::System, moved.entry(ApplicationAction::OfferExpired).with(ApplicationField::Unit, unit.code)).await
    })
    .await
}
