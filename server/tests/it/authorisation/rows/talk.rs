//! Talks abroad: organisers write them, everybody sees what is published.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS, Who},
    row::{
        Answer::{NotFound, Nothing, Told},
        Row, file, form, page, upload,
    },
};

pub const ROWS: &[Row] = &[
    form("talk/create-talk", "{talk_fields}&subject_de=Ganz neu&subject_en=Brand new").by(ORGANISERS).changes("audit talk"),
    form("talk/edit-talk", "{talk_fields}&talk={draft_talk}&revision=1&subject_de=Vortrag draft-talk&subject_en=Other&slug=draft-talk")
        .by(ORGANISERS)
        .changes("audit talk"),
    form("talk/set-state", "talk={draft_talk}&state=published").by(ORGANISERS).changes("audit talk"),
    form("talk/delete-talk", "talk={draft_talk}").by(ORGANISERS).changes("audit talk"),
    form("talk/remove-slides", "talk={public_talk}").by(ORGANISERS).changes("audit talk"),
    // A picture is no PDF, as whoever may send one is told.
    upload("/uploads/slides", "_page=/de/imprint&talk={draft_talk}").except(&[(Who::Organiser, Told)]),
    // Its talk is public, but says that they are for nobody else.
    file("/files/{key}", "/files/{slides}").by(ORGANISERS).shows("endobj").others(NotFound),
    page("/{locale}/talks", "/de/talks").by(EVERYBODY).shows("Vortrag public-talk"),
    page("/{locale}/talks", "/de/talks").others(Nothing).shows("Vortrag draft-talk"),
    page("/{locale}/talks/{talk}", "/de/talks/public-talk").by(EVERYBODY).shows("Vortrag public-talk"),
    page("/{locale}/talks/{talk}", "/de/talks/draft-talk").by(ORGANISERS).shows("Vortrag draft-talk").others(NotFound),
    page("/{locale}/bridges/{bridge}", "/de/bridges/open-bridge").by(EVERYBODY).shows("Vortrag public-talk"),
    page("/{locale}/bridges/{bridge}", "/de/bridges/open-bridge").others(Nothing).shows("Vortrag draft-talk"),
    page("/{locale}/search", "/de/search?q=vortrag+public").by(EVERYBODY).shows("Vortrag public-talk"),
    page("/{locale}/search", "/de/search?q=vortrag+draft").by(ORGANISERS).shows("Vortrag draft-talk").others(Nothing),
    page("/{locale}/organise/talks", "/de/organise/talks").by(ORGANISERS).shows("Vortrag draft-talk"),
    page("/{locale}/organise/talks/new", "/de/organise/talks/new").by(ORGANISERS).shows("/api/talk/create-talk"),
    page("/{locale}/organise/talks/{talk}", "/de/organise/talks/{draft_talk}").by(ORGANISERS).shows("/api/talk/edit-talk"),
    file("/sitemap-site.xml", "/sitemap-site.xml").by(EVERYBODY).shows("/de/talks/public-talk"),
    file("/talks/feed-de.ics", "/talks/feed-de.ics").by(EVERYBODY).shows("SUMMARY:Vortrag public-talk"),
    file("/talks/feed-de.ics", "/talks/feed-de.ics").others(Nothing).shows("SUMMARY:Vortrag draft-talk"),
    file("/talks/feed-en.ics", "/talks/feed-en.ics").by(EVERYBODY).shows("SUMMARY:Talk public-talk"),
    file("/sitemap-site.xml", "/sitemap-site.xml").others(Nothing).shows("/de/talks/draft-talk"),
];
