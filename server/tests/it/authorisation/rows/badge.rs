//! Badges: on paper, and what the code on one shows.

use crate::authorisation::{
    callers::{DESK, EVERY_VISITOR, EVERYBODY, ORGANISERS},
    row::{
        Answer::{NotFound, Nothing},
        Row, file, form, page, upload,
    },
};

pub const ROWS: &[Row] = &[
    form("badge/revoke-badge", "badge={visitor_badge}").by(ORGANISERS).changes("audit badge"),
    form("badge/set-badge-format", "event={event}&format=a4").by(ORGANISERS).changes("audit event"),
    form("badge/remove-badge-logo", "event={event}").by(ORGANISERS).changes("audit event"),
    upload("/uploads/event-logo", "_page=/de/organise/events/other-fair/badges/design&event={other_event}")
        .by(ORGANISERS)
        .changes("audit event"),
    form("badge/restore-badge", "badge={revoked_badge}").by(ORGANISERS).changes("audit badge"),
    page("/{locale}/organise/events/{event}/badges", "/de/organise/events/fair/badges").by(ORGANISERS).shows("vera Gast"),
    page("/{locale}/organise/events/{event}/badges/design", "/de/organise/events/fair/badges/design")
        .by(ORGANISERS)
        .shows("/uploads/event-logo"),
    file("/organise/events/{event}/badge-sample.svg", "/organise/events/fair/badge-sample.svg").by(ORGANISERS).shows("<svg"),
    // Whatever is printed is noted, so that it is not printed again.
    file("/organise/events/{event}/badges.pdf", "/organise/events/fair/badges.pdf").by(ORGANISERS).changes("badge").shows("%PDF-"),
    file("/organise/events/{event}/badges.csv", "/organise/events/fair/badges.csv").by(ORGANISERS).shows("vera Gast"),
    file("/organise/events/{event}/badges.xlsx", "/organise/events/fair/badges.xlsx").by(ORGANISERS).shows("xl/worksheets/sheet1.xml"),
    file("/desk/{event}/badges/{file}", "/desk/fair/badges/{visitor_badge}.pdf").by(DESK).changes("badge").shows("%PDF-"),
    file("/desk/{event}/badges/{file}", "/desk/other-fair/badges/{visitor_badge}.pdf").shows("%PDF-"),
    // The ticket prints one's own badge; the code on a badge does not.
    file("/tickets/{file}", "/tickets/{ticket}.pdf").by(EVERY_VISITOR).shows("%PDF-").others(NotFound),
    // What a look at a badge shows is the same for everybody: somebody of the exhibitors, and nothing of a visitor.
    page("/{locale}/b/{code}", "/de/b/{staff_badge_code}").by(EVERYBODY).shows("stefan Stand"),
    page("/{locale}/b/{code}", "/de/b/{visitor_badge_code}").others(Nothing).shows("vera Gast"),
    file("/b/{file}", "/b/{staff_badge_code}.vcf").by(EVERYBODY).shows("stefan Stand"),
    file("/b/{file}", "/b/{visitor_badge_code}.vcf").others(NotFound).shows("vera Gast"),
    file("/B/{code}", "/B/{staff_badge_code}").others(Nothing),
];
