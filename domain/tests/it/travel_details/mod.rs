//! What travellers give for a trip: sealed, seen by few, told of, and gone in time. The parts hold the tests; here are the
//! trips and travellers that they begin with.

use chrono::{Duration, NaiveDate};
use domain::{
    actor::{Actor, Denied},
    audit::{self, ExpectedRevision},
    clock,
    code::Code,
    event::{self, EventDetails, EventView},
    ids::TravellerId,
    locale::Locale,
    sealed::{Keys, new_key},
    travel_details::{self, EntryForm, EntryKind, EntryState, Error, MyTravel, TravelForm},
    trip::{self, LegDetails},
};

use crate::{
    rows::Row,
    stand::{Stand, fair},
};

mod forgotten;
mod giving;
mod lists;
mod papers;
mod passports;
mod seals;

fn keys() -> Keys {
    Keys::parse(&new_key(), &[]).expect("a key")
}

/// A trip to Toronto and Pittsburgh that begins in a hundred days.
async fn delegation(stand: &Stand, organiser: &Actor) -> EventView {
    let (toronto, pittsburgh) = (("Toronto", "CA", "America/Toronto", 100, 102), ("Pittsburgh", "US", "America/New_York", 103, 105));
    trip_with(stand, organiser, [toronto, pittsburgh]).await
}

/// A trip with these legs: place, country, zone, and from which day to which, counted from today in Toronto.
async fn trip_with(stand: &Stand, organiser: &Actor, legs: [(&str, &str, &str, i64, i64); 2]) -> EventView {
    let today = clock::today(clock::zone("America/Toronto"));
    let day = |days: i64| (today + Duration::days(days)).to_string();
    let text = str::to_owned;
    let details = EventDetails {
        kind: text("delegation_trip"),
        city: text("Toronto"),
        country: text("CA"),
        time_zone: text("America/Toronto"),
        starts_on: day(100),
        ends_on: day(105),
        ..fair(&format!("trip-{}", TravellerId::new()))
    };
    let made = event::create(&stand.db, organiser, &details).await.expect("an event is made");
    event::publish(&stand.db, organiser, made.id).await.expect("it is published");
    for (revision, (place, country, zone, from, to)) in legs.into_iter().enumerate() {
        let leg = LegDetails {
            place: text(place),
            country: text(country),
            zone: text(zone),
            starts_on: day(from),
            ends_on: day(to),
            ..LegDetails::default()
        };
        trip::add_leg(&stand.db, organiser, made.id, &(revision + 1).to_string(), &leg).await.expect("a leg is added");
    }
    event::by_id(&stand.db, organiser, made.id).await.expect("it is there")
}

/// Somebody who has a place, and their link.
async fn traveller(stand: &Stand, event: &EventView, name: &str) -> (TravellerId, String) {
    let (id, link) = (TravellerId::new(), Code::random());
    let email = format!("t{id}@reise.example");
    let texts = ["phone", "organisation_key", "job_title", "town", "offers", "seeks"];
    let row = Row::new("traveller")
        .with("id", id.as_uuid())
        .with("event_id", event.id.as_uuid())
        .with("state", "admitted")
        .with("name", name)
        .with("email", email.as_str())
        .with("email_key", email.as_str())
        .with("organisation", "Alpha GmbH")
        .with("country", "DE")
        .with("size_class", "small")
        .with("contribution_cents", 0_i64)
        .with("locale", "de")
        .with("proven_at", clock::now())
        .with("decided_at", clock::now())
        .with("admitted_at", clock::now())
        .with("revision", 1_i64)
        .with("created_at", clock::now());
    texts.into_iter().fold(row, |row, column| row.with(column, "")).insert(stand).await;
    Row::new("traveller_link")
        .with("token_hash", link.hash())
        .with("traveller_id", id.as_uuid())
        .with("created_at", clock::now())
        .insert(stand)
        .await;
    (id, link.as_str().to_owned())
}

fn first_day(event: &EventView) -> NaiveDate {
    event.starts_on
}

/// Everything but the permissions to enter.
fn form(event: &EventView) -> TravelForm {
    let text = str::to_owned;
    TravelForm {
        passport_name: text("ERSTE ANNA XAVERINE"),
        nationality: text("DE"),
        passport_number: text("C01X00T47"),
        passport_expires: (event.ends_on + Duration::days(900)).to_string(),
        diet: text("koscher, keine Erdnüsse"),
        emergency_name: text("Quirin Notrufer"),
        emergency_phone: text("+49 201 7771239"),
        arrives_at: format!("{}T09:30", first_day(event)),
        arrives_by: text("AC 9124"),
        leaves_at: format!("{}T18:00", event.ends_on),
        leaves_by: text("LH 7603"),
        room: text("shared"),
        room_with: text("Berta Zimmergenossin"),
        told: String::new(),
    }
}

fn revision(number: i64) -> ExpectedRevision {
    ExpectedRevision::parse(&number.to_string())
}

async fn give(stand: &Stand, keys: &Keys, link: &str, number: i64, form: &TravelForm) -> Result<(), Error> {
    travel_details::give(&stand.db, keys, link, revision(number), form, Locale::De).await
}

async fn enter(stand: &Stand, keys: &Keys, link: &str, number: i64, country: &str, kind: EntryKind) -> Result<(), Error> {
    let form = EntryForm { country: country.to_owned(), kind: kind.to_string(), state: EntryState::Granted.to_string() };
    travel_details::give_entry(&stand.db, keys, link, revision(number), &form).await
}

async fn mine(stand: &Stand, keys: &Keys, link: &str) -> MyTravel {
    travel_details::mine(&stand.db, keys, link).await.expect("read")
}

async fn name_reader(stand: &Stand, by: &Actor, event: &EventView, reader: &Actor) {
    let account = reader.account().expect("an account").to_string();
    travel_details::name_reader(&stand.db, by, event.id, &account).await.expect("named");
}

async fn told(stand: &Stand, id: TravellerId) -> Vec<String> {
    let entries = audit::of_subject(&stand.db, id.as_uuid()).await.expect("told");
    entries.into_iter().rev().map(|entry| entry.action).collect()
}

fn fields(refused: Result<(), Error>) -> Vec<String> {
    match refused {
        Err(Error::Invalid(errors)) => errors.0.into_iter().map(|(field, _)| field).collect(),
        other => panic!("{other:?}"),
    }
}

fn is_not_found<T: std::fmt::Debug>(answer: &Result<T, Error>) -> bool {
    matches!(answer, Err(Error::Denied(Denied::NotFound)))
}
