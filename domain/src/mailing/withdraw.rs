//! The link in news by which their reader wants no more of them. Whoever has it can do nothing else: it says no name and
//! opens no ticket, because news are passed on.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    Error, RecipientKind,
    entity::{mailing, recipient},
};
use crate::{
    actor::Actor,
    code::Code,
    db::Db,
    event::{self, EventView},
    ids::RegistrationId,
    registration::{self, ConsentPurpose},
};

/// What a link is about.
#[derive(Clone, Debug, PartialEq)]
pub struct NewsConsent {
    pub event: EventView,
    /// Whether news still come.
    pub is_given: bool,
}

/// What the link with this token is about.
///
/// # Errors
/// `LinkSpent` for what is no such link, or of somebody who was erased.
pub async fn news_consent(db: &Db, token: &str) -> Result<NewsConsent, Error> {
    let (visitor, event) = reader_of(db, token).await?;
    let given = registration::consents_that_count(db, &[visitor]).await?;
    let is_given = given.values().flatten().any(|consent| consent.purpose == ConsentPurpose::EventNews);
    Ok(NewsConsent { event, is_given })
}

/// Withdraws the consent to news of whoever got the letter with this link. Doing so twice is doing it once.
///
/// # Errors
/// As `news_consent`.
pub async fn withdraw_news(db: &Db, token: &str) -> Result<(), Error> {
    let (visitor, _) = reader_of(db, token).await?;
    let withdrawn = registration::withdraw_consent(db, &Actor::TicketHolder(visitor), visitor, ConsentPurpose::EventNews).await;
    withdrawn.map_err(|error| match error {
        registration::Error::Db(error) => error.into(),
        _ => Error::LinkSpent,
    })
}

async fn reader_of(db: &Db, token: &str) -> Result<(RegistrationId, EventView), Error> {
    let token = Code::parse(token).ok_or(Error::LinkSpent)?;
    let row = recipient::Entity::find()
        .find_also_related(mailing::Entity)
        .filter(recipient::Column::WithdrawHash.eq(token.hash()))
        .filter(recipient::Column::Kind.eq(RecipientKind::Registration))
        .one(db.read())
        .await?;
    let Some((row, Some(mailing))) = row else { return Err(Error::LinkSpent) };
    Ok((RegistrationId::from_uuid(row.person_id), event::by_id(db, &Actor::System, mailing.event_id).await?))
}
