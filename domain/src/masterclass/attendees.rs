//! Who comes to a session: a page of them on screen, and all of them in a table.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{
    SessionAction,
    entity::{seat, session},
    error::Error,
    policy,
    state::SeatState,
    view::SessionView,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock::{self, Instant},
    db::Db,
    ids::{SeatId, SessionId},
    registration::entity::registration,
};

/// Attendees on one page.
pub const PER_PAGE: u64 = 100;
/// So many attendees are asked for at once: what a table holds of them in memory.
pub const ATTENDEES_PER_BATCH: usize = 500;

/// Somebody who has a seat or waits for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    pub seat: SeatId,
    pub state: SeatState,
    pub name: String,
    pub organisation: String,
    pub job_title: String,
    pub email: String,
    /// When they asked for the seat.
    pub asked_at: Instant,
}

/// A seat or a place on the waiting list, whosever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedSeat {
    pub seat: SeatId,
    /// Which from the front it is on the waiting list, counted from 1.
    pub waiting_place: Option<usize>,
}

/// Somebody who has a seat or waits for one, as a table tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeExport {
    pub attendee: Attendee,
    /// Which from the front they are on the waiting list, counted from 1.
    pub waiting_place: Option<usize>,
}

/// Who has a seat at a session and then who waits for one, first come first; one page of them, and how many there are.
///
/// # Errors
/// `Denied`.
pub async fn attendees(db: &Db, actor: &Actor, id: SessionId, page: u64) -> Result<(Vec<Attendee>, u64), Error> {
    policy::may_schedule(actor)?;
    session::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let total = in_order(id).count(db.read()).await?;
    let rows = in_order(id)
        .find_also_related(registration::Entity)
        .offset(page.saturating_sub(1) * PER_PAGE)
        .limit(PER_PAGE)
        .all(db.read())
        .await?;
    Ok((rows.into_iter().filter_map(attendee).collect(), total))
}

/// Notes that somebody takes the list away, before they get it: once an hour for each of them, however often they do.
///
/// # Errors
/// `Denied`.
pub async fn note_attendees_export(db: &Db, actor: &Actor, session: &SessionView) -> Result<(), Error> {
    policy::may_schedule(actor)?;
    let (event, id) = (session.event, session.id);
    db.write(|tx| async move {
        let since = clock::now() - Duration::hours(1);
        if audit::count_since(&tx, SessionAction::AttendeesExported, id, actor.account(), since).await? > 0 {
            return Ok(());
        }
        audit::record(&tx, actor, AuditEntry::of(SessionAction::AttendeesExported, id).at(event)).await
    })
    .await?;
    Ok(())
}

/// Every seat of a session and every place on its waiting list, in the order of `attendees`. A table begins with it, so that
/// whoever moves up while it is written is neither left out nor told twice.
///
/// # Errors
/// `Denied`.
pub async fn listed_seats(db: &Db, actor: &Actor, id: SessionId) -> Result<Vec<ListedSeat>, Error> {
    policy::may_schedule(actor)?;
    let rows: Vec<(SeatId, SeatState)> =
        in_order(id).select_only().column(seat::Column::Id).column(seat::Column::State).into_tuple().all(db.read()).await?;
    let mut waiting = 0;
    let listed = |(seat, state): (SeatId, SeatState)| {
        waiting += usize::from(state == SeatState::Waiting);
        ListedSeat { seat, waiting_place: (state == SeatState::Waiting).then_some(waiting) }
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// Who has these seats of a session, or waits for one, in their order. Whoever has given theirs back meanwhile is left out.
///
/// # Errors
/// `Denied`.
pub async fn export_attendees(db: &Db, actor: &Actor, id: SessionId, listed: &[ListedSeat]) -> Result<Vec<AttendeeExport>, Error> {
    policy::may_schedule(actor)?;
    let rows = in_order(id)
        .filter(seat::Column::Id.is_in(listed.iter().map(|listed| listed.seat)))
        .find_also_related(registration::Entity)
        .all(db.read())
        .await?;
    let mut by_seat: HashMap<SeatId, Attendee> = rows.into_iter().filter_map(attendee).map(|attendee| (attendee.seat, attendee)).collect();
    let export = |listed: &ListedSeat| {
        let attendee = by_seat.remove(&listed.seat)?;
        // Whoever has moved up meanwhile waits no more.
        let waiting_place = listed.waiting_place.filter(|_| attendee.state == SeatState::Waiting);
        Some(AttendeeExport { attendee, waiting_place })
    };
    Ok(listed.iter().filter_map(export).collect())
}

/// What is had of a session: seats before places on the waiting list, each by when it was asked for.
fn in_order(id: SessionId) -> Select<seat::Entity> {
    seat::Entity::find()
        .filter(seat::Column::SessionId.eq(id))
        .filter(seat::Column::State.ne(SeatState::Cancelled))
        .order_by_asc(seat::Column::State)
        .order_by_asc(seat::Column::AskedAt)
        .order_by_asc(seat::Column::Id)
}

fn attendee((seat, person): (seat::Model, Option<registration::Model>)) -> Option<Attendee> {
    person.map(|person| Attendee {
        seat: seat.id,
        state: seat.state,
        name: person.name,
        organisation: person.organisation,
        job_title: person.job_title,
        email: person.email,
        asked_at: seat.asked_at,
    })
}
