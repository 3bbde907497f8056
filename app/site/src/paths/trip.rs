//! Trips and who travels: for everybody, by a traveller's link, and for organisers.

use domain::{
    ids::{TravellerId, TripItemId},
    locale::Locale,
};

/// Where a trip goes, and its programme.
pub fn trip(locale: Locale, event: &str) -> String {
    format!("/{locale}/events/{event}/trip")
}

/// Applying to travel along.
pub fn travel(locale: Locale, event: &str) -> String {
    format!("/{locale}/events/{event}/travel")
}

/// A traveller's own page, by the link in their letters.
pub fn own_trip(locale: Locale, token: &str) -> String {
    format!("/{locale}/travellers/{token}")
}

/// The same as a calendar to subscribe to.
pub fn own_trip_calendar(locale: Locale, token: &str) -> String {
    format!("/travellers/{token}.ics?lang={locale}")
}

/// Everything that is kept about a traveller, for themselves.
pub fn own_trip_export(token: &str) -> String {
    format!("/travellers/{token}.json")
}

/// A traveller's photo, for themselves.
pub fn own_trip_photo(token: &str) -> String {
    format!("/travellers/{token}/photo.jpg")
}

/// Legs, groups and the programme, to be written.
pub fn organise_trip(locale: Locale, event: &str) -> String {
    format!("/{locale}/organise/events/{event}/trip")
}

pub fn new_trip_item(locale: Locale, event: &str) -> String {
    format!("/{locale}/organise/events/{event}/trip/new")
}

/// A new item that begins as another one.
pub fn copy_trip_item(locale: Locale, event: &str, item: TripItemId) -> String {
    format!("/{locale}/organise/events/{event}/trip/new?copy={item}")
}

pub fn edit_trip_item(locale: Locale, event: &str, item: TripItemId) -> String {
    format!("/{locale}/organise/events/{event}/trip/{item}")
}

/// Who applied, and who has a place.
pub fn travellers(locale: Locale, event: &str) -> String {
    format!("/{locale}/organise/events/{event}/travellers")
}

pub fn traveller(locale: Locale, event: &str, traveller: TravellerId) -> String {
    format!("/{locale}/organise/events/{event}/travellers/{traveller}")
}

/// Places, the deadline, contributions, and what cancelling costs.
pub fn travel_terms(locale: Locale, event: &str) -> String {
    format!("/{locale}/organise/events/{event}/travellers/terms")
}

/// Without its ending, as all tables.
pub fn travellers_table(event: &str) -> String {
    format!("/organise/events/{event}/travellers")
}

/// Everything that is kept about a traveller, for an organiser to hand over.
pub fn traveller_export(traveller: TravellerId) -> String {
    format!("/organise/travellers/{traveller}.json")
}
