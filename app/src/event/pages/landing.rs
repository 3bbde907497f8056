//! The start page: what comes next, what is coming, the year as a line, and what was.

use std::collections::HashMap;

use domain::{
    bridge::{self, BridgeView},
    country::country_name,
    directory::{self, ExhibitorCard},
    event::{self, EventPage, EventView},
    ids::EventId,
    locale::Locale,
    placement::{self, Standing},
};
use leptos::prelude::*;

use super::{next_event::NextEvent, picture::Picture, year::Year};
use crate::{ctx, event::drawing, format, head::PageMeta, load::load_page, news::pages::NewestNews, paths, ui, words::event as words};

/// So many logos stand with the next event.
const STRIP: u64 = 8;
/// Bridges that are named here; the others are on their own page.
const MOST_BRIDGES: usize = 12;

/// Upcoming and past events.
#[component]
pub fn Landing() -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    // Without a name of its own the agency would only repeat the brand above.
    let agency = Some(ctx::site().agency.name.clone()).filter(|name| name != "Standwerk").unwrap_or_default();
    let page = ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    load_page(async move {
        let found = event::for_public(&db, page).await?;
        let bridges = bridge::published(&db).await?;
        let shown: Vec<EventId> = found.upcoming.iter().chain(&found.past.events).map(|event| event.id).collect();
        let standings = placement::standings(&db, &shown).await?;
        let lede = lede(l, found.upcoming.iter().any(EventView::takes_applications));
        let mut upcoming = found.upcoming;
        let next = if upcoming.is_empty() { None } else { Some(upcoming.remove(0)) };
        let strip = match &next {
            Some(event) => directory::on_stand(&db, event, STRIP).await?.0,
            None => Vec::new(),
        };
        let year = next.iter().chain(&upcoming).cloned().collect();
        let title = l.t("Ein Stand, viele Partner", "One booth, many partners");
        Ok(view! {
            <PageMeta title=l.t("Veranstaltungen", "Events") description=lede/>
            <ui::PageHead kicker=agency title lede/>
            <Next next strip standings=standings.clone()/>
            <Upcoming events=upcoming standings=standings.clone()/>
            <NewestNews/>
            <Year events=year/>
            <Bridges bridges/>
            <Past past=found.past standings/>
        })
    })
}

/// What one can do here, and only that.
fn lede(l: Locale, applies: bool) -> &'static str {
    if applies {
        l.t(
            "Gemeinschaftsstände auf Messen und Konferenzen: Kommen Sie vorbei, oder stellen Sie mit uns aus.",
            "Joint booths at fairs and conferences: come by, or exhibit with us.",
        )
    } else {
        l.t(
            "Gemeinschaftsstände auf Messen und Konferenzen: Lernen Sie kennen, wer dort ausstellt.",
            "Joint booths at fairs and conferences: meet those who exhibit there.",
        )
    }
}

/// One link for each bridge and network, and one for all of them.
#[component]
fn Bridges(bridges: Vec<BridgeView>) -> impl IntoView {
    let l = ctx::locale();
    (!bridges.is_empty()).then(|| {
        let title = l.t("Brücken und Netzwerke", "Bridges and networks");
        let links: Vec<_> = std::iter::once((paths::bridges(l), l.t("Alle", "All of them").to_owned()))
            .chain(bridges.into_iter().take(MOST_BRIDGES).map(|bridge| (paths::bridge(l, &bridge.slug), bridge.name)))
            .map(|(href, label)| view! { <li><a href=href>{label}</a></li> })
            .collect();
        view! { <ui::Section title id="bridges"><nav class="pills" aria-label=title><ul>{links}</ul></nav></ui::Section> }
    })
}

#[component]
fn Next(next: Option<EventView>, strip: Vec<ExhibitorCard>, standings: HashMap<EventId, Standing>) -> impl IntoView {
    let l = ctx::locale();
    match next {
        Some(event) => {
            let standing = standings.get(&event.id).copied().unwrap_or_default();
            view! { <NextEvent event standing strip/> }.into_any()
        }
        None => view! {
            <ui::EmptyState
                title=l.t("Gerade ist nichts geplant", "Nothing is planned right now")
                text=l.t("Sobald eine Veranstaltung feststeht, erscheint sie hier.", "As soon as an event is settled it appears here.")
            />
        }
        .into_any(),
    }
}

#[component]
fn Upcoming(events: Vec<EventView>, standings: HashMap<EventId, Standing>) -> impl IntoView {
    let l = ctx::locale();
    (!events.is_empty()).then(|| {
        let tiles: Vec<_> = events.iter().map(|event| tile(l, event, coming(l, event, standings.get(&event.id)))).collect();
        view! { <ui::Section title=l.t("Demnächst", "Coming up") id="upcoming"><ul class="tiles">{tiles}</ul></ui::Section> }
    })
}

/// Who is there, what is free, and until when one may apply.
fn coming(l: Locale, event: &EventView, standing: Option<&Standing>) -> AnyView {
    let open = event.takes_applications();
    let figures = words::standing(l, standing.copied().unwrap_or_default(), open);
    let until = event.applications_close_at.filter(|_| open).map(|at| format::deadline_day(l, event.zone, at));
    let until = until.map(|until| {
        view! { <p class="tile-state"><ui::Chip label=l.t("Bewerbung offen", "Applications open") tone=ui::Tone::Ok/>{format!("{} {until}", l.t("bis", "until"))}</p> }
    });
    view! { {(!figures.is_empty()).then(|| view! { <p class="tile-figures">{figures}</p> })} {until} }.into_any()
}

/// An event in a grid: its picture or drawing, when, what, where.
fn tile(l: Locale, event: &EventView, more: AnyView) -> impl IntoView + use<> {
    let art = if event.picture.is_some() {
        view! { <Picture event=event.clone() class="tile-art"/> }.into_any()
    } else {
        drawing(event, "tile-art").into_any()
    };
    view! {
        <li class="tile-event" data-accent=event.accent.clone()>
            {art}
            <div class="tile-text">
                <p class="tile-when">{format::days(l, event.starts_on, event.ends_on)}</p>
                <h3><a href=paths::event(l, &event.slug)>{ui::soft_breaks(&event.name)}</a></h3>
                <p>{format!("{}, {}", event.city, country_name(l, &event.country))}</p>
                {more}
            </div>
        </li>
    }
}

#[component]
fn Past(past: EventPage, standings: HashMap<EventId, Standing>) -> impl IntoView {
    let l = ctx::locale();
    (!past.events.is_empty()).then(|| {
        let result = |event: &EventView| {
            let partners = standings.get(&event.id).map_or(0, |standing| standing.confirmed);
            (partners > 0).then(|| view! { <p class="tile-figures">{words::partners(l, partners)}</p> }).into_any()
        };
        let tiles: Vec<_> = past.events.iter().map(|event| tile(l, event, result(event))).collect();
        view! {
            <ui::Section title=l.t("Rückblick", "Looking back") id="past">
                <ul class="tiles is-small">{tiles}</ul>
                <ui::Pagination page=past.page pages=past.pages/>
            </ui::Section>
        }
    })
}
