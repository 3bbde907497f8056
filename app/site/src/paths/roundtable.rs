//! Roundtables: the organisers' side, and what a guest's own link opens.

use domain::{
    ids::{RoundtableGuestId, RoundtableId},
    locale::Locale,
};

/// An invitation to a roundtable, and its answer.
pub fn roundtable_answer(locale: Locale, token: &str) -> String {
    format!("/{locale}/roundtables/answers/{token}")
}

/// What whoever comes to a roundtable finds at their seat.
pub fn roundtable_briefing(locale: Locale, token: &str) -> String {
    format!("/{locale}/roundtables/answers/{token}/briefing")
}

/// All roundtables.
pub fn organise_roundtables(locale: Locale) -> String {
    format!("/{locale}/organise/roundtables")
}

/// Beside the list, not below it: there each address is one of a roundtable.
pub fn new_roundtable(locale: Locale) -> String {
    format!("/{locale}/organise/new-roundtable")
}

/// One of them: who is invited.
pub fn organise_roundtable(locale: Locale, roundtable: RoundtableId) -> String {
    format!("/{locale}/organise/roundtables/{roundtable}")
}

/// Its tables, and who sits where.
pub fn roundtable_seating(locale: Locale, roundtable: RoundtableId) -> String {
    format!("/{locale}/organise/roundtables/{roundtable}/seating")
}

/// Its minutes, and what follows from it.
pub fn roundtable_minutes(locale: Locale, roundtable: RoundtableId) -> String {
    format!("/{locale}/organise/roundtables/{roundtable}/minutes")
}

/// What is said of it, its history, and taking it away.
pub fn edit_roundtable(locale: Locale, roundtable: RoundtableId) -> String {
    format!("/{locale}/organise/roundtables/{roundtable}/edit")
}

/// Somebody on its list.
pub fn roundtable_guest(locale: Locale, roundtable: RoundtableId, guest: RoundtableGuestId) -> String {
    format!("/{locale}/organise/roundtables/{roundtable}/guests/{guest}")
}

/// Everything that is kept about somebody on its list.
pub fn roundtable_guest_export(guest: RoundtableGuestId) -> String {
    format!("/organise/roundtable-guests/{guest}.json")
}

/// Who is invited, without its ending, as all tables.
pub fn roundtable_guests_table(roundtable: RoundtableId) -> String {
    format!("/organise/roundtables/{roundtable}/guests")
}

/// A paper of it: `place-cards`, `table-plan` or `briefings`.
pub fn roundtable_paper(locale: Locale, roundtable: RoundtableId, paper: &str) -> String {
    format!("/organise/roundtables/{roundtable}/{paper}.pdf?lang={locale}")
}
