//! Telling organisers what they wait for: at once, or once a day at seven in the morning by the agency's clock. Any number
//! of workers may do so at the same time: each notice and each day is taken once, and every letter has a unique key.

use std::collections::HashMap;

use chrono::{Duration, NaiveTime};

use super::overview;
use crate::{
    account::{self, TeamMember},
    actor::Actor,
    clock::{self, Instant},
    db::{Db, DbErr, before_this_turn},
    event,
    ids::EventId,
    mail::{self, NewMail, Thread},
    notice::{self, EventPart, Notice, NoticeChoice, NoticeLetter, NoticeOfEvent},
    traveller::{self, TravellerState},
};

/// So long after seven what happened before has been written, or never will be.
const SETTLED: Duration = Duration::minutes(1);
/// A daily letter that comes later than the next one is of no use.
const USEFUL: Duration = Duration::days(1);

/// Tells what is to be told at `now`. The worker calls it every turn; calling it twice does no harm.
///
/// # Errors
/// A failure of the database.
pub async fn tell_organisers(db: &Db, now: Instant) -> Result<(), DbErr> {
    let untold = notice::untold(db).await?;
    let day = last_morning(now - SETTLED);
    let choices = notice::choices(db).await?;
    let readers = account::organisers(db).await?;
    let chosen = |reader: &TeamMember| choices.get(&reader.account).map_or(NoticeChoice::DEFAULT, |(choice, _)| *choice);
    let at_once: Vec<_> = readers.iter().filter(|reader| chosen(reader) == NoticeChoice::AtOnce).cloned().collect();
    for notice in untold {
        tell_at_once(db, &notice, &at_once).await?;
    }
    for reader in readers.iter().filter(|reader| chosen(reader) == NoticeChoice::Daily) {
        if choices.get(&reader.account).is_none_or(|(_, until)| *until < day) {
            tell_of_day(db, reader, day).await?;
        }
    }
    Ok(())
}

/// Seven in the morning, the last time before `now`.
fn last_morning(now: Instant) -> Instant {
    let zone = clock::home();
    let today = clock::local(zone, now).date();
    let seven = |day: chrono::NaiveDate| clock::at(zone, day.and_time(NaiveTime::from_hms_opt(7, 0, 0).unwrap_or_default()));
    let this_morning = seven(today);
    if this_morning <= now { this_morning } else { seven(today - chrono::Days::new(1)) }
}

async fn tell_at_once(db: &Db, notice: &Notice, readers: &[TeamMember]) -> Result<(), DbErr> {
    let Some(event) = event_part(db, notice.event).await? else { return Ok(()) };
    let event = &event;
    db.write_aside(|tx| async move {
        if !notice::claim_notice(&tx, notice.id).await? {
            return Ok(());
        }
        let letters = readers.iter().map(|reader| {
            let letter = NoticeLetter::OrganiserNotice { event: event.clone(), happened: notice.clone().into() };
            NewMail { event: notice.event, ..to(reader, format!("organiser_notice:{}:{}", notice.id, reader.account), letter) }
        });
        mail::enqueue_all(&tx, letters.collect()).await
    })
    .await
}

async fn tell_of_day(db: &Db, reader: &TeamMember, day: Instant) -> Result<(), DbErr> {
    db.write_aside(|tx| async move {
        let Some(since) = notice::claim_day(&tx, reader.account, day).await? else { return Ok(()) };
        // How an event is called, and what waits there, may be a moment old.
        let events = before_this_turn(by_event(db, notice::happened(&tx, since, day).await?)).await?;
        if events.is_empty() {
            return Ok(());
        }
        let letter = NoticeLetter::OrganiserDigest { day: clock::local(clock::home(), day).date(), events };
        let key = format!("organiser_digest:{}:{}", reader.account, day.timestamp());
        mail::enqueue(&tx, NewMail { useful_until: Some(day + USEFUL), ..to(reader, key, letter) }).await
    })
    .await
}

fn to(reader: &TeamMember, dedupe_key: String, letter: NoticeLetter) -> NewMail<NoticeLetter> {
    NewMail {
        dedupe_key,
        about: Thread::Notices(reader.account),
        useful_until: None,
        event: None,
        to_name: reader.name.clone(),
        to_email: reader.email.clone(),
        locale: reader.locale,
        letter,
    }
}

/// Event by event, in the order of what happened first; what is about none stands together.
async fn by_event(db: &Db, notices: Vec<Notice>) -> Result<Vec<NoticeOfEvent>, DbErr> {
    let mut places: HashMap<Option<EventId>, usize> = HashMap::new();
    let mut events: Vec<NoticeOfEvent> = Vec::new();
    for notice in notices {
        let place = match places.get(&notice.event) {
            Some(place) => *place,
            None => {
                let Some(event) = event_part(db, notice.event).await? else { continue };
                let to_decide = match notice.event {
                    Some(event) => to_decide(db, event).await?,
                    None => 0,
                };
                events.push(NoticeOfEvent { event, happened: Vec::new(), to_decide });
                places.insert(notice.event, events.len() - 1);
                events.len() - 1
            }
        };
        events[place].happened.push(notice.into());
    }
    Ok(events)
}

/// Who waits for a decision: exhibitors, and those who would like to travel along.
async fn to_decide(db: &Db, event: EventId) -> Result<u64, DbErr> {
    let exhibitors = overview::numbers(db, &Actor::System, event).await.map_err(unexpected)?.to_decide();
    let travellers = match traveller::counts(db, &Actor::System, event).await {
        Ok(counts) => counts.of(TravellerState::Applied),
        Err(traveller::Error::Db(error)) => return Err(error),
        Err(other) => return Err(DbErr::Custom(other.to_string())),
    };
    Ok(exhibitors + travellers)
}

fn unexpected(error: event::Error) -> DbErr {
    match error {
        event::Error::Db(error) => error,
        other => DbErr::Custom(other.to_string()),
    }
}

/// The event as letters name it, nothing for what is about none; `None` where there is none any more.
async fn event_part(db: &Db, id: Option<EventId>) -> Result<Option<Option<EventPart>>, DbErr> {
    let Some(id) = id else { return Ok(Some(None)) };
    match event::by_id(db, &Actor::System, id).await {
        Ok(event) => Ok(Some(Some(EventPart { slug: event.slug, name: event.name }))),
        Err(event::Unseen::Denied(_)) => Ok(None),
        Err(event::Unseen::Db(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_morning_is_seven_by_the_agencys_clock() {
        let at = |text: &str| -> Instant { text.parse().expect("a test literal") };

        // Summer time, and winter time.
        assert_eq!(last_morning(at("2026-07-01T05:00:00Z")), at("2026-07-01T05:00:00Z"));
        assert_eq!(last_morning(at("2026-07-01T04:59:59Z")), at("2026-06-30T05:00:00Z"));
        assert_eq!(last_morning(at("2026-12-01T05:59:59Z")), at("2026-11-30T06:00:00Z"));
        // The night in which the clocks go back.
        assert_eq!(last_morning(at("2026-10-25T06:00:00Z")), at("2026-10-25T06:00:00Z"));
        assert_eq!(last_morning(at("2026-10-25T05:30:00Z")), at("2026-10-24T05:00:00Z"));
    }
}
