//! Sites and projects: exhibitors write their own, organisers all of them and publish; everybody sees what is published.

use crate::authorisation::{
    callers::{EVERYBODY, EXHIBITOR, EXHIBITOR_AND_ORGANISERS, ORGANISERS, Who},
    row::{
        Answer::{NotFound, Nothing, SignIn, Told},
        Row, file, form, page, upload,
    },
};

/// Whoever writes properties at all.
const WRITERS: &[Who] = &[Who::OtherExhibitor, Who::Exhibitor, Who::Organiser];

pub const ROWS: &[Row] = &[
    form("property/create", "title_de=Ganz neu&title_en=Brand new&town=Essen&organisation={organisation}")
        .by(EXHIBITOR_AND_ORGANISERS)
        .changes("audit property")
        .except(&[(Who::OtherExhibitor, Told)]),
    form(
        "property/edit",
        "property={draft_property}&revision={draft_property_revision}&title_de=Anders&title_en=Different&slug=draft-property&town=Essen&organisation={organisation}",
    )
    .by(EXHIBITOR_AND_ORGANISERS)
    .changes("audit property"),
    form("property/hand-in", "property={draft_property}&revision={draft_property_revision}")
        .by(EXHIBITOR_AND_ORGANISERS)
        .changes("audit organiser_notice property"),
    form("property/publish", "property={draft_property}&revision={draft_property_revision}").by(ORGANISERS).changes("audit property"),
    form("property/publish-many", "properties[]={draft_property}").by(ORGANISERS).changes("audit property"),
    form("property/hide", "property={public_property}&revision={public_property_revision}")
        .by(EXHIBITOR_AND_ORGANISERS)
        .changes("audit property"),
    form("property/delete", "property={draft_property}").by(EXHIBITOR_AND_ORGANISERS).changes("audit property"),
    form("property/remove-file", "file={property_file}").by(EXHIBITOR_AND_ORGANISERS).changes("audit property_file"),
    form("property/apply-import", "import={property_import}").by(ORGANISERS).changes("audit property property_import"),
    upload("/uploads/property-file", "_page=/de/imprint&property={draft_property}&kind=picture&alt_de=Der Hof")
        .by(EXHIBITOR_AND_ORGANISERS)
        .changes("audit property_file"),
    upload("/uploads/property-import", "_page=/de/imprint").by(ORGANISERS).changes("property_import"),
    file("/properties/feed-de.rss", "/properties/feed-de.rss").by(EVERYBODY).shows("Fläche public-property"),
    file("/properties/feed-de.rss", "/properties/feed-de.rss").others(Nothing).shows("Fläche draft-property"),
    file("/properties/feed-en.rss", "/properties/feed-en.rss").by(EVERYBODY).shows("Site public-property"),
    page("/{locale}/properties", "/de/properties").by(EVERYBODY).shows("Fläche public-property"),
    page("/{locale}/properties", "/de/properties").others(Nothing).shows("Fläche draft-property"),
    page("/{locale}/properties/compare", "/de/properties/compare?p=public-property").by(EVERYBODY).shows("Fläche public-property"),
    page("/{locale}/properties/compare", "/de/properties/compare?p=draft-property").others(Nothing).shows("Fläche draft-property"),
    page("/{locale}/properties/{property}", "/de/properties/public-property").by(EVERYBODY).shows("Fläche public-property"),
    page("/{locale}/properties/{property}", "/de/properties/draft-property")
        .by(EXHIBITOR_AND_ORGANISERS)
        .shows("Fläche draft-property")
        .others(NotFound),
    page("/{locale}/events/{event}", "/de/events/fair").by(EVERYBODY).shows("Fläche public-property"),
    page("/{locale}/events/{event}/exhibitors/{exhibitor}", "/de/events/fair/exhibitors/{exhibitor_slug}")
        .by(EVERYBODY)
        .shows("Fläche public-property"),
    page("/{locale}/events/{event}/exhibitors/{exhibitor}", "/de/events/fair/exhibitors/{exhibitor_slug}")
        .others(Nothing)
        .shows("Fläche draft-property"),
    page("/{locale}/events/{event}/screen", "/de/events/fair/screen").by(EVERYBODY).shows("Fläche public-property"),
    page("/{locale}/events/{event}/screen", "/de/events/fair/screen?exhibitor={confirmed}").by(EVERYBODY).shows("Fläche public-property"),
    page("/{locale}/events/{event}/screen", "/de/events/fair/screen?exhibitor={other_confirmed}").others(Nothing).shows("Fläche public-property"),
    page("/{locale}/search", "/de/search?q=site+public-property").by(EVERYBODY).shows("Fläche public-property"),
    page("/{locale}/search", "/de/search?q=site+draft-property")
        .by(EXHIBITOR_AND_ORGANISERS)
        .shows("Fläche draft-property")
        .others(Nothing),
    page("/{locale}/portal/properties", "/de/portal/properties")
        .by(EXHIBITOR)
        .shows("Fläche draft-property")
        .others(Nothing)
        .nobody(SignIn),
    page("/{locale}/portal/properties", "/de/portal/properties").by(EXHIBITOR).shows("Petra Pacht").others(Nothing).nobody(SignIn),
    page("/{locale}/portal/properties/new", "/de/portal/properties/new").by(WRITERS).shows("/api/property/create"),
    page("/{locale}/portal/properties/{property}", "/de/portal/properties/{draft_property}")
        .by(EXHIBITOR_AND_ORGANISERS)
        .shows("/api/property/edit"),
    page("/{locale}/organise/properties", "/de/organise/properties").by(ORGANISERS).shows("Fläche draft-property"),
    page("/{locale}/organise/properties/new", "/de/organise/properties/new").by(ORGANISERS).shows("/api/property/create"),
    page("/{locale}/organise/properties/import", "/de/organise/properties/import").by(ORGANISERS).shows("/uploads/property-import"),
    page("/{locale}/organise/properties/import/{import}", "/de/organise/properties/import/{property_import}")
        .by(ORGANISERS)
        .shows("Zeche Tabelle"),
    page("/{locale}/organise/properties/{property}", "/de/organise/properties/{draft_property}")
        .by(ORGANISERS)
        .shows("/api/property/edit"),
    file("/organise/properties.csv", "/organise/properties.csv").by(ORGANISERS).shows("Fläche draft-property"),
    file("/organise/properties.xlsx", "/organise/properties.xlsx").by(ORGANISERS).shows("xl/worksheets/sheet1.xml"),
    file("/organise/properties.geojson", "/organise/properties.geojson").by(ORGANISERS).shows("Fläche draft-property"),
    file("/sitemap-site.xml", "/sitemap-site.xml").by(EVERYBODY).shows("/de/properties/public-property"),
    file("/sitemap-site.xml", "/sitemap-site.xml").others(Nothing).shows("/de/properties/draft-property"),
];
