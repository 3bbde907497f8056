//! How an event develops: applications until the deadline, what became of the units, who came in when.

use domain::{
    application::ApplicationState,
    event::EventView,
    locale::Locale,
    placement::UnitState,
    process::{course::EventCourse, overview::EventNumbers},
};
use leptos::prelude::*;

use crate::{ctx, format, paths, ui, words::booth as booth_words};

/// Side by side where there is room.
#[component]
pub fn Charts(event: EventView, numbers: EventNumbers, units: Vec<(UnitState, usize)>, course: EventCourse) -> impl IntoView {
    let l = ctx::locale();
    let applied = applications(l, &event, &numbers, &course);
    let units = stand(l, &event, units);
    let entries = entries(l, &course);
    let rest = rest(l, &event, &numbers, &course);
    view! {
        <div class="charts">
            <ui::Section title=l.t("Bewerbungen", "Applications") id="applications">{applied}</ui::Section>
            <ui::Section title=l.t("Standplätze", "Units on the booth") id="units">{units}</ui::Section>
            {entries}
            <ui::Section title=l.t("Programm und E-Mails", "Programme and e-mails") id="numbers">{rest}</ui::Section>
        </div>
    }
}

fn none(word: &'static str) -> AnyView {
    view! { <p class="muted">{word}</p> }.into_any()
}

fn applications(l: Locale, event: &EventView, numbers: &EventNumbers, course: &EventCourse) -> AnyView {
    if numbers.applications.is_empty() {
        return none(l.t("Noch keine.", "None yet."));
    }
    let state = |(state, number): &(ApplicationState, u64)| {
        let href = format!("{}?state={state}", paths::admission(l, &event.slug));
        view! { <li><a href=href><b>{format::number(l, *number)}</b>{application_state(l, *state, *number)}</a></li> }
    };
    let states: Vec<_> = numbers.applications.iter().map(state).collect();
    let points = course.applications.iter().map(|until| ui::Point { label: format::date(l, until.day), number: until.total }).collect();
    let closes = event.applications_close_at.map(|closes| {
        view! { <p class="muted small">{format!("{}: {}", l.t("Bewerbungsschluss", "Deadline"), format::deadline(l, event.zone, closes))}</p> }
    });
    view! {
        <ui::Curve title=l.t("Eingereichte Bewerbungen", "Applications submitted") points by=l.t("Tag", "Day")/>
        {closes}
        <ul class="state-line">{states}</ul>
    }
    .into_any()
}

fn stand(l: Locale, event: &EventView, units: Vec<(UnitState, usize)>) -> AnyView {
    if units.iter().all(|(_, number)| *number == 0) {
        return none(l.t("Noch keine.", "None yet."));
    }
    let part = |(state, number): (UnitState, usize)| ui::Part {
        label: booth_words::state(l, state).to_owned(),
        number: number as u64,
        class: booth_words::class(state),
        href: paths::organise_booth(l, &event.slug),
    };
    view! { <ui::StackedBar parts=units.into_iter().map(part).collect()/> }.into_any()
}

fn entries(l: Locale, course: &EventCourse) -> Option<impl IntoView + use<>> {
    let (day, hours) = course.entries.clone()?;
    let points = hours.into_iter().map(|(hour, number)| ui::Point { label: format!("{hour}"), number }).collect();
    let title = format!("{}, {}", l.t("Einlass je Stunde", "Let in by the hour"), format::weekday(l, day));
    Some(view! {
        <ui::Section title=title.clone() id="entries"><ui::Bars title points by=l.t("Ab … Uhr", "From … o’clock")/></ui::Section>
    })
}

fn rest(l: Locale, event: &EventView, numbers: &EventNumbers, course: &EventCourse) -> AnyView {
    let slug = &event.slug;
    let (taken, all) = course.seats;
    let (taken_words, all_words) = (format::number(l, taken), format::number(l, all));
    let seats = match l {
        Locale::De => format!("{taken_words} von {all_words} Plätzen sind gebucht."),
        Locale::En => format!("{taken_words} of {all_words} seats are booked."),
    };
    let gauge = (all > 0).then(|| {
        view! {
            <p>{seats}</p>
            <svg class="gauge" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=100 * taken.min(all) / all height="1"></rect></svg>
        }
    });
    let one_or = |number: u64, one: &'static str, many: &'static str| if number == 1 { one } else { many };
    let line = |number: u64, word: &'static str, href: String| view! { <li><a href=href><b>{format::number(l, number)}</b>{word}</a></li> };
    view! {
        {gauge}
        <ul class="state-line">
            {line(numbers.sessions, one_or(numbers.sessions, l.t("Programmpunkt", "session"), l.t("Programmpunkte", "sessions")), paths::organise_programme(l, slug))}
            {line(numbers.mails_waiting, one_or(numbers.mails_waiting, l.t("E-Mail wartet", "e-mail waiting"), l.t("E-Mails warten", "e-mails waiting")), paths::event_mail(l, slug))}
            {line(numbers.mails_parked, one_or(numbers.mails_parked, l.t("E-Mail fehlgeschlagen", "e-mail failed"), l.t("E-Mails fehlgeschlagen", "e-mails failed")), paths::event_mail(l, slug))}
        </ul>
    }
    .into_any()
}

/// What stands behind the number of applications in a state.
fn application_state(l: Locale, state: ApplicationState, number: u64) -> &'static str {
    match state {
        ApplicationState::Draft if number == 1 => l.t("Entwurf", "draft"),
        ApplicationState::NeedsInformation if number == 1 => l.t("Rückfrage offen", "needs information"),
        ApplicationState::Draft => l.t("Entwürfe", "drafts"),
        ApplicationState::Submitted => l.t("eingereicht", "submitted"),
        ApplicationState::InReview => l.t("in Prüfung", "in review"),
        ApplicationState::NeedsInformation => l.t("Rückfrage offen", "need information"),
        ApplicationState::WaitingList => l.t("auf der Warteliste", "on the waiting list"),
        ApplicationState::Offered => l.t("Standplatz angeboten", "offered"),
        ApplicationState::Confirmed => l.t("bestätigt", "confirmed"),
        ApplicationState::Rejected => l.t("abgelehnt", "rejected"),
        ApplicationState::Withdrawn => l.t("zurückgezogen", "withdrawn"),
        ApplicationState::Cancelled => l.t("storniert", "cancelled"),
    }
}
