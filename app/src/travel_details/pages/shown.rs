//! What several pages of this slice show of details.

use domain::travel_details::{PassportTerm, Question};
use leptos::prelude::*;

use crate::{ctx, ui, words::travel_details as words};

/// Whether anything is missing.
#[component]
pub(super) fn Completeness(complete: bool) -> impl IntoView {
    let l = ctx::locale();
    let (label, tone) =
        if complete { (l.t("Vollständig", "Complete"), ui::Tone::Ok) } else { (l.t("Unvollständig", "Incomplete"), ui::Tone::Warn) };
    view! { <ui::Chip label tone/> }
}

/// The same, and what it is.
#[component]
pub(super) fn Missing(missing: Vec<Question>) -> impl IntoView {
    let l = ctx::locale();
    let complete = missing.is_empty();
    let named: Vec<_> = missing.iter().map(|question| words::question(l, question)).collect();
    let named = (!complete).then(|| {
        let named = format!("{} {}", l.t("Es fehlt noch:", "Still missing:"), named.join(" · "));
        view! { <p class="small">{named}</p> }
    });
    view! { <p><Completeness complete/></p> {named} }
}

/// A warning, if the passport is not good for long enough.
#[component]
pub(super) fn PassportNote(term: Option<PassportTerm>) -> impl IntoView {
    let l = ctx::locale();
    let tone = if term == Some(PassportTerm::ExpiresOnTrip) { ui::Tone::Bad } else { ui::Tone::Warn };
    let warning = term.and_then(|term| words::passport_warning(l, term));
    warning.map(|warning| view! { <ui::Notice tone>{warning}</ui::Notice> })
}
