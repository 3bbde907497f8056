//! What travellers give is theirs, by their link, and of the people who are named for the trip: organising alone opens
//! nothing of it.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS},
    row::{Answer::NotFound, Row, file, form, page},
};

pub const ROWS: &[Row] = &[
    form("travel-details/give", "traveller={tilda_link}&revision=2&passport_name=TOUR TILDA&nationality=DE")
        .by(EVERYBODY)
        .changes("audit travel_details"),
    form("travel-details/give", "traveller={receipt_link}&revision=1&passport_name=FREMD").others(NotFound),
    form("travel-details/give-entry", "traveller={tilda_link}&revision=2&country=CA&kind=eta&state=granted")
        .by(EVERYBODY)
        .changes("audit travel_details"),
    form("travel-details/give-entry", "traveller={receipt_link}&revision=1&country=CA&kind=eta&state=granted").others(NotFound),
    form("travel-details/set-setting", "event={journey}&revision=1&asks_passport_number=on").by(ORGANISERS).changes("audit travel_setting"),
    form("travel-details/set-help", "event={journey}&leg={journey_leg}&consulate=Konsulat").by(ORGANISERS).changes("audit travel_help"),
    form("travel-details/name-reader", "event={closed_journey}&account={organiser_account}").by(ORGANISERS).changes("audit travel_reader"),
    form("travel-details/remove-reader", "event={journey}&account={organiser_account}").by(ORGANISERS).changes("audit travel_reader"),
    form("travel-details/set-note", "event={journey}&traveller={tilda}&body=Kommt später").by(ORGANISERS).changes("audit travel_note"),
    page("/{locale}/travellers/{token}/details", "/de/travellers/{tilda_link}/details").by(EVERYBODY).shows("TOUR TILDA"),
    page("/{locale}/travellers/{token}/details", "/de/travellers/{receipt_link}/details").others(NotFound).shows("TOUR TILDA"),
    page("/{locale}/travellers/{token}/emergency", "/de/travellers/{tilda_link}/emergency").by(EVERYBODY).shows("Nina Notfall"),
    page("/{locale}/travellers/{token}/emergency", "/de/travellers/{receipt_link}/emergency").others(NotFound).shows("Nina Notfall"),
    page("/{locale}/organise/events/{event}/travel", "/de/organise/events/journey/travel").by(ORGANISERS).shows("Tilda Tour"),
    page("/{locale}/organise/events/{event}/travel/{traveller}", "/de/organise/events/journey/travel/{tilda}")
        .by(ORGANISERS)
        .shows("Haus Tour"),
    page("/{locale}/organise/events/{event}/travel/{traveller}/details", "/de/organise/events/journey/travel/{tilda}/details")
        .by(ORGANISERS)
        .changes("audit")
        .shows("TOUR TILDA"),
    page("/{locale}/organise/events/{event}/travel/{traveller}/details", "/de/organise/events/closed-journey/travel/{tilda}/details")
        .shows("TOUR TILDA"),
    page("/{locale}/organise/events/{event}/travel-lists/{list}", "/de/organise/events/journey/travel-lists/rooming")
        .by(ORGANISERS)
        .changes("audit")
        .shows("Tilda Tour"),
    page("/{locale}/organise/events/{event}/travel-lists/{list}", "/de/organise/events/closed-journey/travel-lists/rooming")
        .shows("Tilda Tour"),
    file("/organise/events/{event}/travel/rooming.csv", "/organise/events/journey/travel/rooming.csv")
        .by(ORGANISERS)
        .changes("audit")
        .shows("Tilda Tour"),
    file("/organise/events/{event}/travel/rooming.csv", "/organise/events/closed-journey/travel/rooming.csv").shows("Name"),
    file("/organise/events/{event}/travel/rooming.xlsx", "/organise/events/journey/travel/rooming.xlsx")
        .by(ORGANISERS)
        .changes("audit")
        .shows("xl/worksheets/sheet1.xml"),
    file("/organise/events/{event}/travel/transfers.csv", "/organise/events/journey/travel/transfers.csv")
        .by(ORGANISERS)
        .changes("audit")
        .shows("Zeitzone"),
    file("/organise/events/{event}/travel/transfers.xlsx", "/organise/events/journey/travel/transfers.xlsx")
        .by(ORGANISERS)
        .changes("audit")
        .shows("xl/worksheets/sheet1.xml"),
    file("/organise/events/{event}/travel/diets.csv", "/organise/events/journey/travel/diets.csv")
        .by(ORGANISERS)
        .changes("audit")
        .shows("Organisation"),
    file("/organise/events/{event}/travel/diets.xlsx", "/organise/events/journey/travel/diets.xlsx")
        .by(ORGANISERS)
        .changes("audit")
        .shows("xl/worksheets/sheet1.xml"),
    file("/organise/events/{event}/travel/papers.csv", "/organise/events/journey/travel/papers.csv")
        .by(ORGANISERS)
        .changes("audit")
        .shows("Tilda Tour"),
    file("/organise/events/{event}/travel/papers.xlsx", "/organise/events/journey/travel/papers.xlsx")
        .by(ORGANISERS)
        .changes("audit")
        .shows("xl/worksheets/sheet1.xml"),
    file("/organise/events/{event}/travel/booklet.pdf", "/organise/events/journey/travel/booklet.pdf").by(ORGANISERS).shows("%PDF-"),
    file("/organise/events/{event}/travel/badges.pdf", "/organise/events/journey/travel/badges.pdf").by(ORGANISERS).shows("%PDF-"),
    file("/travellers/{token}/itinerary.pdf", "/travellers/{tilda_link}/itinerary.pdf").by(EVERYBODY).shows("%PDF-"),
    file("/travellers/{token}/itinerary.pdf", "/travellers/{receipt_link}/itinerary.pdf").others(NotFound).shows("%PDF-"),
];
