//! The exhibitor's own pages.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Portal() -> impl IntoView {
    view! { <ui::PageHead title="Portal"/> }
}

#[component]
pub fn PortalApplication() -> impl IntoView {
    view! { <ui::PageHead title="PortalApplication"/> }
}

#[component]
pub fn PortalProfile() -> impl IntoView {
    view! { <ui::PageHead title="PortalProfile"/> }
}

#[component]
pub fn PortalStaff() -> impl IntoView {
    view! { <ui::PageHead title="PortalStaff"/> }
}
