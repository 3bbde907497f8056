//! Letters as they leave: a letter may have waited while what it tells of was changed. It tells of it as it is now, and a
//! letter about a change tells from what its reader last knew. If that is how it is, it does not leave.

use std::collections::{HashMap, HashSet};

use sea_orm::DbErr;

use super::{entries_of_now::bring_entries, event_editing::EventChangeLetter, letter::AnyLetter};
use crate::{
    actor::Actor,
    clock::Instant,
    db::Db,
    event::{self, EventFacts, Unseen},
    ids::{EventId, MailId, SeatId, SessionId},
    mail::{self, Leased, Posted, Thread},
    mailing,
    masterclass::{self, SeatLetter, SeatMove, SeatState, SessionFacts},
};

/// What was written about each thing before.
type Correspondence = HashMap<String, Vec<Posted<AnyLetter>>>;

/// Brings leased letters up to date, and takes back those that have nothing to say any more.
///
/// # Errors
/// A failure of the database.
pub async fn as_of_now(db: &Db, leased: Vec<Leased<AnyLetter>>) -> Result<Vec<Leased<AnyLetter>>, DbErr> {
    let mut leased = leased;
    tell_of_events(db, &mut leased).await?;
    tell_of_sessions(db, &mut leased).await?;
    let mut needless = tell_of_changes(db, &mut leased).await?;
    needless.extend(unwanted(db, &leased).await?);
    mail::outdate_leased(db, &needless).await?;
    leased.retain(|mail| !needless.contains(&mail.id));
    bring_entries(db, &mut leased).await?;
    Ok(leased)
}

/// Lets letters about changes tell from what their readers last knew; answers those that then say nothing.
async fn tell_of_changes(db: &Db, leased: &mut [Leased<AnyLetter>]) -> Result<Vec<MailId>, DbErr> {
    let about: HashSet<String> =
        leased.iter().filter(|mail| is_about_a_change(&mail.letter)).filter_map(|mail| Some(mail.about?.to_string())).collect();
    if about.is_empty() {
        return Ok(Vec::new());
    }
    let seats: Vec<SeatId> = leased.iter().flat_map(|mail| seats_of(&mail.letter)).collect();
    let live = masterclass::live_seats(db.read(), &seats).await?;
    let about = about.into_iter().chain(seats.iter().map(|seat| Thread::Seat(*seat).to_string()));
    let posted = mail::posted_about::<AnyLetter>(db, about).await?;
    let mut needless = Vec::new();
    for mail in leased {
        let Some(thread) = mail.about.filter(|_| is_about_a_change(&mail.letter)) else { continue };
        if !tell_from_what_was_known(mail.id, &mut mail.letter, &thread.to_string(), &posted, &live) {
            needless.push(mail.id);
        }
    }
    Ok(needless)
}

/// Letters to a group whose reader does not come any more, or wants no news any more.
async fn unwanted(db: &Db, leased: &[Leased<AnyLetter>]) -> Result<Vec<MailId>, DbErr> {
    let recipient = |mail: &Leased<AnyLetter>| match mail.about {
        Some(Thread::Mailing(recipient)) => Some(recipient),
        _ => None,
    };
    let recipients: Vec<_> = leased.iter().filter_map(recipient).collect();
    let unwanted = mailing::unwanted(db, &recipients).await?;
    let is_unwanted = |mail: &&Leased<AnyLetter>| recipient(mail).is_some_and(|recipient| unwanted.contains(&recipient));
    Ok(leased.iter().filter(is_unwanted).map(|mail| mail.id).collect())
}

async fn tell_of_events(db: &Db, leased: &mut [Leased<AnyLetter>]) -> Result<(), DbErr> {
    let ids: HashSet<EventId> = leased.iter().filter_map(|mail| mail.event).collect();
    let mut events: HashMap<EventId, EventFacts> = HashMap::new();
    for id in ids {
        match event::by_id(db, &Actor::System, id).await {
            Ok(event) => drop(events.insert(id, event.facts())),
            Err(Unseen::Denied(_)) => {}
            Err(Unseen::Db(error)) => return Err(error),
        }
    }
    for mail in leased {
        let now = mail.event.and_then(|id| events.get(&id));
        if let (Some(told), Some(now)) = (mail.letter.event_facts_mut(), now) {
            now.clone_into(told);
        }
    }
    Ok(())
}

