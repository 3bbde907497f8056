//! The way from the page of an event to what stays of it.

use domain::{event::EventView, recap};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, load::load_page, paths, ui};

/// Nothing while the recap is not public.
#[component]
pub fn RecapLink(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    load_page(async move {
        let is_there = recap::events_with_one(&db).await?.contains(&event.id);
        Ok::<_, ApiError>(is_there.then(|| {
            let href = paths::recap(l, &event.slug);
            view! { <p><ui::LinkButton href label=l.t("Zum Rückblick: Bilder, Stimmen, Zahlen", "To the recap: pictures, voices, figures")/></p> }
        }))
    })
}
