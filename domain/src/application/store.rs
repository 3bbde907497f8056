//! Writing what an application says into its tables.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    ApplicationAction, ApplicationField, ApplicationState, ApplyError, Contact, Content, TagKind,
    entity::{application, application_contact, application_tag, co_exhibitor},
};
use crate::{
    audit::{self, AuditEntry},
    clock::{self, Instant},
    code::Code,
    db::Tx,
    event::EventView,
    field::Email,
    ids::{ApplicationContactId, ApplicationId, CoExhibitorId, EventId},
    locale::Locale,
};

/// The columns of a content. `accepted_at` is when the terms were accepted.
pub(super) fn columns(content: &Content, accepted_at: Option<Instant>) -> application::ActiveModel {
    application::ActiveModel {
        legal_name: Set(content.legal_name.clone()),
        display_name: Set(content.display_name.clone()),
        kind: Set(content.kind.map(|kind| kind.to_string()).unwrap_or_default()),
        street: Set(content.street.clone()),
        postcode: Set(content.postcode.clone()),
        city: Set(content.city.clone()),
        country: Set(content.country.clone()),
        vat_id: Set(content.vat_id.clone()),
        public_body: Set(content.public_body),
        size_class: Set(content.size_class.map(|class| class.to_string()).unwrap_or_default()),
        website: Set(content.website.clone()),
        teaser_de: Set(content.teaser.de.clone()),
        teaser_en: Set(content.teaser.en.clone()),
        description_de: Set(content.description.de.clone()),
        description_en: Set(content.description.en.clone()),
        wish_kind: Set(content.wish_kind.map(|kind| kind.to_string()).unwrap_or_default()),
        wish_note: Set(content.wish_note.clone()),
        terms_version: Set(content.terms_version.clone()),
        terms_accepted_at: Set(accepted_at),
        de_minimis: Set(content.de_minimis),
        double_funding: Set(content.double_funding),
        ..Default::default()
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
    Ok(ApplyError::Stale(audit::since::<ApplicationAction>(tx, id, revisions).await?, event.zone))
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
    let rows = contacts.iter().map(|contact| application_contact::ActiveModel {
        id: Set(ApplicationContactId::new()),
        application_id: Set(id),
        purpose: Set(contact.purpose),
        name: Set(contact.name.clone()),
        email: Set(contact.email.clone()),
        phone: Set(contact.phone.clone()),
    });
    application_contact::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Notes every field that differs. Contacts are named by their purpose alone.
pub(super) fn changes(entry: AuditEntry<ApplicationAction>, before: &Content, after: &Content) -> AuditEntry<ApplicationAction> {
    let words = |list: &[String]| list.join(", ");
    let purposes = |content: &Content| content.contacts.iter().map(|contact| contact.purpose.as_str()).collect::<Vec<_>>().join(", ");
    let kind = |content: &Content| content.kind.map_or("", |kind| kind.as_str());
    let size = |content: &Content| content.size_class.map_or("", |class| class.as_str());
    let wish = |content: &Content| content.wish_kind.map_or("", |kind| kind.as_str());
    let entry = entry
        .changed(ApplicationField::LegalName, before.legal_name.as_str(), after.legal_name.as_str())
        .changed(ApplicationField::DisplayName, before.display_name.as_str(), after.display_name.as_str())
        .changed(ApplicationField::Kind, kind(before), kind(after))
        .changed(ApplicationField::Street, before.street.as_str(), after.street.as_str())
        .changed(ApplicationField::Postcode, before.postcode.as_str(), after.postcode.as_str())
        .changed(ApplicationField::City, before.city.as_str(), after.city.as_str())
        .changed(ApplicationField::Country, before.country.as_str(), after.country.as_str())
        .changed(ApplicationField::VatId, before.vat_id.as_str(), after.vat_id.as_str())
        .changed(ApplicationField::PublicBody, before.public_body, after.public_body)
        .changed(ApplicationField::SizeClass, size(before), size(after))
        .changed(ApplicationField::Website, before.website.as_str(), after.website.as_str())
        .changed(ApplicationField::TeaserDe, before.teaser.de.as_str(), after.teaser.de.as_str())
        .changed(ApplicationField::TeaserEn, before.teaser.en.as_str(), after.teaser.en.as_str())
        .changed(ApplicationField::Topics, words(&before.topics), words(&after.topics))
        .changed(ApplicationField::Offers, words(&before.offers), words(&after.offers))
        .changed(ApplicationField::Seeks, words(&before.seeks), words(&after.seeks))
        .changed(ApplicationField::WishKind, wish(before), wish(after))
        .changed(ApplicationField::WishNote, before.wish_note.as_str(), after.wish_note.as_str())
        .changed(ApplicationField::CoExhibitors, words(&before.co_exhibitors), words(&after.co_exhibitors))
        .changed(ApplicationField::Terms, before.terms_version.as_str(), after.terms_version.as_str())
        .changed(ApplicationField::DeMinimis, before.de_minimis, after.de_minimis)
        .changed(ApplicationField::DoubleFunding, before.double_funding, after.double_funding);
    // Long texts and people are named, not repeated: the history shall be read, and outlives nobody's data.
    let entry = if before.description == after.description { entry } else { entry.with(ApplicationField::Description, "changed") };
    if before.contacts == after.contacts { entry } else { entry.with(ApplicationField::Contacts, purposes(after)) }
}
