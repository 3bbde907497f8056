//! The pages of this slice.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Receipt() -> impl IntoView {
    view! { <ui::PageHead title="Receipt"/> }
}

#[component]
pub fn Leads() -> impl IntoView {
    view! { <ui::PageHead title="Leads"/> }
}

#[component]
pub fn Scan() -> impl IntoView {
    view! { <ui::PageHead title="Scan"/> }
}
