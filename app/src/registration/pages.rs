//! The pages of this slice.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Register() -> impl IntoView {
    view! { <ui::PageHead title="Register"/> }
}

#[component]
pub fn Confirm() -> impl IntoView {
    view! { <ui::PageHead title="Confirm"/> }
}

#[component]
pub fn MyRegistration() -> impl IntoView {
    view! { <ui::PageHead title="MyRegistration"/> }
}

#[component]
pub fn Visitors() -> impl IntoView {
    view! { <ui::PageHead title="Visitors"/> }
}
