//! What this slice keeps about a visitor.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use super::{
    SeatState,
    entity::{seat, session},
};
use crate::{
    clock::Instant,
    db::{Db, Tx},
    ids::{RegistrationId, SeatId},
    locale::Text,
    mail::Thread,
};

/// More than anybody can have; a bound all the same.
const MOST: u64 = 5000;

/// A seat, for the visitor to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeatPart {
    pub session: Text,
    pub starts_at: Instant,
    pub state: SeatState,
    pub queued_at: Instant,
}

/// The seats of a visitor, given back ones too.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_for(db: &Db, id: RegistrationId) -> Result<Vec<SeatPart>, DbErr> {
    let rows = seat::Entity::find()
        .find_also_related(session::Entity)
        .filter(seat::Column::RegistrationId.eq(id))
        .order_by_asc(session::Column::StartsAt)
        .limit(MOST)
        .all(db.read())
        .await?;
    let part = |(seat, session): (seat::Model, Option<session::Model>)| {
        // Left out: keys, and when the row was written last. An erasure leaves these rows, given back: they name a
        // registration, which is nobody's then. What would say more is emptied there.
        let seat::Model { id: _, session_id: _, registration_id: _, state, asked_at, updated_at: _ } = seat;
        session.map(|session| SeatPart {
            session: Text::new(session.title_de, session.title_en),
            starts_at: session.starts_at,
            state,
            queued_at: asked_at,
        })
    };
    Ok(rows.into_iter().filter_map(part).collect())
}

/// What letters about a visitor's seats are about.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn seat_threads(db: &impl ConnectionTrait, registration: RegistrationId) -> Result<Vec<Thread>, DbErr> {
    let seats: Vec<SeatId> = seat::Entity::find()
        .select_only()
        .column(seat::Column::Id)
        .filter(seat::Column::RegistrationId.eq(registration))
        .into_tuple()
        .all(db)
        .await?;
    Ok(seats.into_iter().map(Thread::Seat).collect())
}

/// Under what the history of a visitor's seats is kept.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn seats_of(tx: &Tx, registration: RegistrationId) -> Result<Vec<Uuid>, DbErr> {
    let seats: Vec<SeatId> = seat::Entity::find()
        .select_only()
        .column(seat::Column::Id)
        .filter(seat::Column::RegistrationId.eq(registration))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(seats.into_iter().map(SeatId::as_uuid).collect())
}
