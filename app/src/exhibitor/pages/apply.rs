//! Beginning an application.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Apply() -> impl IntoView {
    view! { <ui::PageHead title="Apply"/> }
}
