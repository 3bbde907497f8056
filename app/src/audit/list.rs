//! History as a list, for the page of an event and of every thing that has one.

use std::collections::HashMap;

use domain::{
    audit::HistoryEntry,
    clock::Tz,
    locale::{Locale, Text},
    process::history_names::{self, Whose},
};
use leptos::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use super::{fields, link::link, values::ValueFormatter, words};
use crate::{ctx, moment::moment, paths, words::actor::actor_name};

/// What the entries of an event are about, by [`history_names::about`].
#[derive(Clone, Default)]
pub struct Things {
    /// The address of the event.
    pub event: String,
    pub names: HashMap<Uuid, Text>,
    /// Of whom they are, by [`history_names::whose`].
    pub whose: HashMap<Uuid, Whose>,
}

/// Who did what when, newest first. Without `things` all of it happened to one thing, which the page is about.
#[component]
pub fn HistoryList(entries: Vec<HistoryEntry>, zone: Tz, #[prop(optional)] things: Things) -> impl IntoView {
    let l = ctx::locale();
    if entries.is_empty() {
        let soon = l.t("Hier steht jede Änderung, sobald es eine gibt.", "Every change is listed here as soon as there is one.");
        return view! { <p class="muted">{soon}</p> }.into_any();
    }
    view! { <ul class="list">{entries.into_iter().map(|entry| history_row(l, zone, &things, entry)).collect_view()}</ul> }.into_any()
}

fn history_row(l: Locale, zone: Tz, things: &Things, entry: HistoryEntry) -> impl IntoView + use<> {
    let what = words::sentence(l, &entry.subject, &entry.action);
    let whose = things.whose.get(&entry.subject_id).map(|whose| person(l, &things.event, whose));
    let thing = thing(l, things, &entry);
    let between = (thing.is_some() && whose.is_some()).then_some(" · ");
    let about = (thing.is_some() || whose.is_some()).then(|| view! { {thing}{between}{whose}": " });
    let changes: Vec<_> = changes(l, zone, &entry).into_iter().map(|change| view! { <p class="list-more">{change}</p> }).collect();
    view! {
        <li>
            <b class="list-name">{about}{what}</b>
            <span class="list-end small muted">{moment(l, zone, entry.at)}</span>
            <p class="list-more">{actor_name(l, &entry.actor).to_owned()}</p>
            {changes}
        </li>
    }
}

/// What the entry is about, as a link where it has a page.
fn thing(l: Locale, things: &Things, entry: &HistoryEntry) -> Option<AnyView> {
    let (thing, id) = history_names::about(entry)?;
    let name = things.names.get(&id)?.in_(l).to_owned();
    Some(match link(l, &things.event, thing, id) {
        Some(href) => view! { <a href=href>{name}</a> }.into_any(),
        None => name.into_any(),
    })
}

/// A visitor, as a link, or somebody on a stand.
fn person(l: Locale, event: &str, whose: &Whose) -> AnyView {
    let name = whose.name.clone();
    match whose.registration {
        Some(registration) => view! { <a href=paths::visitor(l, event, registration)>{name}</a> }.into_any(),
        None => name.into_any(),
    }
}

/// What changed, line by line.
pub(super) fn changes(l: Locale, zone: Tz, entry: &HistoryEntry) -> Vec<String> {
    let teller = |field| ValueFormatter { l, zone, subject: &entry.subject, field };
    entry.changes.iter().filter_map(|(field, value)| change(teller(field), value)).collect()
}

/// `Preis: 1.200 € → 1.400 €`; a field without a value changed, and history does not say to what. A bare id tells a
/// reader nothing.
fn change(teller: ValueFormatter<'_>, said: &Value) -> Option<String> {
    let name = fields::name(teller.l, teller.subject, teller.field);
    let changed = || format!("{name}: {}", teller.l.t("geändert", "changed"));
    match said {
        Value::Null => Some(changed()),
        Value::Array(pair) if pair.len() == 2 && pair.iter().all(is_id) => Some(changed()),
        Value::Array(pair) if pair.len() == 2 => Some(format!("{name}: {} → {}", teller.value(&pair[0]), teller.value(&pair[1]))),
        one if is_id(one) => None,
        other => Some(format!("{name}: {}", teller.value(other))),
    }
}

fn is_id(said: &Value) -> bool {
    said.as_str().is_some_and(|text| text.parse::<Uuid>().is_ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(l: Locale, subject: &str, field: &str, said: &Value) -> Option<String> {
        change(ValueFormatter { l, zone: Tz::utc(), subject, field }, said)
    }

    #[test]
    fn changes_are_told_from_and_to() {
        let (hours, state) = (json!([540, 630]), json!(["submitted", "in_review"]));

        assert_eq!(told(Locale::De, "event", "opens", &hours).as_deref(), Some("Öffnet: 09:00 → 10:30"));
        assert_eq!(told(Locale::De, "application", "state", &state).as_deref(), Some("Status: Eingereicht → In Prüfung"));
        assert_eq!(told(Locale::En, "application", "state", &state).as_deref(), Some("Status: Submitted → In review"));
    }

    #[test]
    fn what_history_does_not_say_is_said_to_have_changed() {
        assert_eq!(told(Locale::De, "registration", "name", &Value::Null).as_deref(), Some("Name: geändert"));
    }

    #[test]
    fn ids_are_not_told() {
        let (one, other) = ("019a0000-0000-7000-8000-000000000000", "019a0000-0000-7000-8000-000000000001");

        assert_eq!(told(Locale::De, "session", "stage", &json!([one, other])).as_deref(), Some("Bühne: geändert"));
        assert_eq!(told(Locale::De, "seat", "session", &json!(one)), None);
    }
}
