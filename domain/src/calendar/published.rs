//! The public programme as calendars have it: one entry for each session, the same for everybody who takes it.

use std::collections::HashMap;

use chrono::Duration;

use super::{
    CalendarEntry, EntryFacts, Thing,
    entity::Model,
    ledger::{self, Wanted, next, rows_of},
};
use crate::{
    clock::{self, Instant},
    db::{Db, DbErr},
    event::EventView,
    ids::SessionId,
};

/// So long a feed still names what was cancelled or taken out: whoever took a file once looks again by then, or not at all.
const NAMED_AFTERWARDS: Duration = Duration::days(30);

/// A session, as the feed has it.
#[derive(Clone, Debug)]
pub struct Publish {
    pub session: SessionId,
    pub revision: i64,
    pub is_cancelled: bool,
    pub says: EntryFacts,
}

/// The entries of an event's programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// By time.
    pub entries: Vec<CalendarEntry>,
    /// When any of it last changed.
    pub changed_at: Instant,
}

/// Notes what the programme says to everybody, where that differs from what it said before, and answers the entries with
/// their numbers. `sessions` is the whole public programme: what is missing in it was taken out, and is cancelled.
///
/// # Errors
/// A failure of the database.
pub async fn publish(db: &Db, event: &EventView, sessions: &[Publish]) -> Result<Feed, DbErr> {
    let holder = event.id.as_uuid();
    let mut wanted: Vec<_> = sessions
        .iter()
        .map(|session| Wanted {
            holder,
            thing: Thing::Session(session.session),
            // As releases without a ledger named and numbered them.
            name: session.session.to_string(),
            first: session.revision,
            is_cancelled: session.is_cancelled,
            says: Some(session.says.clone()),
        })
        .collect();
    let mut rows = rows_of(db.read(), &[holder]).await?;
    let planned: Vec<_> = wanted.iter().map(|wanted| wanted.thing).collect();
    let missing = rows.iter().filter_map(|row| Thing::parse(&row.thing)).filter(|thing| !planned.contains(thing));
    wanted.extend(missing.map(|thing| Wanted::gone(holder, thing)).collect::<Vec<_>>());
    // Machines ask every few minutes: what says the same is not written.
    if says_something_new(&rows, &wanted)? {
        let wanted = &wanted;
        db.write_aside(|tx| async move { ledger::give(&tx, wanted.clone()).await }).await?;
        rows = rows_of(db.read(), &[holder]).await?;
    }
    Ok(feed(&rows, event.updated_at, clock::now()))
}

fn says_something_new(rows: &[Model], wanted: &[Wanted]) -> Result<bool, DbErr> {
    let rows: HashMap<&str, &Model> = rows.iter().map(|row| (row.thing.as_str(), row)).collect();
    for wanted in wanted {
        match rows.get(wanted.thing.to_string().as_str()) {
            Some(row) if next(row, wanted)? == **row => {}
            _ => return Ok(true),
        }
    }
    Ok(false)
}

fn feed(rows: &[Model], event_changed_at: Instant, now: Instant) -> Feed {
    let mut feed = Feed { entries: Vec::new(), changed_at: event_changed_at };
    for row in rows {
        let until = row.changed_at + NAMED_AFTERWARDS;
        let is_named = !row.is_cancelled || now < until;
        feed.changed_at = feed.changed_at.max(if is_named { row.changed_at } else { until });
        if is_named {
            feed.entries.extend(CalendarEntry::from_row(row));
        }
    }
    feed.entries.sort_by_key(|entry| (entry.says.as_ref().map(|says| says.starts_at), entry.thing));
    feed
}
