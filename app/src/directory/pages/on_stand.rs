//! Who is on the booth, for the event's page.

use domain::{
    directory::{self, ExhibitorCard},
    event::EventView,
    locale::Locale,
};
use leptos::prelude::*;

use crate::{ctx, format, load::load_page, paths, ui, words::application::breakable};

/// As many as a wall holds before it becomes a directory.
const SHOWN: u64 = 18;

/// A wall of logos: the first exhibitors in the order of their units, and the way to all.
#[component]
pub fn OnStand(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    load_page(async move {
        let (cards, total) = directory::on_stand(&db, &event, SHOWN).await?;
        if cards.is_empty() {
            return Ok(view! {
                <p class="muted">{l.t("Noch steht niemand fest. Schauen Sie bald wieder vorbei.", "Nobody is confirmed yet. Please come back soon.")}</p>
            }
            .into_any());
        }
        let label = match (l, total > SHOWN) {
            (Locale::De, true) => format!("Alle {} Aussteller", format::number(l, total)),
            (Locale::En, true) => format!("All {} exhibitors", format::number(l, total)),
            (_, false) => l.t("Alle Aussteller, mit Suche nach Themen", "All exhibitors, with search by topic").to_owned(),
        };
        Ok(view! {
            <ul class="wall">{cards.into_iter().map(|card| view! { <Brick event=event.slug.clone() card/> }).collect_view()}</ul>
            <p class="after"><a href=paths::exhibitors(l, &event.slug)>{label}</a></p>
        }
        .into_any())
    })
}

#[component]
fn Brick(event: String, card: ExhibitorCard) -> impl IntoView {
    let href = paths::exhibitor(ctx::locale(), &event, &card.slug);
    view! {
        <li>
            <ui::Emblem name=card.display_name.clone() logo=card.logo/>
            <a href=href>{breakable(&card.display_name)}</a>
            {card.unit_code.map(|code| view! { <span class="wall-unit">{code}</span> })}
        </li>
    }
}
