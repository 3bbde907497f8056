//! What travellers give for a trip, and what can be said of it without knowing anything else.

mod serial;

use chrono::{Months, NaiveDate};

use crate::{choice, field::Fields, locale::Text};
pub use serial::holds_passport_number;

choice! {
    /// What allows somebody into a country.
    pub enum EntryKind {
        /// The passport alone.
        None = "none",
        /// Canada's electronic travel authorization.
        Eta = "eta",
        /// Israel's.
        EtaIl = "eta_il",
        /// That of the United States.
        Esta = "esta",
        Visa = "visa",
        Other = "other",
    }
}

choice! {
    /// How far somebody has got with it.
    pub enum EntryState {
        Open = "open",
        AppliedFor = "applied_for",
        Granted = "granted",
    }
}

choice! {
    /// How somebody wishes to sleep.
    pub enum Room {
        Single = "single",
        Shared = "shared",
    }
}

/// How long a passport is good, for a trip that ends on a given day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassportTerm {
    Enough,
    /// Good for the whole trip, but not for six months after it, which many countries want.
    ExpiresSoon,
    /// Not good any more on the last day.
    ExpiresOnTrip,
}

/// So many months after the return a passport has to be good.
pub const MONTHS_AFTER_RETURN: u32 = 6;

/// How long a passport is good that may be used up to the day `expires`, itself included. Months are those of the calendar,
/// as border guards count: six months after 31 August is the last day of February.
pub fn passport_term(expires: NaiveDate, return_on: NaiveDate) -> PassportTerm {
    if expires < return_on {
        return PassportTerm::ExpiresOnTrip;
    }
    match needed_until(return_on) {
        Some(needed) if expires < needed => PassportTerm::ExpiresSoon,
        _ => PassportTerm::Enough,
    }
}

/// Until when a passport has to be good for a trip that ends on this day; `None` where the calendar ends before.
pub fn needed_until(return_on: NaiveDate) -> Option<NaiveDate> {
    return_on.checked_add_months(Months::new(MONTHS_AFTER_RETURN))
}

/// So many days after the return everything goes that was given for the trip.
pub const KEPT_DAYS: i64 = crate::kept::TRAVEL_DETAILS_DAYS;

/// The hidden field by which a form says that its author was told of a number in a note: `on`, or nothing.
pub fn was_told(fields: &mut Fields, told: &str) -> bool {
    if !matches!(told, "" | "on") {
        fields.refuse("", Text::new("Bitte laden Sie die Seite neu.", "Please reload the page."));
    }
    told == "on"
}

/// Tells the author of a note once that something in it looks like the number of a passport. Whoever sends it all the same
/// knows what they do, or it is none: then it is taken.
pub fn check_note(fields: &mut Fields, field: &str, typed: &str, told: bool) {
    if !told && holds_passport_number(typed) {
        fields.refuse(field, number_in_note());
    }
}

fn number_in_note() -> Text {
    Text::new(
        "Das sieht wie eine Pass- oder Ausweisnummer aus. Hier lesen es auch andere: Bitte nehmen Sie sie heraus. Wenn es keine ist, \
            speichern Sie einfach noch einmal.",
        "This looks like the number of a passport or an identity card. Others read it here: please take it out. If it is none, just \
            save once more.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn six_months_are_counted_by_the_calendar() {
        for (return_on, expires, term) in [
            ("2027-06-25", "2027-06-24", PassportTerm::ExpiresOnTrip),
            ("2027-06-25", "2027-06-25", PassportTerm::ExpiresSoon),
            ("2027-06-25", "2027-12-24", PassportTerm::ExpiresSoon),
            ("2027-06-25", "2027-12-25", PassportTerm::Enough),
            // Not 180 days: those would end in February.
            ("2027-08-31", "2028-02-28", PassportTerm::ExpiresSoon),
            ("2027-08-31", "2028-02-29", PassportTerm::Enough),
            ("2026-08-31", "2027-02-27", PassportTerm::ExpiresSoon),
            ("2026-08-31", "2027-02-28", PassportTerm::Enough),
            ("2027-09-30", "2028-03-29", PassportTerm::ExpiresSoon),
            ("2027-09-30", "2028-03-30", PassportTerm::Enough),
        ] {
            assert_eq!(passport_term(day(expires), day(return_on)), term, "back on {return_on}, good until {expires}");
        }
    }

    #[test]
    fn whatever_date_is_typed_has_an_answer() {
        assert_eq!(passport_term(NaiveDate::MAX, NaiveDate::MAX), PassportTerm::Enough);
        assert_eq!(passport_term(NaiveDate::MIN, NaiveDate::MAX), PassportTerm::ExpiresOnTrip);
    }

    #[test]
    fn a_number_in_a_note_is_refused_once() {
        let check = |typed: &str, told: &str| {
            let mut fields = Fields::new();
            let told = was_told(&mut fields, told);
            check_note(&mut fields, "note", typed, told);
            fields.finish(|| Some(())).map_err(|errors| errors.0.into_iter().map(|(field, _)| field).collect::<Vec<_>>())
        };

        assert_eq!(check("Pass C01X00T47", ""), Err(vec!["note".to_owned()]));
        assert_eq!(check("Pass C01X00T47", "on"), Ok(()));
        assert_eq!(check("vegetarisch", ""), Ok(()));
        assert_eq!(check("vegetarisch", "<b>x</b>"), Err(vec![String::new()]));
    }
}
