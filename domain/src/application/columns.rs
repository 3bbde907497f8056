//! What an application says, as columns: there, back, and what history tells of a difference.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

use super::{
    ApplicationAction, ApplicationField, AsTyped, Contact, Content, Declaration, DeclarationAnswer, TagKind,
    entity::{application, application_contact, application_tag, co_exhibitor},
    topic,
};
use crate::{
    audit::AuditEntry,
    booth::UnitKind,
    clock::Instant,
    ids::ApplicationId,
    locale::Text,
    organisation::{OrganisationKind, SizeClass},
};

/// A content in columns, and every other column left alone: neither a new column nor a new part of a content compiles until
/// it stands here. `accepted_at` is when the terms were accepted.
pub(crate) fn columns(content: &Content, accepted_at: Option<Instant>) -> application::ActiveModel {
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
        // In tables of their own: see `lists`.
        topics: _,
        offers: _,
        seeks: _,
        co_exhibitors: _,
        contacts: _,
        wish_kind,
        wish_note,
        terms_version,
        de_minimis,
        double_funding,
        as_typed,
    } = content;
    application::ActiveModel {
        legal_name: Set(legal_name.clone()),
        display_name: Set(display_name.clone()),
        kind: Set(kind.map(|kind| kind.to_string()).unwrap_or_default()),
        street: Set(street.clone()),
        postcode: Set(postcode.clone()),
        city: Set(city.clone()),
        country: Set(country.clone()),
        vat_id: Set(vat_id.clone()),
        public_body: Set(*public_body),
        size_class: Set(size_class.map(|class| class.to_string()).unwrap_or_default()),
        website: Set(website.clone()),
        teaser_de: Set(teaser.de.clone()),
        teaser_en: Set(teaser.en.clone()),
        description_de: Set(description.de.clone()),
        description_en: Set(description.en.clone()),
        wish_kind: Set(wish_kind.map(|kind| kind.to_string()).unwrap_or_default()),
        wish_note: Set(wish_note.clone()),
        terms_version: Set(terms_version.clone()),
        terms_accepted_at: Set(accepted_at),
        de_minimis: Set(de_minimis.is(DeclarationAnswer::Made)),
        de_minimis_exempt: Set(de_minimis.is(DeclarationAnswer::NotConcerned)),
        de_minimis_reason: Set(de_minimis.reason.clone()),
        double_funding: Set(double_funding.is(DeclarationAnswer::Made)),
        double_funding_exempt: Set(double_funding.is(DeclarationAnswer::NotConcerned)),
        double_funding_reason: Set(double_funding.reason.clone()),
        as_typed: Set(as_typed.to_column()),
        search_key: Set(application::SEARCHED.key_of([display_name, legal_name, city, &teaser.de, &teaser.en])),
        // No part of what an application says: whoever writes the row adds what it needs.
        id: NotSet,
        event_id: NotSet,
        organisation_id: NotSet,
        slug: NotSet,
        state: NotSet,
        access_hash: NotSet,
        draft_hash: NotSet,
        handed_in_at: NotSet,
        proven_at: NotSet,
        applicant_email: NotSet,
        applicant_key: NotSet,
        locale: NotSet,
        logo: NotSet,
        waiting_since: NotSet,
        passes_taken: NotSet,
        revision: NotSet,
        submitted_at: NotSet,
        created_at: NotSet,
        updated_at: NotSet,
    }
}

/// What the row and the tables beside it say.
pub(super) async fn content_of(db: &impl ConnectionTrait, row: &application::Model) -> Result<Content, DbErr> {
    Ok(contents_of(db, std::slice::from_ref(row)).await?.pop().unwrap_or_default())
}

/// What these rows and the tables beside them say, in the order of the rows.
pub(super) async fn contents_of(db: &impl ConnectionTrait, rows: &[application::Model]) -> Result<Vec<Content>, DbErr> {
    let ids = || rows.iter().map(|row| row.id);
    let contacts = application_contact::Entity::find().filter(application_contact::Column::ApplicationId.is_in(ids())).all(db).await?;
    let tags = application_tag::Entity::find().filter(application_tag::Column::ApplicationId.is_in(ids())).all(db).await?;
    let co_exhibitors = co_exhibitor::Entity::find()
        .filter(co_exhibitor::Column::ApplicationId.is_in(ids()))
        .order_by_asc(co_exhibitor::Column::Position)
        .all(db)
        .await?;
    let mut contacts = grouped(contacts, |row| row.application_id);
    let mut tags = grouped(tags, |row| row.application_id);
    let mut co_exhibitors = grouped(co_exhibitors, |row| row.application_id);
    let mut beside = |id| {
        let taken = (contacts.remove(&id), tags.remove(&id), co_exhibitors.remove(&id));
        (taken.0.unwrap_or_default(), taken.1.unwrap_or_default(), taken.2.unwrap_or_default())
    };
    Ok(rows
        .iter()
        .map(|row| {
            let (contacts, tags, co_exhibitors) = beside(row.id);
            content(row, contacts, &tags, co_exhibitors)
        })
        .collect())
}

