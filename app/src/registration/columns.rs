//! What stands in the organisers' table of visitors. Whatever else comes to be known of a visitor has its column here.

use chrono::NaiveDate;
use domain::{
    clock::{self, Tz},
    event::EventView,
    locale::Locale,
    masterclass::{SeatState, VisitorSeat},
    process::visitor_table::VisitorExport,
    registration::{ConsentPurpose, VisitorRow},
};

use super::{pages::details, state_chip};
use crate::{table_export::Column, words::registration::purpose};

/// So many days of an event have a column at most.
const MOST_DAYS: usize = 31;

/// Every column, from the left.
pub fn columns(l: Locale, event: &EventView) -> Vec<Column<VisitorExport>> {
    let zone = event.zone;
    let told = details::columns(l).into_iter().map(|column| column.of(|row: &VisitorExport| &row.visitor.details));
    let mut columns: Vec<_> = told.collect();
    columns.insert(1, Column::text(l.t("E-Mail", "E-mail"), |row: &VisitorExport| row.visitor.email.clone()));
    columns.extend(registered(l, zone).into_iter().map(|column| column.of(|row: &VisitorExport| &row.visitor)));
    columns.extend(ConsentPurpose::ALL.map(|purpose| consent(l, zone, purpose)));
    columns.push(seats(l.t("Plätze", "Seats"), l, |_, seat| seat.state == SeatState::Booked));
    columns.push(seats(l.t("Auf der Warteliste", "On the waiting list"), l, |_, seat| seat.state == SeatState::Waiting));
    columns.push(seats(l.t("Eingelassen bei", "Let in at"), l, |row, seat| {
        row.entries.iter().any(|entry| entry.session == Some(seat.session))
    }));
    columns.extend(event.starts_on.iter_days().take_while(|day| *day <= event.ends_on).take(MOST_DAYS).map(|day| entered(l, zone, day)));
    columns
}

fn registered(l: Locale, zone: Tz) -> [Column<VisitorRow>; 4] {
    [
        Column::text(l.t("Status", "Status"), move |row: &VisitorRow| state_chip(l, row.state).0.to_owned()),
        Column::moment(l.t("Registriert", "Registered"), zone, |row: &VisitorRow| Some(row.created_at)),
        Column::moment(l.t("Bestätigt", "Confirmed"), zone, |row: &VisitorRow| row.confirmed_at),
        Column::moment(l.t("Storniert", "Cancelled"), zone, |row: &VisitorRow| row.cancelled_at),
    ]
}

/// Since when it counts; empty where it does not.
fn consent(l: Locale, zone: Tz, asked: ConsentPurpose) -> Column<VisitorExport> {
    let head = format!("{}: {}", l.t("Einwilligung", "Consent"), purpose(l, asked));
    Column::moment(&head, zone, move |row: &VisitorExport| {
        row.consents.iter().find(|consent| consent.purpose == asked).map(|consent| consent.given_at)
    })
}

fn seats(head: &str, l: Locale, counts: fn(&VisitorExport, &VisitorSeat) -> bool) -> Column<VisitorExport> {
    Column::prose(head, move |row: &VisitorExport| {
        let counted = row.seats.iter().filter(|seat| counts(row, seat)).map(|seat| seat.title.in_(l));
        counted.collect::<Vec<_>>().join("; ")
    })
}

/// When somebody first came in at the entrance on a day.
fn entered(l: Locale, zone: Tz, day: NaiveDate) -> Column<VisitorExport> {
    Column::moment(&format!("{} {day}", l.t("Einlass", "Entry")), zone, move |row: &VisitorExport| {
        let of_day = |at: &clock::Instant| clock::local(zone, *at).date() == day;
        row.entries.iter().filter(|entry| entry.session.is_none()).map(|entry| entry.admitted_at).find(of_day)
    })
}
