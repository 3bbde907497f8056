//! The booth: levels and units.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS},
    row::{Answer::Nothing, Row, form, page},
};

pub const ROWS: &[Row] = &[
    form("booth/add-level", "event={event}&name_de=Dach&width=10&depth=5").by(ORGANISERS).changes("audit level"),
    form("booth/edit-level", "level={level}&revision=1&name_de=Parterre&width=40&depth=20").by(ORGANISERS).changes("audit level"),
    form("booth/remove-level", "level={empty_level}").by(ORGANISERS).changes("audit level"),
    form("booth/add-unit", "event={event}&level={level}&code=B1&kind=pod&price=900&pass_quota=2&x=0&y=4&width=2&depth=2")
        .by(ORGANISERS)
        .changes("audit unit"),
    form("booth/edit-unit", "unit={free_unit}&revision=1&level={level}&code=C1&kind=pod&price=900&pass_quota=2&x=0&y=6&width=2&depth=2")
        .by(ORGANISERS)
        .changes("audit unit"),
    form("booth/remove-unit", "unit={free_unit}").by(ORGANISERS).changes("audit unit"),
    page("/{locale}/events/{event}/plan", "/de/events/fair/plan").by(EVERYBODY).shows("Alpha"),
    // Whom a unit is offered to is known to organisers alone.
    page("/{locale}/events/{event}/plan", "/de/events/fair/plan").by(ORGANISERS).shows("Alpha offered").others(Nothing),
    page("/{locale}/organise/events/{event}/booth", "/de/organise/events/fair/booth").by(ORGANISERS).shows("Erdgeschoss"),
    page("/{locale}/organise/events/{event}/booth/new", "/de/organise/events/fair/booth/new").by(ORGANISERS).shows("/api/booth/add-unit"),
    page("/{locale}/organise/events/{event}/booth/{unit}", "/de/organise/events/fair/booth/{free_unit}")
        .by(ORGANISERS)
        .shows("/api/booth/edit-unit"),
];
