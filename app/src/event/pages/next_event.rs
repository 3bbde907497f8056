//! The next event, large, for the start page.

use domain::{
    directory::ExhibitorCard,
    event::{EventKind, EventView},
    locale::Locale,
    placement::Standing,
    trip::Town,
};
use leptos::prelude::*;

use super::picture::Picture;
use crate::{
    ctx,
    event::drawing,
    format, paths, ui,
    words::{event as words, trip as trip_words},
};

/// Its picture or drawing, how many days are left, who is there and what is free. All of it is one link.
#[component]
pub(super) fn NextEvent(
    event: EventView,
    standing: Standing,
    /// Whose logos stand there; names are on the event's own page.
    strip: Vec<ExhibitorCard>,
    /// Where it is, or where it goes.
    towns: Vec<Town>,
) -> impl IntoView {
    let l = ctx::locale();
    let what = [words::kind(l, event.kind), event.theme.in_(l)];
    let what = what.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let place = match event.kind {
        EventKind::DelegationTrip => trip_words::towns(l, &towns),
        _ => words::place_and_country(l, &event),
    };
    let (class, art) = if event.picture.is_some() {
        ("poster is-photo is-next", view! { <Picture event=event.clone() class="poster-art" first=true/> }.into_any())
    } else {
        ("poster is-drawn is-next", drawing(&event, "poster-art").into_any())
    };
    let figures: Vec<_> =
        figures(l, &event, standing).into_iter().map(|(number, word)| view! { <p class="count"><b>{number}</b>{word}</p> }).collect();
    let strip: Vec<_> = strip.into_iter().map(|card| view! { <ui::Emblem name=card.display_name logo=card.logo/> }).collect();
    view! {
        <section class=class data-accent=event.accent.clone() aria-labelledby="next">
            {art}
            <div class="poster-text">
                <p class="poster-kicker">{format!("{} · {what}", if event.is_on() { l.t("Jetzt", "Now") } else { l.t("Als Nächstes", "Next") })}</p>
                <h2 id="next"><a href=paths::event(l, &event.slug)>{ui::soft_breaks(&event.name)}</a></h2>
                <p class="poster-when">{format::days(l, event.starts_on, event.ends_on)}{event.is_on().then(|| words::countdown(l, &event)).flatten().map(|left| view! { " "<span class="poster-left">{left}</span> })}</p>
                <p class="poster-where">{place}</p>
                <div class="counts">{figures}</div>
                <div class="emblems" aria-hidden="true">{strip}</div>
            </div>
        </section>
    }
}

/// Days, exhibitors, free units: what is more than none.
fn figures(l: Locale, event: &EventView, standing: Standing) -> Vec<(String, &'static str)> {
    let left = u64::try_from(event.days_left()).unwrap_or(0);
    let free = if event.takes_applications() { standing.free } else { 0 };
    let word = |number, one, many| if number == 1 { one } else { many };
    let all = [
        (left, word(left, l.t("Tag noch", "day to go"), l.t("Tage noch", "days to go"))),
        (standing.confirmed, word(standing.confirmed, l.t("Aussteller", "exhibitor"), l.t("Aussteller", "exhibitors"))),
        (free, word(free, l.t("Standplatz frei", "unit free"), l.t("Standplätze frei", "units free"))),
    ];
    all.into_iter().filter(|(number, _)| *number > 0).map(|(number, word)| (format::number(l, number), word)).collect()
}
