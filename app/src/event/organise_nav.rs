//! The way through the organisers' side of one event.

use domain::event::EventView;
use leptos::prelude::*;

use crate::{ctx, paths, ui};

/// Head and tabs of every organisers' page of an event.
#[component]
pub fn OrganiseHead(
    event: EventView,
    #[prop(into)] title: String,
    #[prop(optional, into)] lede: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let l = ctx::locale();
    let slug = event.slug.as_str();
    let links = vec![
        ui::NavLink::page(paths::organise_event(l, slug), l.t("Übersicht", "Overview")),
        ui::NavLink::area(paths::organise_booth(l, slug), l.t("Stand", "Stand")),
        ui::NavLink::area(paths::admission(l, slug), l.t("Zulassung", "Admission")),
        ui::NavLink::area(paths::organise_programme(l, slug), l.t("Programm", "Programme")),
        ui::NavLink::area(paths::visitors(l, slug), l.t("Besucher:innen", "Visitors")),
        ui::NavLink::area(paths::badges(l, slug), l.t("Ausweise", "Badges")),
        ui::NavLink::area(paths::event_mail(l, slug), l.t("Post", "Mail")),
        ui::NavLink::area(paths::event_people(l, slug), l.t("Empfangsteam", "Desk team")),
        ui::NavLink::area(paths::history(l, slug), l.t("Verlauf", "History")),
        ui::NavLink::page(paths::edit_event(l, slug), l.t("Einstellungen", "Settings")),
    ];
    let name = event.name.clone();
    view! {
        <ui::SubNav label=name.clone() links/>
        <ui::PageHead kicker=name title lede>{children.map(|children| children())}</ui::PageHead>
    }
}

/// Tabs of the organisers' pages that belong to no event.
#[component]
pub fn OrganiseNav() -> impl IntoView {
    let l = ctx::locale();
    let links = vec![
        ui::NavLink::page(paths::organise(l), l.t("Veranstaltungen", "Events")),
        ui::NavLink::page(paths::people(l), l.t("Team", "Team")),
        ui::NavLink::area(paths::outbox(l), l.t("Post", "Mail")),
    ];
    view! { <ui::SubNav label=l.t("Organisation", "Organise") links/> }
}
