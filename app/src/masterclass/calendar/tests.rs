//! What is written is read back by a small reader of its own: unfolded, unescaped, value by value.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::{
    clock,
    event::{BoothRole, EventKind, EventState},
    ids::{EventId, StageId},
    locale::Text,
    masterclass::{SessionKind, SpeakerView},
};

use super::*;

type Fields = BTreeMap<String, String>;

/// The calendar's own properties, and those of each entry.
fn read_calendar(text: &str) -> (Fields, Vec<Fields>) {
    assert!(text.lines().count() > 1 && !text.replace("\r\n", "").contains('\n'), "lines end in CRLF");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
    let unfolded = text.replace("\r\n ", "");
    let (mut calendar, mut entries) = (Fields::new(), Vec::new());
    let mut entry: Option<Fields> = None;
    for line in unfolded.split("\r\n").filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').expect("a property has a value");
        match (name, value) {
            ("BEGIN", "VEVENT") => entry = Some(Fields::new()),
            ("END", "VEVENT") => entries.extend(entry.take()),
            ("BEGIN" | "END", _) => {}
            _ => {
                let fields = entry.as_mut().unwrap_or(&mut calendar);
                let name = name.split(';').next().unwrap_or_default().to_owned();
                fields.insert(name, value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\"));
            }
        }
    }
    (calendar, entries)
}

fn utc(value: &str) -> DateTime<Utc> {
    NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%SZ").expect("a time in UTC").and_utc()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a test literal")
}

fn event(zone: clock::Tz, first: &str, last: &str) -> EventView {
    EventView {
        id: EventId::new(),
        slug: "mipim-2027".to_owned(),
        name: "MIPIM 2027".to_owned(),
        kind: EventKind::TradeFair,
        theme: Text::default(),
        city: "Cannes".to_owned(),
        country: "FR".to_owned(),
        venue: "Palais des Festivals".to_owned(),
        zone,
        starts_on: day(first),
        ends_on: day(last),
        opens_minute: 540,
        closes_minute: 1080,
        languages: vec!["en".to_owned()],
        bridge: String::new(),
        hall: String::new(),
        booth_number: "R7.G12".to_owned(),
        booth_role: BoothRole::Host,
        hosted_by: String::new(),
        brand: String::new(),
        description: Text::default(),
        picture: None,
        picture_alt: Text::default(),
        accent: "blue".to_owned(),
        applications_open_at: None,
        applications_close_at: None,
        passes_close_at: None,
        terms_version: String::new(),
        contact_name: String::new(),
        contact_email: String::new(),
        state: EventState::Published,
        revision: 1,
        updated_at: clock::now(),
    }
}

/// A session of an hour that begins at this minute of the wall clock.
fn session(event: &EventView, date: &str, minute: i32, state: SessionState) -> SessionView {
    let starts_at = clock::at_minute(event.zone, day(date), minute);
    SessionView {
        id: SessionId::new(),
        event: event.id,
        kind: SessionKind::Masterclass,
        state,
        title: Text::new("Wärme, Wasser; Wende", "Heat, water; turn"),
        abstract_: Text::new(
            "Erste Zeile\nZweite: mit \\ und einem langen Satz, der gewiss gefaltet werden muss, weil er so lang ist.",
            "",
        ),
        language: "de".to_owned(),
        starts_at,
        ends_at: starts_at + Duration::minutes(60),
        stage: StageId::new(),
        stage_name: Text::new("Große Bühne", "Main stage"),
        stage_position: 0,
        host: None,
        speakers: vec![SpeakerView {
            id: domain::ids::SpeakerId::new(),
            name: "Ada Lovelace".to_owned(),
            organisation: "Engines".to_owned(),
            job_title: String::new(),
        }],
        seat_limit: 10,
        seats_taken: 0,
        revision: 3,
        updated_at: "2027-01-05T10:00:00Z".parse().expect("a test literal"),
    }
}