fn grouped<R>(rows: Vec<R>, id: impl Fn(&R) -> ApplicationId) -> HashMap<ApplicationId, Vec<R>> {
    let mut groups: HashMap<_, Vec<R>> = HashMap::new();
    for row in rows {
        groups.entry(id(&row)).or_default().push(row);
    }
    groups
}

fn content(
    row: &application::Model,
    contacts: Vec<application_contact::Model>,
    tags: &[application_tag::Model],
    co_exhibitors: Vec<co_exhibitor::Model>,
) -> Content {
    let words = |kind: TagKind| {
        let words: Vec<_> = tags.iter().filter(|tag| tag.kind == kind).map(|tag| tag.value.clone()).collect();
        topic::known(kind, &words)
    };
    let mut contacts: Vec<_> =
        contacts.into_iter().map(|row| Contact { purpose: row.purpose, name: row.name, email: row.email, phone: row.phone }).collect();
    contacts.sort_by_key(|contact| contact.purpose.position());
    Content {
        legal_name: row.legal_name.clone(),
        display_name: row.display_name.clone(),
        kind: row.kind.parse().ok(),
        street: row.street.clone(),
        postcode: row.postcode.clone(),
        city: row.city.clone(),
        country: row.country.clone(),
        vat_id: row.vat_id.clone(),
        public_body: row.public_body,
        size_class: row.size_class.parse().ok(),
        website: row.website.clone(),
        teaser: Text::new(&row.teaser_de, &row.teaser_en),
        description: Text::new(&row.description_de, &row.description_en),
        topics: words(TagKind::Topic),
        offers: words(TagKind::Offer),
        seeks: words(TagKind::Seek),
        wish_kind: row.wish_kind.parse().ok(),
        wish_note: row.wish_note.clone(),
        co_exhibitors: co_exhibitors.into_iter().map(|row| row.name).collect(),
        contacts,
        terms_version: row.terms_version.clone(),
        de_minimis: Declaration::of_columns(row.de_minimis, row.de_minimis_exempt, &row.de_minimis_reason),
        double_funding: Declaration::of_columns(row.double_funding, row.double_funding_exempt, &row.double_funding_reason),
        as_typed: AsTyped::from_column(&row.as_typed),
    }
}

/// Notes every field that differs. Contacts are named by their purpose alone.
pub(super) fn changes(entry: AuditEntry<ApplicationAction>, before: &Content, after: &Content) -> AuditEntry<ApplicationAction> {
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
        // What nobody can read yet says nothing.
        as_typed: _,
    } = before;
    let words = |list: &[String]| list.join(", ");
    let purposes = |contacts: &[Contact]| contacts.iter().map(|contact| contact.purpose.as_str()).collect::<Vec<_>>().join(", ");
    let entry = entry
        .changed(ApplicationField::LegalName, legal_name.as_str(), after.legal_name.as_str())
        .changed(ApplicationField::DisplayName, display_name.as_str(), after.display_name.as_str())
        .changed(ApplicationField::Kind, kind.map_or("", OrganisationKind::as_str), after.kind.map_or("", OrganisationKind::as_str))
        .changed(ApplicationField::Street, street.as_str(), after.street.as_str())
        .changed(ApplicationField::Postcode, postcode.as_str(), after.postcode.as_str())
        .changed(ApplicationField::City, city.as_str(), after.city.as_str())
        .changed(ApplicationField::Country, country.as_str(), after.country.as_str())
        .changed(ApplicationField::VatId, vat_id.as_str(), after.vat_id.as_str())
        .changed(ApplicationField::PublicBody, *public_body, after.public_body)
        .changed(ApplicationField::SizeClass, size_class.map_or("", SizeClass::as_str), after.size_class.map_or("", SizeClass::as_str))
        .changed(ApplicationField::Website, website.as_str(), after.website.as_str())
        .changed(ApplicationField::TeaserDe, teaser.de.as_str(), after.teaser.de.as_str())
        .changed(ApplicationField::TeaserEn, teaser.en.as_str(), after.teaser.en.as_str())
        .changed(ApplicationField::Topics, words(topics), words(&after.topics))
        .changed(ApplicationField::Offers, words(offers), words(&after.offers))
        .changed(ApplicationField::Seeks, words(seeks), words(&after.seeks))
        .changed(ApplicationField::WishKind, wish_kind.map_or("", UnitKind::as_str), after.wish_kind.map_or("", UnitKind::as_str))
        .changed(ApplicationField::WishNote, wish_note.as_str(), after.wish_note.as_str())
        .changed(ApplicationField::CoExhibitors, words(co_exhibitors), words(&after.co_exhibitors))
        .changed(ApplicationField::Terms, terms_version.as_str(), after.terms_version.as_str())
        .changed(ApplicationField::DeMinimis, de_minimis.told(), after.de_minimis.told())
        .changed(ApplicationField::DoubleFunding, double_funding.told(), after.double_funding.told());
    // Long texts and people are named, not repeated: the history shall be read, and outlives nobody's data.
    let entry = if *description == after.description { entry } else { entry.with(ApplicationField::Description, "changed") };
    if *contacts == after.contacts { entry } else { entry.with(ApplicationField::Contacts, purposes(&after.contacts)) }
}
