//! The pages of this slice.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Desks() -> impl IntoView {
    view! { <ui::PageHead title="Desks"/> }
}

#[component]
pub fn Desk() -> impl IntoView {
    view! { <ui::PageHead title="Desk"/> }
}
