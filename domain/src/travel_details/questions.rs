//! Which questions a trip has for its travellers, and which of them have an answer. That is all that stands in clear beside
//! the seal: it is asked anew whenever the trip goes elsewhere or asks for more.

use super::{EntryKind, EntryState, TravelDetails, trip::Trip};

/// Something to be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    PassportName,
    Nationality,
    PassportExpires,
    PassportNumber,
    Emergency,
    Arrival,
    Departure,
    Room,
    /// What allows them into this country (ISO 3166-1 alpha-2).
    Entry(String),
}

impl Question {
    fn word(&self) -> String {
        match self {
            Self::PassportName => "passport_name".to_owned(),
            Self::Nationality => "nationality".to_owned(),
            Self::PassportExpires => "passport_expires".to_owned(),
            Self::PassportNumber => "passport_number".to_owned(),
            Self::Emergency => "emergency".to_owned(),
            Self::Arrival => "arrival".to_owned(),
            Self::Departure => "departure".to_owned(),
            Self::Room => "room".to_owned(),
            Self::Entry(country) => format!("entry_{country}"),
        }
    }

    fn is_answered(&self, details: &TravelDetails) -> bool {
        match self {
            Self::PassportName => !details.passport_name.is_empty(),
            Self::Nationality => !details.nationality.is_empty(),
            Self::PassportExpires => details.passport_expires.is_some(),
            Self::PassportNumber => !details.passport_number.is_empty(),
            Self::Emergency => !details.emergency_name.is_empty() && !details.emergency_phone.is_empty(),
            Self::Arrival => details.arrives_at.is_some(),
            Self::Departure => details.leaves_at.is_some(),
            Self::Room => details.room.is_some(),
            Self::Entry(country) => details.nationality == *country || may_enter(details, country),
        }
    }
}

/// Nobody is done with a country before its permission is there.
fn may_enter(details: &TravelDetails, country: &str) -> bool {
    let of_country = details.entries.iter().find(|entry| entry.country == country);
    of_country.is_some_and(|entry| entry.kind == EntryKind::None || entry.state == EntryState::Granted)
}

fn asked(trip: &Trip) -> Vec<Question> {
    use Question as Q;
    let passport = [Q::PassportName, Q::Nationality, Q::PassportExpires];
    let number = trip.setting.asks_passport_number.then_some(Q::PassportNumber);
    let entries = trip.countries().into_iter().map(Q::Entry);
    passport.into_iter().chain(number).chain(entries).chain([Q::Emergency, Q::Arrival, Q::Departure, Q::Room]).collect()
}

/// The countries of the trip that nothing allows them into yet (ISO 3166-1 alpha-2).
pub(super) fn entries_missing(trip: &Trip, details: &TravelDetails) -> Vec<String> {
    let is_missing = |country: &String| !Question::Entry(country.clone()).is_answered(details);
    trip.countries().into_iter().filter(is_missing).collect()
}

/// For the column `answered`.
pub(super) fn answered(trip: &Trip, details: &TravelDetails) -> String {
    let words = asked(trip).into_iter().filter(|question| question.is_answered(details)).map(|question| question.word());
    words.collect::<Vec<_>>().join(" ")
}

/// Whether the column `answered` says until when the passport is good.
pub(super) fn names_passport(answered: &str) -> bool {
    let word = Question::PassportExpires.word();
    answered.split(' ').any(|answered| answered == word)
}

/// What the column `answered` lacks; without a row, everything.
pub(super) fn missing(trip: &Trip, answered: Option<&str>) -> Vec<Question> {
    let answered: Vec<&str> = answered.unwrap_or_default().split(' ').collect();
    asked(trip).into_iter().filter(|question| !answered.contains(&question.word().as_str())).collect()
}
