//! Travellers: everybody may apply, a link opens one's own page, and the list is the organisers'.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS, Who},
    row::{
        Answer::{NotFound, Nothing},
        Row, file, form, page, upload,
    },
};

pub const ROWS: &[Row] = &[
    form(
        "traveller/apply",
        "event=fair-trip&name=Nora Neu&email=nora@reise.example&organisation=Neu&town=Essen&country=DE&size_class=small&accept=on",
    )
    .by(EVERYBODY)
    .changes("audit mail traveller traveller_link"),
    form("traveller/prove", "token={unproven_traveller_link}")
        .by(EVERYBODY)
        .changes("audit mail organiser_notice traveller traveller_link"),
    form("traveller/change", "token={other_traveller_link}&revision=2&organisation=Neu&town=Essen&country=DE")
        .by(EVERYBODY)
        .changes("audit traveller"),
    upload("/uploads/traveller-photo", "_page=/de/imprint&token={traveller_link}").by(EVERYBODY).changes("audit traveller"),
    // Nobody gives one before the mailbox is proven, and no other link opens this.
    upload("/uploads/traveller-photo", "_page=/de/imprint&token={unproven_traveller_link}").others(NotFound),
    upload("/uploads/traveller-photo", "_page=/de/imprint&token={receipt_link}").others(NotFound),
    form("traveller/remove-photo", "token={tilda_link}").by(EVERYBODY).changes("audit traveller traveller_photo_gone"),
    form("traveller/remove-photo", "token={receipt_link}").others(NotFound),
    file("/travellers/{token}/photo.jpg", "/travellers/{tilda_link}/photo.jpg").by(EVERYBODY).shows("JFIF"),
    file("/travellers/{token}/photo.jpg", "/travellers/{receipt_link}/photo.jpg").others(NotFound).shows("JFIF"),
    form("traveller/set-booklet-consent", "token={traveller_link}&consent=given").by(EVERYBODY).changes("audit traveller"),
    form("traveller/leave", "token={traveller_link}").by(EVERYBODY).changes("audit mail organiser_notice traveller trip_admission"),
    form("traveller/set-terms", "event={trip}&revision=2&{travel_terms}&until_1={closing_day}&percent_1=50")
        .by(ORGANISERS)
        .changes("audit trip_admission trip_cancellation_step"),
    form("traveller/decide", "traveller={other_traveller}&revision=2&decision=admit")
        .by(ORGANISERS)
        .changes("audit mail traveller traveller_link trip_admission"),
    form("traveller/set-group", "traveller={traveller}&revision=3&group={trip_group}").by(ORGANISERS).changes("audit traveller"),
    form("traveller/erase", "traveller={other_traveller}").by(ORGANISERS).changes("audit mail traveller traveller_link"),
    page("/{locale}/events/{event}/travel", "/de/events/fair-trip/travel").by(EVERYBODY).shows("/api/traveller/apply"),
    page("/{locale}/travellers/{token}", "/de/travellers/{traveller_link}").by(EVERYBODY).shows("tilda Reise"),
    // Organisers do not know of whoever never opened the link.
    page("/{locale}/organise/events/{event}/travellers", "/de/organise/events/fair-trip/travellers").by(ORGANISERS).shows("tilda Reise"),
    page("/{locale}/organise/events/{event}/travellers", "/de/organise/events/fair-trip/travellers")
        .except(&[(Who::Organiser, Nothing)])
        .shows("uta Reise"),
    page("/{locale}/organise/events/{event}/travellers/terms", "/de/organise/events/fair-trip/travellers/terms")
        .by(ORGANISERS)
        .shows("/api/traveller/set-terms"),
    page("/{locale}/organise/events/{event}/travellers/{traveller}", "/de/organise/events/fair-trip/travellers/{traveller}")
        .by(ORGANISERS)
        .shows("tilda@reise.example"),
    page("/{locale}/search", "/de/search?q=tilda").by(ORGANISERS).shows("tilda Reise").others(Nothing),
    file("/travellers/{file}", "/travellers/{traveller_link}.ics").by(EVERYBODY).shows("BEGIN:VCALENDAR"),
    file("/travellers/{file}", "/travellers/{traveller_link}.json").by(EVERYBODY).shows("tilda@reise.example"),
    file("/organise/travellers/{file}", "/organise/travellers/{traveller}.json").by(ORGANISERS).shows("tilda@reise.example"),
    file("/organise/events/{event}/travellers.csv", "/organise/events/fair-trip/travellers.csv")
        .by(ORGANISERS)
        .changes("audit")
        .shows("tilda@reise.example"),
    file("/organise/events/{event}/travellers.xlsx", "/organise/events/fair-trip/travellers.xlsx")
        .by(ORGANISERS)
        .changes("audit")
        .shows("xl/worksheets/sheet1.xml"),
];
