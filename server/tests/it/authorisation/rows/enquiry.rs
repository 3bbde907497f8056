//! Everybody may ask; what was asked is the organisers' alone.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS, Who},
    row::{
        Answer::{NotFound, Nothing, Told},
        Row, file, form, page,
    },
};

pub const ROWS: &[Row] = &[
    form("enquiry/send", "event=fair&name=Nora Neu&email=nora@frage.example&message=Wo?&moment={form_moment}")
        .by(EVERYBODY)
        .changes("audit enquiry organiser_notice"),
    // Of the agency.
    form("enquiry/send", "event=&name=Nora Neu&email=nora@frage.example&message=Wo?&moment={form_moment}")
        .by(EVERYBODY)
        .changes("audit enquiry organiser_notice"),
    form("enquiry/send", "event=draft-fair&name=Nora Neu&email=nora@frage.example&message=Wo?&moment=")
        .others(NotFound)
        .except(&[(Who::Organiser, Told)]),
    // Of a bridge.
    form("enquiry/send", "bridge=open-bridge&name=Nora Neu&email=nora@frage.example&message=Wo?&moment={form_moment}")
        .by(EVERYBODY)
        .changes("audit enquiry organiser_notice"),
    form("enquiry/send", "bridge=draft-bridge&name=Nora Neu&email=nora@frage.example&message=Wo?&moment=")
        .others(NotFound)
        .except(&[(Who::Organiser, Told)]),
    // About a property, for its exhibitor, too.
    form(
        "enquiry/send",
        "property=public-property&share=on&exhibitor={organisation}&name=Nora Neu&email=nora@frage.example&message=Wo?&moment={form_moment}",
    )
    .by(EVERYBODY)
    .changes("audit enquiry mail organiser_notice"),
    form("enquiry/send", "property=draft-property&name=Nora Neu&email=nora@frage.example&message=Wo?&moment=")
        .others(NotFound)
        .except(&[(Who::Organiser, Told), (Who::Exhibitor, Told)]),
    form("enquiry/assign", "enquiry={enquiry}&revision=1&owner={organiser_account}").by(ORGANISERS).changes("audit enquiry"),
    form("enquiry/set-state", "enquiry={enquiry}&revision=1&state=done").by(ORGANISERS).changes("audit enquiry"),
    form("enquiry/add-note", "enquiry={enquiry}&body=Noch eine").by(ORGANISERS).changes("audit enquiry_note"),
    form("enquiry/erase", "enquiry={enquiry}").by(ORGANISERS).changes("audit enquiry enquiry_note"),
    form("enquiry/stop-sharing", "enquiry={shared_enquiry}").by(ORGANISERS).changes("audit enquiry mail"),
    // By the link that whoever asked got.
    form("enquiry/withdraw-sharing", "token={enquiry_link}").by(EVERYBODY).changes("audit enquiry mail"),
    form("enquiry/withdraw-sharing", "token={shared_enquiry}-0123456789abcdef0123456789abcdef").others(NotFound),
    page("/{locale}/enquiries/{token}", "/de/enquiries/{enquiry_link}").by(EVERYBODY).shows("/api/enquiry/withdraw-sharing"),
    page("/{locale}/enquiries/{token}", "/de/enquiries/{enquiry_link}").others(Nothing).shows("Petra Pacht"),
    page("/{locale}/enquiries/{token}", "/de/enquiries/{shared_enquiry}-0123456789abcdef0123456789abcdef").others(NotFound),
    page("/{locale}/contact", "/de/contact?event=fair").by(EVERYBODY).shows("/api/enquiry/send"),
    page("/{locale}/contact", "/de/contact?bridge=open-bridge").by(EVERYBODY).shows("Brücke open-bridge"),
    page("/{locale}/contact", "/de/contact?bridge=draft-bridge").by(ORGANISERS).shows("Brücke draft-bridge").others(Nothing),
    page("/{locale}/organise/enquiries", "/de/organise/enquiries").by(ORGANISERS).shows("Frida Frage"),
    page("/{locale}/organise/bridges/{bridge}", "/de/organise/bridges/open-bridge").by(ORGANISERS).shows("Offene Anfragen"),
    page("/{locale}/organise/enquiries/{enquiry}", "/de/organise/enquiries/{enquiry}").by(ORGANISERS).shows("Vertrauliche Notiz"),
    page("/{locale}/organise/events/{event}/enquiries", "/de/organise/events/fair/enquiries").by(ORGANISERS).shows("Frida Frage"),
    file("/organise/enquiries/{file}", "/organise/enquiries/{enquiry}.json").by(ORGANISERS).shows("frida@frage.example"),
];
