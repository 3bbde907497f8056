//! What the same address told last time, carried over to another event.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{ApplicationState, AsTyped, Contact, Content, Declaration, columns::content_of, entity::application};
use crate::locale::Text;

/// Whether the gaps of a draft are filled with what is known from last time: until somebody who has proven the address
/// has saved it. What is empty after that was left empty.
pub(super) fn fills_gaps(row: &application::Model) -> bool {
    row.state == ApplicationState::Draft && row.proven_at.is_none() && row.handed_in_at.is_none()
}

/// What an address handed in before.
pub(super) struct Earlier {
    /// What is worth carrying over to another event: everything but wishes and declarations, which are made for one event.
    pub content: Content,
    pub logo: Option<String>,
}

/// The newest application of an address that was handed in.
pub(super) async fn earlier(db: &impl ConnectionTrait, applicant_key: &str) -> Result<Option<Earlier>, DbErr> {
    let row = application::Entity::find()
        .filter(application::Column::ApplicantKey.eq(applicant_key))
        .filter(application::Column::SubmittedAt.is_not_null())
        .order_by_desc(application::Column::SubmittedAt)
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let known = content_of(db, &row).await?;
    let content = Content {
        wish_kind: None,
        wish_note: String::new(),
        terms_version: String::new(),
        de_minimis: Declaration::default(),
        double_funding: Declaration::default(),
        as_typed: AsTyped::default(),
        ..known
    };
    Ok(Some(Earlier { content, logo: row.logo }))
}

/// A draft with its gaps filled. `begun` is what it said before anybody wrote into it: that is a proposal, and gives way.
pub(super) fn filled(own: Content, earlier: Content, begun: &Content) -> Content {
    let Content {
        legal_name,
        display_name,
        kind,
        street,
        postcode,
        city,
        country,
        vat_id,
        public_body,
        size_class,
        website,
        teaser,
        description,
        topics,
        offers,
        seeks,
        wish_kind,
        wish_note,
        co_exhibitors,
        contacts,
        terms_version,
        de_minimis,
        double_funding,
        as_typed,
    } = own;
    let text = |field: &str, own: String, earlier: String| if own.is_empty() && !as_typed.has(field) { earlier } else { own };
    let list = |own: Vec<String>, earlier: Vec<String>| if own.is_empty() { earlier } else { own };
    // An address of which nothing is typed is only the proposed country.
    let no_address = [("street", &street), ("postcode", &postcode), ("city", &city)];
    let no_address = no_address.into_iter().all(|(field, typed)| typed.is_empty() && !as_typed.has(field));
    Content {
        legal_name: text("legal_name", legal_name, earlier.legal_name),
        display_name: text("display_name", display_name, earlier.display_name),
        kind: kind.or(earlier.kind),
        country: if no_address && (country.is_empty() || country == begun.country) { earlier.country } else { country },
        street: text("street", street, earlier.street),
        postcode: text("postcode", postcode, earlier.postcode),
        city: text("city", city, earlier.city),
        vat_id: text("vat_id", vat_id, earlier.vat_id),
        public_body: public_body || earlier.public_body,
        size_class: size_class.or(earlier.size_class),
        website: text("website", website, earlier.website),
        teaser: Text::new(text("teaser_de", teaser.de, earlier.teaser.de), text("teaser_en", teaser.en, earlier.teaser.en)),
        description: Text::new(
            text("description_de", description.de, earlier.description.de),
            text("description_en", description.en, earlier.description.en),
        ),
        topics: list(topics, earlier.topics),
        offers: list(offers, earlier.offers),
        seeks: list(seeks, earlier.seeks),
        co_exhibitors: if as_typed.has("co_exhibitors") { co_exhibitors } else { list(co_exhibitors, earlier.co_exhibitors) },
        contacts: filled_contacts(contacts, earlier.contacts, &begun.contacts),
        // Made for one event, so that there is nothing earlier.
        wish_kind,
        wish_note,
        terms_version,
        de_minimis,
        double_funding,
        as_typed,
    }
}

fn filled_contacts(own: Vec<Contact>, earlier: Vec<Contact>, begun: &[Contact]) -> Vec<Contact> {
    let mut contacts = earlier;
    for contact in own {
        match contacts.iter_mut().find(|known| known.purpose == contact.purpose) {
            Some(_) if begun.contains(&contact) => {}
            Some(known) => *known = contact,
            None => contacts.push(contact),
        }
    }
    contacts.sort_by_key(|contact| contact.purpose.position());
    contacts
}
