//! The pages of this slice.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Directory() -> impl IntoView {
    view! { <ui::PageHead title="Directory"/> }
}

#[component]
pub fn Exhibitor() -> impl IntoView {
    view! { <ui::PageHead title="Exhibitor"/> }
}

#[component]
pub fn Apply() -> impl IntoView {
    view! { <ui::PageHead title="Apply"/> }
}

#[component]
pub fn Application() -> impl IntoView {
    view! { <ui::PageHead title="Application"/> }
}

#[component]
pub fn Offer() -> impl IntoView {
    view! { <ui::PageHead title="Offer"/> }
}

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

#[component]
pub fn Admission() -> impl IntoView {
    view! { <ui::PageHead title="Admission"/> }
}

#[component]
pub fn AdmissionApplication() -> impl IntoView {
    view! { <ui::PageHead title="AdmissionApplication"/> }
}

/// Who is on the stand, for the event's page.
#[component]
pub fn OnStand(event: domain::event::EventView) -> impl IntoView {
    let _ = event;
}
