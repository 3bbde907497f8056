//! The way through the organisers' side of one event.

use domain::event::{EventKind, EventView};
use leptos::prelude::*;
use site::paths;

use crate::{components, ctx};

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
    let on_site = vec![
        components::NavLink::page(paths::organise_event(l, slug), l.t("Übersicht", "Overview")),
        components::NavLink::area(paths::organise_booth(l, slug), l.t("Stand", "Booth")),
        components::NavLink::area(paths::admission(l, slug), l.t("Zulassung", "Admission")),
        components::NavLink::area(paths::organise_programme(l, slug), l.t("Programm", "Programme")),
        components::NavLink::area(paths::visitors(l, slug), l.t("Besucher:innen", "Visitors")),
        components::NavLink::area(paths::badges(l, slug), l.t("Ausweise", "Badges")),
        components::NavLink::area(paths::event_people(l, slug), l.t("Einlassteam", "Desk team")),
    ];
    let in_the_office = vec![
        components::NavLink::area(paths::event_mail(l, slug), l.t("E-Mails", "E-mails")),
        components::NavLink::area(paths::event_enquiries(l, slug), l.t("Anfragen", "Enquiries")),
        components::NavLink::area(paths::organise_hosts(l, slug), l.t("Veranstalter", "Hosts")),
        components::NavLink::area(paths::organise_costs(l, slug), l.t("Kosten", "Costs")),
        components::NavLink::area(paths::organise_survey(l, slug), l.t("Umfrage", "Survey")),
        components::NavLink::area(paths::organise_recap(l, slug), l.t("Rückblick", "Recap")),
        components::NavLink::area(paths::history(l, slug), l.t("Verlauf", "History")),
        components::NavLink::page(paths::edit_event(l, slug), l.t("Einstellungen", "Settings")),
    ];
    let of_trip = vec![
        components::NavLink::area(paths::organise_trip(l, slug), l.t("Reise", "Trip")),
        components::NavLink::area(paths::travellers(l, slug), l.t("Reisende", "Travellers")),
        components::NavLink::area(paths::organise_travel(l, slug), l.t("Reisedaten", "Travel details")).also(&paths::travel_lists(l, slug)),
    ];
    let name = event.name.clone();
    // In one row they would be wider than a desk's screen, and the first of them out of sight.
    let trip = (event.kind == EventKind::DelegationTrip).then(|| (l.t("Unterwegs", "On the way").to_owned(), of_trip));
    let groups = vec![(l.t("Vor Ort", "On site").to_owned(), on_site), (l.t("Im Büro", "In the office").to_owned(), in_the_office)];
    let groups: Vec<_> = trip.into_iter().chain(groups).collect();
    view! {
        <components::GroupedNav label=name.clone() groups/>
        <components::PageHead kicker=name title lede>{children.map(|children| children())}</components::PageHead>
    }
}

/// Tabs of the organisers' pages that belong to no event: what comes in every day, and what the agency's year is made of.
/// Trips are events of their kind.
#[component]
pub fn OrganiseNav() -> impl IntoView {
    let l = ctx::locale();
    let daily = vec![
        components::NavLink::page(paths::organise(l), l.t("Veranstaltungen", "Events")),
        components::NavLink::area(paths::enquiries(l), l.t("Anfragen", "Enquiries")),
        components::NavLink::area(paths::outbox(l), l.t("E-Mails", "E-mails")),
        components::NavLink::area(paths::organise_news(l), l.t("Aktuelles", "News")),
        components::NavLink::page(paths::people(l), l.t("Team", "Team")),
    ];
    let year = vec![
        components::NavLink::area(paths::organise_bridges(l), l.t("Brücken", "Bridges")),
        components::NavLink::area(paths::organise_talks(l), l.t("Vorträge", "Talks")),
        components::NavLink::area(paths::visits(l), l.t("Besuche", "Visits"))
            .also(&paths::visit_week(l, None))
            .also(&paths::visit_resources(l)),
        components::NavLink::area(paths::organise_roundtables(l), l.t("Roundtables", "Roundtables")),
        components::NavLink::area(paths::organise_matchmaking(l), l.t("Gespräche", "Meetings")),
        components::NavLink::area(paths::organise_calls(l), l.t("Aufrufe", "Calls")),
        components::NavLink::area(paths::organise_properties(l), l.t("Flächen", "Properties")),
        components::NavLink::area(paths::grants(l), l.t("Förderungen", "Grants")),
    ];
    let groups = vec![(l.t("Alltag", "Every day").to_owned(), daily), (l.t("Das Jahr", "The year").to_owned(), year)];
    view! { <components::GroupedNav label=l.t("Organisation", "Organise") groups/> }
}
