//! The delegation on paper: booklet and itinerary.

use chrono::NaiveDateTime;
use domain::{
    clock::{self, Tz},
    event::EventView,
    ids::TripLegId,
    locale::Locale,
    matchmaking::TravelMeeting,
    picture,
    travel_details::BookletEntry,
    traveller::OwnTrip,
    trip::ItemView,
};
use paper::{
    booklet::{self, Booklet, Traveller},
    itinerary::{self, Day, Item, Itinerary},
};

use crate::{aside::aside, badge::accent_of, ctx::AppState, error::ApiError, format, words::matchmaking as words};

/// The booklet of a delegation. A photo that cannot be read is left out.
///
/// # Errors
/// Of the file store, and of what sets it.
pub(super) async fn booklet(state: &AppState, event: &EventView, entries: Vec<BookletEntry>, l: Locale) -> Result<Vec<u8>, ApiError> {
    let mut people = Vec::new();
    for entry in entries {
        people.push(person(state, entry).await?);
    }
    let booklet = Booklet {
        title: format!("{} – {}", l.t("Delegation", "Delegation"), event.name),
        language: l.as_str(),
        event: event.name.clone(),
        days: format::days(l, event.starts_on, event.ends_on),
        accent: accent_of(event),
        offers: l.t("Bietet:", "Offers:"),
        seeks: l.t("Sucht:", "Seeks:"),
        nobody: l.t("Noch niemand hat zugestimmt, hier zu stehen.", "Nobody has agreed yet to stand here."),
        people,
    };
    aside(move || booklet::pdf(&booklet)).await
}

async fn person(state: &AppState, entry: BookletEntry) -> Result<Traveller, ApiError> {
    let BookletEntry { name, function, organisation, town, offers, seeks, photo } = entry;
    let kept = match photo {
        Some(key) => state.site.files.get(&key).await.map_err(|error| ApiError::internal(&error))?,
        None => None,
    };
    let photo = match kept {
        // It was made as large as it is printed when it was given: to make it anew would cost time and what it shows.
        Some(kept) => aside(move || Ok::<_, picture::Refused>(picture::is_whole(&kept).then_some(kept))).await?,
        None => None,
    };
    let organisation = [organisation, town].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    Ok(Traveller { name, function, organisation, offers, seeks, photo })
}

/// A traveller's own programme, with their meetings.
///
/// # Errors
/// Of what sets it.
pub(super) async fn itinerary(own: OwnTrip, meetings: &[TravelMeeting], l: Locale) -> Result<Vec<u8>, ApiError> {
    let title = l.t("Reiseplan", "Itinerary");
    let itinerary = Itinerary {
        title: format!("{title} – {}", own.event.name),
        language: l.as_str(),
        days: format::days(l, own.event.starts_on, own.event.ends_on),
        nothing: l.t("Das Programm steht noch nicht fest.", "There is no programme yet."),
        plan: days(l, &own, meetings),
        name: own.traveller.name,
        event: own.event.name,
    };
    aside(move || itinerary::pdf(&itinerary)).await
}

/// What happens at a time by the clock of its leg.
type Timed = (NaiveDateTime, Item);

/// What happens, by days of the leg that each item belongs to, and on which each meeting is. Meetings outside of all legs come
/// last, by the clock of the event.
fn days(l: Locale, own: &OwnTrip, meetings: &[TravelMeeting]) -> Vec<Day> {
    let of_leg = |leg: Option<TripLegId>, zone: Tz| {
        let here = meetings.iter().filter(move |meeting| own.plan.leg_at(meeting.starts_at).map(|leg| leg.id) == leg);
        here.map(move |meeting| met(l, zone, meeting)).collect::<Vec<Timed>>()
    };
    let mut found = Vec::new();
    for leg in &own.plan.legs {
        let items = own.plan.items.iter().filter(|item| item.leg == leg.id && !item.cancelled);
        let mut happens: Vec<Timed> = items.map(|item| printed(l, item)).chain(of_leg(Some(leg.id), leg.zone)).collect();
        happens.sort_by_key(|(starts_local, _)| *starts_local);
        found.extend(by_day(l, &happens, &format!("{}: ", leg.place), leg.zone));
    }
    found.extend(by_day(l, &of_leg(None, own.event.zone), "", own.event.zone));
    found
}

/// The same day by day; `place` names where the clocks are.
fn by_day(l: Locale, happens: &[Timed], place: &str, zone: Tz) -> Vec<Day> {
    let clock = format!("{place}{} ({})", l.t("Zeiten nach der Uhr vor Ort", "times by the clocks there"), zone.name());
    let day = |happens: &[Timed]| Day {
        day: format::weekday(l, happens.first().map(|(starts_local, _)| starts_local.date()).unwrap_or_default()),
        clock: clock.clone(),
        items: happens.iter().map(|(_, item)| item.clone()).collect(),
    };
    happens.chunk_by(|(one, _), (other, _)| one.date() == other.date()).map(day).collect()
}

fn met(l: Locale, zone: Tz, meeting: &TravelMeeting) -> Timed {
    let (starts_local, ends_local) = (clock::local(zone, meeting.starts_at), clock::local(zone, meeting.ends_at));
    let who = words::person(&meeting.other, &meeting.other_organisation);
    let table = meeting.place.as_ref().map(|place| place.in_(l).to_owned()).unwrap_or_default();
    let details = [table, meeting.link.clone()];
    let item = Item {
        time: span(starts_local, ends_local),
        title: format!("{} {who}", l.t("Gespräch:", "Meeting:")),
        details: details.into_iter().filter(|line| !line.is_empty()).collect(),
    };
    (starts_local, item)
}

fn printed(l: Locale, item: &ItemView) -> Timed {
    let bring = item.bring.in_(l);
    let bring = if bring.is_empty() { String::new() } else { format!("{} {bring}", l.t("Mitbringen:", "Bring along:")) };
    let host = if item.host.is_empty() { String::new() } else { format!("{} {}", l.t("Gastgeber:", "Host:"), item.host) };
    let details = [item.place.clone(), item.address.clone(), host, bring];
    let printed = Item {
        time: span(item.starts_local, item.ends_local),
        title: item.title.in_(l).to_owned(),
        details: details.into_iter().filter(|line| !line.is_empty()).collect(),
    };
    (item.starts_local, printed)
}

fn span(starts_local: NaiveDateTime, ends_local: NaiveDateTime) -> String {
    format!("{}–{}", starts_local.format("%H:%M"), ends_local.format("%H:%M"))
}
