//! What can be decided about all that are ticked. It leads to a page that says what would happen; nothing happens yet.

use domain::{admission::table::TableQuery, application::DecisionKind, locale::Locale};
use leptos::prelude::*;

use super::narrowing::narrowed;
use crate::{ctx, format, paths, ui};

/// The form that the ticks belong to, wherever on the page they stand.
pub(super) const TICKED: &str = "ticked";

/// Below the list, and in sight while it is.
#[component]
pub(super) fn BulkBar(slug: String, query: TableQuery, total: usize) -> impl IntoView {
    let l = ctx::locale();
    let kept: Vec<_> = narrowed()
        .without(&["page"])
        .with("pile", query.pile.map_or("all", |pile| pile.as_str()))
        .pairs()
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
        .collect();
    let all = match (l, total) {
        (Locale::De, 1) => "Die eine Bewerbung dieser Liste".to_owned(),
        (Locale::En, 1) => "The one application of this list".to_owned(),
        (Locale::De, _) => format!("Alle {} dieser Liste", format::number(l, total as u64)),
        (Locale::En, _) => format!("All {} of this list", format::number(l, total as u64)),
    };
    let button = |kind: DecisionKind| {
        view! {
            <span data-act-ticked=kind.as_str()>
                <button type="submit" class="btn is-quiet" name="kind" value=kind.as_str()>{act_name(l, kind)}</button>
            </span>
        }
    };
    view! {
        <form class="bulk" id=TICKED method="get" action=paths::admission_preview(l, &slug) aria-label=l.t("Angekreuzte entscheiden", "Decide about what is ticked")>
            {kept}
            <span class="bulk-count" data-ticks="" data-one=l.t("1 angekreuzt", "1 ticked") data-many=l.t("# angekreuzt", "# ticked") role="status"></span>
            <label class="choice"><input type="checkbox" name="all" value="on"/><span>{all}</span></label>
            {DecisionKind::ALL.into_iter().map(button).collect_view()}
        </form>
    }
}

/// What a decision is called on its button.
pub(super) fn act_name(l: Locale, kind: DecisionKind) -> &'static str {
    match kind {
        DecisionKind::Offer => l.t("Nach Wunsch anbieten", "Offer by wish"),
        DecisionKind::WaitingList => l.t("Auf die Warteliste", "Waiting list"),
        DecisionKind::Reject => l.t("Ablehnen", "Turn down"),
        DecisionKind::Ask => l.t("Rückfragen", "Ask"),
        DecisionKind::Remind => l.t("Erinnern", "Remind"),
    }
}

/// How loud the button is that does it.
pub(super) fn loudness(kind: DecisionKind) -> ui::ButtonKind {
    if kind == DecisionKind::Reject { ui::ButtonKind::Danger } else { ui::ButtonKind::Primary }
}
