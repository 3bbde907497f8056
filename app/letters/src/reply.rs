//! Whom an answer to a letter reaches: the contact of the event that it is about, else the agency.

use domain::process::letter::AnyLetter;
use site::Agency;

/// Name, which may be empty, and address.
pub(super) fn to(letter: &AnyLetter, agency: &Agency) -> Option<(String, String)> {
    let contact = letter.event_facts().filter(|event| !event.contact_email.is_empty());
    let contact = contact.map(|event| (event.contact_name, event.contact_email));
    contact.or_else(|| (!agency.email.is_empty()).then(|| (agency.name.clone(), agency.email.clone())))
}
