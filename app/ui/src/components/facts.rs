//! Facts set as facts: when, where, how many.

use leptos::prelude::*;

/// One fact for [`Facts`]; the description is a text or any view.
pub fn fact(term: impl Into<String>, description: impl IntoAny) -> (String, AnyView) {
    (term.into(), description.into_any())
}

/// Facts side by side between hairlines: `<Facts items=vec![fact("When", when), fact("Where", place)] />`.
#[component]
pub fn Facts(items: Vec<(String, AnyView)>) -> impl IntoView {
    let items: Vec<_> = items.into_iter().map(|(term, description)| view! { <div><dt>{term}</dt><dd>{description}</dd></div> }).collect();
    view! { <dl class="facts">{items}</dl> }
}
