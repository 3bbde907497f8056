//! The doors to choose from.

use domain::check_in;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{ctx, error::ApiError, format, load::load_page, paths, ui};

/// The events at whose doors one works.
#[component]
pub fn Desks() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let events = check_in::desks(&db, &actor).await?;
        let content = if events.is_empty() {
            view! {
                <ui::EmptyState
                    title=l.t("Gerade kein Einlass", "No desk right now")
                    text=l.t("Sobald eine Ihrer Veranstaltungen veröffentlicht ist, steht sie hier.", "As soon as one of your events is published it appears here.")
                />
            }
            .into_any()
        } else {
            let items: Vec<_> = events
                .into_iter()
                .map(|event| {
                    let days = format::days(l, event.starts_on, event.ends_on);
                    view! {
                        <li>
                            <a class="list-name" href=paths::desk(l, &event.slug)>{event.name}</a>
                            <p class="list-more">{format!("{days} · {}", event.city)}</p>
                        </li>
                    }
                })
                .collect();
            view! { <ul class="list">{items}</ul> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Einlass", "Desk")/>
            <ui::PageHead title=l.t("Einlass", "Desk") lede=l.t("Bei welcher Veranstaltung scannen Sie?", "At which event are you scanning?")/>
            {content}
        })
    })
}
