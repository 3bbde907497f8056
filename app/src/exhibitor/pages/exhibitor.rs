//! One exhibitor.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Exhibitor() -> impl IntoView {
    view! { <ui::PageHead title="Exhibitor"/> }
}
