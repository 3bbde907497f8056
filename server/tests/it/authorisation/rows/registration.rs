//! Visitors: what they do with their ticket, and what the organisers see of them.

use crate::authorisation::{
    callers::{DESK, EVERY_VISITOR, EVERYBODY, ORGANISERS, VISITOR, Who},
    row::{
        Answer::{NotFound, Nothing, Told},
        Row, file, form, page,
    },
};

pub const ROWS: &[Row] = &[
    form("registration/register", "event=fair&name=Nora Neu&email=nora@visitor.example&locale=de")
        .by(EVERYBODY)
        .changes("audit badge mail registration"),
    form("registration/register", "event=draft-fair&name=Nora Neu&email=nora@visitor.example&locale=de")
        .others(NotFound)
        .except(&[(Who::Organiser, Told)]),
    form("registration/confirm", "token={pending_link}&photos=on&wording=3 Agentur")
        .by(EVERYBODY)
        .changes("audit badge calendar_entry consent mail registration"),
    // Typed by whoever likes for somebody who had cancelled: it waits, and nothing of theirs changes.
    form("registration/register", "event=fair&name=carla Gast&email=carla@visitor.example&organisation=Fremd&locale=de")
        .by(EVERYBODY)
        .changes("audit mail registration_repeat"),
    form("registration/confirm", "token={receipt_link}").others(Told),
    // By mailbox: whoever asks gets the same answer, and only the mailbox a letter.
    form("registration/send-ticket-link", "email=vera@visitor.example").by(EVERYBODY).changes("audit mail"),
    // Only the device's own cookie changes; what is no code is nobody's.
    form("registration/forget-ticket", "ticket={ticket}").others(NotFound).except(&[
        (Who::Visitor, Nothing),
        (Who::OtherVisitor, Nothing),
        (Who::BadgeReader, Nothing),
    ]),
    form("registration/change", "ticket={ticket}&revision=2&name=Anders Gast&organisation=Anderswo&locale=de")
        .by(EVERY_VISITOR)
        .changes("audit badge registration")
        .others(NotFound),
    form("registration/cancel", "ticket={ticket}")
        .by(EVERY_VISITOR)
        .changes("audit badge calendar_entry mail registration seat session timetable")
        .others(NotFound),
    form("registration/register-again", "ticket={cancelled_ticket}")
        .by(VISITOR)
        .changes("audit badge calendar_entry mail registration")
        .others(NotFound)
        .except(&[(Who::OtherVisitor, Nothing)]),
    form("registration/give-consent", "ticket={ticket}&purpose=photos&wording=3 Agentur")
        .by(EVERY_VISITOR)
        .changes("audit consent")
        .others(NotFound),
    form("registration/withdraw-consent", "ticket={ticket}&purpose=event_news").by(EVERY_VISITOR).changes("audit consent").others(NotFound),
    form("registration/erase", "ticket={ticket}")
        .by(EVERY_VISITOR)
        .changes("audit badge calendar_entry consent generated_file lead mail mailing_recipient registration seat session timetable")
        .others(NotFound),
    form("registration/register-at-desk", "event=fair&name=Nora Neu&email=nora@visitor.example&locale=de")
        .by(DESK)
        .changes("audit badge calendar_entry mail registration"),
    form("registration/correct-visitor", "registration={visitor}&revision=2&name=Vera Gast&organisation=Haus vera&locale=de")
        .by(DESK)
        .changes("audit badge registration"),
    form("registration/cancel-visitor", "registration={visitor}")
        .by(ORGANISERS)
        .changes("audit badge calendar_entry mail registration seat session timetable"),
    form("registration/send-ticket-again", "registration={visitor}").by(ORGANISERS).changes("audit mail"),
    page("/{locale}/organise/events/{event}/visitors/{registration}", "/de/organise/events/fair/visitors/{visitor}")
        .by(ORGANISERS)
        .shows("vera@visitor.example"),
    page("/{locale}/desk/{event}/visitors/{registration}", "/de/desk/fair/visitors/{visitor}").by(DESK).shows("vera Gast"),
    page("/{locale}/desk/{event}/visitors/{registration}", "/de/desk/other-fair/visitors/{visitor}").shows("vera Gast"),
    page("/{locale}/events/{event}/register", "/de/events/fair/register").by(EVERYBODY).shows("/api/registration/register"),
    page("/{locale}/registrations/confirm/{token}", "/de/registrations/confirm/{pending_link}")
        .by(EVERYBODY)
        .shows("/api/registration/confirm"),
    page("/{locale}/registrations/confirm/{token}", "/de/registrations/confirm/{receipt_link}")
        .others(NotFound)
        .shows("/api/registration/confirm"),
    page("/{locale}/my-ticket", "/de/my-ticket").by(EVERYBODY).shows("/api/registration/send-ticket-link"),
    file("/ticket-worker.js", "/ticket-worker.js").by(EVERYBODY).shows("CACHE"),
    page("/{locale}/registrations/{ticket}", "/de/registrations/{ticket}")
        .by(VISITOR)
        .shows("vera Gast")
        .others(NotFound)
        .except(&[(Who::OtherVisitor, Nothing)]),
    page("/{locale}/organise/events/{event}/visitors", "/de/organise/events/fair/visitors").by(ORGANISERS).shows("vera@visitor.example"),
    file("/registrations/{file}", "/registrations/{ticket}.json")
        .by(VISITOR)
        .shows("vera@visitor.example")
        .others(NotFound)
        .except(&[(Who::OtherVisitor, Nothing)]),
    file("/registrations/{file}", "/registrations/{ticket}.ics").by(EVERY_VISITOR).shows("VCALENDAR").others(NotFound),
    file("/organise/events/{event}/visitors.csv", "/organise/events/fair/visitors.csv")
        .by(ORGANISERS)
        .shows("vera@visitor.example")
        .changes("audit"),
    file("/organise/events/{event}/visitors.xlsx", "/organise/events/fair/visitors.xlsx")
        .by(ORGANISERS)
        .changes("audit")
        .shows("xl/worksheets/sheet1.xml"),
];
