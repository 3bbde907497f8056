//! The pages of this slice.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Programme() -> impl IntoView {
    view! { <ui::PageHead title="Programme"/> }
}

#[component]
pub fn SessionPage() -> impl IntoView {
    view! { <ui::PageHead title="SessionPage"/> }
}

#[component]
pub fn OrganiseProgramme() -> impl IntoView {
    view! { <ui::PageHead title="OrganiseProgramme"/> }
}

#[component]
pub fn NewSession() -> impl IntoView {
    view! { <ui::PageHead title="NewSession"/> }
}

#[component]
pub fn EditSession() -> impl IntoView {
    view! { <ui::PageHead title="EditSession"/> }
}

/// What is on now and next, for the event's page.
#[component]
pub fn NowAndNext(event: domain::event::EventView) -> impl IntoView {
    let _ = event;
}
