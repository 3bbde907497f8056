//! Files are read back by the parser of the `icalendar` crate; `scripts/calendar-readers` reads them with others.

use chrono::NaiveDate;
use domain::{clock, masterclass::SeatLetter, process::letter::AnyLetter, registration::RegistrationLetter};
use icalendar::{CalendarComponent, Component};

use super::*;
use crate::{
    tests::samples::{TOKEN, days, event as fair, letters, seat, session, site},
    write_letter,
    written::Written,
};

const TO: (&str, &str) = ("Vera Visit", "vera@visitor.example");

/// A property of the calendar, and of each entry.
struct Read {
    method: String,
    entries: Vec<Event>,
}

fn read(text: &str) -> Read {
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\n', '\r']), "lines end in CRLF: {text}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded: {text}");
    let calendar: Calendar = text.parse().unwrap_or_else(|error| panic!("{error}: {text}"));
    let entries = calendar.components.iter().map(|component| match component {
        CalendarComponent::Event(event) => event.clone(),
        other => panic!("{other:?}"),
    });
    Read { method: calendar.property_value("METHOD").unwrap_or_default().to_owned(), entries: entries.collect() }
}

fn of(event: &Event, property: &str) -> String {
    event.property_value(property).unwrap_or_default().to_owned()
}

fn attached_to(written: &Written) -> Vec<(&'static str, Read)> {
    let files = written.attachments.iter().filter(|file| file.content_type.starts_with("text/calendar"));
    files.map(|file| (file.content_type, read(&String::from_utf8(file.content.clone()).expect("text")))).collect()
}

fn written(letter: AnyLetter) -> Vec<(&'static str, Read)> {
    attached_to(&write_letter(&letter, TO, Locale::De, &site(true)))
}

#[test]
fn a_ticket_brings_its_days_and_says_which_are_gone() {
    let files =
        written(RegistrationLetter::Ticket { event: fair("MIPIM"), ticket_code: TOKEN.to_owned(), calendar: days("MIPIM", false) }.into());

    let [(content_type, file)] = &files[..] else { panic!("one file") };
    assert_eq!((*content_type, file.method.as_str()), (CONTENT_TYPE, "PUBLISH"));
    let told: Vec<_> = file.entries.iter().map(|entry| [of(entry, "UID"), of(entry, "SEQUENCE"), of(entry, "STATUS")].join(" ")).collect();
    assert_eq!(
        told,
        ["ticket-0123456789abcdef-2027-03-09@stand.example 9 CONFIRMED", "ticket-0123456789abcdef-2027-03-10@stand.example 10 CANCELLED",]
    );
    let day = &file.entries[0];
    for (property, value) in [
        ("TRANSP", "TRANSPARENT"),
        ("DTSTAMP", "20261127T100000Z"),
        ("LAST-MODIFIED", "20261127T100000Z"),
        ("DTSTART", "20270309T080000Z"),
        ("DTEND", "20270309T170000Z"),
        ("ORGANIZER", "mailto:olga@agency.example"),
        ("URL", "https://stand.example/de/events/mipim-2027"),
        ("LOCATION", "Hauptbühne, Palais des Festivals, Cannes"),
    ] {
        assert_eq!(of(day, property), value, "{property}");
    }
    let name = day.properties()["ORGANIZER"].params()["CN"].value().trim_matches('"').to_owned();
    assert_eq!(name, "Organisiert, Olga O");
    assert_eq!(of(day, "ATTENDEE"), "", "PUBLISH has none (RFC 5546, 3.2.1)");
}

