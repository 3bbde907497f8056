//! Hosts: organisers agree them, everybody reads those that are public, and their people see their own event alone.

use crate::authorisation::{
    callers::{CO_HOST, CO_HOST_AND_ORGANISERS, EVERYBODY, ORGANISERS, Who},
    row::{
        Answer::{NotFound, Nothing},
        Row, form, page, upload,
    },
};

pub const ROWS: &[Row] = &[
    form("host/add-host", "event={event}&name=Haus Drei&role=partner&share=10").by(ORGANISERS).changes("audit host"),
    form("host/edit-host", "host={host}&revision={host_revision}&name=Haus Eins&role=lead&share=60").by(ORGANISERS).changes("audit host"),
    form("host/move-host-up", "host={own_host}").by(ORGANISERS).changes("audit host"),
    form("host/remove-host", "host={host}").by(ORGANISERS).changes("audit host"),
    // Its people go with it.
    form("host/remove-host", "host={own_host}").by(ORGANISERS).changes("audit host host_person mail"),
    form("host/remove-host-logo", "host={own_host}").by(CO_HOST_AND_ORGANISERS).changes("audit host"),
    form("host/remove-host-logo", "host={host}").by(ORGANISERS).changes("audit host"),
    form("host/edit-own-host", "host={own_host}&revision={own_host_revision}&web=zwei.example&text_de=Neu")
        .by(CO_HOST_AND_ORGANISERS)
        .changes("audit host"),
    // Another host of the same event, and one of another event.
    form("host/edit-own-host", "host={host}&revision={host_revision}&web=eins.example").by(ORGANISERS).changes("audit host"),
    form("host/edit-own-host", "host={other_host}&revision=1&web=eins.example").by(ORGANISERS).changes("audit host"),
    form("host/invite-co-host", "host={host}&person_name=Nora Neu&email=nora@host.example&access=see")
        .by(ORGANISERS)
        .changes("account audit host_person mail"),
    form("host/remove-co-host", "person={host_person}").by(ORGANISERS).changes("audit host_person mail"),
    form("host/set-host-sharing", "event={event}&figures=on").by(ORGANISERS).changes("audit host_sharing"),
    upload("/uploads/host-logo", "_page=/de/imprint&host={other_host}").by(ORGANISERS).changes("audit host"),
    upload("/uploads/host-logo", "_page=/de/imprint&host={bare_host}").by(CO_HOST_AND_ORGANISERS).changes("audit host"),
    page("/{locale}/events/{event}", "/de/events/fair").by(EVERYBODY).shows("Haus Zwei"),
    page("/{locale}/events/{event}", "/de/events/fair").others(Nothing).shows("Haus Still"),
    page("/{locale}/hosting", "/de/hosting").by(CO_HOST).shows("Messe fair"),
    page("/{locale}/hosting", "/de/hosting").shows("Messe other-fair").except(&[(Who::CoHost, Nothing)]),
    page("/{locale}/hosting/{event}", "/de/hosting/fair").by(CO_HOST_AND_ORGANISERS).shows("Alpha waiting"),
    page("/{locale}/hosting/{event}", "/de/hosting/fair")
        .shows("anna@alpha.example")
        .except(&[(Who::CoHost, Nothing), (Who::Organiser, Nothing)]),
    page("/{locale}/hosting/{event}", "/de/hosting/other-fair").by(ORGANISERS).shows("Haus Fern"),
    page("/{locale}/organise/events/{event}/hosts", "/de/organise/events/fair/hosts").by(ORGANISERS).shows("cora@host.example"),
    page("/{locale}/events/{event}", "/de/events/draft-fair").by(ORGANISERS).shows("Messe draft-fair").others(NotFound),
];
