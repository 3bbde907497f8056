//! The pages of this slice.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Landing() -> impl IntoView {
    view! { <ui::PageHead title="Landing"/> }
}

#[component]
pub fn EventPage() -> impl IntoView {
    view! { <ui::PageHead title="EventPage"/> }
}

#[component]
pub fn Events() -> impl IntoView {
    view! { <ui::PageHead title="Events"/> }
}

#[component]
pub fn NewEvent() -> impl IntoView {
    view! { <ui::PageHead title="NewEvent"/> }
}

#[component]
pub fn Overview() -> impl IntoView {
    view! { <ui::PageHead title="Overview"/> }
}

#[component]
pub fn EditEvent() -> impl IntoView {
    view! { <ui::PageHead title="EditEvent"/> }
}
