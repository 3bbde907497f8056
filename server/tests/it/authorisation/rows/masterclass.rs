//! Stages, sessions and seats.

use crate::authorisation::{
    callers::{DESK, EVERY_VISITOR, EVERYBODY, ORGANISERS, Who},
    row::{Answer::NotFound, Row, file, form, page},
};

pub const ROWS: &[Row] = &[
    form("masterclass/add-stage", "event=fair&name_de=Salon&capacity=20&opens=09:00&closes=18:00&changeover=5")
        .by(ORGANISERS)
        .changes("audit stage"),
    form("masterclass/edit-stage", "stage={stage}&revision=1&name_de=Große Bühne&capacity=60&opens=09:00&closes=18:00&changeover=5")
        .by(ORGANISERS)
        .changes("audit calendar_entry mail stage"),
    form("masterclass/remove-stage", "stage={empty_stage}").by(ORGANISERS).changes("audit stage"),
    form("masterclass/create-session", "event=fair&{session_fields}&title_de=Neu&starts_at={first_day}T16:00")
        .by(ORGANISERS)
        .changes("audit session session_speaker timetable"),
    form(
        "masterclass/edit-session",
        "session={draft_session}&revision={draft_session_revision}&{session_fields}&title_de=Anders&starts_at={first_day}T16:00",
    )
    .by(ORGANISERS)
    .changes("audit session timetable"),
    form("masterclass/delete-session", "event=fair&session={draft_session}")
        .by(ORGANISERS)
        .changes("audit session session_speaker timetable"),
    form("masterclass/publish-session", "session={draft_session}").by(ORGANISERS).changes("audit session"),
    form("masterclass/unpublish-session", "session={free_session}").by(ORGANISERS).changes("audit session"),
    form("masterclass/cancel-session", "session={session}").by(ORGANISERS).changes("audit calendar_entry mail seat session timetable"),
    form("masterclass/book-seat", "session={free_session}&ticket={ticket}")
        .by(EVERY_VISITOR)
        .changes("audit calendar_entry mail seat session timetable")
        .others(NotFound),
    form("masterclass/swap-seat", "seat={visitor_seat}&session={parallel_session}&ticket={ticket}")
        .by(&[Who::Visitor])
        .changes("audit calendar_entry mail seat session timetable")
        .others(NotFound),
    form("masterclass/book-seat", "session={draft_session}&ticket={ticket}").others(NotFound),
    form("masterclass/wait-for-seat", "session={free_session}&ticket={ticket}")
        .by(EVERY_VISITOR)
        .changes("audit calendar_entry mail seat session timetable")
        .others(NotFound),
    form("masterclass/cancel-seat", "seat={visitor_seat}&ticket={ticket}")
        .by(&[Who::Visitor, Who::Organiser])
        .changes("audit calendar_entry mail seat session timetable")
        .except(&[(Who::OtherVisitor, NotFound), (Who::BadgeReader, NotFound)]),
    page("/{locale}/events/{event}/programme", "/de/events/fair/programme").by(EVERYBODY).shows("Vortrag session"),
    page("/{locale}/events/{event}/programme/days/{day}", "/de/events/fair/programme/days/{first_day}")
        .by(EVERYBODY)
        .shows("Vortrag session"),
    page("/{locale}/events/{event}/programme/{session}", "/de/events/fair/programme/{session}").by(EVERYBODY).shows("Vortrag session"),
    // A draft is there for the event's staff alone.
    page("/{locale}/events/{event}/programme/{session}", "/de/events/fair/programme/{draft_session}")
        .by(DESK)
        .shows("Vortrag draft_session")
        .others(NotFound),
    page("/{locale}/organise/events/{event}/programme", "/de/organise/events/fair/programme").by(ORGANISERS).shows("Vortrag draft_session"),
    page("/{locale}/organise/events/{event}/programme/new", "/de/organise/events/fair/programme/new")
        .by(ORGANISERS)
        .shows("/api/masterclass/create-session"),
    page("/{locale}/organise/events/{event}/programme/{session}", "/de/organise/events/fair/programme/{session}")
        .by(ORGANISERS)
        .shows("vera Gast"),
    file("/organise/events/{event}/programme/{session}/attendees.csv", "/organise/events/fair/programme/{session}/attendees.csv")
        .by(ORGANISERS)
        .changes("audit")
        .shows("vera@visitor.example"),
    // A session of another event.
    file("/organise/events/{event}/programme/{session}/attendees.csv", "/organise/events/other-fair/programme/{session}/attendees.csv")
        .shows("vera@visitor.example"),
    file("/organise/events/{event}/programme/{session}/attendees.xlsx", "/organise/events/fair/programme/{session}/attendees.xlsx")
        .by(ORGANISERS)
        .changes("audit")
        .shows("xl/worksheets/sheet1.xml"),
    file("/events/{event}/programme/{file}", "/events/fair/programme/{session}.ics")
        .by(EVERYBODY)
        .changes("calendar_entry")
        .shows("Vortrag session"),
    file("/events/{event}/programme/{file}", "/events/fair/programme/{draft_session}.ics")
        .by(DESK)
        .shows("Vortrag draft_session")
        .others(NotFound),
    file("/events/{event}/programme-de.ics", "/events/fair/programme-de.ics")
        .by(EVERYBODY)
        .changes("calendar_entry")
        .shows("Vortrag session"),
    file("/events/{event}/programme-en.ics", "/events/fair/programme-en.ics")
        .by(EVERYBODY)
        .changes("calendar_entry")
        .shows("Vortrag session"),
    file("/events/{event}/schedule.xml", "/events/fair/schedule.xml").by(EVERYBODY).changes("calendar_entry").shows("Vortrag session"),
    file("/events/{event}/schedule.xml", "/events/draft-fair/schedule.xml").by(ORGANISERS).shows("<schedule>").others(NotFound),
    file("/events/{event}/schedule.json", "/events/fair/schedule.json").by(EVERYBODY).changes("calendar_entry").shows("Vortrag session"),
    file("/events/{event}/schedule.json", "/events/draft-fair/schedule.json").by(ORGANISERS).shows("conference").others(NotFound),
    file("/registrations/{ticket}/{file}", "/registrations/{ticket}/{session}.ics")
        .by(EVERY_VISITOR)
        .shows("Vortrag session")
        .others(NotFound),
    file("/events/{event}/programme-de.ics", "/events/draft-fair/programme-de.ics").by(ORGANISERS).shows("VCALENDAR").others(NotFound),
];
