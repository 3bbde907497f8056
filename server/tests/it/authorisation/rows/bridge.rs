//! Bridges and networks.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS},
    row::{
        Answer::{NotFound, Nothing},
        Row, file, form, page,
    },
};

pub const ROWS: &[Row] = &[
    form("bridge/create-bridge", "name=Brücke neu&slug=new-bridge&kind=network").by(ORGANISERS).changes("audit bridge"),
    form("bridge/edit-bridge", "bridge={bridge}&revision={bridge_revision}&name=Brücke open-bridge&slug=open-bridge&kind=network")
        .by(ORGANISERS)
        .changes("audit bridge"),
    form("bridge/set-state", "bridge={draft_bridge}&state=published").by(ORGANISERS).changes("audit bridge"),
    form("bridge/remove-bridge", "bridge={draft_bridge}").by(ORGANISERS).changes("audit bridge"),
    form("bridge/add-partner", "bridge={bridge}&revision={bridge_revision}&partner_name=Kammer")
        .by(ORGANISERS)
        .changes("audit bridge bridge_partner"),
    form("bridge/edit-partner", "partner={partner}&revision={bridge_revision}&partner_name=Kammer&town=Shenzhen")
        .by(ORGANISERS)
        .changes("audit bridge bridge_partner"),
    form("bridge/move-partner-up", "partner={second_partner}&revision={bridge_revision}")
        .by(ORGANISERS)
        .changes("audit bridge bridge_partner"),
    form("bridge/remove-partner", "partner={partner}&revision={bridge_revision}").by(ORGANISERS).changes("audit bridge bridge_partner"),
    form("bridge/add-company", "bridge={bridge}&revision={bridge_revision}&company_name=Betrieb neu&seeks_de=Lack")
        .by(ORGANISERS)
        .changes("audit bridge bridge_company"),
    form("bridge/edit-company", "company={bridge_company}&revision={bridge_revision}&company_name=Betrieb company&seeks_de=Lack")
        .by(ORGANISERS)
        .changes("audit bridge bridge_company"),
    form("bridge/paste-companies", "bridge={bridge}&revision={bridge_revision}&lines=Betrieb drei\tHamm\t\tGuss")
        .by(ORGANISERS)
        .changes("audit bridge bridge_company"),
    form("bridge/remove-company", "company={bridge_company}&revision={bridge_revision}")
        .by(ORGANISERS)
        .changes("audit bridge bridge_company"),
    page("/{locale}/bridges", "/de/bridges").by(EVERYBODY).shows("Brücke open-bridge"),
    page("/{locale}/bridges", "/de/bridges").others(Nothing).shows("Brücke draft-bridge"),
    page("/{locale}/bridges/{bridge}", "/de/bridges/open-bridge").by(EVERYBODY).shows("Kammer second_partner"),
    // What is a draft on a public bridge is a draft there, too.
    page("/{locale}/bridges/{bridge}", "/de/bridges/open-bridge").others(Nothing).shows("Messe draft-fair"),
    page("/{locale}/bridges/{bridge}", "/de/bridges/draft-bridge").by(ORGANISERS).shows("Brücke draft-bridge").others(NotFound),
    page("/{locale}/bridges/{bridge}/companies", "/de/bridges/open-bridge/companies").by(EVERYBODY).shows("Betrieb company"),
    page("/{locale}/bridges/{bridge}/companies", "/de/bridges/draft-bridge/companies")
        .by(ORGANISERS)
        .shows("Brücke draft-bridge")
        .others(NotFound),
    file("/sitemap-site.xml", "/sitemap-site.xml").by(EVERYBODY).shows("/de/bridges/open-bridge/companies"),
    file("/sitemap-site.xml", "/sitemap-site.xml").others(Nothing).shows("/de/bridges/draft-bridge/companies"),
    page("/{locale}/search", "/de/search?q=bruecke+open").by(EVERYBODY).shows("Brücke open-bridge"),
    page("/{locale}/search", "/de/search?q=betrieb+company").by(EVERYBODY).shows("Betrieb company"),
    page("/{locale}/search", "/de/search?q=bruecke+draft").by(ORGANISERS).shows("Brücke draft-bridge").others(Nothing),
    file("/bridges/{bridge}/events-de.ics", "/bridges/open-bridge/events-de.ics").by(EVERYBODY).shows("Brücke open-bridge"),
    file("/bridges/{bridge}/events-de.ics", "/bridges/open-bridge/events-de.ics").others(Nothing).shows("SUMMARY:Messe draft-fair"),
    file("/bridges/{bridge}/events-de.ics", "/bridges/draft-bridge/events-de.ics")
        .by(ORGANISERS)
        .shows("Brücke draft-bridge")
        .others(NotFound),
    file("/bridges/{bridge}/events-en.ics", "/bridges/open-bridge/events-en.ics").by(EVERYBODY).shows("Brücke open-bridge"),
    page("/{locale}/organise/bridges", "/de/organise/bridges").by(ORGANISERS).shows("Brücke draft-bridge"),
    page("/{locale}/organise/bridges/{bridge}", "/de/organise/bridges/open-bridge").by(ORGANISERS).shows("Messe draft-fair"),
    page("/{locale}/organise/bridges/{bridge}/companies", "/de/organise/bridges/open-bridge/companies")
        .by(ORGANISERS)
        .shows("/api/bridge/edit-company"),
    file("/organise/bridges/{bridge}/companies.csv", "/organise/bridges/open-bridge/companies.csv").by(ORGANISERS).shows("Betrieb company"),
    file("/organise/bridges/{bridge}/companies.xlsx", "/organise/bridges/open-bridge/companies.xlsx")
        .by(ORGANISERS)
        .shows("xl/worksheets/sheet1.xml"),
    page("/{locale}/organise/new-bridge", "/de/organise/new-bridge").by(ORGANISERS).shows("/api/bridge/create-bridge"),
];
