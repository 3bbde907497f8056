//! What happened at an event, for its organisers.

use domain::{event, generated_file::GeneratedFileKind, locale::Locale, process::history};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    HistoryList, Things,
    filter::{HistoryFilter, filters},
};
use crate::{ctx, error::ApiError, frame::OrganiseHead, generated_file::TableFiles, load::load_page, paths, ui};

/// Who did what when, to anything of an event: searched, narrowed, page by page.
#[component]
pub fn History() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let value = |name| ctx::query_value(name).unwrap_or_default();
    let filter = HistoryFilter { q: value("q"), subject: value("subject"), by: value("by"), from: value("from"), until: value("until") };
    let query = filter.query(value("page").parse().unwrap_or(1));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let found = history::history(&db, &actor, &event, &query).await?;
        let (zone, told) = (event.zone, found.told);
        let things = Things { event: event.slug.clone(), names: told.names, whose: told.whose };
        let list = if told.entries.is_empty() && query.narrows() {
            view! {
                <ui::EmptyState
                    title=l.t("Kein Eintrag passt dazu", "No entry fits")
                    text=l.t("Ändern Sie Suche oder Filter.", "Change the search or the filter.")
                />
            }
            .into_any()
        } else {
            view! { <HistoryList entries=told.entries zone things/> <ui::Pagination page=found.page pages=found.pages/> }.into_any()
        };
        Ok::<_, ApiError>(view! {
            <Title text=format!("{} – {}", l.t("Verlauf", "History"), event.name)/>
            <OrganiseHead event=event.clone() title=l.t("Verlauf", "History") lede=lede(l, found.total)/>
            <ui::Toolbar search=l.t("Organisation, Person oder Vorgang", "Organisation, person or action") filters=filters(l, found.actors)>
                <TableFiles event=event.slug.clone() kind=GeneratedFileKind::HistoryTable path=paths::history_table(&event.slug) narrowed=filter.pairs() total=found.total/>
            </ui::Toolbar>
            {list}
        })
    })
}

fn lede(l: Locale, total: u64) -> String {
    let number = l.grouped(i64::try_from(total).unwrap_or(i64::MAX));
    match (l, total) {
        (Locale::De, 1) => "Wer was wann getan hat: 1 Eintrag.".to_owned(),
        (Locale::De, _) => format!("Wer was wann getan hat: {number} Einträge."),
        (Locale::En, 1) => "Who did what when: 1 entry.".to_owned(),
        (Locale::En, _) => format!("Who did what when: {number} entries."),
    }
}
