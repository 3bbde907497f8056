//! Forms that somebody else overtook.

use domain::{audit::Stale, clock, locale::Text};

use crate::error::ApiError;

/// What a form says that somebody else overtook: who changed what, and that nothing typed is lost. `label` names a
/// field of the audit trail in both languages.
pub fn stale_form(stale: &Stale, label: fn(&str) -> Option<Text>) -> ApiError {
    let minutes = (clock::now() - stale.at).num_minutes();
    let when = match minutes {
        0 => Text::new("gerade eben", "just now"),
        1 => Text::new("vor einer Minute", "a minute ago"),
        2..=120 => Text::new(format!("vor {minutes} Minuten"), format!("{minutes} minutes ago")),
        _ => Text::new(format!("vor {} Stunden", minutes / 60), format!("{} hours ago", minutes / 60)),
    };
    let labels: Vec<Text> = stale.fields.iter().filter_map(|field| label(field)).collect();
    let (de, en) = if labels.is_empty() {
        (String::new(), String::new())
    } else {
        let list = |pick: fn(&Text) -> &str| labels.iter().map(pick).collect::<Vec<_>>().join(", ");
        (format!(" ({})", list(|label| &label.de)), format!(" ({})", list(|label| &label.en)))
    };
    let by = &stale.by;
    ApiError::conflict(&Text::new(
        format!(
            "{by} hat das {} geändert{de}. Ihre Eingaben stehen noch im Formular: Wenn Sie noch einmal speichern, gelten sie.",
            when.de
        ),
        format!("{by} changed this {}{en}. What you typed is still in the form: if you save once more, it counts.", when.en),
    ))
}
