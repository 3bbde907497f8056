//! What readers of the format ask for (<https://c3voc.de/wiki/schedule>): Giggity needs a day's date and a session's id,
//! the schema much more.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate};
use domain::{
    event::{BadgeFormat, BoothRole, EventKind, EventState},
    ids::{EventId, SessionId, SpeakerId, StageId},
    locale::Text,
    masterclass::SpeakerView,
};
use quick_xml::{Reader, events::Event};

use super::*;

fn event(slug: &str) -> EventView {
    let none = String::new;
    EventView {
        id: EventId::new(),
        slug: slug.to_owned(),
        name: "Messe & <Kongress>".to_owned(),
        kind: EventKind::TradeFair,
        theme: Text::default(),
        city: "Cannes".to_owned(),
        country: "FR".to_owned(),
        venue: "Palais".to_owned(),
        online_link: none(),
        zone: clock::zone("Europe/Paris"),
        starts_on: "2027-03-27".parse().expect("a date"),
        ends_on: "2027-03-28".parse().expect("a date"),
        opens_minute: 540,
        closes_minute: 1080,
        languages: vec![],
        bridge: None,
        hall: none(),
        booth_number: none(),
        booth_role: BoothRole::Host,
        hosted_by: none(),
        brand: none(),
        description: Text::default(),
        picture: None,
        picture_alt: Text::default(),
        accent: none(),
        logo: None,
        badge_format: BadgeFormat::A6,
        applications_open_at: None,
        applications_close_at: None,
        passes_close_at: None,
        terms_version: none(),
        asks_de_minimis: true,
        asks_double_funding: true,
        contact_name: none(),
        contact_email: none(),
        state: EventState::Published,
        revision: 7,
        updated_at: clock::now(),
    }
}

fn session(event: &EventView, day: &str, minute: i32, stage: StageId, state: SessionState) -> SessionView {
    let day: NaiveDate = day.parse().expect("a date");
    let starts_at = clock::at_minute(event.zone, day, minute);
    SessionView {
        id: SessionId::new(),
        event: event.id,
        kind: SessionKind::Masterclass,
        state,
        title: Text::new("Wärme & \u{1}Wasser", "Heat"),
        abstract_: Text::new("Zeile eins\n\nZeile <zwei>", ""),
        language: "de".to_owned(),
        starts_at,
        ends_at: starts_at + Duration::minutes(75),
        stage,
        stage_name: Text::new("Große \"Bühne\"", "Main stage"),
        stage_position: 0,
        host: None,
        speakers: vec![SpeakerView {
            id: SpeakerId::new(),
            name: "Ada & Co".to_owned(),
            organisation: String::new(),
            job_title: String::new(),
        }],
        seat_limit: 10,
        seats_taken: 0,
        revision: 3,
        updated_at: clock::now(),
    }
}

/// An element: its path, its attributes, its text.
type Element = (String, BTreeMap<String, String>, String);

fn read(text: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(text);
    let (mut path, mut elements, mut open) = (Vec::<String>::new(), Vec::<Element>::new(), Vec::<usize>::new());
    loop {
        match reader.read_event().expect("well formed") {
            Event::Eof => return elements,
            Event::Start(tag) => {
                path.push(tag.name().as_ref().to_owned());
                open.push(elements.len());
                elements.push((path.join("/"), attributes(&tag), String::new()));
            }
            Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                elements.push((format!("{}/{name}", path.join("/")), attributes(&tag), String::new()));
            }
            Event::Text(said) => {
                if let Some(element) = open.last() {
                    elements[*element].2 += &*said;
                }
            }
            Event::GeneralRef(named) => {
                let sign = match &*named {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("{other}"),
                };
                if let Some(element) = open.last() {
                    elements[*element].2 += sign;
                }
            }
            Event::End(_) => {
                path.pop();
                open.pop();
            }
            _ => {}
        }
    }
}

fn attributes(tag: &quick_xml::events::BytesStart) -> BTreeMap<String, String> {
    let pair = |attribute: quick_xml::events::attributes::Attribute| {
        let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).expect("a value").into_owned();
        (attribute.key.as_ref().to_owned(), value)
    };
    tag.attributes().map(|attribute| pair(attribute.expect("an attribute"))).collect()
}

fn texts<'a>(elements: &'a [Element], path: &str) -> Vec<&'a str> {
    elements.iter().filter(|(at, _, _)| at == path).map(|(_, _, text)| text.as_str()).collect()
}

fn named<'a>(elements: &'a [Element], path: &str, attribute: &str) -> Vec<&'a str> {
    let found = elements.iter().filter(|(at, _, _)| at == path);
    found.map(|(_, attributes, _)| attributes.get(attribute).unwrap_or_else(|| panic!("{path} has no {attribute}")).as_str()).collect()
}

