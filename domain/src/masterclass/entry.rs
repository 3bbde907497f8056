//! A seat in its holder's calendar.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::ExprTrait};
use uuid::Uuid;

use super::{
    entity::{seat, session},
    error::Error,
    letters::{self, SeatHolder, SeatLetterKind, SessionFacts},
    state::SeatState,
};
use crate::{
    actor::{Actor, Denied},
    calendar::{self, CalendarEntry, EntryFacts, Thing, Wanted},
    db::{Db, DbErr, Tx},
    event::{self, EventView},
    ids::SessionId,
    locale::{Locale, Text},
};

/// What a letter does to the entry.
enum Entry {
    /// None is there, and none is to be.
    None,
    Stands,
    Gone,
}

impl SeatLetterKind {
    fn entry(self) -> Entry {
        match self {
            Self::SeatWaiting => Entry::None,
            Self::SeatBooked | Self::SeatPromoted | Self::SessionChanged => Entry::Stands,
            Self::SeatReleased | Self::SessionCancelled => Entry::Gone,
        }
    }
}

/// The entries that letters of this kind bring to these people, by badge. Who was given none gets none taken back.
pub(super) async fn give_entries(
    tx: &Tx,
    event: &EventView,
    session: &SessionFacts,
    holders: &[SeatHolder],
    kind: SeatLetterKind,
) -> Result<HashMap<Uuid, Vec<CalendarEntry>>, DbErr> {
    let Ok(id) = session.id.parse() else { return Ok(HashMap::new()) };
    match kind.entry() {
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