#[test]
fn a_session_reads_back_as_it_is() {
    let event = event(clock::zone("Europe/Paris"), "2027-03-09", "2027-03-12");
    let session = session(&event, "2027-03-09", 600, SessionState::Published);

    let (calendar, entries) = read_calendar(&session_calendar(Locale::De, &event, &session, "https://stand.example"));

    let expected: Fields = [
        ("UID", format!("{}@stand.example", session.id)),
        ("SEQUENCE", "3".to_owned()),
        ("DTSTAMP", "20270105T100000Z".to_owned()),
        ("LAST-MODIFIED", "20270105T100000Z".to_owned()),
        ("STATUS", "CONFIRMED".to_owned()),
        ("SUMMARY", "Wärme, Wasser; Wende".to_owned()),
        (
            "DESCRIPTION",
            "Masterclass · Deutsch\nAda Lovelace (Engines)\n\nErste Zeile\nZweite: mit \\ und einem langen Satz, der gewiss gefaltet werden muss, weil er so lang ist.".to_owned(),
        ),
        ("LOCATION", "Große Bühne, Stand R7.G12, Palais des Festivals, Cannes".to_owned()),
        ("URL", format!("https://stand.example/de/events/mipim-2027/programme/{}", session.id)),
        ("DTSTART", "20270309T090000Z".to_owned()),
        ("DTEND", "20270309T100000Z".to_owned()),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect();
    assert_eq!(entries, [expected]);
    assert_eq!(calendar.get("METHOD").map(String::as_str), Some("PUBLISH"));
    assert_eq!(calendar.get("VERSION").map(String::as_str), Some("2.0"));
}

#[test]
fn the_wall_clock_holds_across_the_change_of_the_clocks_in_cannes() {
    let event = event(clock::zone("Europe/Paris"), "2027-03-27", "2027-03-28");
    let sessions =
        [session(&event, "2027-03-27", 600, SessionState::Published), session(&event, "2027-03-28", 600, SessionState::Published)];

    let (_, entries) = read_calendar(&feed(Locale::De, &event, &sessions, "https://stand.example"));

    let times: Vec<_> = entries.iter().map(|entry| (entry["DTSTART"].as_str(), entry["DTEND"].as_str())).collect();
    assert_eq!(times, [("20270327T090000Z", "20270327T100000Z"), ("20270328T080000Z", "20270328T090000Z")]);
    let shown: Vec<_> =
        entries.iter().map(|entry| utc(&entry["DTSTART"]).with_timezone(&event.zone).format("%d. %H:%M").to_string()).collect();
    assert_eq!(shown, ["27. 10:00", "28. 10:00"]);
}

#[test]
fn the_wall_clock_holds_across_the_change_of_the_clocks_in_toronto() {
    let event = event(clock::zone("America/Toronto"), "2027-11-06", "2027-11-07");
    let sessions =
        [session(&event, "2027-11-06", 840, SessionState::Published), session(&event, "2027-11-07", 840, SessionState::Published)];

    let (_, entries) = read_calendar(&feed(Locale::En, &event, &sessions, "https://stand.example"));

    let times: Vec<_> = entries.iter().map(|entry| (entry["DTSTART"].as_str(), entry["DTEND"].as_str())).collect();
    assert_eq!(times, [("20271106T180000Z", "20271106T190000Z"), ("20271107T190000Z", "20271107T200000Z")]);
}

#[test]
fn the_feed_names_itself_and_marks_what_is_cancelled() {
    let event = event(clock::zone("Europe/Paris"), "2027-03-09", "2027-03-12");
    let sessions =
        [session(&event, "2027-03-09", 600, SessionState::Published), session(&event, "2027-03-09", 700, SessionState::Cancelled)];

    let (calendar, entries) = read_calendar(&feed(Locale::En, &event, &sessions, "https://stand.example"));

    assert_eq!(calendar.get("NAME").map(String::as_str), Some("MIPIM 2027 · Programme"));
    assert_eq!(calendar.get("X-WR-CALNAME").map(String::as_str), Some("MIPIM 2027 · Programme"));
    assert_eq!(calendar.get("REFRESH-INTERVAL").map(String::as_str), Some("PT1800S"));
    let states: Vec<_> = entries.iter().map(|entry| (entry["STATUS"].as_str(), entry["SUMMARY"].as_str())).collect();
    assert_eq!(states, [("CONFIRMED", "Heat, water; turn"), ("CANCELLED", "Cancelled: Heat, water; turn")]);
}
