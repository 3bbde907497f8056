//! Holding sessions still. Whoever changes the seats of a session holds its row first: by one of these, or by the UPDATE
//! that claims a seat.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::LockType};

use super::{entity::session, error::Error, state::SessionState};
use crate::{db::Tx, ids::SessionId};

/// The session's row, held until the transaction ends. The lock does not bar foreign keys; SQLite has one writer anyway.
pub(super) async fn lock_session(tx: &Tx, id: SessionId) -> Result<Option<session::Model>, Error> {
    Ok(session::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?)
}

/// The session's row and every session that takes place meanwhile, held until the transaction ends: time that is freed
/// in the one gives seats in the others. All in one order, so that two transactions never wait for each other.
pub(super) async fn lock_session_and_overlapping(tx: &Tx, id: SessionId) -> Result<Option<(session::Model, Vec<SessionId>)>, Error> {
    loop {
        let Some(seen) = session::Entity::find_by_id(id).one(tx).await? else { return Ok(None) };
        let meanwhile = Condition::all()
            .add(session::Column::EventId.eq(seen.event_id))
            .add(session::Column::State.eq(SessionState::Published))
            .add(session::Column::StartsAt.lt(seen.ends_at))
            .add(session::Column::EndsAt.gt(seen.starts_at));
        let rows = session::Entity::find()
            .filter(Condition::any().add(session::Column::Id.eq(id)).add(meanwhile))
            .order_by_asc(session::Column::Id)
            .lock(LockType::NoKeyUpdate)
            .all(tx)
            .await?;
        let others = rows.iter().map(|row| row.id).filter(|other| *other != id).collect();
        // Moved before it could be held: then others take place meanwhile.
        let held = rows.into_iter().find(|row| row.id == id);
        if let Some(row) = held.filter(|row| (row.starts_at, row.ends_at) == (seen.starts_at, seen.ends_at)) {
            return Ok(Some((row, others)));
        }
    }
}
