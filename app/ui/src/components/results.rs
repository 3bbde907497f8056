//! What a search or a filter above it changes while one types.

use domain::locale::Locale;
use leptos::prelude::*;

/// A list below a [`super::Toolbar`], with how much it holds: `live-search.js` puts that of another search in its place
/// and says what it is.
#[component]
pub fn Results(
    /// How much there is on all pages.
    total: u64,
    /// Nothing fits what was typed; this comes close.
    #[prop(optional)]
    similar: bool,
    children: Children,
) -> impl IntoView {
    view! { <div class="results" data-results data-said=said(crate::ctx::locale(), total, similar)>{children()}</div> }
}

fn said(l: Locale, total: u64, similar: bool) -> String {
    match (l, total) {
        (Locale::De, 0) => "Nichts gefunden".to_owned(),
        (Locale::En, 0) => "Nothing found".to_owned(),
        (Locale::De, _) if similar => format!("Keine genaue Übereinstimmung; ähnlich: {total}"),
        (Locale::En, _) if similar => format!("No exact match; similar: {total}"),
        (Locale::De, _) => format!("{total} gefunden"),
        (Locale::En, _) => format!("{total} found"),
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
        let all = [(0, false), (1, false), (12, true)].map(|(total, similar)| said(Locale::De, total, similar));
        assert_eq!(all, ["Nichts gefunden", "1 gefunden", "Keine genaue Übereinstimmung; ähnlich: 12"]);
        assert_eq!(said(Locale::En, 12, true), "No exact match; similar: 12");
    }
}
