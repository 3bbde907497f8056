//! What a form says that somebody else overtook.

use domain::{
    audit::{Overtaken, Subject},
    booth::UnitField,
    locale::{Locale, Text},
};

use super::{fields, words};
use crate::{error::ApiError, format, words::actor::actor_name};

impl From<Overtaken> for ApiError {
    fn from(overtaken: Overtaken) -> Self {
        Self::conflict(&Text::new(in_words(Locale::De, &overtaken), in_words(Locale::En, &overtaken)))
    }
}

/// Who changed what when, and what to do next. Whoever was overtaken gets the form as it was typed, on the new revision.
fn in_words(l: Locale, overtaken: &Overtaken) -> String {
    let Overtaken { by, at, zone, subject, action, fields } = overtaken;
    let at = format::date_time(l, *zone, *at);
    let happened = if action.is_empty() {
        format!("{}, {at}.", l.t("Das wurde inzwischen geändert", "This was changed meanwhile"))
    } else {
        let done = words::sentence(l, subject.as_str(), action);
        format!("{} {}: {done}, {at}.", who(l, by), l.t("war schneller", "was faster"))
    };
    let changed: Vec<_> =
        fields.iter().filter(|field| !names_the_thing(*subject, field)).map(|field| fields::name(l, subject.as_str(), field)).collect();
    let changed = match changed[..] {
        [] => String::new(),
        _ => format!(" {}: {}.", l.t("Geändert", "Changed"), changed.join(", ")),
    };
    let next = l.t(
        "Was Sie eingegeben haben, ist noch da: Prüfen Sie es und senden Sie noch einmal, dann gilt es.",
        "What you typed is still here: check it and send once more, then it counts.",
    );
    format!("{happened}{changed} {next}")
}

/// Whoever came by a link may be the one who reads this, in another tab.
fn who(l: Locale, by: &str) -> &str {
    match by {
        "applicant" => l.t("Jemand mit dem Link der Bewerbung", "Somebody with the application’s link"),
        "visitor" => l.t("Jemand mit dem Link der Registrierung", "Somebody with the registration’s link"),
        by => actor_name(l, by),
    }
}

/// History notes with each change of a unit which one it was.
fn names_the_thing(subject: Subject, field: &str) -> bool {
    subject == Subject::Unit && field.parse().is_ok_and(|field: UnitField| field == UnitField::Unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overtaken(by: &str, subject: Subject, action: &str, fields: &[&str]) -> Overtaken {
        Overtaken {
            by: by.to_owned(),
            at: "2026-05-04T12:30:00Z".parse().expect("a time"),
            zone: "Europe/Berlin".parse().expect("a zone"),
            subject,
            action: action.to_owned(),
            fields: fields.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn whoever_was_faster_is_named_with_what_they_did_and_when() {
        let unit = overtaken("Olga Organisiert", Subject::Unit, "changed", &["price_cents", "unit"]);
        let application = overtaken("applicant", Subject::Application, "changed", &["city"]);
        let person = overtaken("Paula Person", Subject::BoothStaff, "staff_corrected", &[]);

        assert_eq!(
            in_words(Locale::De, &unit),
            "Olga Organisiert war schneller: Standplatz geändert, 4. Mai 2026, 14:30\u{a0}Uhr (MESZ). Geändert: Preis. \
             Was Sie eingegeben haben, ist noch da: Prüfen Sie es und senden Sie noch einmal, dann gilt es."
        );
        assert_eq!(
            in_words(Locale::En, &application),
            "Somebody with the application’s link was faster: Details changed, 4 May 2026, 14:30 (CEST). Changed: Town. \
             What you typed is still here: check it and send once more, then it counts."
        );
        assert!(in_words(Locale::De, &person).starts_with("Paula Person war schneller: Angaben zu einer Person geändert, 4. Mai 2026"));
    }

    #[test]
    fn what_nobody_is_on_record_for_is_said_without_a_name() {
        let told = in_words(Locale::En, &overtaken("standwerk", Subject::Event, "", &[]));

        assert!(told.starts_with("This was changed meanwhile, 4 May 2026, 14:30 (CEST). What you typed is still here"), "{told}");
    }
}
