//! The pages of this slice.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn BadgePage() -> impl IntoView {
    view! { <ui::PageHead title="BadgePage"/> }
}

#[component]
pub fn Badges() -> impl IntoView {
    view! { <ui::PageHead title="Badges"/> }
}
