//! What travellers give for a trip, and what is made of it.

use domain::{ids::TravellerId, locale::Locale, travel_details::TravelList};

/// What a traveller gives, by the link in their letters.
pub fn travel_details(locale: Locale, token: &str) -> String {
    format!("/{locale}/travellers/{token}/details")
}

/// What a traveller carries along for bad days.
pub fn emergency_card(locale: Locale, token: &str) -> String {
    format!("/{locale}/travellers/{token}/emergency")
}

/// Below this lie all pages that a traveller's link opens: so far reaches what answers for them without a network.
pub fn travellers_scope(locale: Locale) -> String {
    format!("/{locale}/travellers/")
}

/// A traveller's own programme on paper.
pub fn itinerary_pdf(locale: Locale, token: &str) -> String {
    format!("/travellers/{token}/itinerary.pdf?lang={locale}")
}

/// Who has given everything, who may look, whom to call.
pub fn organise_travel(locale: Locale, event: &str) -> String {
    format!("/{locale}/organise/events/{event}/travel")
}

/// One traveller, for every organiser.
pub fn travel_of(locale: Locale, event: &str, traveller: TravellerId) -> String {
    format!("/{locale}/organise/events/{event}/travel/{traveller}")
}

/// What this traveller gave, for people who are named for the trip.
pub fn look_at_travel(locale: Locale, event: &str, traveller: TravellerId) -> String {
    format!("/{locale}/organise/events/{event}/travel/{traveller}/details")
}

/// Below this lie the lists of what all of them gave.
pub fn travel_lists(locale: Locale, event: &str) -> String {
    format!("/{locale}/organise/events/{event}/travel-lists")
}

/// A list of what all of them gave, to print.
pub fn travel_list(locale: Locale, event: &str, list: TravelList) -> String {
    format!("{}/{list}", travel_lists(locale, event))
}

/// The same as a table, without its ending.
pub fn travel_table(event: &str, list: TravelList) -> String {
    format!("/organise/events/{event}/travel/{list}")
}

/// Who travels, for those who receive the delegation.
pub fn delegation_booklet(locale: Locale, event: &str) -> String {
    format!("/organise/events/{event}/travel/booklet.pdf?lang={locale}")
}

/// Name badges of all travellers.
pub fn delegation_badges(locale: Locale, event: &str) -> String {
    format!("/organise/events/{event}/travel/badges.pdf?lang={locale}")
}
