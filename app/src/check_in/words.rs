//! What the door says, in words.

use domain::{
    check_in::{Answer, ScanOutcome, Wearer},
    clock::{self, Instant, Tz},
    locale::Locale,
};
use islands::{ScanReply, ScanTone};

pub use crate::words::check_in::outcome_word;
use crate::{badge::role_word, format};

/// An answer as it is shown; the count is the caller's to add.
pub fn reply(l: Locale, zone: Tz, answer: &Answer) -> ScanReply {
    let (tone, mark) = sign(answer.outcome);
    let (name, what) = match &answer.person {
        Some(person) => (person.name.clone(), about(l, person)),
        None => (String::new(), hint(l, answer.outcome).to_owned()),
    };
    let what = if answer.person.is_some() && tone == ScanTone::Refused {
        format!("{}. {}", what.trim_end_matches('.'), hint(l, answer.outcome))
    } else {
        what
    };
    ScanReply { scan: answer.scan.to_string(), tone, mark: mark.to_owned(), word: word(l, zone, answer), name, what, count: String::new() }
}

/// `Besucher:in · Stadt Bochum`; without an organisation the role alone.
pub fn about(l: Locale, person: &Wearer) -> String {
    let parts = [role_word(l, person.role), person.organisation.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// `Willkommen`, `Schon drin seit 09:02`.
fn word(l: Locale, zone: Tz, answer: &Answer) -> String {
    match (answer.outcome, answer.first_at) {
        (ScanOutcome::AlreadyIn, Some(first)) => format!("{} {}", l.t("Schon drin seit", "Already in since"), since(l, zone, first)),
        (outcome, _) => outcome_word(l, outcome).to_owned(),
    }
}

/// What staff can do about a refusal.
fn hint(l: Locale, outcome: ScanOutcome) -> &'static str {
    match outcome {
        ScanOutcome::WrongEvent => l.t("Dieser Code gehört zu einer anderen Veranstaltung.", "This code belongs to another event."),
        ScanOutcome::NoSeat => l.t("Bitte warten lassen, bis Plätze frei sind.", "Please let them wait for free seats."),
        ScanOutcome::Cancelled => l.t("Bitte an die Organisation verweisen.", "Please refer them to the organisers."),
        ScanOutcome::Unknown => l.t("Noch einmal scannen oder nach dem Namen suchen.", "Scan again, or search by name."),
        ScanOutcome::Welcome | ScanOutcome::AlreadyIn => "",
    }
}

pub fn sign(outcome: ScanOutcome) -> (ScanTone, &'static str) {
    match outcome {
        ScanOutcome::Welcome => (ScanTone::Welcome, "✓"),
        ScanOutcome::AlreadyIn => (ScanTone::Again, "!"),
        ScanOutcome::WrongEvent | ScanOutcome::NoSeat | ScanOutcome::Cancelled | ScanOutcome::Unknown => (ScanTone::Refused, "✕"),
    }
}

/// The time alone if it is of today, by the event's clock.
pub fn since(l: Locale, zone: Tz, at: Instant) -> String {
    let day = |at: Instant| at.with_timezone(&zone).date_naive();
    if day(at) == day(clock::now()) { format::time(zone, at) } else { format::date_time(l, zone, at) }
}

/// `312 von 400 drin`.
pub fn counted(l: Locale, inside: u64, expected: u64) -> String {
    match l {
        Locale::De => format!("{inside} von {expected} drin"),
        Locale::En => format!("{inside} of {expected} inside"),
    }
}
