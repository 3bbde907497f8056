//! The list beside an application: where one is in it, and the way on.

use domain::{
    admission::table::{AdmissionRow, Neighbours, TablePage},
    ids::ApplicationId,
    locale::Locale,
};
use leptos::prelude::*;

use super::narrowing::narrowed;
use crate::{ctx, paths, ui, words::application as words};

/// Back to the list, and on to the next.
#[component]
pub(super) fn WayOn(slug: String, neighbours: Neighbours) -> impl IntoView {
    let l = ctx::locale();
    let list = narrowed();
    let to = |id: ApplicationId| list.at(paths::admission_application(l, &slug, id)).href();
    let place = neighbours.place.map(|place| match l {
        Locale::De => format!("{place} von {}", neighbours.of),
        Locale::En => format!("{place} of {}", neighbours.of),
    });
    let step = |rel: &'static str, id: Option<ApplicationId>, label: &'static str| {
        let act = if rel == "prev" { "previous" } else { rel };
        id.map(|id| view! { <span data-act=act><a class="btn is-quiet" rel=rel href=to(id)>{label}</a></span> })
    };
    view! {
        <nav class="row way-on" aria-label=l.t("Durch die Liste", "Through the list")>
            <a href=list.at(paths::admission(l, &slug)).href()>{l.t("Zur Liste", "To the list")}</a>
            {place.map(|place| view! { <span class="muted">{place}</span> })}
            <span class="way-on-steps">
                {step("prev", neighbours.previous, l.t("Vorige", "Previous"))}
                {step("next", neighbours.next, l.t("Nächste", "Next"))}
            </span>
        </nav>
    }
}

/// The page of the list that the application is on.
#[component]
pub(super) fn ListBeside(found: TablePage, slug: String, current: ApplicationId) -> impl IntoView {
    let l = ctx::locale();
    let list = narrowed();
    let line = |row: AdmissionRow| {
        let href = list.at(paths::admission_application(l, &slug, row.id)).href();
        let name = if row.name.is_empty() { l.t("Ohne Namen", "Without a name").to_owned() } else { row.name };
        let wish = row.wish_kind.parse().map(|kind| words::unit_kind_name(l, kind)).unwrap_or_default();
        let unit = row.unit.map(|unit| unit.code);
        view! {
            <li>
                <a class="list-name" href=href aria-current=(row.id == current).then_some("page")>{name}</a>
                <span class="list-end"><ui::Chip tone=words::state_tone(row.state) label=unit.unwrap_or_else(|| words::state_name(l, row.state).to_owned())/></span>
                <p class="list-more">{[row.city, wish.to_owned()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")}</p>
            </li>
        }
    };
    let lines = found.rows.into_iter().map(line).collect_view();
    view! {
        <aside class="beside" aria-label=l.t("Bewerbungen dieser Liste", "Applications of this list")>
            <ul class="list">{lines}</ul>
        </aside>
    }
}
