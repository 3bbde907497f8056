//! What the fields that history tells of are called: mostly as in the form where they are changed.

use domain::locale::{Locale, Text};

use super::words::plain;
use crate::{application, booth, event, lead, registration};

/// `Öffnet`, `Opens`; a field that is not known is shown as the database holds it.
pub(super) fn name(l: Locale, subject: &str, field: &str) -> String {
    known(l, subject, field).unwrap_or_else(|| plain(field))
}

fn known(l: Locale, subject: &str, field: &str) -> Option<String> {
    if let Some(common) = common(field) {
        return Some(l.t(common.0, common.1).to_owned());
    }
    let text = |text: Option<Text>| text.map(|text| text.in_(l).to_owned());
    match subject {
        "application" => Some(application::words::field_name(l, field)).filter(|name| name != field),
        "event" => text(event::words::field(field)),
        "lead" => text(lead::field(field)),
        "level" | "unit" => text(booth::words::field(field)),
        "registration" => Some(registration::field(l, field)).filter(|name| *name != field).map(str::to_owned),
        _ => None,
    }
}

/// Fields that no form has, or whose forms have no table of names.
fn common(field: &str) -> Option<(&'static str, &'static str)> {
    Some(match field {
        "capacity" => ("Plätze", "Seats"),
        "changeover_minutes" => ("Umbau danach", "Changeover afterwards"),
        "closes_minute" => ("Schließt", "Closes"),
        "ends_at" => ("Ende", "Ends"),
        "from" => ("Vorher", "Before"),
        "kind" => ("Art", "Kind"),
        "name" => ("Name", "Name"),
        "newsletter" => ("Neuigkeiten per E-Mail", "News by e-mail"),
        "opens_minute" => ("Öffnet", "Opens"),
        "passes_taken" => ("Vergebene Ausweise", "Passes taken"),
        "question" => ("Rückfrage", "Question"),
        "reason" => ("Begründung", "Reason"),
        "account" => ("Person", "Person"),
        "invitation" => ("Einladung", "Invitation"),
        "role" => ("Rolle", "Role"),
        "seat_limit" => ("Buchbare Plätze", "Seats to book"),
        "session" => ("Programmpunkt", "Session"),
        "stage" => ("Bühne", "Stage"),
        "starts_at" => ("Beginn", "Begins"),
        "state" => ("Status", "Status"),
        "title" => ("Titel", "Title"),
        "unit" => ("Einheit", "Unit"),
        "until" => ("Frist", "Deadline"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use domain::audit::SUBJECTS;

    use super::*;

    #[test]
    fn every_field_has_a_name() {
        for subject in SUBJECTS {
            for field in subject.fields {
                assert!(known(Locale::De, subject.name, field).is_some(), "{} {field}", subject.name);
            }
        }
    }

    #[test]
    fn opening_hours_are_not_taken_for_the_window_of_applications() {
        assert_eq!(name(Locale::De, "event", "opens"), "Öffnet");
        assert_eq!(name(Locale::De, "event", "applications_open_at"), "Anmeldung ab");
    }

    #[test]
    fn an_unknown_field_is_shown_as_it_is() {
        assert_eq!(name(Locale::En, "event", "new_field"), "new field");
    }
}
