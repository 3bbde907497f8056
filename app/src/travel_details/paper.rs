//! The delegation on paper: booklet and itinerary.

use domain::{
    event::EventView,
    ids::TripLegId,
    locale::Locale,
    picture,
    travel_details::BookletEntry,
    traveller::OwnTrip,
    trip::{ItemView, LegView},
};
use paper::{
    booklet::{self, Booklet, Traveller},
    itinerary::{self, Day, Item, Itinerary},
};

use crate::{aside::aside, badge::accent_of, ctx::AppState, error::ApiError, format};

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
        // One after the other: a whole delegation's photos at once would fill the memory.
        Some(kept) => aside(move || Ok::<_, picture::Refused>(picture::stamp(&kept).ok())).await?,
        None => None,
    };
    let organisation = [organisation, town].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    Ok(Traveller { name, function, organisation, offers, seeks, photo })
}

/// A traveller's own programme.
///
/// # Errors
/// Of what sets it.
pub(super) async fn itinerary(own: OwnTrip, l: Locale) -> Result<Vec<u8>, ApiError> {
    let title = l.t("Reiseplan", "Itinerary");
    let itinerary = Itinerary {
        title: format!("{title} – {}", own.event.name),
        language: l.as_str(),
        days: format::days(l, own.event.starts_on, own.event.ends_on),
        nothing: l.t("Das Programm steht noch nicht fest.", "There is no programme yet."),
        plan: days(l, &own),
        name: own.traveller.name,
        event: own.event.name,
    };
    aside(move || itinerary::pdf(&itinerary)).await
}

/// What happens, by days of the leg that each item belongs to.
fn days(l: Locale, own: &OwnTrip) -> Vec<Day> {
    let happens: Vec<&ItemView> = own.plan.items.iter().filter(|item| !item.cancelled).collect();
    let of_day = |one: &&ItemView, other: &&ItemView| (one.leg, one.starts_local.date()) == (other.leg, other.starts_local.date());
    happens.chunk_by(of_day).filter_map(|items| Some(day(l, items, own.plan.leg(first_leg(items)?)?))).collect()
}

fn first_leg(items: &[&ItemView]) -> Option<TripLegId> {
    items.first().map(|item| item.leg)
}

fn day(l: Locale, items: &[&ItemView], leg: &LegView) -> Day {
    let day = items.first().map(|item| item.starts_local.date()).unwrap_or_default();
    Day {
        day: format::weekday(l, day),
        clock: format!("{}: {} ({})", leg.place, l.t("Zeiten nach der Uhr vor Ort", "times by the clocks there"), leg.zone.name()),
        items: items.iter().map(|item| printed(l, item)).collect(),
    }
}

fn printed(l: Locale, item: &ItemView) -> Item {
    let bring = item.bring.in_(l);
    let bring = if bring.is_empty() { String::new() } else { format!("{} {bring}", l.t("Mitbringen:", "Bring along:")) };
    let host = if item.host.is_empty() { String::new() } else { format!("{} {}", l.t("Gastgeber:", "Host:"), item.host) };
    let details = [item.place.clone(), item.address.clone(), host, bring];
    Item {
        time: format!("{}–{}", item.starts_local.format("%H:%M"), item.ends_local.format("%H:%M")),
        title: item.title.in_(l).to_owned(),
        details: details.into_iter().filter(|line| !line.is_empty()).collect(),
    }
}
