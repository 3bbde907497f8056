//! Trips: organisers write them, everybody reads what is published.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS},
    row::{Answer::Nothing, Row, form, page},
};

pub const ROWS: &[Row] = &[
    form("trip/add-leg", "event={trip}&revision=5&place=Toronto&country=CA&starts_on={first_day}&ends_on={last_day}")
        .by(ORGANISERS)
        .changes("audit trip trip_leg"),
    form(
        "trip/edit-leg",
        "leg={trip_leg}&revision=5&place=Ottawa&country=CA&zone=America/Toronto&starts_on={first_day}&ends_on={last_day}",
    )
    .by(ORGANISERS)
    .changes("audit trip trip_leg"),
    form("trip/move-leg", "leg={bare_leg}&revision=5&to=earlier").by(ORGANISERS).changes("audit trip trip_leg"),
    form("trip/remove-leg", "leg={bare_leg}&revision=5").by(ORGANISERS).changes("audit trip trip_leg"),
    form("trip/add-group", "event={trip}&revision=5&name_de=Firmen&name_en=Companies").by(ORGANISERS).changes("audit trip trip_group"),
    form("trip/edit-group", "group={trip_group}&revision=5&name_de=Orte&name_en=Places").by(ORGANISERS).changes("audit trip trip_group"),
    form("trip/remove-group", "group={trip_group}&revision=5").by(ORGANISERS).changes("audit trip trip_group"),
    form("trip/set-programme", "event={trip}&revision=5&programme=hidden").by(ORGANISERS).changes("audit trip"),
    form("trip/add-item", "event={trip}&{item_fields}").by(ORGANISERS).changes("audit trip_item"),
    form("trip/edit-item", "item={draft_item}&revision=1&{item_fields}").by(ORGANISERS).changes("audit trip_item"),
    form("trip/set-item-state", "item={trip_item}&revision=2&state=planned").by(ORGANISERS).changes("audit trip_item"),
    form("trip/remove-item", "item={draft_item}&revision=1").by(ORGANISERS).changes("audit trip_item"),
    form("trip/inform", "item={trip_item}&revision=2").by(ORGANISERS).changes("audit mail traveller_link trip_item"),
    page("/{locale}/events/{event}/trip", "/de/events/fair-trip/trip").by(EVERYBODY).shows("Besuch trip_item"),
    page("/{locale}/events/{event}", "/de/events/fair-trip").by(EVERYBODY).shows("Toronto, Kanada"),
    // Who travels is nobody's business.
    page("/{locale}/events/{event}/trip", "/de/events/fair-trip/trip").others(Nothing).shows("tilda Reise"),
    page("/{locale}/organise/events/{event}/trip", "/de/organise/events/fair-trip/trip").by(ORGANISERS).shows("Besuch draft_item"),
    page("/{locale}/organise/events/{event}/trip/new", "/de/organise/events/fair-trip/trip/new").by(ORGANISERS).shows("/api/trip/add-item"),
    page("/{locale}/organise/events/{event}/trip/{item}", "/de/organise/events/fair-trip/trip/{trip_item}")
        .by(ORGANISERS)
        .shows("/api/trip/edit-item"),
];
