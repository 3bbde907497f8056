//! Writing what an application says into its tables.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    ApplicationState, ApplyError, Contact, Content, TagKind,
    entity::{application, application_contact, application_tag, co_exhibitor},
};
use crate::{
    audit::{self, Happened},
    booth::UnitKind,
    clock::{self, Instant},
    code::Code,
    db::Tx,
    event::EventView,
    field::Email,
    ids::{ApplicationContactId, ApplicationId, CoExhibitorId, EventId},
    locale::Locale,
    organisation::{OrganisationKind, SizeClass},
};

/// A content in columns, and every other column left alone: neither a new column nor a new part of a content compiles until
/// it stands here. `accepted_at` is when the terms were accepted.
pub(super) fn columns(content: &Content, accepted_at: Option<Instant>) -> application::ActiveModel {
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
        de_minimis: Set(*de_minimis),
        double_funding: Set(*double_funding),
        // No part of what an application says: whoever writes the row adds what it needs.
        id: NotSet,
        event_id: NotSet,
        organisation_id: NotSet,
        slug: NotSet,
        state: NotSet,
        access_hash: NotSet,
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

/// A whole new row around the columns of its content.
pub(super) fn draft(
    columns: application::ActiveModel,
    id: ApplicationId,
    event: EventId,
    email: &Email,
    locale: Locale,
    token: &Code,
) -> application::ActiveModel {
    let now = clock::now();
    application::ActiveModel {
        id: Set(id),
        event_id: Set(event),
        organisation_id: Set(None),
        // Nobody sees a draft by its address; the real one is found when it is handed in.
        slug: Set(format!("draft-{id}")),
        state: Set(ApplicationState::Draft),
        access_hash: Set(token.hash()),
        applicant_email: Set(email.as_str().to_owned()),
        applicant_key: Set(email.key()),
        locale: Set(locale),
        waiting_since: Set(None),
        passes_taken: Set(0),
        revision: Set(1),
        submitted_at: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
        ..columns
    }
}

/// Writes a content over the one that the form was made from; `adjust` sets further columns.
///
/// # Errors
/// `Stale` when the application is not as the form knew it.
pub(super) async fn content(
    tx: &Tx,
    row: &application::Model,
    event: &EventView,
    revision: &str,
    content: &Content,
    adjust: impl FnOnce(&mut application::ActiveModel),
) -> Result<(), ApplyError> {
    let accepted = match content.terms_version.as_str() {
        "" => None,
        version if version == row.terms_version => row.terms_accepted_at.or(Some(clock::now())),
        _ => Some(clock::now()),
    };
    let seen = revision.trim().parse().unwrap_or(0_i64);
    let mut columns = columns(content, accepted);
    columns.updated_at = Set(clock::now());
    adjust(&mut columns);
    let written = application::Entity::update_many()
        .set(columns)
        .col_expr(application::Column::Revision, one_more())
        .filter(application::Column::Id.eq(row.id))
        .filter(application::Column::Revision.eq(seen))
        .filter(application::Column::State.eq(row.state))
        .exec(tx)
        .await?;
    if written.rows_affected == 0 {
        return Err(overtaken(tx, row.id, seen, event).await?);
    }
    lists(tx, row.id, content).await?;
    Ok(())
}

/// The refusal of a form that somebody overtook: who, and what changed since `seen`.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn overtaken(tx: &Tx, id: ApplicationId, seen: i64, event: &EventView) -> Result<ApplyError, DbErr> {
    let row = application::Entity::find_by_id(id).one(tx).await?;
    let revisions = row.map_or(1, |row| row.revision - seen);
    Ok(ApplyError::Stale(audit::since(tx, id.as_uuid(), revisions).await?, event.zone))
}

pub(super) fn one_more() -> Expr {
    Expr::col(application::Column::Revision).add(1)
}

