//! The start page: what comes next, what is coming, the year as a line, where the agency is active, and what was.

use std::collections::HashMap;

use domain::{
    bridge::{self, BridgeView},
    directory::{self, ExhibitorCard},
    event::{self, EventInShort, EventPage, EventView},
    ids::EventId,
    locale::Locale,
    placement::{self, Standing},
    property, recap,
    trip::{self, Town, Towns},
};
use leptos::prelude::*;

use super::{
    choice::{Asked, Choice},
    next_event::NextEvent,
    picture::Picture,
    where_active::WhereActive,
    year::Year,
};
use crate::{
    calendar_feed::{self, CalendarFeed},
    call::pages::OpenCalls,
    ctx,
    event::drawing,
    format,
    head::PageMeta,
    load::load_page,
    news::pages::NewestNews,
    paths,
    rss::RssFeed,
    share::Share,
    ui,
    words::{event as words, trip as trip_words},
};

/// So many logos stand with the next event.
const STRIP: u64 = 8;
/// Events to come that have a picture here; the others are a list below them.
const TILES: usize = 12;
/// Bridges that are named here; the others are on their own page.
const MOST_BRIDGES: usize = 12;

/// Upcoming and past events, narrowed by what the address says.
#[component]
pub fn Landing() -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    // Without a name of its own the agency would only repeat the brand above.
    let agency = Some(ctx::site().agency.name.clone()).filter(|name| name != "Standwerk").unwrap_or_default();
    let calendar = calendar_feed::of_all(l, &ctx::agency_name());
    let asked = Asked::of_address();
    load_page(async move {
        let bridges = bridge::published(&db).await?;
        let properties = property::count_published(&db).await?;
        let filter = asked.filter(&bridges);
        let found = event::for_public(&db, &filter).await?;
        // Where nothing is left out it is the first of them already.
        let next = if filter.narrows() { event::next_public(&db).await? } else { found.upcoming.first().cloned() };
        let all = event::public_in_short(&db).await?;
        let towns = trip::towns(&db, all.iter().map(|event| (event.id, event.kind)).collect()).await?;
        let coming = found.upcoming.into_iter().filter(|event| filter.narrows() || next.as_ref().is_none_or(|next| next.id != event.id));
        let coming: Vec<EventView> = coming.collect();
        let shown: Vec<EventId> = next.iter().chain(coming.iter().take(TILES)).chain(&found.past.events).map(|event| event.id).collect();
        let standings = placement::standings(&db, &shown).await?;
        let lede = lede(l, next.iter().chain(&coming).any(EventView::takes_applications));
        let strip = match &next {
            Some(event) => directory::on_stand(&db, event, STRIP).await?.0,
            None => Vec::new(),
        };
        let title = l.t("Ein Stand, viele Partner", "One booth, many partners");
        let own = if found.past.page > 1 { format!("?page={}", found.past.page) } else { String::new() };
        let total = found.past.total + coming.len() as u64;
        let fitting: Vec<EventInShort> = all.iter().filter(|event| filter.fits(event)).cloned().collect();
        let has_recaps = !recap::events_with_one(&db).await?.is_empty();
        let nothing = (filter.narrows() && total == 0).then(|| nothing(l));
        Ok(view! {
            <PageMeta title=l.t("Veranstaltungen", "Events") description=lede query=own/>
            <ui::PageHead kicker=agency title lede/>
            <Next next strip standings=standings.clone() towns=towns.clone()/>
            <OpenCalls/>
            <NewestNews/>
            <Choice all bridges=bridges.clone()/>
            <ui::Results total>
                {nothing}
                <Upcoming events=coming standings=standings.clone() towns=towns.clone()/>
                <Year events=fitting.clone() year=filter.year towns=towns.clone()/>
                <WhereActive events=fitting towns=towns.clone()/>
                <Past past=found.past standings towns/>
            </ui::Results>
            <Bridges bridges/>
            <Properties count=properties/>
            <p><CalendarFeed name=calendar href=paths::events_calendar(l)/></p>
            {has_recaps.then(|| view! { <p><RssFeed name=l.t("Rückblicke", "Recaps") href=paths::recaps_feed(l)/></p> })}
            <Share name=ctx::agency_name()/>
        })
    })
}

