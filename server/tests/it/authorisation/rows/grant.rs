//! Funding: the organisers' alone, but for whom the public page of an event names, and for what its hosts are shown.

use crate::authorisation::{
    callers::{CO_HOST_AND_ORGANISERS, EVERYBODY, ORGANISERS},
    row::{Answer::Nothing, Row, file, form, page},
};

const NOTICE: &str =
    "grant={grant}&revision={grant_revision}&grantor=Stiftung Eins&amount=2000&starts_on=2026-01-01&ends_on=2027-12-31&state=granted";

pub const ROWS: &[Row] = &[
    form("grant/create-grant", "grantor=Stiftung Neu&amount=500&starts_on=2026-01-01&ends_on=2026-12-31&state=applied")
        .by(ORGANISERS)
        .changes("audit funding_grant grant_version"),
    form("grant/change-grant", NOTICE).by(ORGANISERS).changes("audit funding_grant grant_version"),
    form("grant/remove-grant", "grant={bare_grant}").by(ORGANISERS).changes("audit funding_grant grant_version"),
    form("grant/assign-grant", "grant={grant}&event={other_event}&amount=100").by(ORGANISERS).changes("audit grant_event"),
    form("grant/unassign-grant", "part={grant_part}").by(ORGANISERS).changes("audit grant_event"),
    form("grant/set-grant-credit", "grant={grant}&revision={grant_revision}&credit_de=Eins").by(ORGANISERS).changes("audit funding_grant"),
    page("/{locale}/events/{event}", "/de/events/fair").by(EVERYBODY).shows("Dank der Stiftung Eins"),
    page("/{locale}/events/{event}", "/de/events/fair").others(Nothing).shows("SE 1/26"),
    page("/{locale}/hosting/{event}", "/de/hosting/fair").by(CO_HOST_AND_ORGANISERS).shows("SE 1/26"),
    page("/{locale}/organise/grants", "/de/organise/grants").by(ORGANISERS).shows("Stiftung Leer"),
    page("/{locale}/organise/grants/{grant}", "/de/organise/grants/{grant}").by(ORGANISERS).shows("SE 1/26"),
    page("/{locale}/organise/new-grant", "/de/organise/new-grant").by(ORGANISERS).shows("/api/grant/create-grant"),
    file("/organise/grants.csv", "/organise/grants.csv").by(ORGANISERS).shows("Stiftung Leer"),
    file("/organise/grants.xlsx", "/organise/grants.xlsx").by(ORGANISERS).shows("xl/worksheets/sheet1.xml"),
];
