//! Writing what an application says into its tables.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    ApplicationAction, ApplicationState, ApplyError, Contact, Content, TagKind, columns,
    entity::{application, application_contact, application_tag, co_exhibitor},
};
use crate::{
    audit::ExpectedRevision,
    clock,
    code::Code,
    db::Tx,
    event::EventView,
    field::Email,
    ids::{ApplicationContactId, ApplicationId, CoExhibitorId, EventId},
    locale::Locale,
};

/// The links of a new draft.
pub(super) struct Links {
    /// In the mail: whoever has it reads the applicant's mail.
    pub mailed: Code,
    /// In the browser that began it; none if that has proven the address already.
    pub shown: Option<Code>,
}

/// A whole new row around the columns of its content.
pub(super) fn draft(
    columns: application::ActiveModel,
    id: ApplicationId,
    event: EventId,
    email: &Email,
    locale: Locale,
    links: &Links,
) -> application::ActiveModel {
    let now = clock::now();
    application::ActiveModel {
        id: Set(id),
        event_id: Set(event),
        organisation_id: Set(None),
        // Nobody sees a draft by its address; the real one is found when it is handed in.
        slug: Set(format!("draft-{id}")),
        state: Set(ApplicationState::Draft),
        access_hash: Set(links.mailed.hash()),
        draft_hash: Set(links.shown.as_ref().map(Code::hash).unwrap_or_default()),
        applicant_email: Set(email.as_str().to_owned()),
        applicant_key: Set(email.key()),
        locale: Set(locale),
        waiting_since: Set(None),
        passes_taken: Set(0),
        revision: Set(1),
        handed_in_at: Set(None),
        proven_at: Set(links.shown.is_none().then_some(now)),
        submitted_at: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
        ..columns
    }
}

/// Writes a content over the one that the form was made from; `adjust` sets further columns.
///
/// # Errors
/// `Overtaken` when the application is not as the form knew it.
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
    let mut columns = columns::columns(content, accepted);
    columns.updated_at = Set(clock::now());
    adjust(&mut columns);
    let update = application::Entity::update_many()
        .set(columns)
        .filter(application::Column::Id.eq(row.id))
        .filter(application::Column::State.eq(row.state));
    let expected = ExpectedRevision::parse(revision);
    expected.update::<ApplicationAction, _, ApplyError>(tx, update, application::Column::Revision, row.id, event.zone).await?;
    lists(tx, row.id, content).await?;
    Ok(())
}

/// Writes a content into the row of an application that the caller holds.
pub(super) async fn words(tx: &Tx, row: &application::Model, content: &Content) -> Result<(), DbErr> {
    let columns = columns::columns(content, row.terms_accepted_at);
    application::Entity::update_many().set(columns).filter(application::Column::Id.eq(row.id)).exec(tx).await?;
    lists(tx, row.id, content).await
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
