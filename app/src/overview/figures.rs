//! An event in four figures, each with what came lately.

use domain::{
    application::ApplicationState,
    event::EventView,
    locale::Locale,
    placement::UnitState,
    process::{
        course::{EventCourse, Lately},
        overview::EventNumbers,
    },
};
use leptos::prelude::*;

use crate::{ctx, format, paths};

/// Applications, units, registrations, seats.
#[component]
pub fn Figures(event: EventView, numbers: EventNumbers, units: Vec<(UnitState, usize)>, course: EventCourse) -> impl IntoView {
    let l = ctx::locale();
    let slug = &event.slug;
    // Once all is over, nothing is expected to come.
    let lately = |of| if event.is_over() { ().into_any() } else { lately(l, of) };
    let handed_in = numbers.applications.iter().filter(|(state, _)| *state != ApplicationState::Draft).map(|(_, number)| number).sum();
    let count = |wanted| units.iter().find(|(state, _)| *state == wanted).map_or(0, |(_, number)| *number as u64);
    let all = units.iter().filter(|(state, _)| *state != UnitState::Fixed).map(|(_, number)| *number as u64).sum();
    let (taken, seats) = course.seats;
    let free = match (l, count(UnitState::Free)) {
        (Locale::De, free) => format!("{} frei", format::number(l, free)),
        (Locale::En, free) => format!("{} free", format::number(l, free)),
    };
    let pending = numbers.registrations_pending;
    let pending = (pending > 0).then(|| format!("{} {}", format::number(l, pending), l.t("noch nicht bestätigt", "not confirmed yet")));
    let sessions = format!(
        "{} {}",
        format::number(l, numbers.sessions),
        if numbers.sessions == 1 { l.t("Programmpunkt", "session") } else { l.t("Programmpunkte", "sessions") }
    );
    view! {
        <div class="figures-row">
            {figure(l, paths::admission(l, slug), l.t("Bewerbungen", "Applications"), handed_in, None, lately(course.applied))}
            {figure(l, paths::organise_booth(l, slug), l.t("Standplätze vergeben", "Units taken"), count(UnitState::Confirmed), Some(all), view! { <span>{free}</span> }.into_any())}
            {figure(l, paths::visitors(l, slug), l.t("Registrierungen", "Registrations"), numbers.registrations, None, view! { {lately(course.registered)} {pending.map(|pending| view! { <span>{pending}</span> })} }.into_any())}
            {figure(l, paths::organise_programme(l, slug), l.t("Plätze gebucht", "Seats booked"), taken, Some(seats), view! { <span>{sessions}</span> }.into_any())}
        </div>
    }
}

/// `of` is the whole that the number is a part of.
fn figure(l: Locale, href: String, name: &'static str, number: u64, of: Option<u64>, more: AnyView) -> impl IntoView {
    let of = of.map(|of| view! { <small>{format!(" {} {}", l.t("von", "of"), format::number(l, of))}</small> });
    view! { <p class="figure"><a href=href>{name}</a><b>{format::number(l, number)}{of}</b>{more}</p> }
}

/// What the last seven days brought, and the seven before.
fn lately(l: Locale, lately: Lately) -> AnyView {
    let before = format!("{}: {}", l.t("in der Woche davor", "the week before"), format::number(l, lately.before));
    let now = match (l, lately.now) {
        (Locale::De, 0) => "keine in sieben Tagen".to_owned(),
        (Locale::En, 0) => "none in seven days".to_owned(),
        (Locale::De, now) => format!("+{} in sieben Tagen", format::number(l, now)),
        (Locale::En, now) => format!("+{} in seven days", format::number(l, now)),
    };
    let class = (lately.now > lately.before).then_some("is-up");
    view! { <span><span class=class>{now}</span>", "{before}</span> }.into_any()
}
