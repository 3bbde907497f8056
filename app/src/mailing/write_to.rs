//! A button on other pages that begins a letter to the people on them.

use domain::{
    ids::EventId,
    mailing::{Audience, MailingPurpose},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::BeginMailing;
use crate::{ctx, ui, words::mailing as words};

/// Begins a letter to this group.
#[component]
pub fn WriteTo(event: EventId, audience: Audience) -> impl IntoView {
    let l = ctx::locale();
    let label = format!("{}: {}", l.t("Rundmail", "Group e-mail"), words::audience(l, audience));
    view! {
        <ui::Form action=BeginMailing::PATH class="is-inline">
            <ui::Hidden name="event" value=event.to_string()/>
            <ui::Hidden name="audience" value=audience.to_string()/>
            <ui::Hidden name="purpose" value=MailingPurpose::AboutEvent.as_str()/>
            <ui::Submit label kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}
