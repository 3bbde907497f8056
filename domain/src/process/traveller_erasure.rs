//! Everything that is kept about a traveller: to take along, to erase, and how it goes by itself.

use sea_orm::{ConnectionTrait, DbErr};
use serde::Serialize;

use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx},
    event::{self, EventView},
    ids::{EventId, TravellerId},
    mail::{
        self, Thread,
        personal_data::{MailPart, Visitor},
    },
    matchmaking::{
        MeetingLetterKind, ProfilePart,
        personal_data::{empty_for_traveller, export_for_traveller, profile_threads_of_traveller},
    },
    sealed::Keys,
    survey::{self, personal_data::AskedPart},
    travel_details::{self, TravelDetailsPart},
    traveller::{
        self, Error, TravellerAction, TravellerLetter, TravellerLetterKind,
        entity::traveller as table,
        personal_data::{self, TravellerPart},
    },
};

/// How many are looked up at a time.
const BATCH: u64 = 50;

/// What the download holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TravellerExport {
    /// What the trip is called.
    pub trip: String,
    pub traveller: TravellerPart,
    /// What they gave for the trip; nothing for an organiser who may not look at it.
    pub travel_details: Option<TravelDetailsPart>,
    /// What organisers wrote down about them.
    pub travel_note: String,
    /// What they offer and seek in meetings, with those meetings.
    pub meetings: Vec<ProfilePart>,
    /// By which surveys they were asked.
    pub surveys: Vec<AskedPart>,
    pub mails: Vec<MailPart>,
}

/// Everything that is kept about a traveller, for an organiser to hand over. Whoever is named to look at travel details gets
/// them, too, with the letters that tell of them, and history notes it.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none; `Unopened`.
pub async fn export(db: &Db, keys: &Keys, actor: &Actor, id: TravellerId) -> Result<TravellerExport, travel_details::Error> {
    let (_, event, _) = traveller::traveller(db, actor, id).await?;
    let row = personal_data::read(db, id).await?.ok_or(Denied::NotFound)?;
    let details = travel_details::personal_data::export_if_seen(db, keys, actor, event.id, id).await?;
    let own = [event.id];
    let trusted: &[EventId] = if details.is_some() { &own } else { &[] };
    let kinds = kinds().into_iter().filter(|kind| mail::may_know(kind, Some(event.id), trusted)).collect();
    export_of(db, event, row, details, kinds).await
}

/// The same for the traveller, by the link in a letter.
///
/// # Errors
/// `NotFound` for a link that opens nothing; `Unopened`.
pub async fn export_own(db: &Db, keys: &Keys, token: &str) -> Result<TravellerExport, travel_details::Error> {
    let row = traveller::opened_by(db.read(), token).await?;
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    let details = travel_details::personal_data::export_for(db, keys, row.id).await?;
    export_of(db, event, row, Some(details), kinds()).await
}

async fn export_of(
    db: &Db,
    event: EventView,
    row: table::Model,
    travel_details: Option<TravelDetailsPart>,
    kinds: Vec<String>,
) -> Result<TravellerExport, travel_details::Error> {
    let threads = threads(db.read(), row.id).await?;
    let reader = Visitor { event: row.event_id, email: "", email_key: "", threads: &threads, kinds: &kinds };
    let mails = mail::personal_data::export_for(db, &reader).await?;
    let travel_note = travel_details::personal_data::note_on(db, row.id).await?;
    let meetings = export_for_traveller(db, row.id).await?;
    let surveys = survey::personal_data::export_for(db, row.event_id, &row.email_key).await?;
    Ok(TravellerExport { trip: event.name, traveller: row.into(), travel_details, travel_note, meetings, surveys, mails })
}

/// Erases everything about a traveller, and sends a last letter that says so. What is counted stays, without a name.
///
/// # Errors
/// `Denied`, also when it was done before; `HasPlace` for whoever still has a place on a trip that is not over.
pub async fn erase(db: &Db, actor: &Actor, id: TravellerId) -> Result<EventView, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = personal_data::held(&tx, id).await?.ok_or(Denied::NotFound)?;
        let event = event::within(&tx, row.event_id).await?;
        if personal_data::has_place(&row, event.is_over()) {
            return Err(Error::HasPlace);
        }
        forget(&tx, actor, &row, &event).await?;
        if row.proven_at.is_some() {
            let nameless = table::Model { name: String::new(), ..row };
            let letter = TravellerLetter::TravelErased { event: event.facts() };
            traveller::send(&tx, &nameless, &event, "last", letter).await?;
        }
        Ok(event)
    })
    .await
}

/// Forgets those who never opened their link, and those whose trip is over for long, without a letter.
/// The worker calls it now and then; it answers how many there were.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(db: &Db) -> Result<u64, Error> {
    let mut forgotten = 0;
    loop {
        let ids = personal_data::to_forget(db, clock::now(), BATCH).await?;
        let mut done = 0;
        for id in ids {
            done += db.write(|tx| async move { forget_if_spent(&tx, id).await }).await?;
        }
        forgotten += done;
        // None of a batch: others were faster with all of it, and go on.
        if done == 0 {
            return Ok(forgotten);
        }
    }
}

/// How many it forgot: one, or none if somebody was faster.
async fn forget_if_spent(tx: &Tx, id: TravellerId) -> Result<u64, Error> {
    let Some(row) = personal_data::held(tx, id).await? else { return Ok(0) };
    let event = event::within(tx, row.event_id).await?;
    if !personal_data::is_spent(&row, &event, clock::now()) {
        return Ok(0);
    }
    forget(tx, &Actor::System, &row, &event).await?;
    Ok(1)
}

/// Whatever slice keeps something about travellers empties it here.
async fn forget(tx: &Tx, actor: &Actor, row: &table::Model, event: &EventView) -> Result<(), Error> {
    travel_details::personal_data::empty_for(tx, row.id).await?;
    survey::personal_data::forget_reader(tx, row.event_id, &row.email_key).await?;
    personal_data::empty(tx, row.id).await?;
    empty_for_traveller(tx, row.id).await?;
    // After all that may still have written a letter or a line of history. Those about meetings went with the profile.
    let threads = [Thread::Traveller(row.id).to_string()];
    let kinds: Vec<String> = TravellerLetterKind::ALL.into_iter().map(|kind| kind.to_string()).collect();
    let reader = Visitor { event: row.event_id, email: "", email_key: "", threads: &threads, kinds: &kinds };
    mail::personal_data::empty_for(tx, &reader, &TravellerLetter::TravelErased { event: event.facts() }).await?;
    audit::empty_for(tx, vec![row.id.as_uuid()]).await?;
    audit::record(tx, actor, AuditEntry::of(TravellerAction::Erased, row.id).at(event.id)).await?;
    Ok(())
}

/// What their letters are about.
async fn threads(db: &impl ConnectionTrait, id: TravellerId) -> Result<Vec<String>, DbErr> {
    let meetings = profile_threads_of_traveller(db, id).await?;
    Ok(meetings.into_iter().chain([Thread::Traveller(id)]).map(|thread| thread.to_string()).collect())
}

fn kinds() -> Vec<String> {
    let of_meetings = MeetingLetterKind::ALL.into_iter().map(|kind| kind.to_string());
    TravellerLetterKind::ALL.into_iter().map(|kind| kind.to_string()).chain(of_meetings).collect()
}
