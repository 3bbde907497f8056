//! The pages of this slice.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Plan() -> impl IntoView {
    view! { <ui::PageHead title="Plan"/> }
}

#[component]
pub fn Booth() -> impl IntoView {
    view! { <ui::PageHead title="Booth"/> }
}

#[component]
pub fn NewUnit() -> impl IntoView {
    view! { <ui::PageHead title="NewUnit"/> }
}

#[component]
pub fn EditUnit() -> impl IntoView {
    view! { <ui::PageHead title="EditUnit"/> }
}

/// The stand's plan and its legend, for the event's page and others.
#[component]
pub fn StandPlan(event: domain::event::EventView) -> impl IntoView {
    let _ = event;
}
