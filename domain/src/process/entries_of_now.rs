//! What a letter brings into its reader's calendar, as it is when the letter leaves. The ledger notes it in a transaction
//! before that.

use std::collections::HashMap;

use sea_orm::DbErr;

use super::{event_editing::EventChangeLetter, letter::AnyLetter};
use crate::{
    badge,
    booth_staff::BoothStaffLetter,
    calendar::{self, CalendarEntry, DayHolder, Thing},
    db::{Db, Tx},
    event::{self, Unseen},
    ids::{EventId, SeatId},
    locale::Locale,
    mail::{Leased, Letter, Thread},
    masterclass::{self, SeatLetter},
    registration::RegistrationLetter,
};

/// Gives leased letters the entries of now: the days to whoever has a ticket that counts, and the seats that are had.
pub(super) async fn bring_entries(db: &Db, leased: &mut [Leased<AnyLetter>]) -> Result<(), DbErr> {
    let mut of_event: HashMap<EventId, Vec<&mut Leased<AnyLetter>>> = HashMap::new();
    for mail in leased.iter_mut().filter(|mail| brings_days(&mail.letter) || brings_seats(&mail.letter)) {
        let Some(event) = mail.event else { continue };
        of_event.entry(event).or_default().push(mail);
    }
    for (event, mails) in of_event {
        let holders: Vec<_> = mails.iter().filter(|mail| brings_days(&mail.letter)).map(|mail| (ticket_of(mail), mail.locale)).collect();
        let about: Vec<_> = mails.iter().filter(|mail| brings_seats(&mail.letter)).filter_map(|mail| mail.about).collect();
        let (holders, about) = (&holders, &about);
        // Two transactions: the ledger's rows are taken in one order in each.
        let mut days = HashMap::new();
        if !holders.is_empty() {
            days = db.write(|tx| async move { days_of(&tx, event, holders).await }).await?;
        }
        let mut seats = HashMap::new();
        if !about.is_empty() {
            seats = db.write(|tx| async move { seats_of(&tx, event, about).await }).await?;
        }
        for mail in mails {
            let days = if brings_days(&mail.letter) { days.remove(&ticket_of(mail)) } else { None };
            let seats = mail.about.filter(|_| brings_seats(&mail.letter)).and_then(|about| seats.remove(&about.to_string()));
            let entries: Vec<_> = days.into_iter().chain(seats).flatten().collect();
            if let Some(calendar) = mail.letter.calendar_mut().filter(|_| !entries.is_empty()) {
                *calendar = entries;
            }
        }
    }
    Ok(())
}

fn brings_days(letter: &AnyLetter) -> bool {
    matches!(
        letter,
        AnyLetter::Registration(RegistrationLetter::Ticket { .. })
            | AnyLetter::BoothStaff(BoothStaffLetter::StaffBadge { .. })
            | AnyLetter::EventChange(EventChangeLetter::EventChanged { .. } | EventChangeLetter::StaffEventChanged { .. })
    )
}

fn brings_seats(letter: &AnyLetter) -> bool {
    matches!(
        letter,
        AnyLetter::Seat(
            SeatLetter::SeatBooked { .. } | SeatLetter::SeatPromoted { .. } | SeatLetter::SessionChanged { waiting: false, .. }
        ) | AnyLetter::EventChange(EventChangeLetter::EventChanged { .. })
    )
}

fn ticket_of(mail: &Leased<AnyLetter>) -> String {
    mail.letter.secret().unwrap_or_default()
}

/// The days of these people, by ticket code; nothing to whoever has been cancelled meanwhile.
async fn days_of(tx: &Tx, event: EventId, holders: &[(String, Locale)]) -> Result<HashMap<String, Vec<CalendarEntry>>, DbErr> {
    let codes: Vec<&str> = holders.iter().map(|(code, _)| code.as_str()).collect();
    let counting = badge::counting_of_tickets(tx, &codes).await?;
    let given_to: Vec<DayHolder> = holders
        .iter()
        .filter_map(|(code, locale)| Some(DayHolder { badge: *counting.get(code)?, ticket_code: code.clone(), locale: *locale }))
        .collect();
    let Some(event) = seen(event::within(tx, event).await)? else { return Ok(HashMap::new()) };
    let mut days = calendar::give_days(tx, &event, &given_to).await?;
    Ok(given_to.into_iter().filter_map(|holder| Some((holder.ticket_code, days.remove(&holder.badge.as_uuid())?))).collect())
}

/// The seats that letters with these threads bring, by thread: the one that it is about, or all that a visitor has.
async fn seats_of(tx: &Tx, event: EventId, about: &[Thread]) -> Result<HashMap<String, Vec<CalendarEntry>>, DbErr> {
    let mut of_thread: Vec<(String, SeatId)> = Vec::new();
    for thread in about {
        match *thread {
            Thread::Seat(seat) => of_thread.push((thread.to_string(), seat)),
            Thread::Registration(visitor) => {
                let seats = masterclass::seats_of(tx, visitor).await?;
                of_thread.extend(seats.into_iter().map(|seat| (thread.to_string(), SeatId::from_uuid(seat))));
            }
            _ => {}
        }
    }
    let Some(event) = seen(event::within(tx, event).await)?.filter(|_| !of_thread.is_empty()) else { return Ok(HashMap::new()) };
    let seats: Vec<SeatId> = of_thread.iter().map(|(_, seat)| *seat).collect();
    let entries = masterclass::entries_of_seats(tx, &event, &seats).await?;
    let mut given: HashMap<String, Vec<CalendarEntry>> = HashMap::new();
    for (thread, seat) in of_thread {
        given.entry(thread).or_default().extend(entries.get(&seat).cloned());
    }
    for entries in given.values_mut() {
        entries.sort_by_key(|entry| match entry.thing {
            Thing::Day(_) => None,
            Thing::Session(_) | Thing::Meeting(_) | Thing::TripItem(_) => entry.says.as_ref().map(|says| says.starts_at),
        });
    }
    Ok(given)
}

fn seen<T>(found: Result<T, Unseen>) -> Result<Option<T>, DbErr> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Unseen::Denied(_)) => Ok(None),
        Err(Unseen::Db(error)) => Err(error),
    }
}
