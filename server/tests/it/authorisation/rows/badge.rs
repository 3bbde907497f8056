//! Badges: on paper, and what the code on one shows.

use crate::authorisation::{
    callers::{DESK, EVERY_VISITOR, EVERYBODY, ORGANISERS},
    row::{
        Answer::{NotFound, Nothing},
        Row, file, form, page,
    },
};

pub const ROWS: &[Row] = &[
    form("badge/revoke-badge", "badge={visitor_badge}").by(ORGANISERS).changes("audit badge"),
    form("badge/restore-badge", "badge={revoked_badge}").by(ORGANISERS).changes("audit badge"),
    page("/{locale}/organise/events/{event}/badges", "/de/organise/events/fair/badges").by(ORGANISERS).shows("vera Gast"),
    file("/organise/events/{event}/badges.pdf", "/organise/events/fair/badges.pdf").by(ORGANISERS).shows("%PDF-"),
    file("/desk/{event}/badges/{file}", "/desk/fair/badges/{visitor_badge}.pdf").by(DESK).shows("%PDF-"),
    file("/desk/{event}/badges/{file}", "/desk/other-fair/badges/{visitor_badge}.pdf").shows("%PDF-"),
    // The ticket prints one's own badge; the code on a badge does not.
    file("/tickets/{file}", "/tickets/{ticket}.pdf").by(EVERY_VISITOR).shows("%PDF-").others(NotFound),
    // What a look at a badge shows is the same for everybody: somebody of the exhibitors, and nothing of a visitor.
    page("/{locale}/b/{code}", "/de/b/{staff_badge_code}").by(EVERYBODY).shows("stefan Stand"),
    page("/{locale}/b/{code}", "/de/b/{visitor_badge_code}").others(Nothing).shows("vera"),
    file("/b/{file}", "/b/{staff_badge_code}.vcf").by(EVERYBODY).shows("stefan Stand"),
    file("/b/{file}", "/b/{visitor_badge_code}.vcf").others(NotFound).shows("vera"),
    file("/B/{code}", "/B/{staff_badge_code}").others(Nothing),
];
