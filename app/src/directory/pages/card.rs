//! An exhibitor in the directory.

use domain::{
    application::{TagKind, tag_name},
    directory::ExhibitorCard,
    locale::Locale,
};
use leptos::prelude::*;

use crate::{paths, ui, words::application::breakable};

/// So many topics fit on a card.
const TOPICS: usize = 3;

/// With its sentence and its topics; `dense` leaves both out.
pub(super) fn card(l: Locale, event: &str, card: ExhibitorCard, dense: bool) -> impl IntoView + use<> {
    let topics = card.topics.iter().take(if dense { 0 } else { TOPICS });
    let topics: Vec<_> = topics.map(|topic| view! { <li>{tag_name(l, TagKind::Topic, topic).to_owned()}</li> }).collect();
    let teaser = Some(card.teaser.in_(l).to_owned()).filter(|teaser| !dense && !teaser.is_empty());
    view! {
        <li>
            <ui::Emblem name=card.display_name.clone() logo=card.logo/>
            <div class="exhibitor-text">
                <h2><a href=paths::exhibitor(l, event, &card.slug)>{breakable(&card.display_name)}</a></h2>
                <p class="exhibitor-town">{card.city}</p>
                {teaser.map(|teaser| view! { <p class="exhibitor-teaser">{teaser}</p> })}
                {(!topics.is_empty()).then(|| view! { <ul class="topics">{topics}</ul> })}
            </div>
            {card.unit_code.map(|code| view! { <span class="unit-badge"><span class="visually-hidden">{l.t("Standplatz ", "Unit ")}</span>{code}</span> })}
        </li>
    }
}
