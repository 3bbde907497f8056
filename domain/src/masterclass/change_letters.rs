//! Who hears when a session is another one than they know: whoever has a seat, and whoever waits for one.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{
    entity::seat,
    error::Error,
    letters::{self, Notice, SessionFacts, facts_of_sessions},
    seat_release::seats_in_state,
    state::SeatState,
};
use crate::{
    db::Tx,
    event::EventView,
    ids::{RegistrationId, SeatId, SessionId},
};

/// Seats per statement.
const CHUNK: usize = 2000;

/// What somebody has of a session that moved with its event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatMove {
    pub seat: SeatId,
    pub session: SessionFacts,
    /// How it was.
    pub before: SessionFacts,
    /// Its reader has no seat yet.
    pub waiting: bool,
}

/// Tells those who kept their seat, and those who still wait, how the session was and how it is; whoever has moved up
/// meanwhile was told with that. Nothing if it leads to the same.
pub(super) async fn tell_of_change(tx: &Tx, event: &EventView, id: SessionId, change: &Change) -> Result<(), Error> {
    let now = letters::session_facts(tx, id).await?;
    if now.leads_to_the_same(&change.before) {
        return Ok(());
    }
    let before = change.is_told.then_some(&change.before);
    let waiting: Vec<SeatId> = seats_in_state(tx, id, SeatState::Waiting).await?.into_iter().map(|(seat, _)| seat).collect();
    for (seats, state) in [(&change.kept, SeatState::Booked), (&waiting, SeatState::Waiting)] {
        for chunk in seats.chunks(CHUNK) {
            let holders = letters::holders_of_seats(tx, chunk).await?;
            letters::write_to_holders(tx, event, &now, &holders, Notice::SessionChanged(before, state)).await?;
        }
    }
    Ok(())
}

/// How a session was, and who keeps a seat in it.
pub(super) struct Change {
    pub before: SessionFacts,
    /// Whether it is told how it was: where the clocks change, its reader knew the same hour.
    pub is_told: bool,
    pub kept: Vec<SeatId>,
}

/// What each visitor has of sessions that are now others than they were.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn moves_of_visitors(
    db: &impl ConnectionTrait,
    before: &HashMap<SessionId, SessionFacts>,
) -> Result<HashMap<RegistrationId, Vec<SeatMove>>, DbErr> {
    let ids: Vec<SessionId> = before.keys().copied().collect();
    let now = facts_of_sessions(db, &ids).await?;
    let seats = seat::Entity::find()
        .filter(seat::Column::SessionId.is_in(ids))
        .filter(seat::Column::State.ne(SeatState::Cancelled))
        .order_by_asc(seat::Column::Id)
        .all(db)
        .await?;
    let mut moves: HashMap<RegistrationId, Vec<SeatMove>> = HashMap::new();
    for row in seats {
        let (Some(session), Some(before)) = (now.get(&row.session_id), before.get(&row.session_id)) else { continue };
        let (session, before) = (session.clone(), before.clone());
        let moved = SeatMove { seat: row.id, session, before, waiting: row.state == SeatState::Waiting };
        moves.entry(row.registration_id).or_default().push(moved);
    }
    for seats in moves.values_mut() {
        seats.sort_by_key(|moved| (moved.session.starts_at, moved.seat));
    }
    Ok(moves)
}

/// Which of these seats are not given back, and whether they are had or waited for.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn live_seats(db: &impl ConnectionTrait, seats: &[SeatId]) -> Result<HashMap<SeatId, SeatState>, DbErr> {
    let rows: Vec<(SeatId, SeatState)> = seat::Entity::find()
        .select_only()
        .column(seat::Column::Id)
        .column(seat::Column::State)
        .filter(seat::Column::Id.is_in(seats.iter().copied()))
        .filter(seat::Column::State.ne(SeatState::Cancelled))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
