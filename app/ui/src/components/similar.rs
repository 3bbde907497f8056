//! Above a list that was searched.

use leptos::prelude::*;

/// Says, where nothing fits what was typed, that the list below holds what comes close.
#[component]
pub fn SimilarNote(
    similar: bool,
    /// How many stand at the end of the list because they only come close.
    #[prop(optional)]
    close: u64,
) -> impl IntoView {
    let l = crate::ctx::locale();
    let at_end = l.t("Nur ähnlich, am Ende der Liste: ", "Only similar, at the end of the list: ");
    view! {
        {similar.then(|| view! { <p role="status">{l.t("Keine genaue Übereinstimmung; ähnlich:", "No exact match; similar:")}</p> })}
        {(close > 0).then(|| view! { <p role="status">{at_end}{site::format::number(l, close)}</p> })}
    }
}
