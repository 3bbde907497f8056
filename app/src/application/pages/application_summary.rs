//! What an application says, to be read.

use domain::{
    application::{ApplicationView, Contact},
    event::EventView,
    field::lettered_address,
    phone::phone_as_read,
};
use leptos::prelude::*;

use crate::{
    ctx, ui,
    words::{application as words, terms::TermsLink},
};

/// The content of an application that cannot be changed any more, or that is not the reader's to change.
#[component]
pub fn Summary(application: ApplicationView, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let content = application.content;
    let mut facts: Vec<_> = words::told(l, &content).into_iter().map(|(term, text)| ui::fact(term, text)).collect();
    if !content.terms_version.is_empty() {
        let version = content.terms_version.clone();
        facts.push(ui::fact(l.t("Zugestimmt", "Agreed to"), view! { <TermsLink event version/> }));
    }
    view! {
        <div class="two">
            <ui::Card title=l.t("Angaben", "Details")><ui::Facts items=facts/></ui::Card>
            <ui::Card title=l.t("Ansprechpersonen", "Contacts")>
                <ul class="list">{content.contacts.into_iter().map(|contact| view! { <ContactRow contact/> }).collect_view()}</ul>
            </ui::Card>
        </div>
    }
}

#[component]
fn ContactRow(contact: Contact) -> impl IntoView {
    let l = ctx::locale();
    let ways = [lettered_address(&contact.email), phone_as_read(l, &contact.phone)]
        .into_iter()
        .filter(|way| !way.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <li>
            <b class="list-name">{contact.name}</b>
            <span class="list-end muted small">{words::purpose_name(l, contact.purpose)}</span>
            <p class="list-more">{ways}</p>
        </li>
    }
}
