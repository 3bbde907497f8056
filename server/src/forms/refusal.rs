//! What a refused form says to whoever sent it.

use app::error::{ApiError, later};
use domain::locale::Locale;

/// Field (empty: the form as a whole) and sentence.
pub(super) fn sentences(error: &ApiError, locale: Locale) -> Vec<(String, String)> {
    let whole = |text: String| vec![(String::new(), text)];
    match error {
        ApiError::Invalid { fields } => fields.iter().map(|(name, problem)| (name.clone(), problem.in_(locale).to_owned())).collect(),
        ApiError::Conflict { message } => whole(message.in_(locale).to_owned()),
        ApiError::NotFound => whole(
            locale
                .t(
                    "Das gibt es nicht (mehr), oder es ist nicht für Sie bestimmt.",
                    "This does not exist (any more), or it is not meant for you.",
                )
                .to_owned(),
        ),
        ApiError::TooMany { retry_after_seconds } => {
            whole(format!("{} {}", locale.t("Zu viele Versuche.", "Too many attempts."), later(locale, *retry_after_seconds)))
        }
        ApiError::Internal { reference } => whole(match locale {
            Locale::De => format!(
                "Das wurde nicht gespeichert. Bitte versuchen Sie es noch einmal; bleibt es dabei, nennen Sie uns die Nummer {reference}."
            ),
            Locale::En => format!("This was not saved. Please try again; if it persists, tell us the reference {reference}."),
        }),
        ApiError::SignInRequired | ApiError::Repeated | ApiError::Transport => {
            whole(locale.t("Das hat nicht geklappt. Bitte noch einmal.", "That did not work. Please try again.").to_owned())
        }
    }
}
