//! The way through an exhibitor's side of one application.

use domain::{ids::ApplicationId, placement::own::PlacementView};
use leptos::prelude::*;
use site::paths;

use crate::{components, ctx};

/// The pages of one application, the overview first.
#[component]
pub fn PortalNav(
    #[prop(into)] name: String,
    application: ApplicationId,
    /// Until a unit is confirmed there is nothing but the overview.
    #[prop(default = true)]
    is_confirmed: bool,
) -> impl IntoView {
    let l = ctx::locale();
    let mut links = vec![
        components::NavLink::page(paths::portal_application(l, application), l.t("Übersicht", "Overview")),
        // On a phone the last tabs are out of sight, and this one is for phones.
        components::NavLink::page(paths::portal_scan(l, application), l.t("Scannen", "Scan")),
        components::NavLink::page(paths::portal_profile(l, application), l.t("Profil", "Profile")),
        components::NavLink::page(paths::portal_staff(l, application), l.t("Standpersonal", "Booth staff")),
        components::NavLink::page(paths::portal_leads(l, application), l.t("Kontakte", "Leads")),
    ];
    if !is_confirmed {
        links.truncate(1);
    }
    view! { <components::SubNav label=name links/> }
}

/// Head and tabs of every page of one application.
#[component]
pub fn PortalHead(placed: PlacementView, #[prop(into)] title: String, #[prop(optional, into)] lede: String) -> impl IntoView {
    let name = placed.name().to_owned();
    // The overview is called like the event.
    let kicker = if title == placed.event.name { name.clone() } else { format!("{name} · {}", placed.event.name) };
    view! {
        <PortalNav name application=placed.application.id is_confirmed=placed.confirmed().is_some()/>
        <components::PageHead kicker title lede/>
    }
}
