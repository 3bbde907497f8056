//! What a search or a filter above it changes while one types.

use domain::locale::Locale;
use leptos::prelude::*;

/// A list below a [`super::Toolbar`], with how much it holds: `live-search.js` puts that of another search in its place
/// and says what it is.
#[component]
pub fn Results(
    /// How much there is on all pages.
    total: u64,
    /// There may be more than that.
    #[prop(optional)]
    at_least: bool,
    /// Nothing fits what was typed; this comes close.
    #[prop(optional)]
    similar: bool,
    children: Children,
) -> impl IntoView {
    view! { <div class="results" data-results data-said=said(crate::ctx::locale(), total, at_least, similar)>{children()}</div> }
}

fn said(l: Locale, total: u64, at_least: bool, similar: bool) -> String {
    let at_least = if at_least { l.t("mindestens ", "at least ") } else { "" };
    let total_words = format!("{at_least}{total}");
    match (l, total) {
        (Locale::De, 0) => "Nichts gefunden".to_owned(),
        (Locale::En, 0) => "Nothing found".to_owned(),
        (Locale::De, _) if similar => format!("Keine genaue Übereinstimmung; ähnlich: {total_words}"),
        (Locale::En, _) if similar => format!("No exact match; similar: {total_words}"),
        (Locale::De, _) => format!("{total_words} gefunden"),
        (Locale::En, _) => format!("{total_words} found"),
    }
}

/// Where a search says, for screen readers, what it found while one typed, and for everybody that it failed.
#[component]
pub fn SearchStatus(#[prop(optional)] is_shown: bool) -> impl IntoView {
    let l = crate::ctx::locale();
    let class = if is_shown { "search-status" } else { "search-status visually-hidden" };
    let failed = l.t(
        "Die Suche hat gerade nicht geantwortet. Bitte drücken Sie „Suchen“.",
        "The search did not answer just now. Please press “Search”.",
    );
    view! { <p class=class role="status" data-status data-failed=failed></p> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_how_much_was_found_and_whether_it_only_comes_close() {
        let all = [(0, false), (1, false), (12, true)].map(|(total, similar)| said(Locale::De, total, false, similar));
        assert_eq!(all, ["Nichts gefunden", "1 gefunden", "Keine genaue Übereinstimmung; ähnlich: 12"]);
        assert_eq!(said(Locale::En, 12, false, true), "No exact match; similar: 12");
        assert_eq!(said(Locale::En, 200, true, false), "at least 200 found");
    }
}