#[test]
fn every_reader_finds_what_it_needs() {
    let event = event("fair-2027");
    let stage = StageId::new();
    let sessions = [
        session(&event, "2027-03-27", 600, stage, SessionState::Published),
        session(&event, "2027-03-27", 720, stage, SessionState::Cancelled),
        session(&event, "2027-03-28", 480, stage, SessionState::Published),
    ];
    let schedule =
        Schedule { l: Locale::De, event: &event, sessions: &sessions, changed_at: clock::now(), public_url: "https://stand.example" };

    let elements = read(&xml(&schedule).expect("written"));

    let at = "schedule/day/room/event";
    assert_eq!(named(&elements, "schedule/day", "index"), ["1", "2"]);
    assert_eq!(named(&elements, "schedule/day", "date"), ["2027-03-27", "2027-03-28"]);
    assert_eq!(named(&elements, "schedule/day", "start"), ["2027-03-27T09:00:00+01:00", "2027-03-28T08:00:00+02:00"], "early sessions too");
    assert_eq!(named(&elements, "schedule/day", "end"), ["2027-03-27T18:00:00+01:00", "2027-03-28T18:00:00+02:00"]);
    assert_eq!(named(&elements, "schedule/day/room", "name"), ["Große \"Bühne\""; 2]);
    assert_eq!(named(&elements, "schedule/day/room", "guid"), [stage.to_string(), stage.to_string()]);
    let guids = [&sessions[0], &sessions[2]].map(|session| session.id.to_string());
    assert_eq!(named(&elements, at, "guid"), guids, "what was called off does not take place");
    let ids: Vec<u32> = named(&elements, at, "id").iter().map(|id| id.parse().expect("a number")).collect();
    assert!(ids[0] != ids[1] && ids.iter().all(|id| (1..=u32::MAX >> 1).contains(id)), "{ids:?}");
    for (path, said) in [
        ("schedule/conference/title", "Messe & <Kongress>"),
        ("schedule/conference/acronym", "fair_2027"),
        ("schedule/conference/days", "2"),
        ("schedule/conference/time_zone_name", "Europe/Paris"),
        ("schedule/day/room/event/date", "2027-03-27T10:00:00+01:00"),
        ("schedule/day/room/event/start", "10:00"),
        ("schedule/day/room/event/duration", "01:15"),
        ("schedule/day/room/event/title", "Wärme & Wasser"),
        ("schedule/day/room/event/abstract", "Zeile eins\n\nZeile <zwei>"),
        ("schedule/day/room/event/track", "Masterclass"),
        ("schedule/day/room/event/type", "masterclass"),
        ("schedule/day/room/event/room", "Große \"Bühne\""),
        ("schedule/day/room/event/persons/person", "Ada & Co"),
        ("schedule/url", "https://stand.example/events/fair-2027/schedule.xml?lang=de"),
    ] {
        assert_eq!(texts(&elements, path).first(), Some(&said), "{path}");
    }
    assert_eq!(texts(&elements, "schedule/version").len(), 1);
    assert_eq!(named(&elements, "schedule/conference/track", "name"), ["Masterclass"], "tracks stand inside the conference");
    assert_eq!(texts(&elements, "schedule/track").len(), 0);
}

#[test]
fn json_says_the_same() {
    let event = event("abc");
    let sessions = [session(&event, "2027-03-27", 600, StageId::new(), SessionState::Published)];
    let schedule =
        Schedule { l: Locale::En, event: &event, sessions: &sessions, changed_at: clock::now(), public_url: "https://stand.example" };

    let value = json(&schedule);

    let conference = &value["schedule"]["conference"];
    assert_eq!((conference["acronym"].as_str(), conference["daysCount"].as_u64()), (Some("event_abc"), Some(2)));
    let session = &conference["days"][0]["rooms"]["Main stage"][0];
    assert_eq!(session["guid"], sessions[0].id.to_string());
    for key in ["date", "end"] {
        assert!(DateTime::parse_from_rfc3339(session[key].as_str().expect("a time")).is_ok(), "{session}");
    }
    assert_eq!(conference["days"][1]["rooms"], serde_json::json!({}));
    let number = read(&xml(&schedule).expect("written")).into_iter().find_map(|(_, attributes, _)| attributes.get("id").cloned());
    assert_eq!(number, Some(session["id"].to_string()), "both forms use one number");
}

#[test]
fn two_sessions_never_share_a_number() {
    let alike = [1u128, 1 | (7 << 64), 1 | (9 << 64)].map(Uuid::from_u128);

    let numbers = numbers(alike);

    assert_eq!(numbers.values().copied().collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn a_programme_without_sessions_has_its_days() {
    let event = event("fair");
    let schedule = Schedule { l: Locale::De, event: &event, sessions: &[], changed_at: clock::now(), public_url: "https://stand.example" };

    assert_eq!(named(&read(&xml(&schedule).expect("written")), "schedule/day", "index"), ["1", "2"]);
}
