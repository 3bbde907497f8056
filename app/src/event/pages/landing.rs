//! The start page: what is coming, and what was.

use domain::{
    country::country_name,
    event::{self, EventPage, EventView},
    locale::Locale,
};
use leptos::prelude::*;

use super::picture::Picture;
use crate::{ctx, format, head::PageMeta, load::load_page, paths, ui, words::event as words};

/// Upcoming and past events, perhaps of one Innovation Bridge.
#[component]
pub fn Landing() -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    // Without a name of its own the agency would only repeat the brand above.
    let agency = Some(ctx::site().agency.name.clone()).filter(|name| name != "Standwerk").unwrap_or_default();
    let bridge = ctx::query_value("bridge");
    let page = ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    load_page(async move {
        let found = event::for_public(&db, bridge.as_deref(), page).await?;
        let lede = lede(l, found.upcoming.iter().any(EventView::takes_applications));
        let title = l.t("Ein Stand, viele Partner", "One booth, many partners");
        Ok(view! {
            <PageMeta title=l.t("Veranstaltungen", "Events") description=lede/>
            <ui::PageHead kicker=agency title lede size=ui::HeadSize::Hero/>
            <Bridges bridges=found.bridges current=bridge/>
            <Upcoming events=found.upcoming/>
            <Past past=found.past/>
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

/// One link for each Innovation Bridge, and one for everything.
#[component]
fn Bridges(bridges: Vec<String>, current: Option<String>) -> impl IntoView {
    let l = ctx::locale();
    let current = current.unwrap_or_default();
    (!bridges.is_empty()).then(|| {
        let all = (String::new(), l.t("Alle Veranstaltungen", "All events").to_owned());
        let link = |(value, label): (String, String)| {
            let here = (value == current).then_some("true");
            let href = ui::Query::current().with("page", "").with("bridge", &value).href();
            view! { <li><a href=href aria-current=here>{label}</a></li> }
        };
        let links: Vec<_> = std::iter::once(all).chain(bridges.into_iter().map(|bridge| (bridge.clone(), bridge))).map(link).collect();
        view! { <nav class="pills" aria-label="Innovation Bridge"><ul>{links}</ul></nav> }
    })
}

#[component]
fn Upcoming(events: Vec<EventView>) -> impl IntoView {
    let l = ctx::locale();
    let list = if events.is_empty() {
        view! {
            <ui::EmptyState
                title=l.t("Gerade ist nichts geplant", "Nothing is planned right now")
                text=l.t("Sobald eine Veranstaltung feststeht, erscheint sie hier.", "As soon as an event is settled it appears here.")
            />
        }
        .into_any()
    } else {
        view! { <ol class="fairs">{events.into_iter().map(|event| fair(l, &event)).collect_view()}</ol> }.into_any()
    };
    view! { <ui::Section title=l.t("Demnächst", "Coming up") id="upcoming">{list}</ui::Section> }
}

fn fair(l: Locale, event: &EventView) -> impl IntoView + use<> {
    let what = [words::kind(l, event.kind), event.theme.in_(l), event.bridge.as_str()];
    let what: Vec<_> = what.into_iter().filter(|part| !part.is_empty()).collect();
    let until = event.applications_close_at.map(|at| format::deadline_day(l, event.zone, at)).unwrap_or_default();
    let open = event.takes_applications().then(|| {
        view! {
            <ui::Chip label=l.t("Bewerbung offen", "Applications open") tone=ui::Tone::Ok/>
            <span>{format!("{} {until}", l.t("bis", "until"))}</span>
        }
    });
    let on = event.is_on().then(|| view! { <ui::Chip label=l.t("Läuft gerade", "On now") tone=ui::Tone::Offer/> });
    view! {
        <li data-accent=event.accent.clone()>
            <div>
                <p class="fair-when">{format::days(l, event.starts_on, event.ends_on)}</p>
                <Picture event=event.clone() class="fair-picture"/>
            </div>
            <div>
                <h3><a href=paths::event(l, &event.slug)>{event.name.clone()}</a></h3>
                <p>{format!("{}, {}", event.city, country_name(l, &event.country))}</p>
                <p class="muted">{what.join(" · ")}</p>
            </div>
            <p class="fair-state">{on}{open}</p>
        </li>
    }
}

#[component]
fn Past(past: EventPage) -> impl IntoView {
    let l = ctx::locale();
    let row = move |event: EventView| {
        view! {
            <li>
                <span class="list-mark">{event.starts_on.format("%Y").to_string()}</span>
                <a class="list-name" href=paths::event(l, &event.slug)>{event.name}</a>
                <p class="list-more">{format!("{}, {}", event.city, format::days(l, event.starts_on, event.ends_on))}</p>
            </li>
        }
    };
    (!past.events.is_empty()).then(|| {
        view! {
            <ui::Section title=l.t("Rückblick", "Looking back") id="past">
                <ul class="list">{past.events.into_iter().map(row).collect_view()}</ul>
                <ui::Pagination page=past.page pages=past.pages/>
            </ui::Section>
        }
    })
}
