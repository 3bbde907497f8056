//! Letters that wait in the outbox, and that their readers do not want any more.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{
    MailingPurpose, RecipientKind,
    entity::{mailing, recipient},
};
use crate::{
    db::Db,
    ids::{MailingRecipientId, RegistrationId},
    registration::{self, ConsentPurpose, entity::registration as visitor},
};

/// Those of these recipients who do not come any more, or withdrew their consent to the news that they were to get.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn unwanted(db: &Db, recipients: &[MailingRecipientId]) -> Result<HashSet<MailingRecipientId>, DbErr> {
    if recipients.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = recipient::Entity::find()
        .find_also_related(mailing::Entity)
        .filter(recipient::Column::Id.is_in(recipients.iter().copied()))
        .filter(recipient::Column::Kind.eq(RecipientKind::Registration))
        .all(db.read())
        .await?;
    let ids: Vec<RegistrationId> = rows.iter().map(|(row, _)| RegistrationId::from_uuid(row.person_id)).collect();
    let coming = coming(db, &ids).await?;
    let consents = registration::consents_that_count(db, &ids).await?;
    let is_wanted = |row: &recipient::Model, mailing: &mailing::Model| {
        let consents = consents.get(&RegistrationId::from_uuid(row.person_id)).map(Vec::as_slice).unwrap_or_default();
        let agrees = consents.iter().any(|consent| consent.purpose == ConsentPurpose::EventNews);
        coming.contains(&row.person_id) && (mailing.purpose == MailingPurpose::AboutEvent || agrees)
    };
    let unwanted = rows.iter().filter(|(row, mailing)| mailing.as_ref().is_some_and(|mailing| !is_wanted(row, mailing)));
    Ok(unwanted.map(|(row, _)| row.id).collect())
}

async fn coming(db: &Db, ids: &[RegistrationId]) -> Result<HashSet<Uuid>, DbErr> {
    let rows: Vec<RegistrationId> = visitor::Entity::find()
        .select_only()
        .column(visitor::Column::Id)
        .filter(visitor::Column::Id.is_in(ids.iter().copied()))
        .filter(registration::has_ticket())
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(RegistrationId::as_uuid).collect())
}
