//! Calls on the pages of other slices: the start page, the page of a bridge, what waits for organisers.

use domain::{
    call::{self, CallView, CallWork},
    ids::BridgeId,
    locale::Locale,
};
use leptos::prelude::*;

use super::public::row;
use crate::{ctx, error::ApiError, load::load_page, paths, ui};

/// Those that take entries now; nothing without any.
#[component]
pub fn OpenCalls() -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    load_page(async move {
        let open = call::open_now(&db).await?;
        Ok::<_, ApiError>(section(l, l.t("Offene Aufrufe", "Open calls"), &open))
    })
}

/// Those of a bridge; nothing without any.
#[component]
pub fn CallsOfBridge(bridge: BridgeId) -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    load_page(async move {
        let found = call::of_bridge(&db, bridge).await?;
        Ok::<_, ApiError>(section(l, l.t("Aufrufe", "Calls"), &found))
    })
}

fn section(l: Locale, title: &'static str, calls: &[CallView]) -> Option<AnyView> {
    let rows: Vec<_> = calls.iter().map(|call| row(l, call)).collect();
    (!rows.is_empty()).then(|| view! { <ui::Section title id="calls"><ul class="list">{rows}</ul></ui::Section> }.into_any())
}

/// Calls that wait for their jury or for a decision, as lines of the organisers' board.
#[component]
pub fn WaitingCalls() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let waiting = call::waiting(&db, &actor).await?;
        let rows: Vec<_> = waiting.into_iter().flat_map(|(call, work)| lines(l, &call, work)).collect();
        Ok::<_, ApiError>((!rows.is_empty()).then(|| {
            view! { <ui::Section title=l.t("Aufrufe", "Calls") id="waiting-calls"><ul class="list is-board">{rows}</ul></ui::Section> }
        }))
    })
}

fn lines(l: Locale, call: &CallView, work: CallWork) -> Vec<AnyView> {
    let what = [
        (work.missing_sheets, l.t("Bewertungen der Jury fehlen", "scores of the jury are missing"), paths::call_jury(l, &call.slug)),
        (work.undecided, l.t("Einreichungen sind nicht entschieden", "entries are not decided"), paths::call_entries(l, &call.slug)),
    ];
    let title = call.title.in_(l).to_owned();
    what.into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, what, href)| {
            view! {
                <li>
                    <span class="list-mark">{number.to_string()}</span>
                    <a class="list-name" href=href>{what}</a>
                    <p class="list-more">{title.clone()}</p>
                </li>
            }
            .into_any()
        })
        .collect()
}
