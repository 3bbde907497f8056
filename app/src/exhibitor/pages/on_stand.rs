//! Who is on the stand, for the event's page.

use leptos::prelude::*;

/// Who is on the stand, for the event's page.
#[component]
pub fn OnStand(event: domain::event::EventView) -> impl IntoView {
    let _ = event;
}
