//! What stands where a list would be.

use leptos::prelude::*;

use super::{ButtonKind, LinkButton, filled};

/// Instead of an empty list: what will be here, what to do next, and the way to it if there is one.
#[component]
pub fn EmptyState(
    #[prop(into)] title: String,
    /// What to do next, in a sentence.
    #[prop(into)]
    text: String,
    #[prop(optional, into)] href: String,
    /// The words on the button that leads to `href`.
    #[prop(optional, into)]
    link: String,
    /// The form with which it begins, where that is one button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let way = filled(href).map(|href| view! { <LinkButton href=href label=link kind=ButtonKind::Quiet /> });
    view! {
        <div class="empty">
            <p class="empty-title">{title}</p>
            <p>{text}</p>
            {way}
            {children.map(|children| children())}
        </div>
    }
}
