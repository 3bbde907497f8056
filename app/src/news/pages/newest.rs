//! The newest news, for the start page and for the pages of an event and of a bridge. Nothing where there are none.

use domain::{
    event::EventView,
    locale::Locale,
    news::{self, NewsEntryView},
};
use leptos::prelude::*;

use super::feed_link::FeedLink;
use crate::{ctx, error::ApiError, format, load::load_page, paths, ui};

/// So many stand side by side.
const MOST: u64 = 3;

/// The three newest of all.
#[component]
pub fn NewestNews() -> impl IntoView {
    let db = ctx::db();
    load_page(async move {
        let entries = news::newest(&db, MOST).await?;
        Ok::<_, ApiError>((!entries.is_empty()).then(|| view! { <FeedLink/> <Tiles entries/> }))
    })
}

/// The newest about one event.
#[component]
pub fn NewsOfEvent(event: EventView) -> impl IntoView {
    let db = ctx::db();
    load_page(async move {
        let entries = news::of_event(&db, &event, MOST).await?;
        Ok::<_, ApiError>((!entries.is_empty()).then(|| view! { <Tiles entries/> }))
    })
}

/// The newest about any of these events.
#[component]
pub fn NewsOfEvents(events: Vec<EventView>) -> impl IntoView {
    let db = ctx::db();
    load_page(async move {
        let entries = news::of_events(&db, &events, MOST).await?;
        Ok::<_, ApiError>((!entries.is_empty()).then(|| view! { <Tiles entries/> }))
    })
}

#[component]
fn Tiles(entries: Vec<NewsEntryView>) -> impl IntoView {
    let l = ctx::locale();
    let tiles: Vec<_> = entries.into_iter().map(|entry| tile(l, entry)).collect();
    view! {
        <ui::Section title=l.t("Aktuelles", "News") id="news">
            <ul class="tiles is-small">{tiles}</ul>
            <p class="news-all"><a href=paths::newsroom(l)>{l.t("Alle Meldungen", "All news")}</a></p>
        </ui::Section>
    }
}

fn tile(l: Locale, entry: NewsEntryView) -> impl IntoView {
    let day = entry.published_at.map(|at| format::date(l, at.with_timezone(&entry.zone).date_naive()));
    let alt = entry.picture_alt.in_(l).to_owned();
    let picture = entry.picture.map(|key| {
        view! { <img class="tile-art" src=paths::file(&key) alt=alt width="1600" height="1067" loading="lazy"/> }
    });
    view! {
        <li class="tile-event">
            {picture}
            <div class="tile-text">
                <p class="tile-when">{day}</p>
                <h3><a href=paths::news_entry(l, &entry.slug)>{entry.title.in_(l).to_owned()}</a></h3>
                <p>{entry.lede.in_(l).to_owned()}</p>
            </div>
        </li>
    }
}
