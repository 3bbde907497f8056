//! Who is on the booth, for the event's page.

use domain::{
    directory::{self, ExhibitorCard},
    event::EventView,
};
use leptos::prelude::*;

use crate::{ctx, load::load_page, paths, ui};

/// As many as fit beside the plan.
const SHOWN: u64 = 12;

/// Who is on the booth: the first of them with their units, and the way to all.
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
        let more = total > SHOWN;
        let all = paths::exhibitors(l, &event.slug);
        let label = match l {
            domain::locale::Locale::De => format!("Alle {total} Aussteller"),
            domain::locale::Locale::En => format!("All {total} exhibitors"),
        };
        Ok(view! {
            <ul class="list">{cards.into_iter().map(|card| view! { <Line event=event.slug.clone() card/> }).collect_view()}</ul>
            {more.then(|| view! { <p><ui::LinkButton href=all label kind=ui::ButtonKind::Quiet/></p> })}
        }
        .into_any())
    })
}

#[component]
fn Line(event: String, card: ExhibitorCard) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <li>
            <span class="list-mark">{card.unit_code.unwrap_or_default()}</span>
            <a class="list-name" href=paths::exhibitor(l, &event, &card.slug)>{card.display_name}</a>
            <p class="list-more">{card.teaser.in_(l).to_owned()}</p>
        </li>
    }
}
