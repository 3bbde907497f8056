//! Erasing a visitor: what is about them goes everywhere; what stays are rows without a person.

use chrono::Duration;
use uuid::Uuid;

use super::letter;
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    badge,
    calendar::{self, CalendarEntry},
    clock::{self, Instant},
    db::{Db, Tx},
    event::{self, EventView},
    generated_file::{self, GeneratedFileKind},
    ids::RegistrationId,
    lead,
    mail::{self, Thread, personal_data::Visitor},
    mailing, masterclass, matchmaking,
    registration::{self, Error, RegistrationAction, RegistrationLetter, entity::registration as visitor, policy},
    star,
};

/// Who never confirmed is forgotten so long after the link ran out.
const FORGET_AFTER: Duration = Duration::days(7);
/// How many are looked up at a time.
const BATCH: u64 = 50;

/// Erases everything about a visitor, and sends a last letter that says so. Seats become free, both codes open nothing,
/// exhibitors lose the contact, history keeps no name. The last letter forgets its address once it is sent.
///
/// # Errors
/// `Denied`, also when it was done before.
pub async fn erase(db: &Db, actor: &Actor, id: RegistrationId) -> Result<(), Error> {
    policy::may_act_for(actor, id)?;
    let (row, _) = registration::with_badge(db, id).await?;
    let event = &event::by_id(db, &Actor::System, row.event_id).await?;
    db.write(|tx| async move {
        let row = registration::within(&tx, id).await?;
        let calendar = forget(&tx, actor, &row, event).await?;
        let nameless = visitor::Model { name: String::new(), ..row };
        registration::send(&tx, &nameless, event, "last", RegistrationLetter::RegistrationErased { event: event.facts(), calendar }).await
    })
    .await
}

/// Forgets all visitors who never confirmed, two weeks after they registered, without a letter: the address was not
/// proven to be theirs. The worker calls it now and then; it answers how many there were.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(db: &Db) -> Result<u64, Error> {
    let before = clock::now() - FORGET_AFTER;
    let mut forgotten = 0;
    loop {
        let mut done = 0;
        for id in registration::personal_data::never_confirmed(db, before, BATCH).await? {
            done += db.write(|tx| async move { forget_if_unconfirmed(&tx, id, before).await }).await?;
        }
        forgotten += done;
        // None of a batch: others, such as another server, were faster with all of it, and go on.
        if done == 0 {
            return Ok(forgotten);
        }
    }
}

/// How many it forgot: one, or none if somebody was faster.
async fn forget_if_unconfirmed(tx: &Tx, id: RegistrationId, before: Instant) -> Result<u64, Error> {
    let Some(row) = registration::personal_data::still_not_confirmed(tx, id, before).await? else { return Ok(0) };
    let event = event::within(tx, row.event_id).await?;
    forget(tx, &Actor::System, &row, &event).await?;
    Ok(1)
}

/// Whatever slice keeps something about visitors empties it here. Answers what the last letter takes out of their calendar.
async fn forget(tx: &Tx, actor: &Actor, row: &visitor::Model, event: &EventView) -> Result<Vec<CalendarEntry>, Error> {
    // Nobody begins a file meanwhile that would hold what is erased here (`generated_file::request`).
    event::held(tx, row.event_id).await?;
    // Ended before anything else of theirs: whoever books or gives a contact meanwhile has written it by then, and is found below,
    // or waits and then finds nobody.
    registration::personal_data::end_for_ever(tx, row.id).await?;
    badge::empty(tx, row.badge_id).await?;
    masterclass::release_seats(tx, row.id).await?;
    let given = calendar::end_all(tx, row.badge_id).await?;
    calendar::forget(tx, row.badge_id).await?;
    // On paper are only those who confirmed.
    let is_in = |kind: &GeneratedFileKind| row.confirmed_at.is_some() || *kind != GeneratedFileKind::BadgeSheet;
    let kinds: Vec<_> = GeneratedFileKind::ALL.into_iter().filter(is_in).collect();
    generated_file::withdraw_files(tx, row.event_id, &kinds).await?;
    registration::personal_data::empty(tx, row.id).await?;
    star::empty_for(tx, row.id).await?;
    matchmaking::personal_data::empty_for(tx, row.id).await?;
    mailing::personal_data::empty_for(tx, row.id).await?;
    let leads = lead::empty_for(tx, row.id).await?;
    // After all that may still have written a letter or a line of history.
    let kinds = letter::kinds_about_visitors();
    let threads = masterclass::seat_threads(tx, row.id).await?.into_iter().chain(lead::lead_threads(tx, row.id).await?);
    let threads = threads.chain(mailing::personal_data::mailing_threads(tx, row.id).await?);
    let threads: Vec<_> = threads.chain([Thread::Registration(row.id)]).map(|thread| thread.to_string()).collect();
    let reader = Visitor { event: row.event_id, email: &row.email, email_key: &row.email_key, threads: &threads, kinds: &kinds };
    mail::personal_data::empty_for(tx, &reader, &RegistrationLetter::RegistrationErased { event: event.facts(), calendar: Vec::new() })
        .await?;
    let seats = masterclass::seats_of(tx, row.id).await?;
    let things: Vec<Uuid> = [row.id.as_uuid(), row.badge_id.as_uuid()].into_iter().chain(seats).chain(leads).collect();
    audit::empty_for(tx, things).await?;
    audit::record(tx, actor, AuditEntry::of(RegistrationAction::Erased, row.id).at(row.event_id)).await?;
    Ok(given)
}
