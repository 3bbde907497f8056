//! What happened at an event, for its organisers.

use domain::{
    event,
    generated_file::GeneratedFileKind,
    locale::Locale,
    process::history::{self, HistoryQuery},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    HistoryList, Things,
    filter::{HistoryFilter, filters},
};
use crate::{ctx, error::ApiError, frame::OrganiseHead, generated_file::TableFiles, load::load_page, paths, ui};

/// In the address: what happened by itself is shown, too.
const AUTOMATIC: &str = "automatic";

/// Who did what when, to anything of an event: searched, narrowed, page by page. What happened by itself is left out until
/// it is asked for.
#[component]
pub fn History() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let value = |name| ctx::query_value(name).unwrap_or_default();
    let filter = HistoryFilter { q: value("q"), subject: value("subject"), by: value("by"), from: value("from"), until: value("until") };
    let automatic = !value(AUTOMATIC).is_empty();
    // Whoever chooses who did it, is shown what they did.
    let query = HistoryQuery { people_only: !automatic && filter.by.is_empty(), ..filter.query(value("page").parse().unwrap_or(1)) };
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let found = history::history(&db, &actor, &event, &query).await?;
        let (zone, told) = (event.zone, found.told);
        let things = Things { event: event.slug.clone(), names: told.names, whose: told.whose };
        let list = if told.entries.is_empty() && (query.narrows() || found.left_out > 0) {
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
        let automatic_ones = by_itself(l, automatic && filter.by.is_empty(), found.left_out);
        Ok::<_, ApiError>(view! {
            <Title text=format!("{} – {}", l.t("Verlauf", "History"), event.name)/>
            <OrganiseHead event=event.clone() title=l.t("Verlauf", "History") lede=lede(l, found.total)/>
            <ui::Toolbar search=l.t("Organisation, Person oder Vorgang", "Organisation, person or action") filters=filters(l, found.actors)>
                <TableFiles event=event.slug.clone() kind=GeneratedFileKind::HistoryTable path=paths::history_table(&event.slug) narrowed=filter.pairs() total=found.total + found.left_out/>
            </ui::Toolbar>
            {automatic_ones}
            {list}
        })
    })
}

/// How many entries are left out, and the way to them or back.
fn by_itself(l: Locale, shown: bool, left_out: u64) -> Option<AnyView> {
    let address = ui::Query::current();
    if shown {
        let href = address.with(AUTOMATIC, "").href();
        return Some(
            view! { <p class="muted"><a href=href>{l.t("Automatische Einträge auslassen", "Leave out automatic entries")}</a></p> }
                .into_any(),
        );
    }
    if left_out == 0 {
        return None;
    }
    let number = l.grouped(i64::try_from(left_out).unwrap_or(i64::MAX));
    let told = match (l, left_out) {
        (Locale::De, 1) => "1 automatischer Eintrag ist ausgelassen.".to_owned(),
        (Locale::De, _) => format!("{number} automatische Einträge sind ausgelassen."),
        (Locale::En, 1) => "1 automatic entry is left out.".to_owned(),
        (Locale::En, _) => format!("{number} automatic entries are left out."),
    };
    let show = if left_out == 1 { l.t("Auch diesen zeigen", "Show it as well") } else { l.t("Auch diese zeigen", "Show these as well") };
    let href = address.with(AUTOMATIC, "yes").href();
    Some(view! { <p class="muted">{told}" "<a href=href>{show}</a></p> }.into_any())
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
