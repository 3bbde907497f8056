//! What organisers call states of a mail.

use domain::{locale::Locale, mail::MailState};

pub(super) fn state(l: Locale, state: MailState) -> &'static str {
    match state {
        MailState::Waiting => l.t("Wartet", "Waiting"),
        MailState::Sending => l.t("Wird gesendet", "Being sent"),
        MailState::Sent => l.t("Gesendet", "Sent"),
        MailState::Parked => l.t("Gescheitert", "Given up"),
    }
}
