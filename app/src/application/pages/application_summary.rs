//! What an application says, to be read.

use domain::{
    application::{ApplicationView, Contact, TagKind, tag_name},
    country::country_name,
    event::EventView,
    locale::Locale,
};
use leptos::prelude::*;

use crate::{application::words, ctx, ui};

/// The content of an application that cannot be changed any more, or that is not the reader's to change.
#[component]
pub fn Summary(application: ApplicationView, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let content = application.content.clone();
    let address = [content.street.clone(), format!("{} {}", content.postcode, content.city), country_name(l, &content.country).to_owned()];
    let address: Vec<_> = address.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let declarations = [
        (content.terms_version == event.terms_version && !event.terms_version.is_empty(), "terms"),
        (content.de_minimis, "de_minimis"),
        (content.double_funding, "double_funding"),
    ];
    let declarations: Vec<_> = declarations.into_iter().filter(|(given, _)| *given).map(|(_, field)| words::field_name(l, field)).collect();
    let rows = vec![
        (words::field_name(l, "legal_name"), content.legal_name.clone()),
        (words::field_name(l, "kind"), content.kind.map_or("", |kind| words::organisation_kind_name(l, kind)).to_owned()),
        (words::field_name(l, "size_class"), content.size_class.map_or("", |class| words::size_class_name(l, class)).to_owned()),
        (words::field_name(l, "public_body"), if content.public_body { l.t("ja", "yes") } else { l.t("nein", "no") }.to_owned()),
        (l.t("Adresse", "Address").to_owned(), address.join(", ")),
        (words::field_name(l, "vat_id"), content.vat_id.clone()),
        (words::field_name(l, "website"), content.website.clone()),
        (words::field_name(l, "teaser_de"), content.teaser.de.clone()),
        (words::field_name(l, "teaser_en"), content.teaser.en.clone()),
        (words::field_name(l, "topics"), names(l, TagKind::Topic, &content.topics)),
        (words::field_name(l, "offers"), names(l, TagKind::Offer, &content.offers)),
        (words::field_name(l, "seeks"), names(l, TagKind::Seek, &content.seeks)),
        (words::field_name(l, "wish_kind"), content.wish_kind.map_or("", |kind| words::unit_kind_name(l, kind)).to_owned()),
        (words::field_name(l, "wish_note"), content.wish_note.clone()),
        (words::field_name(l, "co_exhibitors"), content.co_exhibitors.join(", ")),
        (l.t("Erklärungen", "Declarations").to_owned(), declarations.join(", ")),
    ];
    let facts = rows.into_iter().filter(|(_, text)| !text.is_empty()).map(|(term, text)| ui::fact(term, text)).collect();
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
    let ways = [contact.email, contact.phone].into_iter().filter(|way| !way.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            <b class="list-name">{contact.name}</b>
            <span class="list-end muted small">{words::purpose_name(l, contact.purpose)}</span>
            <p class="list-more">{ways}</p>
        </li>
    }
}

fn names(l: Locale, kind: TagKind, values: &[String]) -> String {
    values.iter().map(|value| tag_name(l, kind, value)).collect::<Vec<_>>().join(", ")
}
