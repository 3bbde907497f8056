//! The list of entries, for organisers: searched, narrowed, ordered, page by page.

use domain::{
    call::{CallView, EntriesPage, EntryFilter, EntryShow, EntryState, JurorView, RankedEntry},
    country::country_name,
    locale::Locale,
};
use leptos::prelude::*;

use super::chart::{percent, spread};
use crate::{ctx, paths, table_export::TableLinks, ui, words::call as words};

/// What the address of the page asks for: what was handed in, the best first, unless it says otherwise.
pub(super) fn filter() -> EntryFilter {
    let value = |name: &str| ctx::query_value(name).unwrap_or_default();
    let sort = value("sort");
    let (key, descending) = match sort.strip_prefix('-') {
        Some(key) => (key, true),
        None => (sort.as_str(), false),
    };
    let usual = EntryFilter::default();
    EntryFilter {
        show: value("show").parse().unwrap_or(usual.show),
        search: value("q"),
        sort: key.parse().unwrap_or(usual.sort),
        descending,
        page: value("page").parse().unwrap_or(usual.page),
    }
}

/// The list with what narrows it.
pub(super) fn list(l: Locale, call: &CallView, found: EntriesPage, has_entries: bool) -> AnyView {
    let (total, page, pages) = (found.total, found.page, found.pages);
    let shows = shows(l, &found.counts);
    let path = paths::call_archive(&call.slug);
    let files = has_entries.then(|| view! { <TableLinks path/> });
    let content = if found.entries.is_empty() {
        view! {
            <ui::EmptyState
                title=l.t("Keine Einreichung passt dazu", "No entry fits")
                text=l.t("Suchen Sie nach einem anderen Wort, oder zeigen Sie alles.", "Search for another word, or show all.")
            />
        }
        .into_any()
    } else {
        view! { {table(l, call, found.entries)} <ui::Pagination page pages/> }.into_any()
    };
    view! {
        <ui::Toolbar search=l.t("Organisation, Name oder Adresse", "Organisation, name or address") filters=vec![shows]>{files}</ui::Toolbar>
        <ui::Results total>{content}</ui::Results>
    }
    .into_any()
}

fn shows(l: Locale, counts: &[(EntryShow, usize)]) -> ui::Filter {
    let options = counts.iter().map(|(show, count)| {
        // What is shown without the filter.
        let value = if *show == EntryShow::HandedIn { String::new() } else { show.to_string() };
        (value, format!("{} ({count})", words::show(l, *show)))
    });
    ui::Filter { name: "show", label: l.t("Status", "Status").to_owned(), options: options.collect() }
}

fn table(l: Locale, call: &CallView, entries: Vec<RankedEntry>) -> AnyView {
    let columns = vec![
        ui::Column::new(l.t("Einreichung", "Entry")).sort("organisation"),
        ui::Column::new(l.t("Rang", "Rank")).sort("rank").figures(),
        ui::Column::new(l.t("Mittel", "Mean")).figures(),
        ui::Column::new(l.t("Streuung", "Spread")).sort("spread"),
        ui::Column::new(l.t("Bewertungen", "Scores")).figures(),
        ui::Column::new(l.t("Status", "Status")),
    ];
    let rows = entries.into_iter().map(|ranked| row(l, call, ranked)).collect();
    view! { <ui::Table caption=l.t("Einreichungen", "Entries") columns rows/> }.into_any()
}

fn row(l: Locale, call: &CallView, ranked: RankedEntry) -> Vec<AnyView> {
    let (entry, standing) = (ranked.entry, ranked.standing);
    let href = paths::organise_call_entry(l, &call.slug, entry.id);
    let is_handed_in = entry.state == EntryState::HandedIn;
    let rank = match standing.rank {
        Some(rank) => rank.to_string().into_any(),
        None if is_handed_in => view! { <ui::Chip label=l.t("Zu wenige Bewertungen", "Too few scores") tone=ui::Tone::Warn/> }.into_any(),
        None => "–".into_any(),
    };
    let state = if is_handed_in {
        view! { <ui::Chip label=words::outcome(l, entry.outcome) tone=words::outcome_tone(entry.outcome)/> }.into_any()
    } else {
        view! { <ui::Chip label=words::entry_state(l, entry.state) tone=words::entry_tone(entry.state)/> }.into_any()
    };
    let has_sheets = standing.sheets > 0;
    // One score lies apart from nothing.
    let figures = (standing.sheets > 1).then(|| {
        let (lowest, highest) = (percent(l, standing.lowest), percent(l, standing.highest));
        format!("{lowest} – {highest}, σ {}", percent(l, standing.deviation))
    });
    let mean = if has_sheets { percent(l, standing.mean) } else { "–".to_owned() };
    let biased = (!ranked.conflicts.is_empty()).then(|| format!("{}: {}", l.t("Befangen", "Conflict"), names(&ranked.conflicts)));
    let missing = (!ranked.missing.is_empty()).then(|| format!("{}: {}", l.t("Fehlt", "Missing"), names(&ranked.missing)));
    vec![
        view! { <a href=href>{entry.organisation}</a><small>{country_name(l, &entry.country).to_owned()}</small> }.into_any(),
        rank,
        mean.into_any(),
        view! { {spread(&standing)}<small>{figures}</small> }.into_any(),
        view! { {standing.sheets.to_string()}<small>{missing}</small><small>{biased}</small> }.into_any(),
        state,
    ]
}

/// `Ada Alpha, Bert Beta`
pub(super) fn names(jurors: &[JurorView]) -> String {
    jurors.iter().map(|juror| juror.name.as_str()).collect::<Vec<_>>().join(", ")
}
