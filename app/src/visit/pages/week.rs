//! A week with all visits beside each other: who is where when, and which hosts have two at once.

use std::collections::BTreeSet;

use chrono::{Datelike, Duration, NaiveDate};
use domain::{
    clock,
    ids::VisitItemId,
    locale::Locale,
    visit::{self, ItemView, Week, WeekVisit},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::programme::clash_notice;
use crate::{ctx, error::ApiError, format, frame::OrganiseNav, load::load_page, paths, ui, words::visit as words};

/// The week of a day, this one without.
#[component]
pub fn VisitWeek() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let day = ctx::query_value("day").and_then(|day| day.parse::<NaiveDate>().ok()).filter(is_sane);
    load_page(async move {
        let day = day.unwrap_or_else(|| clock::today(clock::home()));
        let Week { monday, visits, clashes } = visit::week(&db, &actor, day).await?;
        let title = l.t("Besuche einer Woche", "Visits of a week");
        let clashing: BTreeSet<VisitItemId> = clashes.iter().flat_map(|clash| [clash.one.id, clash.other.id]).collect();
        let shown = if visits.is_empty() { nothing(l) } else { table(l, monday, &visits, &clashing) };
        let week = format::days(l, monday, monday + Duration::days(6));
        let turn = move |days: i64| paths::visit_week(l, Some(monday + Duration::days(days)));
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <OrganiseNav/>
            <ui::Breadcrumbs up=vec![(paths::visits(l), l.t("Besuche", "Visits").to_owned())] here=title/>
            <ui::PageHead kicker=title title=week>
                <ui::Actions>
                    <ui::LinkButton href=turn(-7) label=l.t("Woche davor", "Week before") kind=ui::ButtonKind::Quiet/>
                    <ui::LinkButton href=turn(7) label=l.t("Woche danach", "Week after") kind=ui::ButtonKind::Quiet/>
                </ui::Actions>
            </ui::PageHead>
            {clash_notice(l, clashes)}
            {shown}
        })
    })
}

/// A day that weeks can be counted from.
fn is_sane(day: &NaiveDate) -> bool {
    (1900..=2200).contains(&day.year())
}

fn nothing(l: Locale) -> AnyView {
    view! {
        <ui::EmptyState
            title=l.t("In dieser Woche kommt niemand", "Nobody comes in this week")
            text=l.t(
                "Hier stehen alle Besuche nebeneinander, sobald sie Tage oder Programmpunkte haben.",
                "All visits stand here beside each other, once they have days or items.",
            )
            href=paths::visits(l)
            link=l.t("Alle Besuche", "All visits")
        />
    }
    .into_any()
}

/// A column for each visit, a row for each day on which something takes place.
fn table(l: Locale, monday: NaiveDate, visits: &[WeekVisit], clashing: &BTreeSet<VisitItemId>) -> AnyView {
    let mut columns = vec![ui::Column::new(l.t("Tag", "Day")).unbroken()];
    columns.extend(visits.iter().map(|one| ui::Column::new(one.visit.title().in_(l))));
    let head: Vec<_> = std::iter::once(l.t("Status", "Status").into_any())
        .chain(visits.iter().map(|one| {
            let (label, tone) = (words::state(l, one.visit.state), words::tone(one.visit.state));
            view! { <a href=paths::visit(l, one.visit.id)>{one.visit.organisation.clone()}</a>" "<ui::Chip label tone/> }.into_any()
        }))
        .collect();
    let days = (0..7).map(|days| monday + Duration::days(days)).filter(|day| visits.iter().any(|one| !of_day(one, *day).is_empty()));
    let rows = days.map(|day| {
        let cells = visits.iter().map(|one| cell(l, one, day, clashing));
        std::iter::once(format::weekday(l, day).into_any()).chain(cells).collect::<Vec<AnyView>>()
    });
    let rows: Vec<Vec<AnyView>> = std::iter::once(head).chain(rows).collect();
    view! { <ui::Table caption=l.t("Besuche einer Woche", "Visits of a week") columns rows/> }.into_any()
}

fn of_day(one: &WeekVisit, day: NaiveDate) -> Vec<&ItemView> {
    one.items.iter().filter(|item| clock::local(one.visit.zone, item.starts_at).date() == day).collect()
}

fn cell(l: Locale, one: &WeekVisit, day: NaiveDate, clashing: &BTreeSet<VisitItemId>) -> AnyView {
    let items: Vec<_> = of_day(one, day)
        .into_iter()
        .map(|item| {
            let times = format::times(l, one.visit.zone, item.starts_at, item.ends_at);
            let clash = clashing
                .contains(&item.id)
                .then(|| view! { " "<ui::Chip label=l.t("Gastgeber doppelt", "Host twice") tone=ui::Tone::Warn/> });
            let more = [item.host_organisation.clone(), item.room.as_ref().map(|room| room.name.clone()).unwrap_or_default()];
            let more = more.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            view! { <p><b>{times}</b>" "{item.title.clone()}{clash}<small>{more}</small></p> }
        })
        .collect();
    if items.is_empty() { "–".into_any() } else { items.into_any() }
}
