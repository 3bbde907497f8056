//! Above a list that was searched.

use leptos::prelude::*;

/// Says, where nothing fits what was typed, that the list below holds what comes close.
#[component]
pub fn SimilarNote(similar: bool) -> impl IntoView {
    let l = crate::ctx::locale();
    similar.then(|| view! { <p role="status">{l.t("Keine genaue Übereinstimmung; ähnlich:", "No exact match; similar:")}</p> })
}
