//! The days of an event, for whoever has a ticket: one entry each.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    CalendarEntry, EntryFacts, Thing,
    ledger::{self, Wanted, rows_of},
};
use crate::{
    clock, code,
    db::{DbErr, Tx},
    event::EventView,
    ids::BadgeId,
    locale::{Locale, Text},
};

/// No fair lasts longer; a mistyped year must not make thousands of entries.
const LONGEST: usize = 31;

/// Somebody with a ticket, as their calendar needs them.
#[derive(Clone, Debug)]
pub struct DayHolder {
    pub badge: BadgeId,
    pub ticket_code: String,
    /// The language of the file.
    pub locale: Locale,
}

/// The entries of these people for the days of the event, by badge. Days that they were given before and that are gone are
/// among them, as cancelled.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn give_days(tx: &Tx, event: &EventView, holders: &[DayHolder]) -> Result<HashMap<Uuid, Vec<CalendarEntry>>, DbErr> {
    let days: BTreeSet<NaiveDate> = event.starts_on.iter_days().take_while(|day| *day <= event.ends_on).take(LONGEST).collect();
    let mut wanted = Vec::new();
    for holder in holders {
        let id = &code::hash(&holder.ticket_code)[..32];
        wanted.extend(days.iter().map(|day| Wanted {
            holder: holder.badge.as_uuid(),
            thing: Thing::Day(*day),
            // As releases without a ledger named them, whose entries are still in calendars: under no lower number.
            name: format!("ticket-{id}-{day}"),
            first: event.revision,
            is_cancelled: false,
            says: Some(day_facts(event, *day, holder.locale)),
        }));
    }
    let badges: Vec<_> = holders.iter().map(|holder| holder.badge.as_uuid()).collect();
    for row in rows_of(tx, &badges).await? {
        match Thing::parse(&row.thing) {
            Some(Thing::Day(day)) if !days.contains(&day) => wanted.push(Wanted::gone(row.holder, Thing::Day(day))),
            _ => {}
        }
    }
    ledger::give(tx, wanted).await
}

/// What this person was given for days, as the last file said it.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn days_of(tx: &Tx, badge: BadgeId) -> Result<Vec<CalendarEntry>, DbErr> {
    let rows = rows_of(tx, &[badge.as_uuid()]).await?;
    Ok(rows.iter().filter_map(CalendarEntry::from_row).filter(|entry| matches!(entry.thing, Thing::Day(_))).collect())
}

fn day_facts(event: &EventView, day: NaiveDate, locale: Locale) -> EntryFacts {
    let city = if event.city == event.venue { "" } else { event.city.as_str() };
    let place = [event.venue.as_str(), city].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let link = &event.online_link;
    let description = if link.is_empty() {
        Text::default()
    } else {
        Text::new(format!("Online teilnehmen: {link}"), format!("Take part online: {link}"))
    };
    EntryFacts {
        starts_at: clock::at_minute(event.zone, day, event.opens_minute),
        ends_at: clock::at_minute(event.zone, day, event.closes_minute),
        title: Text::new(event.name.clone(), event.name.clone()),
        description,
        place: Text::new(place.clone(), place),
        event: event.slug.clone(),
        contact_name: event.contact_name.clone(),
        contact_email: event.contact_email.clone(),
        locale: Some(locale),
    }
}
