//! The pages of this slice.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn History() -> impl IntoView {
    view! { <ui::PageHead title="History"/> }
}
