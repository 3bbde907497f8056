//! Organisers decide who exhibits.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Admission() -> impl IntoView {
    view! { <ui::PageHead title="Admission"/> }
}

#[component]
pub fn AdmissionApplication() -> impl IntoView {
    view! { <ui::PageHead title="AdmissionApplication"/> }
}
