//! How people and programs find a feed for calendars: a link in the head of a page, and one that is seen.

use domain::locale::Locale;
use leptos::prelude::*;
use leptos_meta::Link;

use crate::ctx;

/// What the feed of all events is called: `Termine · Agentur`.
pub fn of_all(l: Locale, agency: &str) -> String {
    let events = l.t("Termine", "Events");
    if agency.is_empty() { events.to_owned() } else { format!("{events} · {agency}") }
}

/// What the feed of all talks is called.
pub fn of_talks(l: Locale, agency: &str) -> String {
    let talks = l.t("Vorträge", "Talks");
    if agency.is_empty() { talks.to_owned() } else { format!("{talks} · {agency}") }
}

/// What the feed of a bridge is called.
pub fn of_bridge(l: Locale, bridge: &str) -> String {
    format!("{bridge} · {}", l.t("Termine", "Events"))
}

/// The two links to the feed at `href` that is called `name`.
#[component]
pub fn CalendarFeed(#[prop(into)] name: String, #[prop(into)] href: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <Link rel="alternate" type_="text/calendar" title=name href=href.clone()/>
        <a class="feed-link" href=href>{l.t("Termine als Kalender (ICS)", "Events as a calendar (ICS)")}</a>
    }
}
