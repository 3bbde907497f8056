//! All news, for organisers.

use domain::{
    clock,
    locale::Locale,
    news::{self, NewsEntryView, NewsFilter, NewsStanding},
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    ctx,
    error::ApiError,
    frame::OrganiseNav,
    load::load_page,
    moment::{local, moment},
    paths, ui,
    words::news as words,
};

/// Drafts, what is to come and what has appeared, to filter and to search.
#[component]
pub fn OrganiseNews() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let filter = NewsFilter {
        standing: ctx::query_value("state").and_then(|state| state.parse().ok()),
        search: ctx::query_value("q").unwrap_or_default(),
        sort: ctx::query_value("sort").unwrap_or_default(),
        page: ctx::query_value("page").and_then(|page| page.parse().ok()).unwrap_or(1),
    };
    let narrowed = filter.standing.is_some() || !filter.search.is_empty();
    load_page(async move {
        let found = news::for_organisers(&db, &actor, &filter).await?;
        let (total, similar, title) = (found.total, found.similar, l.t("Aktuelles", "News"));
        let list = if found.entries.is_empty() {
            view! { <Nothing narrowed/> }.into_any()
        } else {
            view! { <ui::SimilarNote similar/> <List entries=found.entries/> <ui::Pagination page=found.page pages=found.pages/> }
                .into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <OrganiseNav/>
            <ui::PageHead title/>
            <ui::Toolbar search=l.t("Suche", "Search") filters=vec![standings(l)]>
                <ui::LinkButton href=paths::new_news_entry(l) label=l.t("Neue Meldung", "New news item")/>
            </ui::Toolbar>
            <ui::Results total similar>{list}</ui::Results>
        })
    })
}

fn standings(l: Locale) -> ui::Filter {
    let all = (String::new(), l.t("Alle", "All").to_owned());
    let standings = NewsStanding::ALL.map(|standing| (standing.as_str().to_owned(), words::standing(l, standing).to_owned()));
    ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: std::iter::once(all).chain(standings).collect() }
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
            text=l.t(
                "Schreiben Sie die erste: Ein Titel genügt für den Anfang. Sichtbar wird sie erst, wenn Sie sie veröffentlichen.",
                "Write the first one: a title is enough to begin with. It becomes visible when you publish it.",
            )
            href=paths::new_news_entry(l)
            link=l.t("Neue Meldung", "New news item")
        />
    }
    .into_any()
}

#[component]
fn List(entries: Vec<NewsEntryView>) -> impl IntoView {
    let l = ctx::locale();
    let columns = vec![
        ui::Column::new(l.t("Titel", "Title")).sort("title"),
        ui::Column::new(l.t("Veranstaltung", "Event")),
        ui::Column::new(l.t("Status", "Status")),
        ui::Column::new(local(l, l.t("Erscheint", "Appears"))).sort("date").moment(),
        ui::Column::new(local(l, l.t("Geändert", "Changed"))).sort("changed").moment(),
    ];
    let rows = entries.into_iter().map(|entry| cells(l, entry)).collect();
    view! { <ui::Table caption=l.t("Aktuelles", "News") columns rows/> }
}

fn cells(l: Locale, entry: NewsEntryView) -> Vec<AnyView> {
    let standing = entry.standing(clock::now());
    vec![
        view! { <a href=paths::edit_news_entry(l, entry.id)>{entry.title.in_(l).to_owned()}</a> }.into_any(),
        entry.event.map_or_else(|| "–".to_owned(), |event| event.name).into_any(),
        view! { <ui::Chip label=words::standing(l, standing) tone=words::tone(standing)/> }.into_any(),
        entry.published_at.map_or_else(|| "–".into_any(), |at| moment(l, entry.zone, at)),
        moment(l, entry.zone, entry.updated_at),
    ]
}
