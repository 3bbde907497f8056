//! Contacts that visitors give to exhibitors.

use crate::authorisation::{
    callers::{EVERYBODY, EXHIBITOR, VISITOR},
    row::{
        Answer::{NotFound, Nothing},
        Row, file, form, page,
    },
};

pub const ROWS: &[Row] = &[
    form("lead/agree-contact", "application={confirmed}&code={other_visitor_badge_code}").by(EXHIBITOR).changes("audit lead mail"),
    form("lead/edit-lead", "lead={lead}&rating=5&note=Angerufen&revision={lead_revision}").by(EXHIBITOR).changes("audit lead"),
    form("lead/confirm-contact", "token={receipt_link}&newsletter=on").by(EVERYBODY).changes("audit lead mail"),
    form("lead/confirm-contact", "token={offer_link}&newsletter=on").others(NotFound),
    form("lead/confirm-given-contact", "ticket={ticket}&lead={lead}").by(VISITOR).changes("audit lead mail").others(NotFound),
    form("lead/withdraw-contact", "token={receipt_link}").by(EVERYBODY).changes("audit lead mail"),
    form("lead/withdraw-contact", "token={offer_link}").others(Nothing),
    form("lead/withdraw-given-contact", "ticket={ticket}&lead={lead}").by(VISITOR).changes("audit lead mail").others(NotFound),
    page("/{locale}/contacts/{token}", "/de/contacts/{receipt_link}").by(EVERYBODY).shows("Alpha"),
    page("/{locale}/contacts/{token}", "/de/contacts/{offer_link}").others(NotFound).shows("Alpha"),
    page("/{locale}/portal/{application}/leads", "/de/portal/{confirmed}/leads").by(EXHIBITOR).shows("vera Gast"),
    page("/{locale}/portal/{application}/scan", "/de/portal/{confirmed}/scan?code={visitor_badge_code}").by(EXHIBITOR).shows("vera Gast"),
    file("/portal/{application}/leads.csv", "/portal/{confirmed}/leads.csv").by(EXHIBITOR).shows("vera@visitor.example"),
];
