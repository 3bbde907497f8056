//! Imprint, privacy notice and accessibility statement, filled from the configuration.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Imprint() -> impl IntoView {
    view! { <ui::PageHead title="Imprint"/> }
}

#[component]
pub fn Privacy() -> impl IntoView {
    view! { <ui::PageHead title="Privacy"/> }
}

#[component]
pub fn Accessibility() -> impl IntoView {
    view! { <ui::PageHead title="Accessibility"/> }
}
