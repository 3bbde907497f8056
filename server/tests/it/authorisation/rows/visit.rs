//! Visits of delegations: everybody may ask, a host answers by its link, and all else is the organisers' alone.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS, Who},
    row::{
        Answer::{NotFound, Nothing, Told},
        Row, file, form, page,
    },
};

pub const ROWS: &[Row] = &[
    form("visit/request", "{visit_fields}&bridge=open-bridge&moment={form_moment}")
        .by(EVERYBODY)
        .changes("audit organiser_notice visit"),
    form("visit/request", "{visit_fields}&bridge=draft-bridge&moment=").others(NotFound).except(&[(Who::Organiser, Told)]),
    form("visit/edit-visit", "visit={visit}&revision={visit_revision}&people=9&priority=high&bridge={bridge}&time_zone=Europe/Berlin")
        .by(ORGANISERS)
        .changes("audit visit"),
    form("visit/assign", "visit={visit}&revision={visit_revision}&owner=").by(ORGANISERS).changes("audit visit"),
    form("visit/set-state", "visit={visit}&revision={visit_revision}&from=accepted&state=done").by(ORGANISERS).changes("audit visit"),
    // Its host is told, and its room is free.
    form("visit/decline", "visit={visit}&revision={visit_revision}&reason=Kein Platz")
        .by(ORGANISERS)
        .changes("audit mail timetable visit visit_item"),
    form("visit/add-note", "visit={visit}&body=Noch eine").by(ORGANISERS).changes("audit visit_note"),
    form("visit/note-outcome", "visit={visit}&revision={visit_revision}&outcome=Gut&leads=3&meetings=5").by(ORGANISERS).changes("audit visit"),
    form("visit/erase", "visit={visit}").by(ORGANISERS).changes("audit mail visit visit_delegate visit_item visit_note"),
    form("visit/add-item", "{visit_item_fields}&visit={visit}&revision={visit_revision}&title=Mittag").by(ORGANISERS).changes("audit visit visit_item"),
    form("visit/edit-item", "{visit_item_fields}&item={visit_item}&revision={visit_revision}&title=Anders&room={visit_room}&host_organisation=Haus&host_email=hanna@haus.example")
        .by(ORGANISERS)
        .changes("audit mail visit visit_item"),
    form("visit/remove-item", "item={visit_item}&revision={visit_revision}").by(ORGANISERS).changes("audit mail timetable visit visit_item"),
    form("visit/ask-hosts", "visit={visit}").by(ORGANISERS).changes("audit mail visit_item"),
    form("visit/answer-as-host", "token={host_link}&answer=confirmed").by(EVERYBODY).changes("audit visit_item"),
    form("visit/answer-as-host", "token=AAAAAAAAAAAAAAAAAAAAAAAAAA&answer=confirmed").others(NotFound),
    form("visit/add-delegates", "visit={visit}&lines=Jun Park").by(ORGANISERS).changes("audit visit_delegate"),
    form("visit/remove-delegate", "delegate={visit_delegate}").by(ORGANISERS).changes("audit visit_delegate"),
    form("visit/note-attendance", "visit={visit}&came[]={visit_delegate}").by(ORGANISERS).changes("audit visit_delegate"),
    form("visit/write-thanks", "visit={visit}&revision={visit_revision}&thanks_hosts=Danke").by(ORGANISERS).changes("audit visit"),
    form("visit/send-thanks", "visit={visit}&revision={visit_revision}&to=guests").by(ORGANISERS).changes("audit mail"),
    form("visit/add-resource", "kind=room&name=Saal").by(ORGANISERS).changes("audit visit_resource"),
    form("visit/edit-resource", "resource={visit_room}&revision=1&kind=room&name=Anderer Saal").by(ORGANISERS).changes("audit visit_resource"),
    form("visit/remove-resource", "resource={free_room}").by(ORGANISERS).changes("audit visit_resource"),
    page("/{locale}/delegations", "/de/delegations?bridge=open-bridge").by(EVERYBODY).shows("/api/visit/request"),
    page("/{locale}/visit-hosts/{token}", "/de/visit-hosts/{host_link}").by(EVERYBODY).shows("/api/visit/answer-as-host"),
    // The host sees nobody by name.
    page("/{locale}/visit-hosts/{token}", "/de/visit-hosts/{host_link}").others(Nothing).shows("Mei Tan"),
    page("/{locale}/visit-hosts/{token}", "/de/visit-hosts/AAAAAAAAAAAAAAAAAAAAAAAAAA").others(NotFound),
    page("/{locale}/organise/visits", "/de/organise/visits").by(ORGANISERS).shows("Clean Energy Circle"),
    page("/{locale}/organise/visits/{visit}", "/de/organise/visits/{visit}").by(ORGANISERS).shows("Vertrauliche Notiz"),
    page("/{locale}/organise/visits/{visit}/new-item", "/de/organise/visits/{visit}/new-item").by(ORGANISERS).shows("/api/visit/add-item"),
    page("/{locale}/organise/visits/{visit}/items/{item}", "/de/organise/visits/{visit}/items/{visit_item}")
        .by(ORGANISERS)
        .shows("hanna@haus.example"),
    page("/{locale}/organise/visits/{visit}/thanks", "/de/organise/visits/{visit}/thanks").by(ORGANISERS).shows("/api/visit/write-thanks"),
    page("/{locale}/organise/visit-week", "/de/organise/visit-week?day={first_day}").by(ORGANISERS).shows("Rundgang im Haus"),
    page("/{locale}/organise/visit-resources", "/de/organise/visit-resources").by(ORGANISERS).shows("Saal Emscher"),
    file("/organise/visits.csv", "/organise/visits.csv?lang=de").by(ORGANISERS).shows("Clean Energy Circle"),
    file("/organise/visits.xlsx", "/organise/visits.xlsx?lang=de").by(ORGANISERS).shows("xl/worksheets"),
    file("/organise/visit-attendance/{file}", "/organise/visit-attendance/{visit}.csv?lang=de").by(ORGANISERS).shows("Lin Wei"),
    file("/organise/visits/{file}", "/organise/visits/{visit}.json").by(ORGANISERS).shows("mei.tan@delegation.example"),
];
