//! What the door says, in words.

use domain::{
    check_in::{Answer, DoorCount, DoorMode, ScanOutcome, Wearer},
    clock::{self, Instant, Tz},
    event::EventView,
    locale::Locale,
};
use islands::{ScanReply, ScanTone};

pub use crate::words::check_in::outcome_word;
use crate::{badge::role_word, format};

/// An answer as it is shown; the count is the caller's to add.
pub fn reply(l: Locale, event: &EventView, answer: &Answer) -> ScanReply {
    let is_over = answer.mode == DoorMode::Over && answer.outcome == ScanOutcome::Welcome;
    let (tone, mark) = if is_over { (ScanTone::Refused, "✕") } else { sign(answer.outcome) };
    let word = if is_over { over(l).to_owned() } else { word(l, event.zone, answer) };
    let hint = if is_over { nobody_any_more(l, event) } else { hint(l, answer.outcome).to_owned() };
    let (name, what) = match &answer.person {
        Some(person) => (person.name.clone(), about(l, person)),
        None => (String::new(), hint.clone()),
    };
    let what = if answer.person.is_some() && tone == ScanTone::Refused { format!("{}. {hint}", what.trim_end_matches('.')) } else { what };
    let notice = if answer.mode == DoorMode::Trial { nobody_yet(l, event) } else { String::new() };
    ScanReply { scan: answer.scan.to_string(), tone, mark: mark.to_owned(), word, name, what, count: String::new(), notice }
}

/// What a door is called that is tried out.
pub fn trial(l: Locale) -> &'static str {
    l.t("Probebetrieb", "Trial")
}

/// What a trial is worth, in words that are still right when it has ended.
pub fn nobody_yet(l: Locale, event: &EventView) -> String {
    let (trial, first) = (trial(l), format::date(l, event.starts_on));
    match l {
        Locale::De => format!("{trial}: Vor dem {first} gilt niemand als eingelassen."),
        Locale::En => format!("{trial}: nobody counts as let in before {first}."),
    }
}

pub fn over(l: Locale) -> &'static str {
    l.t("Veranstaltung vorbei", "The event is over")
}

pub fn nobody_any_more(l: Locale, event: &EventView) -> String {
    let last = format::date(l, event.ends_on);
    match l {
        Locale::De => format!("Der letzte Tag war der {last}. Codes sagen noch, wem sie gehören; eingelassen wird niemand mehr."),
        Locale::En => format!("The last day was {last}. Codes still say whose they are; nobody is let in any more."),
    }
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

/// The time alone if it is of today, by the event's clock; else with its day, short enough for a phone.
pub fn since(l: Locale, zone: Tz, at: Instant) -> String {
    let day = |at: Instant| at.with_timezone(&zone).date_naive();
    if day(at) == day(clock::now()) { format::time(zone, at) } else { format::short_date_time(l, zone, at) }
}

/// `312 von 400 drin`, `20 von 20 drin, dazu 2 vom Team`. While a door is tried out or is no longer one, that comes first.
pub fn counted(l: Locale, count: DoorCount) -> String {
    let DoorCount { mode, inside, expected, team } = count;
    let [inside, expected] = [inside, expected].map(|people| format::number(l, people));
    let people = match (l, team) {
        (Locale::De, 0) => format!("{inside} von {expected} drin"),
        (Locale::En, 0) => format!("{inside} of {expected} inside"),
        (Locale::De, team) => format!("{inside} von {expected} drin, dazu {team} vom Team"),
        (Locale::En, team) => format!("{inside} of {expected} inside, plus {team} of the team"),
    };
    match mode {
        DoorMode::Open => people,
        DoorMode::Trial => format!("{} · {people}", trial(l)),
        DoorMode::Over => over(l).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_names_those_who_need_no_seat_and_what_the_door_is() {
        let open = DoorCount { mode: DoorMode::Open, inside: 1, expected: 1, team: 0 };
        let said = |count| [counted(Locale::De, count), counted(Locale::En, count)];

        assert_eq!(said(open), ["1 von 1 drin", "1 of 1 inside"]);
        assert_eq!(said(DoorCount { team: 2, ..open }), ["1 von 1 drin, dazu 2 vom Team", "1 of 1 inside, plus 2 of the team"]);
        assert_eq!(said(DoorCount { mode: DoorMode::Trial, inside: 0, ..open }), ["Probebetrieb · 0 von 1 drin", "Trial · 0 of 1 inside"]);
        assert_eq!(said(DoorCount { mode: DoorMode::Over, ..open }), ["Veranstaltung vorbei", "The event is over"]);
    }
}