fn nothing(l: Locale) -> impl IntoView {
    view! {
        <ui::EmptyState
            title=l.t("Keine Veranstaltung passt dazu", "No event fits")
            text=l.t("Wählen Sie weniger aus, oder zeigen Sie alles.", "Choose less, or show all.")
        />
    }
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
        let links: Vec<_> = (bridges.into_iter().take(MOST_BRIDGES).map(|bridge| (paths::bridge(l, &bridge.slug), bridge.name)))
            .chain(std::iter::once((paths::bridges(l), l.t("Alle", "All of them").to_owned())))
            .map(|(href, label)| view! { <li><a href=href>{label}</a></li> })
            .collect();
        let meeting = l.t("Delegationen und Vorträge", "Delegations and talks");
        view! {
            <ui::Section title id="bridges"><nav class="pills" aria-label=title><ul>{links}</ul></nav></ui::Section>
            <ui::Section title=meeting id="delegations">
                <nav class="pills" aria-label=meeting><ul>
                    <li><a href=paths::delegations(l, None)>{l.t("Eine Delegation anmelden", "Announce a delegation")}</a></li>
                    <li><a href=paths::talks(l)>{l.t("Vorträge", "Talks")}</a></li>
                </ul></nav>
            </ui::Section>
        }
    })
}

/// The way to sites and projects, where there are any.
#[component]
fn Properties(count: u64) -> impl IntoView {
    let l = ctx::locale();
    (count > 0).then(|| {
        let title = l.t("Flächen und Projekte", "Sites and projects");
        let all = format!("{} {}", format::number(l, count), l.t("Angebote in der Region", "offers in the region"));
        view! {
            <ui::Section title id="properties">
                <nav class="pills" aria-label=title><ul>
                    <li><a href=paths::properties(l)>{all}</a></li>
                    <li><a href=format!("{}?view=map", paths::properties(l))>{l.t("Auf der Karte", "On the map")}</a></li>
                </ul></nav>
            </ui::Section>
        }
    })
}

#[component]
fn Next(next: Option<EventView>, strip: Vec<ExhibitorCard>, standings: HashMap<EventId, Standing>, towns: Towns) -> impl IntoView {
    let l = ctx::locale();
    match next {
        Some(event) => {
            let standing = standings.get(&event.id).copied().unwrap_or_default();
            let towns = towns.of(&event);
            view! { <NextEvent event standing strip towns/> }.into_any()
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
fn Upcoming(events: Vec<EventView>, standings: HashMap<EventId, Standing>, towns: Towns) -> impl IntoView {
    let l = ctx::locale();
    (!events.is_empty()).then(|| {
        let (first, later) = events.split_at(events.len().min(TILES));
        let tiles: Vec<_> =
            first.iter().map(|event| tile(l, event, &towns.of(event), coming(l, event, standings.get(&event.id)))).collect();
        let later: Vec<_> = later.iter().map(|event| later_row(l, event, &towns.of(event))).collect();
        let later = (!later.is_empty()).then(|| view! { <ul class="list">{later}</ul> });
        view! { <ui::Section title=l.t("Demnächst", "Coming up") id="upcoming"><ul class="tiles">{tiles}</ul>{later}</ui::Section> }
    })
}

fn later_row(l: Locale, event: &EventView, towns: &[Town]) -> impl IntoView + use<> {
    view! {
        <li>
            <a class="list-name" href=paths::event(l, &event.slug)>{event.name.clone()}</a>
            <span class="list-end small muted">{format::days(l, event.starts_on, event.ends_on)}</span>
            <p class="list-more">{trip_words::towns(l, towns)}</p>
        </li>
    }
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
fn tile(l: Locale, event: &EventView, towns: &[Town], more: AnyView) -> impl IntoView + use<> {
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
                <p>{trip_words::towns(l, towns)}</p>
                {more}
            </div>
        </li>
    }
}

#[component]
fn Past(past: EventPage, standings: HashMap<EventId, Standing>, towns: Towns) -> impl IntoView {
    let l = ctx::locale();
    (!past.events.is_empty()).then(|| {
        let result = |event: &EventView| {
            let partners = standings.get(&event.id).map_or(0, |standing| standing.confirmed);
            (partners > 0).then(|| view! { <p class="tile-figures">{words::partners(l, partners)}</p> }).into_any()
        };
        let tiles: Vec<_> = past.events.iter().map(|event| tile(l, event, &towns.of(event), result(event))).collect();
        view! {
            <ui::Section title=l.t("Rückblick", "Looking back") id="past">
                <ul class="tiles is-small">{tiles}</ul>
                <ui::Pagination page=past.page pages=past.pages/>
            </ui::Section>
        }
    })
}
