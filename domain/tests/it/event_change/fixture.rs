//! Events as typed without a change, and a postman.

use chrono::Duration;
use domain::{
    event::{EventDetails, EventView},
    mail::{self, Delivery, Leased, Letter},
    process::{as_of_now::as_of_now, delivery, event_editing::EventChangeLetter, letter::AnyLetter},
};

use crate::stand::{self, Stand};

/// What the form of this event says as long as nobody changes it.
pub fn as_it_is(event: &EventView) -> EventDetails {
    let minute = |minute: i32| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
    EventDetails {
        name: event.name.clone(),
        city: event.city.clone(),
        country: event.country.clone(),
        venue: event.venue.clone(),
        time_zone: event.zone.name().to_owned(),
        starts_on: event.starts_on.to_string(),
        ends_on: event.ends_on.to_string(),
        opens: minute(event.opens_minute),
        closes: minute(event.closes_minute),
        hall: event.hall.clone(),
        booth_number: event.booth_number.clone(),
        applications_open_at: String::new(),
        applications_close_at: String::new(),
        passes_close_at: String::new(),
        ..stand::fair(&event.slug)
    }
}

/// The same at another venue.
pub fn at(event: &EventView, venue: &str) -> EventDetails {
    EventDetails { venue: venue.to_owned(), ..as_it_is(event) }
}

/// The same so many days later.
pub fn later(event: &EventView, days: i64) -> EventDetails {
    let by = Duration::days(days);
    EventDetails { starts_on: (event.starts_on + by).to_string(), ends_on: (event.ends_on + by).to_string(), ..as_it_is(event) }
}

/// The letters that leave now, with the addresses they go to, by kind and address.
pub async fn deliver(stand: &Stand) -> Vec<(String, AnyLetter)> {
    let mut left = Vec::new();
    loop {
        let leased = mail::lease::<AnyLetter>(&stand.db, 50).await.expect("leased");
        if leased.is_empty() {
            left.sort_by_key(|(to, letter): &(String, AnyLetter)| (letter.kind().to_string(), to.clone()));
            return left;
        }
        for mail in as_of_now(&stand.db, leased).await.expect("brought up to date") {
            delivery::settle(&stand.db, &mail, &Delivery::Sent).await.expect("settled");
            left.push((mail.to_email, mail.letter));
        }
    }
}

/// The one letter that a worker has in its hands.
pub async fn in_hand(stand: &Stand) -> Leased<AnyLetter> {
    let leased = mail::lease::<AnyLetter>(&stand.db, 50).await.expect("leased");
    let mut leased = as_of_now(&stand.db, leased).await.expect("brought up to date");
    assert_eq!(leased.len(), 1, "{leased:?}");
    leased.remove(0)
}

/// The kinds of letters that left.
pub fn kinds(letters: &[(String, AnyLetter)]) -> Vec<String> {
    letters.iter().map(|(_, letter)| letter.kind().to_string()).collect()
}

/// From which venue to which each letter to a visitor about the event tells.
pub fn venues(letters: &[(String, AnyLetter)]) -> Vec<(String, String)> {
    let both = |(_, letter): &(String, AnyLetter)| match letter {
        AnyLetter::EventChange(EventChangeLetter::EventChanged { event, before, .. }) => Some((before.venue.clone(), event.venue.clone())),
        _ => None,
    };
    letters.iter().filter_map(both).collect()
}
