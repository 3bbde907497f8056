//! The side of those who run events together with the organisers.

use domain::locale::Locale;

/// Their events.
pub fn hosting(locale: Locale) -> String {
    format!("/{locale}/hosting")
}

/// One of them, as its hosts see it.
pub fn hosted_event(locale: Locale, event: &str) -> String {
    format!("/{locale}/hosting/{event}")
}
