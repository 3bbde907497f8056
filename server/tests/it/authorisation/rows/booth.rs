//! The booth: levels and units.

use crate::authorisation::{
    callers::{EVERYBODY, ORGANISERS},
    row::{
        Answer::{NotFound, Nothing},
        Row, file, form, page,
    },
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
    // Whom a unit is offered to is known to organisers alone, and not to their public plan either.
    page("/{locale}/events/{event}/plan", "/de/events/fair/plan").shows("Alpha offered").others(Nothing),
    page("/{locale}/events/{event}/plan", "/de/events/draft-fair/plan").by(ORGANISERS).shows("Messe draft-fair").others(NotFound),
    page("/{locale}/organise/events/{event}/booth", "/de/organise/events/fair/booth").by(ORGANISERS).shows("Alpha offered"),
    file("/events/{event}/plan.json", "/events/fair/plan.json?q=Alpha").by(EVERYBODY).shows("\"name\":\"Alpha\""),
    file("/events/{event}/plan.json", "/events/fair/plan.json?q=Alpha").shows("Alpha offered").others(Nothing),
    file("/events/{event}/plan.json", "/events/fair/plan.json?level={level}").by(EVERYBODY).shows("\"name\""),
    file("/events/{event}/plan.json", "/events/draft-fair/plan.json?q=Alpha").by(ORGANISERS).shows("\"number\":0").others(NotFound),
    page("/{locale}/organise/events/{event}/booth", "/de/organise/events/fair/booth").by(ORGANISERS).shows("Erdgeschoss"),
    page("/{locale}/organise/events/{event}/booth/new", "/de/organise/events/fair/booth/new").by(ORGANISERS).shows("/api/booth/add-unit"),
    page("/{locale}/organise/events/{event}/booth/{unit}", "/de/organise/events/fair/booth/{free_unit}")
        .by(ORGANISERS)
        .shows("/api/booth/edit-unit"),
];
