//! Instants follow what was meant: an item begins when the clocks of its visit show what was typed.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    Error,
    entity::{visit, visit_item},
    handle::found,
    item::claim_all,
};
use crate::{
    clock::{self, Instant, Tz},
    db::{Db, Tx},
    ids::{VisitId, VisitItemId},
    timetable::Holder,
};

/// Derives when coming items take place, by the newest rules, and claims their rooms and interpreters anew. Where no rule
/// changed nothing is written. One whose room another item has by now keeps its time, and the log says so.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn follow_zone_rules(db: &Db) -> Result<(), DbErr> {
    let coming = visit_item::Entity::find()
        .find_also_related(visit::Entity)
        .filter(visit_item::Column::StartsAt.gt(clock::now()))
        .all(db.read())
        .await?;
    for (item, visit) in coming {
        let Some(zone) = visit.map(|visit| clock::zone(&visit.time_zone)) else { continue };
        if derived(&item, zone) == (item.starts_at, item.ends_at) {
            continue;
        }
        let (id, visit) = (item.id, item.visit_id);
        match db.write(|tx| async move { follow(&tx, visit, id).await }).await {
            Ok(()) => {}
            Err(Error::Db(error)) => return Err(error),
            Err(error) => tracing::error!(item = %id, %error, "an item did not follow the rules of its time zone"),
        }
    }
    Ok(())
}

async fn follow(tx: &Tx, visit: VisitId, id: VisitItemId) -> Result<(), Error> {
    let visit = found(tx, visit).await?;
    // Whoever moved or removed it meanwhile held its visit, too.
    let Some(item) = visit_item::Entity::find_by_id(id).one(tx).await? else { return Ok(()) };
    let (starts, ends) = derived(&item, clock::zone(&visit.time_zone));
    let wanted = [("room", item.room_id), ("interpreter", item.interpreter_id)];
    let wanted: Vec<_> = wanted.into_iter().filter_map(|(field, id)| Some((field, Holder::VisitResource(id?)))).collect();
    let refused = claim_all(tx, id, &wanted, starts, ends).await?;
    if !refused.0.is_empty() {
        return Err(refused.into());
    }
    let moved = visit_item::ActiveModel { starts_at: Set(starts), ends_at: Set(ends), ..Default::default() };
    visit_item::Entity::update_many().set(moved).filter(visit_item::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

fn derived(item: &visit_item::Model, zone: Tz) -> (Instant, Instant) {
    (clock::at(zone, item.starts_local), clock::at(zone, item.ends_local))
}
