//! Who exhibits at an event.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Directory() -> impl IntoView {
    view! { <ui::PageHead title="Directory"/> }
}
