//! Exhibitors who take part.

use crate::authorisation::{
    callers::{EVERY_EXHIBITOR, EVERYBODY, EXHIBITOR, EXHIBITOR_AND_ORGANISERS, ORGANISERS, Who},
    row::{
        Answer::{Nothing, SignIn, Told},
        Row, form, page,
    },
};

pub const ROWS: &[Row] = &[
    form("exhibitor/answer-own-offer", "application={offered}&answer=confirm&net=125000&tax=german")
        .by(EXHIBITOR)
        .changes("application audit mail organiser_notice placement"),
    form(
        "exhibitor/save-profile",
        "application={confirmed}&revision={confirmed_revision}&street=Weg 2&postcode=45127&city=Essen&topics[]=energy&teaser_de=Neu&decision_name=Doris Neu&decision_email=doris@alpha.example",
    )
    .by(EXHIBITOR_AND_ORGANISERS)
    .changes("application application_contact audit"),
    form("exhibitor/name-person", "application={confirmed}&name=Nora Neu&email=nora@stand.example&locale=de")
        .by(EXHIBITOR_AND_ORGANISERS)
        .changes("application audit badge booth_staff calendar_entry mail"),
    // After the deadline only those who print the badges may.
    form("exhibitor/name-person", "application={late}&name=Nora Neu&email=nora@stand.example&locale=de")
        .by(ORGANISERS)
        .changes("application audit badge booth_staff calendar_entry mail")
        .except(&[(Who::Exhibitor, Told)]),
    form("exhibitor/correct-person", "staff={staff}&revision=1&name=Stefan Richtig&email=stefan@stand.example&locale=de")
        .by(EXHIBITOR_AND_ORGANISERS)
        .changes("application audit badge booth_staff"),
    form("exhibitor/remove-person", "staff={staff}")
        .by(EXHIBITOR_AND_ORGANISERS)
        .changes("application audit badge booth_staff calendar_entry mail"),
    form("exhibitor/invite-colleague", "organisation={organisation}&email=carla@alpha.example")
        .by(EXHIBITOR)
        .changes("audit invitation mail"),
    page("/{locale}/portal", "/de/portal").by(EVERY_EXHIBITOR).shows("/api/exhibitor/invite-colleague").others(Nothing).nobody(SignIn),
    page("/{locale}/portal", "/de/portal").by(EXHIBITOR).shows("{confirmed}").others(Nothing).nobody(SignIn),
    page("/{locale}/portal/{application}", "/de/portal/{confirmed}").by(EXHIBITOR_AND_ORGANISERS).shows("Alpha"),
    // It binds: organisers only look.
    page("/{locale}/portal/{application}/accept", "/de/portal/{offered}/accept").by(EXHIBITOR).shows("/api/exhibitor/answer-own-offer"),
    page("/{locale}/portal/{application}/profile", "/de/portal/{confirmed}/profile")
        .by(EXHIBITOR_AND_ORGANISERS)
        .shows("/api/exhibitor/save-profile"),
    page("/{locale}/portal/{application}/staff", "/de/portal/{confirmed}/staff").by(EXHIBITOR_AND_ORGANISERS).shows("stefan Stand"),
    page("/{locale}/events/{event}/exhibitors", "/de/events/fair/exhibitors").by(EVERYBODY).shows("Alpha"),
    page("/{locale}/events/{event}/exhibitors/{exhibitor}", "/de/events/fair/exhibitors/{exhibitor_slug}")
        .by(EVERYBODY)
        .shows("Wir bauen."),
];
