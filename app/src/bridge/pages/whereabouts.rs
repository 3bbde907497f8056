//! Where the partners of a bridge are, and where its events were and will be.

use domain::{
    bridge::{BridgeView, PartnerView},
    directory,
    event::EventView,
    ids::BridgeId,
    trip::{Town, Towns},
};
use leptos::prelude::*;

use crate::{
    ctx, paths,
    world_map::{Stop, WorldMap},
};

/// Where bridges lead: the towns of their partners. Those at home are where they begin.
#[component]
pub(super) fn Abroad(bridges: Vec<BridgeView>, towns: Vec<(BridgeId, String)>) -> impl IntoView {
    let l = ctx::locale();
    let stop = |(id, town): (BridgeId, String)| {
        let bridge = bridges.iter().find(|bridge| bridge.id == id)?;
        let (what, href) = (bridge.name.clone(), paths::bridge(l, &bridge.slug));
        // Nobody is asked for the country of a partner.
        Some(Stop { town, country: String::new(), what, href, count: 1, is_ahead: true })
    };
    let stops: Vec<_> = towns.into_iter().filter(|(_, town)| directory::place_of(town, "DE").is_none()).filter_map(stop).collect();
    view! {
        <WorldMap
            title=l.t("Wohin unsere Brücken führen", "Where our bridges lead")
            id="map"
            shows=l.t(
                "Weltkarte mit Linien vom Ruhrgebiet zu den Orten der Liste",
                "Map of the world with lines from the Ruhr to the places of the list",
            )
            legend=""
            stops
        />
    }
}

/// All of them on the map of the world, the events first.
#[component]
pub(super) fn Whereabouts(events: Vec<EventView>, partners: Vec<PartnerView>, towns: Towns) -> impl IntoView {
    let l = ctx::locale();
    let of_event = |event: &EventView| {
        let (href, is_ahead, what) = (paths::event(l, &event.slug), !event.is_over(), event.name.clone());
        let stop =
            move |town: Town| Stop { href: href.clone(), is_ahead, town: town.name, country: town.country, what: what.clone(), count: 1 };
        towns.of(event).into_iter().map(stop)
    };
    // What takes place online leads nowhere.
    let of_events = events.iter().filter(|event| !event.is_online()).flat_map(of_event);
    let of_partners = partners.into_iter().map(|partner| Stop {
        town: partner.town,
        // Nobody is asked for the country of a partner.
        country: String::new(),
        what: partner.name,
        href: String::new(),
        count: 1,
        is_ahead: true,
    });
    let stops: Vec<_> = of_events.chain(of_partners).collect();
    view! {
        <WorldMap
            title=l.t("Wohin sie führt", "Where it leads")
            id="map"
            shows=l.t(
                "Weltkarte mit Linien vom Ruhrgebiet zu den Orten der Liste",
                "Map of the world with lines from the Ruhr to the places of the list",
            )
            legend=l.t("Gefüllt: Partner, oder was noch kommt. Umrandet: Rückblick.", "Filled: partners, or what is to come. Outlined: looking back.")
            stops
        />
    }
}
