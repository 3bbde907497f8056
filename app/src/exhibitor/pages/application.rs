//! The application that a link opens.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Application() -> impl IntoView {
    view! { <ui::PageHead title="Application"/> }
}
