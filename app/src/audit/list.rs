//! History as a list, for the page of an event and of every thing that has one.

use domain::{
    audit::HistoryEntry,
    clock::{Instant, Tz},
    locale::Locale,
};
use leptos::prelude::*;
use serde_json::Value;

use super::words;
use crate::{ctx, format, ui};

/// Who did what when, newest first.
#[component]
pub fn HistoryList(entries: Vec<HistoryEntry>, zone: Tz) -> impl IntoView {
    let l = ctx::locale();
    if entries.is_empty() {
        return view! {
            <ui::EmptyState
                title=l.t("Noch nichts geschehen", "Nothing has happened yet")
                text=l.t("Jede Änderung steht hier, sobald sie gespeichert ist.", "Every change is listed here as soon as it is saved.")
            />
        }
        .into_any();
    }
    view! { <ul class="list">{entries.into_iter().map(|entry| row(l, zone, entry)).collect_view()}</ul> }.into_any()
}

fn row(l: Locale, zone: Tz, entry: HistoryEntry) -> impl IntoView {
    let what = words::sentence(l, &entry.subject, &entry.action);
    let told = entry.changes.iter().filter(|(_, value)| !is_id(value));
    let changes: Vec<_> = told.map(|(field, value)| view! { <p class="list-more">{change(l, zone, field, value)}</p> }).collect();
    view! {
        <li>
            <b class="list-name">{what}</b>
            <span class="list-end small muted">{format::date_time(l, zone, entry.at)}</span>
            <p class="list-more">{words::actor(l, &entry.actor).to_owned()}</p>
            {changes}
        </li>
    }
}

/// `Preis: 1200 → 1400`; a field without a value changed, and history does not say to what.
fn change(l: Locale, zone: Tz, field: &str, said: &Value) -> String {
    let value = |said: &Value| value(l, zone, said);
    let name = words::field(l, field);
    match said {
        Value::Null => format!("{name}: {}", l.t("geändert", "changed")),
        Value::Array(pair) if pair.len() == 2 => format!("{name}: {} → {}", value(&pair[0]), value(&pair[1])),
        other => format!("{name}: {}", value(other)),
    }
}

/// Ids tell a reader nothing.
fn is_id(said: &Value) -> bool {
    match said {
        Value::String(text) => text.parse::<uuid::Uuid>().is_ok(),
        Value::Array(several) => !several.is_empty() && several.iter().all(is_id),
        _ => false,
    }
}

fn value(l: Locale, zone: Tz, said: &Value) -> String {
    match said {
        Value::Null => "–".to_owned(),
        Value::Bool(true) => l.t("ja", "yes").to_owned(),
        Value::Bool(false) => l.t("nein", "no").to_owned(),
        Value::String(text) if text.is_empty() => "–".to_owned(),
        Value::String(text) => match text.parse::<Instant>() {
            Ok(at) => format::date_time(l, zone, at),
            Err(_) => words::value(l, text).to_owned(),
        },
        Value::Array(several) => several.iter().map(|one| value(l, zone, one)).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_told_from_and_to() {
        let pair = serde_json::json!(["draft", "published"]);

        assert_eq!(change(Locale::De, Tz::UTC, "state", &pair), "Status: Entwurf → veröffentlicht");
        assert_eq!(change(Locale::En, Tz::UTC, "state", &pair), "Status: draft → published");
    }

    #[test]
    fn what_history_does_not_say_is_said_to_have_changed() {
        assert_eq!(change(Locale::De, Tz::UTC, "name", &Value::Null), "Name: geändert");
    }

    #[test]
    fn times_are_told_in_the_zone_and_ids_are_not_told() {
        let at = serde_json::json!("2027-03-09T08:30:00+00:00");

        assert_eq!(change(Locale::En, Tz::Europe__Paris, "until", &at), "Until: 9 March 2027, 09:30 (CET)");
        assert!(is_id(&serde_json::json!(["019a0000-0000-7000-8000-000000000000", "019a0000-0000-7000-8000-000000000001"])));
    }

    #[test]
    fn unknown_words_are_shown_as_they_are() {
        assert_eq!(change(Locale::En, Tz::UTC, "new_field", &serde_json::json!("x")), "new field: x");
    }
}
