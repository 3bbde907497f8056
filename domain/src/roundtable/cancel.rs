//! Calling a roundtable off as a whole, with one letter to each who may still have counted on it.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, NotNow, RoundtableAction, RoundtableField, RoundtableLetter,
    entity::roundtable,
    letters::to_guest,
    queries::guests_in_order,
    service::{entry, lock},
};
use crate::{actor::Actor, audit, clock, db::Db, ids::RoundtableId, mail};

/// Calls it off: nobody is invited any more, answers end, and whoever was invited and did not decline gets a letter. What was
/// answered stays. Doing so twice is doing so once.
///
/// # Errors
/// `Denied`, or `NotNow` once it has taken place.
pub async fn cancel(db: &Db, actor: &Actor, id: RoundtableId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let round = lock(&tx, id).await?;
        if round.cancelled_at.is_some() {
            return Ok(());
        }
        let now = clock::now();
        if round.ends_at <= now {
            return Err(Error::NotNow(NotNow::Over));
        }
        roundtable::Entity::update_many()
            .col_expr(roundtable::Column::CancelledAt, Expr::value(Some(now)))
            .filter(roundtable::Column::Id.eq(id).and(roundtable::Column::CancelledAt.is_null()))
            .exec(&tx)
            .await?;
        let guests = guests_in_order(&tx, id).await?;
        let letter = || RoundtableLetter::RoundtableCancelled { roundtable: round.facts() };
        let letters: Vec<_> =
            guests.iter().filter(|guest| guest.state.may_count_on_it()).map(|guest| to_guest(&round, guest, 1, letter())).collect();
        let entry = entry(&round, RoundtableAction::Cancelled).with(RoundtableField::Number, letters.len());
        mail::enqueue_all(&tx, letters).await?;
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}
