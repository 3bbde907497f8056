//! What events cost, and reports to funders: the organisers' alone.

use crate::authorisation::{
    callers::ORGANISERS,
    row::{Row, file, form, page},
};

pub const ROWS: &[Row] = &[
    form("cost/add-cost", "event={event}&what=Druck&payee=Druckhaus&amount=250&paid_on={yesterday}&receipt=R-2")
        .by(ORGANISERS)
        .changes("audit event_cost"),
    form("cost/edit-cost", "cost={cost}&revision=1&what=Miete&payee=Messe&amount=900&paid_on={yesterday}&receipt=R-1")
        .by(ORGANISERS)
        .changes("audit event_cost"),
    form("cost/remove-cost", "cost={cost}").by(ORGANISERS).changes("audit event_cost"),
    page("/{locale}/organise/events/{event}/costs", "/de/organise/events/fair/costs").by(ORGANISERS).shows("Standmiete Halle"),
    file("/organise/events/{event}/costs.csv", "/organise/events/fair/costs.csv").by(ORGANISERS).shows("Standmiete Halle"),
    file("/organise/events/{event}/costs.xlsx", "/organise/events/fair/costs.xlsx").by(ORGANISERS).shows("xl/worksheets/sheet1.xml"),
    page("/{locale}/organise/grants/{grant}/report", "/de/organise/grants/{grant}/report?from=2020-01-01&until=2099-12-31")
        .by(ORGANISERS)
        .shows("Standmiete Halle"),
    file("/organise/grants/{grant}/report.xlsx", "/organise/grants/{grant}/report.xlsx").by(ORGANISERS).shows("xl/worksheets/sheet1.xml"),
    file("/organise/grants/{grant}/report.pdf", "/organise/grants/{grant}/report.pdf").by(ORGANISERS).shows("%PDF-"),
];
