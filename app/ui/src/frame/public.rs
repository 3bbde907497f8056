//! The way through the public side of one event.

use domain::event::{EventKind, EventView};
use leptos::prelude::*;
use site::paths;

use crate::{components, ctx};

/// The public pages of an event, side by side.
#[component]
pub fn PublicNav(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let slug = event.slug.as_str();
    let mut links = vec![components::NavLink::page(paths::event(l, slug), l.t("Übersicht", "Overview"))];
    // Neither a trip nor a webinar has a booth.
    if event.kind == EventKind::DelegationTrip {
        links.push(components::NavLink::page(paths::trip(l, slug), l.t("Reise", "Trip")).also(&paths::travel(l, slug)));
    } else {
        if !event.is_online() {
            links.push(components::NavLink::page(paths::plan(l, slug), l.t("Standplan", "Booth plan")));
            links.push(components::NavLink::area(paths::exhibitors(l, slug), l.t("Aussteller", "Exhibitors")));
        }
        links.push(components::NavLink::area(paths::programme(l, slug), l.t("Programm", "Programme")));
    }
    view! { <components::SubNav label=event.name links/> }
}

/// Tabs and head of every public page of an event but its first.
#[component]
pub fn PublicHead(
    event: EventView,
    /// The line above the title; the event's name if not given.
    #[prop(optional, into)]
    kicker: String,
    #[prop(into)] title: String,
    #[prop(optional, into)] lede: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let kicker = if kicker.is_empty() { event.name.clone() } else { format!("{} · {kicker}", event.name) };
    view! {
        <PublicNav event/>
        <components::PageHead kicker title lede>{children.map(|children| children())}</components::PageHead>
    }
}