async fn tell_of_sessions(db: &Db, leased: &mut [Leased<AnyLetter>]) -> Result<(), DbErr> {
    let mut told: Vec<&mut SessionFacts> = leased.iter_mut().flat_map(|mail| mail.letter.sessions_mut()).collect();
    let ids: HashSet<SessionId> = told.iter().filter_map(|session| session.id.parse().ok()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let now = masterclass::facts_of_sessions(db.read(), &ids.into_iter().collect::<Vec<_>>()).await?;
    for session in &mut told {
        if let Some(now) = session.id.parse().ok().and_then(|id: SessionId| now.get(&id)) {
            now.clone_into(session);
        }
    }
    Ok(())
}

fn is_about_a_change(letter: &AnyLetter) -> bool {
    matches!(letter, AnyLetter::EventChange(_) | AnyLetter::Seat(SeatLetter::SessionChanged { .. }))
}

fn seats_of(letter: &AnyLetter) -> Vec<SeatId> {
    match letter {
        AnyLetter::EventChange(EventChangeLetter::EventChanged { sessions, .. }) => sessions.iter().map(|moved| moved.seat).collect(),
        _ => Vec::new(),
    }
}

/// Lets a letter about a change tell from what its reader last knew; answers whether it then still says something.
fn tell_from_what_was_known(
    mail: MailId,
    letter: &mut AnyLetter,
    thread: &str,
    posted: &Correspondence,
    live: &HashMap<SeatId, SeatState>,
) -> bool {
    let about = posted.get(thread).map(Vec::as_slice).unwrap_or_default();
    if about.iter().any(|other| other.id == mail && other.is_again) {
        return true;
    }
    let earlier = || about.iter().take_while(|other| other.id != mail);
    match letter {
        AnyLetter::EventChange(change) => {
            let (event, before) = both_sides(change);
            if let Some(known) = known_event(earlier()) {
                *before = known;
            }
            let moved = !before.leads_to_the_same(event);
            if let EventChangeLetter::EventChanged { sessions, .. } = change {
                sessions.retain_mut(|moved| is_news_of_seat(moved, earlier(), posted, live));
                return moved || !sessions.is_empty();
            }
            moved
        }
        AnyLetter::Seat(SeatLetter::SessionChanged { session, before, .. }) => {
            let known = known_session(earlier(), session);
            match (known, before) {
                (Some((_, known)), _) if known.leads_to_the_same(session) => false,
                (Some((_, known)), Some(before)) => {
                    *before = known;
                    true
                }
                (None, Some(before)) => !before.leads_to_the_same(session),
                _ => true,
            }
        }
        _ => true,
    }
}

fn both_sides(change: &mut EventChangeLetter) -> (&EventFacts, &mut EventFacts) {
    match change {
        EventChangeLetter::EventChanged { event, before, .. }
        | EventChangeLetter::StaffEventChanged { event, before, .. }
        | EventChangeLetter::ExhibitorEventChanged { event, before, .. } => (event, before),
    }
}

/// The event as the last letter that reached its reader told of it; where none did, as it was before the first that did
/// not.
fn known_event<'a>(earlier: impl Iterator<Item = &'a Posted<AnyLetter>>) -> Option<EventFacts> {
    let mut known = None;
    for other in earlier {
        if other.reached_at.is_some() {
            known = other.letter.event_facts().or(known);
        } else if known.is_none()
            && let AnyLetter::EventChange(change) = &other.letter
        {
            known = Some(both_sides(&mut change.clone()).1.clone());
        }
    }
    known
}

/// The same of a session, and when it was told; one that nobody was told of yet has no time.
fn known_session<'a>(
    earlier: impl Iterator<Item = &'a Posted<AnyLetter>>,
    session: &SessionFacts,
) -> Option<(Option<Instant>, SessionFacts)> {
    let mut known = None;
    for other in earlier {
        let (told, before) = match &other.letter {
            AnyLetter::Seat(SeatLetter::SessionChanged { session, before, .. }) => (Some(session), before.as_ref()),
            AnyLetter::EventChange(EventChangeLetter::EventChanged { sessions, .. }) => {
                let moved = sessions.iter().find(|moved| moved.session.id == session.id);
                (moved.map(|moved| &moved.session), moved.map(|moved| &moved.before))
            }
            AnyLetter::Seat(letter) => (Some(facts_in(letter)), None),
            _ => (None, None),
        };
        let told = told.filter(|told| told.id == session.id);
        match (other.reached_at, told, before) {
            (Some(at), Some(told), _) => known = Some((Some(at), told.clone())),
            (None, Some(_), Some(before)) if known.is_none() => known = Some((None, before.clone())),
            _ => {}
        }
    }
    known
}

fn facts_in(letter: &SeatLetter) -> &SessionFacts {
    match letter {
        SeatLetter::SeatBooked { session, .. }
        | SeatLetter::SeatWaiting { session, .. }
        | SeatLetter::SeatPromoted { session, .. }
        | SeatLetter::SeatReleased { session, .. }
        | SeatLetter::SessionChanged { session, .. }
        | SeatLetter::SessionCancelled { session, .. } => session,
    }
}

/// Whether the letter about an event has something to say of this seat: it is not given back, no letter of its own is about
/// to say it, and its reader knows the session as another than it is.
fn is_news_of_seat<'a>(
    moved: &mut SeatMove,
    earlier: impl Iterator<Item = &'a Posted<AnyLetter>>,
    posted: &Correspondence,
    live: &HashMap<SeatId, SeatState>,
) -> bool {
    let Some(state) = live.get(&moved.seat) else { return false };
    moved.waiting = *state == SeatState::Waiting;
    let own = posted.get(&Thread::Seat(moved.seat).to_string()).map(Vec::as_slice).unwrap_or_default();
    if own.iter().any(|other| other.is_to_come) {
        return false;
    }
    let known = [known_session(own.iter(), &moved.session), known_session(earlier, &moved.session)];
    if let Some((_, known)) = known.into_iter().flatten().max_by_key(|(at, _)| *at) {
        moved.before = known;
    }
    !moved.before.leads_to_the_same(&moved.session)
}
