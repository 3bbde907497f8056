//! All news, for everybody.

use domain::{
    locale::Locale,
    news::{self, NewsEntryView},
};
use leptos::prelude::*;

use super::feed_link::FeedLink;
use crate::{ctx, error::ApiError, format, head::PageMeta, load::load_page, paths, share::Share, ui};

/// What has appeared, the newest first, to search.
#[component]
pub fn Newsroom() -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    let typed = ctx::query_value("q").unwrap_or_default();
    let page = ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    load_page(async move {
        let found = news::published(&db, &typed, page).await?;
        let title = l.t("Aktuelles", "News");
        let lede = l.t("Was die Agentur zu berichten hat.", "What the agency has to tell.");
        let own = if found.page > 1 { format!("?page={}", found.page) } else { String::new() };
        let (total, similar) = (found.total, found.similar);
        let list = if found.entries.is_empty() {
            view! { <Nothing narrowed=!typed.is_empty()/> }.into_any()
        } else {
            let rows: Vec<_> = found.entries.iter().map(|entry| row(l, entry)).collect();
            view! { <ui::SimilarNote similar/> <ul class="list">{rows}</ul> <ui::Pagination page=found.page pages=found.pages/> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <PageMeta title description=lede query=own/>
            <FeedLink/>
            <ui::PageHead title lede/>
            <ui::Toolbar search=l.t("Suche", "Search")>
                <a href=paths::news_feed(l)>{l.t("RSS-Feed", "RSS feed")}</a>
            </ui::Toolbar>
            <ui::Results total similar>{list}</ui::Results>
            <Share name=title/>
        })
    })
}

#[component]
fn Nothing(narrowed: bool) -> impl IntoView {
    let l = ctx::locale();
    if narrowed {
        return view! {
            <ui::EmptyState
                title=l.t("Keine Meldung passt dazu", "No news item fits")
                text=l.t("Suchen Sie nach einem anderen Wort, oder zeigen Sie alles.", "Search for another word, or show all.")
            />
        }
        .into_any();
    }
    view! {
        <ui::EmptyState
            title=l.t("Noch keine Meldung", "No news yet")
            text=l.t("Sobald es etwas zu berichten gibt, steht es hier.", "As soon as there is something to tell it stands here.")
        />
    }
    .into_any()
}

fn row(l: Locale, entry: &NewsEntryView) -> impl IntoView + use<> {
    let day = entry.published_at.map(|at| {
        let shown = format::date(l, at.with_timezone(&entry.zone).date_naive());
        view! { <time datetime=format::machine_time(at)>{shown}</time> }
    });
    let event = entry.public_event().map(|event| view! { <p class="list-more">{event.name.clone()}</p> });
    view! {
        <li>
            <a class="list-name" href=paths::news_entry(l, &entry.slug)>{entry.title.in_(l).to_owned()}</a>
            <span class="list-end small muted">{day}</span>
            <p class="list-more">{entry.lede.in_(l).to_owned()}</p>
            {event}
        </li>
    }
}
