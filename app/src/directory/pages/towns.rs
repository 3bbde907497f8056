//! Where exhibitors are from, as bars. Not a map: nobody has told where a town is.

use domain::directory::Town;
use leptos::prelude::*;

use crate::{ctx, format, ui};

/// So many towns are compared.
const SHOWN: usize = 12;

/// The towns with the most exhibitors; each leads to those. Nothing where all are from one.
#[component]
pub(super) fn Towns(towns: Vec<Town>) -> impl IntoView {
    let l = ctx::locale();
    (towns.len() > 1).then(|| {
        let mut towns = towns;
        // Stable: towns of the same size stay in the order of their names.
        towns.sort_by_key(|town| std::cmp::Reverse(town.exhibitors));
        let most = towns.first().map_or(1, |town| town.exhibitors);
        let bar = |town: Town| {
            let href = ui::Query::current().with("letter", "").with("town", &town.name).href();
            view! {
                <li>
                    <a href=href>{town.name}</a>
                    <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=100 * town.exhibitors / most height="1"/></svg>
                    <span class="figures">{format::number(l, town.exhibitors)}</span>
                </li>
            }
        };
        let bars: Vec<_> = towns.into_iter().take(SHOWN).map(bar).collect();
        view! { <ui::Section title=l.t("Woher sie kommen", "Where they are from") id="towns"><ul class="bars">{bars}</ul></ui::Section> }
    })
}
