//! Header and footer of the site.

use domain::{actor::Actor, locale::Locale};
use leptos::prelude::*;
use site::{areas, paths};

use super::search::{SearchDialog, SearchLink};
use crate::{components, ctx, flash::Flashed};

/// What stands around the page's own content.
#[component]
pub fn Frame(
    /// Where the form that signs out is sent to.
    sign_out: &'static str,
    /// The tickets that this device knows, by their codes.
    tickets: Vec<String>,
    children: Children,
) -> impl IntoView {
    let locale = ctx::locale();
    let other = match locale {
        Locale::De => Locale::En,
        Locale::En => Locale::De,
    };
    view! {
        <components::SkipLink/>
        <components::SiteHeader
            home=paths::landing(locale)
            ticket=ticket_link(locale, &tickets)
            links=navigation(locale, tickets.is_empty())
            language=in_language(other)
            search=|| view! { <SearchLink/> }
        >
            <AccountArea sign_out/>
        </components::SiteHeader>
        <main id="main" class="wrap">
            <OwnAddress/>
            <Flashed/>
            {children()}
        </main>
        <Footer/>
        <SearchDialog/>
    }
}

/// After a form that came back the browser stands where the form was sent.
#[component]
fn OwnAddress() -> impl IntoView {
    crate::form::echo().map(|_| {
        let query = components::Query::current();
        let address = if query.get("done").is_some() { query.with("done", "").href() } else { ctx::page_address() };
        view! { <components::Script name="address"/> <span hidden=true data-address=address></span> }
    })
}

#[component]
fn AccountArea(sign_out: &'static str) -> impl IntoView {
    let locale = ctx::locale();
    match ctx::actor() {
        Actor::Person(person) => view! {
            <a href=paths::account(locale)>{person.name}</a>
            <components::Script name="sign_out"/>
            <components::Form action=sign_out class="sign-out">
                <components::Submit label=locale.t("Ausloggen", "Sign out") kind=components::ButtonKind::Plain/>
            </components::Form>
        }
        .into_any(),
        _ => view! { <a href=paths::sign_in(locale, None)>{locale.t("Einloggen", "Sign in")}</a> }.into_any(),
    }
}

#[component]
fn Footer() -> impl IntoView {
    let locale = ctx::locale();
    let offers = vec![
        components::NavLink::page(paths::landing(locale), locale.t("Veranstaltungen", "Events")),
        components::NavLink::area(paths::bridges(locale), locale.t("Brücken und Netzwerke", "Bridges and networks")),
        components::NavLink::area(paths::talks(locale), locale.t("Vorträge", "Talks")),
        components::NavLink::area(paths::calls(locale), locale.t("Aufrufe", "Calls")),
        components::NavLink::area(paths::properties(locale), locale.t("Flächen und Projekte", "Sites and projects")),
        components::NavLink::area(paths::newsroom(locale), locale.t("Aktuelles", "News")),
        components::NavLink::page(paths::delegations(locale, None), locale.t("Eine Delegation anmelden", "Announce a delegation")),
    ];
    let links = vec![
        contact_link(locale),
        components::NavLink::page(paths::imprint(locale), locale.t("Impressum", "Imprint")),
        components::NavLink::page(paths::privacy(locale), locale.t("Datenschutz", "Privacy")),
        components::NavLink::page(paths::accessibility(locale), locale.t("Barrierefreiheit", "Accessibility")),
    ];
    view! { <components::SiteFooter offers links>{ctx::agency_name()}</components::SiteFooter> }
}

fn contact_link(locale: Locale) -> components::NavLink {
    components::NavLink::page(contact_of(locale, &ctx::page_path()), locale.t("Kontakt", "Contact"))
}

/// On the pages of an event to its organisers, on those of a bridge and of its talks to its contact, elsewhere to the agency.
fn contact_of(locale: Locale, page: &str) -> String {
    let below = |area: &str| {
        let rest = page.strip_prefix(&format!("/{locale}/{area}/"))?;
        rest.split('/').next().filter(|slug| !slug.is_empty())
    };
    match (below("events"), below("bridges"), below("talks")) {
        (None, Some(bridge), _) => paths::ask_bridge(locale, bridge),
        (None, None, Some(talk)) => paths::ask_about_talk(locale, talk),
        (event, ..) => paths::contact_form(locale, event),
    }
}

/// The one ticket of this device opens at a tap, also without a network once it was opened; of several one is chosen.
fn ticket_link(locale: Locale, tickets: &[String]) -> Option<components::NavLink> {
    let label = locale.t("Mein Ticket", "My ticket");
    match tickets {
        [] => None,
        [only] => Some(components::NavLink::page(paths::registration(locale, only), label)),
        _ => Some(components::NavLink::page(paths::my_ticket(locale), locale.t("Meine Tickets", "My tickets"))),
    }
}

/// Whoever is nobody yet, on a device that knows no ticket, may be a visitor who looks for theirs.
fn navigation(locale: Locale, without_ticket: bool) -> Vec<components::NavLink> {
    let mut links = vec![components::NavLink::page(paths::landing(locale), locale.t("Veranstaltungen", "Events"))];
    let actor = ctx::actor();
    let person = actor.person();
    if without_ticket && person.is_none() {
        links.push(components::NavLink::page(paths::my_ticket(locale), locale.t("Mein Ticket", "My ticket")));
    }
    if actor.is_organiser() {
        links.push(components::NavLink::area(paths::organise(locale), locale.t("Organisation", "Organise")));
    }
    if person.is_some_and(|person| !person.exhibits_for.is_empty()) {
        links.push(components::NavLink::area(paths::portal(locale), locale.t("Mein Stand", "My booth")));
    }
    if person.is_some_and(|person| !person.hosts_for.is_empty()) {
        links.push(components::NavLink::area(paths::hosting(locale), locale.t("Als Mitveranstalter", "As a co-host")));
    }
    if actor.is_organiser() || person.is_some_and(|person| !person.staff_of.is_empty()) {
        links.push(components::NavLink::area(paths::desks(locale), locale.t("Einlass", "Desk")));
    }
    links
}

/// This page's address in another language.
fn in_language(locale: Locale) -> String {
    let query = ctx::parts().and_then(|parts| parts.uri.query().map(|query| format!("?{query}"))).unwrap_or_default();
    areas::in_language(&ctx::page_path(), locale) + &query
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foot_of_a_page_leads_to_whom_it_is_about() {
        for (page, form) in [
            ("/de", "/de/contact"),
            ("/de/bridges", "/de/contact"),
            ("/de/bridges/", "/de/contact"),
            ("/de/events/mipim/plan", "/de/contact?event=mipim"),
            ("/de/bridges/israel", "/de/contact?bridge=israel"),
            ("/de/bridges/israel/companies", "/de/contact?bridge=israel"),
            ("/de/talks/chicago", "/de/contact?talk=chicago"),
            ("/de/organise/bridges/israel", "/de/contact"),
        ] {
            assert_eq!(contact_of(Locale::De, page), form, "{page}");
        }
    }
}