/// Replaces contacts, tags and co-exhibitors.
pub(super) async fn lists(tx: &Tx, id: ApplicationId, content: &Content) -> Result<(), DbErr> {
    contacts(tx, id, &content.contacts).await?;
    application_tag::Entity::delete_many().filter(application_tag::Column::ApplicationId.eq(id)).exec(tx).await?;
    co_exhibitor::Entity::delete_many().filter(co_exhibitor::Column::ApplicationId.eq(id)).exec(tx).await?;
    let tag = |kind, value: &String| application_tag::ActiveModel { application_id: Set(id), kind: Set(kind), value: Set(value.clone()) };
    let tags: Vec<_> = TagKind::ALL.into_iter().flat_map(|kind| content.tags(kind).iter().map(move |value| tag(kind, value))).collect();
    let names = (0..).zip(&content.co_exhibitors).map(|(position, name)| co_exhibitor::ActiveModel {
        id: Set(CoExhibitorId::new()),
        application_id: Set(id),
        position: Set(position),
        name: Set(name.clone()),
    });
    application_tag::Entity::insert_many(tags).exec_without_returning(tx).await?;
    co_exhibitor::Entity::insert_many(names).exec_without_returning(tx).await?;
    Ok(())
}

/// Replaces the contacts: six at most, one per purpose.
pub(super) async fn contacts(tx: &Tx, id: ApplicationId, contacts: &[Contact]) -> Result<(), DbErr> {
    application_contact::Entity::delete_many().filter(application_contact::Column::ApplicationId.eq(id)).exec(tx).await?;
    let rows = contacts.iter().map(|Contact { purpose, name, email, phone }| application_contact::ActiveModel {
        id: Set(ApplicationContactId::new()),
        application_id: Set(id),
        purpose: Set(*purpose),
        name: Set(name.clone()),
        email: Set(email.clone()),
        phone: Set(phone.clone()),
    });
    application_contact::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Notes every field that differs. Contacts are named by their purpose alone.
pub(super) fn changes(happened: Happened, before: &Content, after: &Content) -> Happened {
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
    } = before;
    let words = |list: &[String]| list.join(", ");
    let purposes = |contacts: &[Contact]| contacts.iter().map(|contact| contact.purpose.as_str()).collect::<Vec<_>>().join(", ");
    let happened = happened
        .changed("legal_name", legal_name.as_str(), after.legal_name.as_str())
        .changed("display_name", display_name.as_str(), after.display_name.as_str())
        .changed("kind", kind.map_or("", OrganisationKind::as_str), after.kind.map_or("", OrganisationKind::as_str))
        .changed("street", street.as_str(), after.street.as_str())
        .changed("postcode", postcode.as_str(), after.postcode.as_str())
        .changed("city", city.as_str(), after.city.as_str())
        .changed("country", country.as_str(), after.country.as_str())
        .changed("vat_id", vat_id.as_str(), after.vat_id.as_str())
        .changed("public_body", *public_body, after.public_body)
        .changed("size_class", size_class.map_or("", SizeClass::as_str), after.size_class.map_or("", SizeClass::as_str))
        .changed("website", website.as_str(), after.website.as_str())
        .changed("teaser_de", teaser.de.as_str(), after.teaser.de.as_str())
        .changed("teaser_en", teaser.en.as_str(), after.teaser.en.as_str())
        .changed("topics", words(topics), words(&after.topics))
        .changed("offers", words(offers), words(&after.offers))
        .changed("seeks", words(seeks), words(&after.seeks))
        .changed("wish_kind", wish_kind.map_or("", UnitKind::as_str), after.wish_kind.map_or("", UnitKind::as_str))
        .changed("wish_note", wish_note.as_str(), after.wish_note.as_str())
        .changed("co_exhibitors", words(co_exhibitors), words(&after.co_exhibitors))
        .changed("terms", terms_version.as_str(), after.terms_version.as_str())
        .changed("de_minimis", *de_minimis, after.de_minimis)
        .changed("double_funding", *double_funding, after.double_funding);
    // Long texts and people are named, not repeated: the history shall be read, and outlives nobody's data.
    let happened = if *description == after.description { happened } else { happened.with("description", "changed") };
    if *contacts == after.contacts { happened } else { happened.with("contacts", purposes(&after.contacts)) }
}
