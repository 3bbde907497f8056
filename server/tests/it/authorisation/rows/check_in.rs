//! The doors.

use crate::authorisation::{
    callers::{DESK, Who},
    row::{Answer::Nothing, Row, form, page, script},
};

pub const ROWS: &[Row] = &[
    form("checkin/scan-typed", "event=fair&door=&scan={new_scan}&code={other_visitor_ticket}")
        .by(DESK)
        .changes("admission door_count scan"),
    // The second end of a scanner is no scan: it changes nothing, whoever sends it.
    form("checkin/scan-typed", "event=fair&door=&scan={new_scan}&code=&shown={scan}")
        .by(DESK)
        .except(&[(Who::Desk, Nothing), (Who::Organiser, Nothing)]),
    form("checkin/admit-person", "event=fair&door={session}&scan={new_scan}&badge={other_visitor_badge}")
        .by(DESK)
        .changes("admission door_count scan"),
    // Of another event: its people and its doors are not there.
    form("checkin/admit-person", "event=other-fair&door=&scan={new_scan}&badge={other_visitor_badge}"),
    form("checkin/scan-typed", "event=other-fair&door={session}&scan={new_scan}&code={other_visitor_ticket}"),
    form("checkin/undo-scan", "event=fair&door=&scan={scan}").by(DESK).changes("admission audit door_count scan"),
    form("checkin/walk-in", "event=fair&scan={new_scan}&name=Nora Neu&email=nora@visitor.example&locale=de")
        .by(DESK)
        .changes("admission audit badge calendar_entry door_count mail registration scan"),
    form("checkin/walk-in", "event=fair&scan={new_scan}&name=Nora Neu&locale=de")
        .by(DESK)
        .changes("admission audit badge door_count registration scan"),
    script("checkin/scan", "event=fair&door=&scan={new_scan}&code={other_visitor_ticket}")
        .by(DESK)
        .changes("admission door_count scan")
        .shows("walter Gast"),
    script("checkin/count", "event=fair&door=").by(DESK).shows("1"),
    page("/{locale}/desk", "/de/desk").by(DESK).shows("\"/de/desk/fair\"").except(&[(Who::OtherDesk, Nothing)]),
    page("/{locale}/desk", "/de/desk")
        .by(&[Who::OtherDesk, Who::Organiser])
        .shows("\"/de/desk/other-fair\"")
        .except(&[(Who::Desk, Nothing)]),
    page("/{locale}/desk/{event}/walk-in", "/de/desk/fair/walk-in").by(DESK).shows("/api/checkin/walk-in"),
    page("/{locale}/desk/{event}", "/de/desk/fair?q=walter").by(DESK).shows("walter Gast"),
];
