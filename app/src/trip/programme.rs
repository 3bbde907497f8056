//! What happens on a trip, leg by leg and day by day: as everybody, a traveller and the organisers see it.

use domain::{
    country::country_name,
    locale::Locale,
    trip::{ItemView, LegView, Plan},
};
use leptos::prelude::*;

use crate::{ctx, format, paths, ui, words::trip as words};

/// The places of a trip with their dates, side by side.
#[component]
pub fn LegLine(plan: Plan) -> impl IntoView {
    let l = ctx::locale();
    let legs: Vec<_> = plan
        .legs
        .iter()
        .map(|leg| ui::fact(format!("{}, {}", leg.place, country_name(l, &leg.country)), format::days(l, leg.starts_on, leg.ends_on)))
        .collect();
    (!legs.is_empty()).then(|| view! { <ui::Facts items=legs/> })
}

/// The items of a plan, leg by leg. Each leg says once by whose clocks its times are.
#[component]
pub fn TripProgramme(
    plan: Plan,
    /// The event, for organisers: then each item leads to where it is changed, and says who knows of it.
    #[prop(optional, into)]
    organised: String,
) -> impl IntoView {
    let l = ctx::locale();
    let parts: Vec<_> = plan.by_leg().map(|(leg, items)| of_leg(l, &plan, leg, &items, &organised)).collect();
    view! { <div class="trip-programme">{parts}</div> }
}

fn of_leg(l: Locale, plan: &Plan, leg: &LegView, items: &[&ItemView], organised: &str) -> AnyView {
    let zone = items.first().map(|item| format::zone_name(l, leg.zone, item.starts_at)).unwrap_or_default();
    let clock = match l {
        Locale::De => format!("Alle Zeiten sind Ortszeiten (Zeitzone {zone})."),
        Locale::En => format!("All times are local (time zone {zone})."),
    };
    let days: Vec<_> = items
        .chunk_by(|one, other| one.starts_local.date() == other.starts_local.date())
        .map(|items| of_day(l, plan, leg, items, organised))
        .collect();
    view! {
        <section class="trip-leg">
            <h3>{leg.place.clone()}</h3>
            <p class="small muted">{clock}</p>
            {days}
        </section>
    }
    .into_any()
}

fn of_day(l: Locale, plan: &Plan, leg: &LegView, items: &[&ItemView], organised: &str) -> AnyView {
    let day = items.first().map(|item| format::weekday(l, item.starts_local.date())).unwrap_or_default();
    let rows: Vec<_> = items.iter().map(|item| row(l, plan, leg, item, organised)).collect();
    view! { <h4>{day}</h4> <ul class="list">{rows}</ul> }.into_any()
}

fn row(l: Locale, plan: &Plan, leg: &LegView, item: &ItemView, organised: &str) -> AnyView {
    let times = format::short_times(l, leg.zone, item.starts_at, item.ends_at);
    let title = item.title.in_(l).to_owned();
    let title = if organised.is_empty() {
        view! { <b class="list-name">{title}</b> }.into_any()
    } else {
        view! { <a class="list-name" href=paths::edit_trip_item(l, organised, item.id)>{title}</a> }.into_any()
    };
    let untold = !organised.is_empty() && plan.programme_public && item.is_untold();
    view! {
        <li>
            <span class="list-mark">{times}</span>
            {title}
            <span class="list-end">
                {item.cancelled.then(|| view! { <ui::Chip label=l.t("Fällt aus", "Cancelled") tone=ui::Tone::Bad/>" " })}
                {untold.then(|| view! { <ui::Chip label=l.t("Noch nicht mitgeteilt", "Not told yet") tone=ui::Tone::Warn/>" " })}
                <ui::Chip label=words::kind(l, item.kind) tone=ui::Tone::Mute/>
            </span>
            {more(l, plan, item)}
        </li>
    }
    .into_any()
}

/// Where, with whom, for whom, and what to bring along.
fn more(l: Locale, plan: &Plan, item: &ItemView) -> AnyView {
    let host = (!item.host.is_empty()).then(|| format!("{} {}", l.t("Gastgeber:", "Host:"), item.host));
    let groups: Vec<_> = plan.groups.iter().filter(|group| item.groups.contains(&group.id)).map(|group| group.name.in_(l)).collect();
    let groups = (!groups.is_empty()).then(|| format!("{} {}", l.t("Für:", "For:"), groups.join(", ")));
    let place = [item.place.clone(), item.address.clone()].into_iter().filter(|part| !part.is_empty());
    let line: Vec<String> = place.chain(host).chain(groups).collect();
    let map = (!item.map_link.is_empty()).then(|| {
        let label = format!("{}: {}", l.t("Karte", "Map"), item.title.in_(l));
        view! { " "<a href=item.map_link.clone() rel="noreferrer" aria-label=label>{l.t("Karte", "Map")}</a> }
    });
    let bring = item.bring.in_(l).to_owned();
    view! {
        <p class="list-more">{line.join(" · ")}{map}</p>
        {(!bring.is_empty()).then(|| view! { <p class="list-more">{l.t("Mitbringen: ", "To bring along: ")}{bring}</p> })}
    }
    .into_any()
}