#[test]
fn a_seat_blocks_its_time_and_is_taken_back_by_a_cancellation() {
    let (event, session, ticket_code) = (fair("MIPIM"), session("Quartiere, die bleiben; ein Gespräch"), TOKEN.to_owned());
    let calendar = vec![seat("Quartiere, die bleiben; ein Gespräch", false)];
    let booked = written(
        SeatLetter::SeatBooked { event: event.clone(), session: session.clone(), ticket_code: ticket_code.clone(), calendar }.into(),
    );
    let calendar = vec![CalendarEntry { sequence: 4, ..seat("Quartiere", true) }];
    let released = written(SeatLetter::SeatReleased { event, session, ticket_code, before: None, calendar }.into());

    let [(booked_as, booked)] = &booked[..] else { panic!("one file") };
    let [(released_as, released)] = &released[..] else { panic!("one file") };
    assert_eq!((*booked_as, booked.method.as_str()), (CONTENT_TYPE, "PUBLISH"));
    assert_eq!((*released_as, released.method.as_str()), (CANCEL_TYPE, "CANCEL"));
    let (booked, released) = (&booked.entries[0], &released.entries[0]);
    assert_eq!(of(booked, "UID"), of(released, "UID"));
    assert_eq!([of(booked, "SEQUENCE"), of(released, "SEQUENCE")], ["3", "4"]);
    assert_eq!([of(booked, "TRANSP"), of(booked, "STATUS")], ["OPAQUE", "CONFIRMED"]);
    assert_eq!(of(booked, "SUMMARY"), "Quartiere, die bleiben; ein Gespräch");
    assert_eq!(of(booked, "URL"), "https://stand.example/de/events/mipim-2027/programme/0190e6a0-0000-7000-8000-000000000001");
    // RFC 5546, 3.2.5.
    for (property, value) in [
        ("STATUS", "CANCELLED"),
        ("DTSTAMP", "20261127T100000Z"),
        ("ORGANIZER", "mailto:olga@agency.example"),
        ("DTSTART", "20270309T093000Z"),
    ] {
        assert_eq!(of(released, property), value, "{property}");
    }
    let whom: Vec<_> = released.multi_properties().get("ATTENDEE").into_iter().flatten().map(icalendar::Property::value).collect();
    assert_eq!(whom, ["mailto:vera@visitor.example"]);
}

#[test]
fn a_cancelled_registration_takes_every_entry_back_one_by_one() {
    let calendar = [days("MIPIM", true), vec![seat("Quartiere", true)]].concat();
    let letter = RegistrationLetter::RegistrationCancelled { event: fair("MIPIM"), calendar, by_organisers: false };

    let files = written(letter.into());

    let told: Vec<_> = files.iter().map(|(content_type, file)| (*content_type, file.method.as_str(), file.entries.len())).collect();
    assert_eq!(told, [(CANCEL_TYPE, "CANCEL", 1); 3], "a cancellation is about one id (RFC 5546, 3.2.5)");
    let ids: std::collections::BTreeSet<_> = files.iter().map(|(_, file)| of(&file.entries[0], "UID")).collect();
    assert_eq!(ids.len(), 3);
    let none = RegistrationLetter::RegistrationCancelled { event: fair("MIPIM"), calendar: vec![], by_organisers: false };
    assert!(written(none.into()).is_empty());
}

#[test]
fn what_an_older_release_sent_and_did_not_keep_is_taken_back_by_its_id() {
    let known = |thing, uid: &str| CalendarEntry { thing, uid: uid.to_owned(), says: None, ..seat("", true) };
    let day = NaiveDate::from_ymd_opt(2027, 3, 9).expect("a date");
    let calendar = vec![known(Thing::Day(day), "ticket-1@old.example"), known(seat("", true).thing, "2@old.example")];

    let files = written(RegistrationLetter::RegistrationCancelled { event: fair("MIPIM"), calendar, by_organisers: false }.into());

    let told: Vec<_> = files.iter().map(|(_, file)| [of(&file.entries[0], "UID"), of(&file.entries[0], "DTSTART")].join(" ")).collect();
    assert_eq!(told, ["ticket-1@old.example 20270309", "2@old.example "]);
    for (_, file) in &files {
        assert_eq!(of(&file.entries[0], "ORGANIZER"), "mailto:post@agency.example", "the agency where no event is known");
    }
}

