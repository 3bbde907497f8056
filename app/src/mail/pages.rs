//! The pages of this slice.

use leptos::prelude::*;

use crate::ui;

#[component]
pub fn Outbox() -> impl IntoView {
    view! { <ui::PageHead title="Outbox"/> }
}

#[component]
pub fn MailPage() -> impl IntoView {
    view! { <ui::PageHead title="MailPage"/> }
}

#[component]
pub fn EventMail() -> impl IntoView {
    view! { <ui::PageHead title="EventMail"/> }
}
