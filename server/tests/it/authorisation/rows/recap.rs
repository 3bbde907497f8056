//! What stays of an event: organisers write it, everybody reads what is published, and whoever is quoted decides by a link.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS, Who},
    row::{
        Answer::{NotFound, Nothing, Told},
        Row, file, form, page, upload,
    },
};

pub const ROWS: &[Row] = &[
    form("recap/begin-recap", "event={bare_event}").by(ORGANISERS).changes("audit recap"),
    form("recap/save-recap", "recap={recap}&revision={recap_revision}&text_de=Anders&text_en=Other").by(ORGANISERS).changes("audit recap"),
    form("recap/publish-recap", "recap={draft_recap}&revision={draft_recap_revision}").by(ORGANISERS).changes("audit recap"),
    form("recap/hide-recap", "recap={recap}").by(ORGANISERS).changes("audit recap"),
    form("recap/edit-recap-picture", "picture={recap_picture}&alt_de=Die Halle&licence=cc_by&consent=nobody")
        .by(ORGANISERS)
        .changes("audit recap recap_picture"),
    form("recap/remove-recap-picture", "picture={recap_picture}").by(ORGANISERS).changes("audit recap recap_picture"),
    form("recap/add-voice", "recap={recap}&quote_de=Neu gesagt&person_name=Nele Neu&email=nele@stimme.example&language=de")
        .by(ORGANISERS)
        .changes("audit recap_voice"),
    form(
        "recap/edit-voice",
        "voice={draft_voice}&revision=1&quote_de=Neu gesagt&person_name=Nele Neu&email=nele@stimme.example&language=de",
    )
    .by(ORGANISERS)
    .changes("audit recap recap_voice"),
    form("recap/ask-voice", "voice={draft_voice}").by(ORGANISERS).changes("audit mail recap_voice"),
    form("recap/remove-voice", "voice={draft_voice}").by(ORGANISERS).changes("audit recap recap_voice"),
    form("recap/answer-voice", "token={voice_link}&revision={voice_revision}&answer=release")
        .by(EVERYBODY)
        .changes("audit recap recap_voice"),
    // Whatever is kept about them goes, also from their letters.
    form("recap/answer-voice", "token={released_link}&answer=withdraw")
        .by(EVERYBODY)
        .changes("audit mail organiser_notice recap recap_voice"),
    form("recap/answer-voice", "token=AAAAAAAAAAAAAAAAAAAAAAAAAA&answer=release").others(NotFound),
    form("recap/add-recap-figure", "recap={recap}&value=3&label_de=Tage&label_en=days").by(ORGANISERS).changes("audit recap recap_figure"),
    form("recap/remove-recap-figure", "figure={recap_figure}").by(ORGANISERS).changes("audit recap recap_figure"),
    form("recap/remove-recap-download", "download={recap_download}").by(ORGANISERS).changes("audit recap recap_download"),
    upload("/uploads/recap-picture", "_page=/de/imprint&recap={recap}&alt_de=Der Hof").by(ORGANISERS).changes("audit recap recap_picture"),
    // A picture is no PDF, as whoever may send one is told.
    upload("/uploads/recap-download", "_page=/de/imprint&recap={recap}&title_de=Folien&title_en=Slides").except(&[(Who::Organiser, Told)]),
    page("/{locale}/events/{event}/recap", "/de/events/fair/recap").by(EVERYBODY).shows("Es war gut"),
    // Organisers, too, see here what everybody sees.
    page("/{locale}/events/{event}/recap", "/de/events/fair/recap").others(Nothing).shows("Gern wieder"),
    page("/{locale}/events/{event}/recap", "/de/events/fair/recap").others(Nothing).shows("rolf@stimme.example"),
    page("/{locale}/events/{event}/recap", "/de/events/other-fair/recap").by(ORGANISERS).shows("Noch ein Entwurf").others(NotFound),
    page("/{locale}/voices/{token}", "/de/voices/{voice_link}").by(EVERYBODY).shows("Gern wieder"),
    page("/{locale}/voices/{token}", "/de/voices/AAAAAAAAAAAAAAAAAAAAAAAAAA").others(NotFound),
    page("/{locale}/organise/events/{event}/recap", "/de/organise/events/fair/recap").by(ORGANISERS).shows("valerie@stimme.example"),
    file("/sitemap-event.xml", "/sitemap-event.xml?event=fair").by(EVERYBODY).shows("/de/events/fair/recap"),
    file("/events/recaps-de.rss", "/events/recaps-de.rss").by(EVERYBODY).shows("Schön war es"),
    file("/events/recaps-de.rss", "/events/recaps-de.rss").others(Nothing).shows("Noch ein Entwurf"),
    file("/events/recaps-en.rss", "/events/recaps-en.rss").by(EVERYBODY).shows("Looking back"),
    page("/{locale}/search", "/de/search?q=schoen+war").by(EVERYBODY).shows("/de/events/fair/recap"),
    page("/{locale}/search", "/de/search?q=noch+ein+entwurf").by(ORGANISERS).shows("/de/organise/events/other-fair/recap").others(Nothing),
];
