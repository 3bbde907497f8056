//! Whom an answer to a letter reaches: the contact of the event or bridge that it is about, else the agency.

use domain::{matchmaking::RoundFacts, process::letter::AnyLetter};
use site::Agency;

/// Name, which may be empty, and address.
pub(super) fn to(letter: &AnyLetter, agency: &Agency) -> Option<(String, String)> {
    let contact = letter.event_facts().map(|event| (event.contact_name, event.contact_email)).or_else(|| of_bridge(letter));
    contact
        .filter(|(_, email)| !email.is_empty())
        .or_else(|| (!agency.email.is_empty()).then(|| (agency.name.clone(), agency.email.clone())))
}

/// Meetings of a bridge's people are about no event.
fn of_bridge(letter: &AnyLetter) -> Option<(String, String)> {
    match letter {
        AnyLetter::Meeting(letter) => match letter.round() {
            RoundFacts::Bridge(bridge) => Some((bridge.contact_name.clone(), bridge.contact_email.clone())),
            RoundFacts::Event(_) => None,
        },
        _ => None,
    }
}
