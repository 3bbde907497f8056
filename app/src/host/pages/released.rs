//! What hosts see of an event: units and sessions as everybody does, and what the organisers release. No person is named.

use domain::{
    clock::Tz,
    country::country_name,
    grant::GrantOfEvent,
    masterclass::SessionView,
    placement::{PlanView, UnitState},
    process::hosting::{AppliedOrganisation, HostedFigures},
    trip::LegView,
};
use leptos::prelude::*;

use crate::{
    ctx, format, paths, ui,
    words::{application, booth, grant as grant_words},
};

#[component]
pub(super) fn Figures(figures: HostedFigures) -> impl IntoView {
    let l = ctx::locale();
    let HostedFigures { applications, exhibitors, registrations, sessions, travellers } = figures;
    let counts = [
        (applications, l.t("Bewerbungen", "applications")),
        (exhibitors, l.t("Aussteller", "exhibitors")),
        (registrations, l.t("Registrierungen", "registrations")),
        (sessions, l.t("Programmpunkte", "sessions")),
    ];
    // Nobody travels to most events.
    let travelling = (travellers > 0).then(|| (travellers, l.t("Reisende", "travellers")));
    let counts =
        counts.into_iter().chain(travelling).map(|(number, word)| view! { <p class="count"><b>{format::number(l, number)}</b>{word}</p> });
    let counts: Vec<_> = counts.collect();
    view! { <ui::Section title=l.t("Kennzahlen", "Figures") id="figures"><div class="counts is-large">{counts}</div></ui::Section> }
}

/// Where a trip goes, and when.
#[component]
pub(super) fn Legs(legs: Vec<LegView>) -> impl IntoView {
    let l = ctx::locale();
    let legs: Vec<_> = legs
        .into_iter()
        .map(|leg| {
            let days = format::days(l, leg.starts_on, leg.ends_on);
            view! {
                <li>
                    <b class="list-name">{leg.place}</b>
                    <span class="list-end small muted">{days}</span>
                    <p class="list-more">{country_name(l, &leg.country).to_owned()}</p>
                </li>
            }
        })
        .collect();
    view! { <ui::Section title=l.t("Stationen der Reise", "Legs of the trip") id="legs"><ul class="list">{legs}</ul></ui::Section> }
}

#[component]
pub(super) fn Units(plan: PlanView) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![
        ui::Column::new(l.t("Standplatz", "Unit")).unbroken(),
        ui::Column::new(l.t("Aussteller", "Exhibitor")),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let parts = UnitState::ALL.into_iter().filter(|state| *state != UnitState::Fixed).map(|state| ui::Part {
        label: booth::state(l, state).to_owned(),
        number: plan.units().filter(|unit| unit.state == state).count() as u64,
        class: booth::class(state),
        href: "#exhibitors".to_owned(),
    });
    let parts: Vec<_> = parts.collect();
    let rows: Vec<Vec<AnyView>> = plan
        .units()
        .filter(|unit| unit.state != UnitState::Fixed)
        .map(|unit| {
            vec![
                unit.code.clone().into_any(),
                unit.exhibitor.as_ref().map_or_else(|| "–".to_owned(), |exhibitor| exhibitor.name.clone()).into_any(),
                view! { <ui::Chip label=booth::state(l, unit.state) tone=booth::tone(unit.state)/> }.into_any(),
            ]
        })
        .collect();
    let table = if rows.is_empty() {
        view! { <p class="muted">{l.t("Der Standplan folgt.", "The booth plan will follow.")}</p> }.into_any()
    } else {
        view! { <ui::StackedBar parts/> <ui::Table caption=l.t("Aussteller", "Exhibitors") columns rows/> }.into_any()
    };
    view! { <ui::Section title=l.t("Aussteller", "Exhibitors") id="exhibitors">{table}</ui::Section> }
}

#[component]
pub(super) fn Programme(sessions: Vec<SessionView>, zone: Tz) -> impl IntoView {
    let l = ctx::locale();
    let is_empty = sessions.is_empty();
    let rows = sessions.into_iter().map(|session| {
        view! {
            <li>
                <b class="list-name">{session.title.in_(l).to_owned()}</b>
                <span class="list-end small muted">{format::date_time(l, zone, session.starts_at)}</span>
                <p class="list-more">{session.stage_name.in_(l).to_owned()}</p>
            </li>
        }
    });
    let list = if is_empty {
        view! { <p class="muted">{l.t("Das Programm folgt.", "The programme will follow.")}</p> }.into_any()
    } else {
        view! { <ul class="list">{rows.collect_view()}</ul> }.into_any()
    };
    view! { <ui::Section title=l.t("Programm", "Programme") id="programme">{list}</ui::Section> }
}

#[component]
pub(super) fn Applications(applications: Vec<AppliedOrganisation>) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![ui::Column::new(l.t("Organisation", "Organisation")), ui::Column::new(l.t("Status", "Status"))];
    let rows: Vec<Vec<AnyView>> = applications
        .into_iter()
        .map(|applied| {
            let (label, tone) = (application::state_name(l, applied.state), application::state_tone(applied.state));
            vec![applied.name.into_any(), view! { <ui::Chip label tone/> }.into_any()]
        })
        .collect();
    let table = if rows.is_empty() {
        view! { <p class="muted">{l.t("Noch hat sich niemand beworben.", "Nobody has applied yet.")}</p> }.into_any()
    } else {
        view! { <ui::Table caption=l.t("Bewerbungen", "Applications") columns rows/> }.into_any()
    };
    view! { <ui::Section title=l.t("Bewerbungen", "Applications") id="applications">{table}</ui::Section> }
}

#[component]
pub(super) fn Grants(grants: Vec<GrantOfEvent>) -> impl IntoView {
    let l = ctx::locale();
    let is_organiser = ctx::actor().is_organiser();
    let columns = vec![
        ui::Column::new(l.t("Zuwendungsgeber", "Funder")),
        ui::Column::new(l.t("Aktenzeichen", "Reference")),
        ui::Column::new(l.t("Für diese Veranstaltung", "For this event")).figures(),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let rows: Vec<Vec<AnyView>> = grants
        .into_iter()
        .map(|grant| {
            let (label, tone) = (grant_words::state(l, grant.state), grant_words::tone(grant.state));
            let grantor = if is_organiser {
                view! { <a href=paths::grant(l, grant.id)>{grant.grantor}</a> }.into_any()
            } else {
                grant.grantor.into_any()
            };
            vec![
                grantor,
                grant.reference.into_any(),
                format::price(l, grant.amount).into_any(),
                view! { <ui::Chip label tone/> }.into_any(),
            ]
        })
        .collect();
    let table = if rows.is_empty() {
        view! { <p class="muted">{l.t("Noch keine Förderung.", "No grant yet.")}</p> }.into_any()
    } else {
        view! { <ui::Table caption=l.t("Förderungen", "Grants") columns rows/> }.into_any()
    };
    let all = is_organiser.then(|| view! { <p><a href=paths::grants(l)>{l.t("Alle Förderungen", "All grants")}</a></p> });
    view! { <ui::Section title=l.t("Förderungen", "Grants") id="grants">{table}{all}</ui::Section> }
}