#[test]
fn a_feed_names_itself_and_says_how_often_to_ask() {
    let text = feed(Locale::En, &site(true), "MIPIM 2027 · Programme", clock::zone("Europe/Paris"), &[seat("Quarters", false)]);

    let calendar: Calendar = text.parse().expect("it reads");
    for (property, value) in [
        ("METHOD", "PUBLISH"),
        ("VERSION", "2.0"),
        ("NAME", "MIPIM 2027 · Programme"),
        ("X-WR-CALNAME", "MIPIM 2027 · Programme"),
        ("X-WR-TIMEZONE", "Europe/Paris"),
        ("REFRESH-INTERVAL", "PT1800S"),
        ("X-PUBLISHED-TTL", "PT1800S"),
    ] {
        assert_eq!(calendar.property_value(property), Some(value), "{property}");
    }
    assert_eq!(of(&read(&text).entries[0], "LOCATION"), "Main stage, Palais des Festivals, Cannes");
}

#[test]
fn a_calendars_method_stands_in_its_type_too_and_what_people_typed_reads_back() {
    for typed in ["MIPIM 2027", "a,b;c\\d\ne \"f\" 👩‍🚀 äöü", &"lang ".repeat(200)] {
        for letter in letters(typed) {
            for (content_type, file) in written(letter) {
                let method = content_type.split("method=").nth(1).unwrap_or_default();
                assert_eq!(method, file.method);
                assert!(!file.entries.is_empty() && file.entries.iter().all(|entry| of(entry, "SUMMARY") == typed), "{typed:?}");
            }
        }
    }
}

#[test]
fn what_is_announced_is_read_back_with_the_day_after_the_last_as_its_end_or_with_its_hours() {
    let day = |day| NaiveDate::from_ymd_opt(2027, 3, day).expect("a day");
    let fair = Announced {
        uid: "0192".to_owned(),
        revision: 4,
        changed_at: clock::now(),
        lasts: Lasts::Days(day(9), day(12)),
        title: "MIPIM; Ruhr, und mehr".to_owned(),
        description: "Messe".to_owned(),
        place: "Palais des Festivals, Cannes".to_owned(),
        path: "/de/events/mipim-2027".to_owned(),
        contact: ("Nora".to_owned(), "nora@agency.example".to_owned()),
    };

    let file = read(&announced_feed(
        &site(true),
        "Termine",
        &[Announced { uid: "0193".to_owned(), lasts: Lasts::Days(day(9), day(9)), ..fair.clone() }, fair.clone()],
    ));

    let told: Vec<_> = file
        .entries
        .iter()
        .map(|entry| ["UID", "SEQUENCE", "DTSTART", "DTEND", "TRANSP"].map(|property| of(entry, property)).join(" "))
        .collect();
    assert_eq!(
        (file.method.as_str(), told),
        ("PUBLISH", vec!["0193 4 20270309 20270310 TRANSPARENT".to_owned(), "0192 4 20270309 20270313 TRANSPARENT".to_owned()])
    );
    assert_eq!(of(&file.entries[1], "SUMMARY"), "MIPIM; Ruhr, und mehr");
    assert_eq!(of(&file.entries[1], "URL"), "https://stand.example/de/events/mipim-2027");
    assert_eq!(of(&file.entries[1], "ORGANIZER"), "mailto:nora@agency.example");

    let at = |hour| day(9).and_hms_opt(hour, 30, 0).expect("a time").and_utc();
    let talk = read(&announced_feed(&site(true), "Termine", &[Announced { lasts: Lasts::Hours(at(16), at(18)), ..fair }]));
    assert_eq!(["DTSTART", "DTEND"].map(|property| of(&talk.entries[0], property)), ["20270309T163000Z", "20270309T183000Z"]);
}
