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
    let website = words::field_name(l, "website");
    let fact = |(term, text): (String, String)| {
        if term == website { ui::fact(term, web_link(content.website.clone(), text)) } else { ui::fact(term, text) }
    };
    let mut facts: Vec<_> = words::told(l, &content).into_iter().map(fact).collect();
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

/// Typed by whoever applied: it leads away, and passes nothing on.
fn web_link(href: String, text: String) -> impl IntoView {
    view! { <a href=href rel="noopener noreferrer nofollow">{text}</a> }
}

#[component]
fn ContactRow(contact: Contact) -> impl IntoView {
    let l = ctx::locale();
    let (email, phone) = (lettered_address(&contact.email), phone_as_read(l, &contact.phone));
    let call = format!("tel:{}", contact.phone);
    let phone = (!phone.is_empty()).then(|| view! { " · "<a href=call>{phone}</a> });
    view! {
        <li>
            <b class="list-name">{contact.name}</b>
            <span class="list-end muted small">{words::purpose_name(l, contact.purpose)}</span>
            <p class="list-more"><a href=format!("mailto:{}", contact.email)>{email}</a>{phone}</p>
        </li>
    }
}
