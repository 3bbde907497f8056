//! Events, and what is around them.

use crate::authorisation::{
    callers::{DESK, EVERYBODY, ORGANISERS},
    row::{
        Answer::{NotFound, Nothing},
        Row, file, form, page, upload,
    },
};

pub const ROWS: &[Row] = &[
    form("event/create-event", "{event_fields}&name=Neue Messe&slug=new-fair").by(ORGANISERS).changes("audit event"),
    form(
        "event/edit-event",
        "{event_fields}&event={bare_event}&revision={bare_event_revision}&name=Messe bare-fair&slug=bare-fair&bridge={draft_bridge}",
    )
    .by(ORGANISERS)
    .changes("audit event"),
    form("event/duplicate-event", "event={event}&name=Messe danach&slug=next-fair&starts_on={next_year}")
        .by(ORGANISERS)
        .changes("audit event host host_sharing level stage unit"),
    form("event/publish-event", "event={draft_event}").by(ORGANISERS).changes("audit event"),
    form("event/archive-event", "event={event}").by(ORGANISERS).changes("audit event"),
    form("event/back-to-draft", "event={bare_event}").by(ORGANISERS).changes("audit event"),
    form("event/remove-picture", "event={event}").by(ORGANISERS).changes("audit event"),
    upload("/uploads/event-picture", "_page=/de/imprint&event={other_event}&alt_de=Der Stand").by(ORGANISERS).changes("audit event"),
    upload("/uploads/terms", "_page=/de/organise/events/other-fair/terms&event={other_event}&version=2&address=")
        .by(ORGANISERS)
        .changes("audit event terms"),
    page("/{locale}", "/de").by(EVERYBODY).shows("Messe fair"),
    page("/{locale}", "/de").others(Nothing).shows("Messe draft-fair"),
    page("/{locale}", "/de?kind=trade_fair").by(EVERYBODY).shows("Messe fair"),
    page("/{locale}", "/de?kind=trade_fair").others(Nothing).shows("Messe draft-fair"),
    file("/events/feed-de.ics", "/events/feed-de.ics").by(EVERYBODY).shows("SUMMARY:Messe fair"),
    file("/events/feed-de.ics", "/events/feed-de.ics").others(Nothing).shows("SUMMARY:Messe draft-fair"),
    file("/events/feed-en.ics", "/events/feed-en.ics").by(EVERYBODY).shows("SUMMARY:Messe fair"),
    page("/{locale}/events/{event}", "/de/events/fair").by(EVERYBODY).shows("Messe fair"),
    // A draft is there for its organisers and its own desk.
    page("/{locale}/events/{event}", "/de/events/draft-fair").by(ORGANISERS).shows("Messe draft-fair").others(NotFound),
    page("/{locale}/search", "/de/search?q=messe").by(EVERYBODY).shows("Messe fair"),
    page("/{locale}/search", "/de/search?q=draft-fair").by(ORGANISERS).shows("Messe draft-fair").others(Nothing),
    page("/{locale}/search", "/de/search?q=vera+gast").by(DESK).shows("vera Gast").others(Nothing),
    page("/{locale}/search", "/de/search?q=alpha+waiting").by(ORGANISERS).shows("Alpha waiting").others(Nothing),
    page("/{locale}/imprint", "/de/imprint").by(EVERYBODY).shows("Impressum"),
    page("/{locale}/privacy", "/de/privacy").by(EVERYBODY).shows("Datenschutz"),
    page("/{locale}/accessibility", "/de/accessibility").by(EVERYBODY).shows("Barriere"),
    page("/{locale}/organise", "/de/organise").by(ORGANISERS).shows("Messe draft-fair"),
    page("/{locale}/organise/new", "/de/organise/new").by(ORGANISERS).shows("/api/event/create-event"),
    page("/{locale}/organise/events/{event}", "/de/organise/events/fair").by(ORGANISERS).shows("Messe fair"),
    page("/{locale}/organise/events/{event}/edit", "/de/organise/events/fair/edit").by(ORGANISERS).shows("/api/event/edit-event"),
    page("/{locale}/organise/events/{event}/terms", "/de/organise/events/fair/terms").by(ORGANISERS).shows("/uploads/terms"),
    file("/organise/events/{event}/history.csv", "/organise/events/fair/history.csv")
        .by(ORGANISERS)
        .changes("audit")
        .shows("Olga Organisiert"),
    file("/organise/events/{event}/history.xlsx", "/organise/events/fair/history.xlsx")
        .by(ORGANISERS)
        .changes("audit")
        .shows("xl/worksheets/sheet1.xml"),
    page("/{locale}/organise/events/{event}/history", "/de/organise/events/fair/history").by(ORGANISERS).shows("Olga Organisiert"),
    file("/", "/").others(Nothing),
    file("/healthz", "/healthz").by(EVERYBODY).shows("ok"),
    file("/robots.txt", "/robots.txt").by(EVERYBODY).shows("Disallow: /de/organise"),
    file("/files/{key}", "/files/{picture}").by(EVERYBODY).shows("JFIF"),
    file("/sitemap.xml", "/sitemap.xml").by(EVERYBODY).shows("event=fair<"),
    file("/sitemap.xml", "/sitemap.xml").others(Nothing).shows("event=draft-fair<"),
    file("/sitemap-site.xml", "/sitemap-site.xml").by(EVERYBODY).shows("/de/imprint"),
    file("/sitemap-event.xml", "/sitemap-event.xml?event=fair").by(EVERYBODY).shows("/de/events/fair"),
    file("/sitemap-event.xml", "/sitemap-event.xml?event=draft-fair").others(NotFound).shows("/de/events/draft-fair"),
];
