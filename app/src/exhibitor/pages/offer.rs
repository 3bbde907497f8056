//! The answer to an offered unit.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Offer() -> impl IntoView {
    view! { <ui::PageHead title="Offer"/> }
}
