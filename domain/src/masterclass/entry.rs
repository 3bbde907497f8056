//! A seat in its holder's calendar.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::ExprTrait};
use uuid::Uuid;

use super::{
    entity::{seat, session},
    error::Error,
    letters::{self, SeatHolder, SessionFacts},
    state::SeatState,
};
use crate::{
    actor::{Actor, Denied},
    calendar::{self, CalendarEntry, EntryFacts, Thing, Wanted},
    clock,
    db::{Db, DbErr, Tx},
    event::{self, EventView},
    ids::{SeatId, SessionId},
    locale::{Locale, Text},
    registration,
};

/// What a letter does to the entry.
#[derive(Clone, Copy)]
pub(super) enum Entry {
    /// None is there, and none is to be.
    None,
    Stands,
    Gone,
}

/// The entries that letters bring to these people, by badge. Who was given none gets none taken back.
pub(super) async fn give_entries(
    tx: &Tx,
    event: &EventView,
    session: &SessionFacts,
    holders: &[SeatHolder],
    entry: Entry,
) -> Result<HashMap<Uuid, Vec<CalendarEntry>>, DbErr> {
    let Ok(id) = session.id.parse() else { return Ok(HashMap::new()) };
    match entry {
        Entry::None => Ok(HashMap::new()),
        Entry::Stands => {
            calendar::give(tx, holders.iter().map(|holder| standing(event, session, holder, id, holder.locale)).collect()).await
        }
        Entry::Gone => calendar::end_thing(tx, holders.iter().map(|holder| holder.badge), Thing::Session(id)).await,
    }
}

fn standing(event: &EventView, session: &SessionFacts, holder: &SeatHolder, id: SessionId, locale: Locale) -> Wanted {
    Wanted {
        holder: holder.badge.as_uuid(),
        thing: Thing::Session(id),
        // Not the session's own id, which everybody finds in the programme: two people may share one calendar.
        name: format!("seat-{}", holder.seat),
        first: 1,
        is_cancelled: false,
        says: Some(seat_facts(event, session, locale)),
    }
}

fn seat_facts(event: &EventView, session: &SessionFacts, locale: Locale) -> EntryFacts {
    let place = |l: Locale| {
        let parts = [session.stage.in_(l), event.venue.as_str(), event.city.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    };
    EntryFacts {
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        title: session.title.clone(),
        description: Text::new(event.name.clone(), event.name.clone()),
        place: Text::new(place(Locale::De), place(Locale::En)),
        event: event.slug.clone(),
        contact_name: event.contact_name.clone(),
        contact_email: event.contact_email.clone(),
        locale: Some(locale),
    }
}

/// The entries of these seats as they are now, where they are had and the session is not over, by seat.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn entries_of_seats(tx: &Tx, event: &EventView, seats: &[SeatId]) -> Result<HashMap<SeatId, CalendarEntry>, DbErr> {
    // Held: whoever gives one back waits, and then takes the entry back as well.
    let had = seat::Entity::find().filter(seat::Column::Id.is_in(seats.iter().copied())).filter(seat::Column::State.eq(SeatState::Booked));
    let had = had.order_by_asc(seat::Column::Id).lock_shared().all(tx).await?;
    let of_seat: HashMap<SeatId, SessionId> = had.into_iter().map(|seat| (seat.id, seat.session_id)).collect();
    let mut sessions = letters::facts_of_sessions(tx, &of_seat.values().copied().collect::<Vec<_>>()).await?;
    let now = clock::now();
    sessions.retain(|_, session| session.ends_at > now);
    let holders = letters::holders_of_seats(tx, &of_seat.keys().copied().collect::<Vec<_>>()).await?;
    let mut wanted = Vec::new();
    for holder in &holders {
        let Some(id) = of_seat.get(&holder.seat) else { continue };
        wanted.extend(sessions.get(id).map(|facts| standing(event, facts, holder, *id, holder.locale)));
    }
    let given = calendar::give(tx, wanted).await?;
    let entry = |holder: &SeatHolder| {
        let thing = Thing::Session(*of_seat.get(&holder.seat)?);
        let entry = given.get(&holder.badge.as_uuid())?.iter().find(|entry| entry.thing == thing)?;
        Some((holder.seat, entry.clone()))
    };
    Ok(holders.iter().filter_map(entry).collect())
}

/// The entries of all seats that a visitor has in sessions that are not over, in this language, by the same numbers as in
/// letters.
///
/// # Errors
/// `Denied` for everybody but whoever holds the ticket.
pub async fn seat_entries(db: &Db, actor: &Actor, locale: Locale) -> Result<Vec<CalendarEntry>, Error> {
    let Actor::TicketHolder(visitor) = *actor else { return Err(Denied::NotFound.into()) };
    db.write_aside(|tx| async move {
        let Some(event) = registration::event_of_held(&tx, visitor).await? else { return Err(Denied::NotFound.into()) };
        let event = event::within(&tx, event).await?;
        let mine = seat::Column::RegistrationId.eq(visitor).and(seat::Column::State.eq(SeatState::Booked));
        let seats = seat::Entity::find().filter(mine).order_by_asc(seat::Column::Id).lock_shared().all(&tx).await?;
        let of_seat: HashMap<SeatId, SessionId> = seats.into_iter().map(|seat| (seat.id, seat.session_id)).collect();
        let mut sessions = letters::facts_of_sessions(&tx, &of_seat.values().copied().collect::<Vec<_>>()).await?;
        let now = clock::now();
        sessions.retain(|_, session| session.ends_at > now);
        let holders = letters::holders_of_seats(&tx, &of_seat.keys().copied().collect::<Vec<_>>()).await?;
        let wanted = holders.iter().filter_map(|holder| {
            let id = of_seat.get(&holder.seat)?;
            sessions.get(id).map(|facts| standing(&event, facts, holder, *id, locale))
        });
        let mut entries: Vec<CalendarEntry> = calendar::give(&tx, wanted.collect()).await?.into_values().flatten().collect();
        entries.sort_by_key(|entry| entry.says.as_ref().map(|says| says.starts_at));
        Ok(entries)
    })
    .await
}

/// The entry of a visitor's seat, in this language, by the same numbers as in letters.
///
/// # Errors
/// `Denied` for everybody but whoever has a seat there.
pub async fn seat_entry(db: &Db, actor: &Actor, id: SessionId, locale: Locale) -> Result<CalendarEntry, Error> {
    let Actor::TicketHolder(visitor) = *actor else { return Err(Denied::NotFound.into()) };
    db.write_aside(|tx| async move {
        let mine = seat::Column::RegistrationId.eq(visitor).and(seat::Column::SessionId.eq(id));
        // Held: whoever erases the visitor waits, and then finds the entry.
        let seat = seat::Entity::find().filter(mine).filter(seat::Column::State.eq(SeatState::Booked)).lock_shared().one(&tx).await?;
        let holder =
            letters::holders_of_seats(&tx, &[seat.ok_or(Denied::NotFound)?.id]).await?.into_iter().next().ok_or(Denied::NotFound)?;
        let row = session::Entity::find_by_id(id).one(&tx).await?.ok_or(Denied::NotFound)?;
        let event = event::within(&tx, row.event_id).await?;
        let facts = letters::session_facts(&tx, id).await?;
        let mut given = calendar::give(&tx, vec![standing(&event, &facts, &holder, id, locale)]).await?;
        let entry = given.remove(&holder.badge.as_uuid()).and_then(|entries| entries.into_iter().next());
        Ok(entry.ok_or(Denied::NotFound)?)
    })
    .await
}
