//! The visitor's side of a lead: who got what, and taking it back with one click. The link in the receipt is the
//! visitor's key, or their ticket.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::ExprTrait};

use super::{Error, LeadAction, LeadLetter, entity, personal_data::empty, policy, wording};
use crate::{
    actor::{Actor, Denied},
    application::entity::application,
    audit::{self, AuditEntry},
    clock::{Instant, Tz},
    code::Code,
    db::{Db, Tx},
    event,
    ids::{LeadId, RegistrationId},
    locale::Locale,
    mail::{self, NewMail, Thread},
    registration::entity::registration,
};

/// More exhibitors than anybody talks to at one event.
const MOST_GIVEN: u64 = 1000;

/// What a visitor agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptView {
    pub exhibitor: String,
    pub legal_name: String,
    pub town: String,
    pub event_name: String,
    pub event_slug: String,
    pub accent: String,
    pub zone: Tz,
    /// The very words.
    pub wording: String,
    /// Their language.
    pub locale: Locale,
    pub newsletter: bool,
    /// The words of the box that may be ticked with the confirmation.
    pub news: String,
    pub consented_at: Instant,
    pub confirmed_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
}

/// A contact that a visitor gave, as they see it in "my registration".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenContact {
    pub id: LeadId,
    pub exhibitor: String,
    pub exhibitor_slug: String,
    /// The very words: who got what, for which purpose.
    pub wording: String,
    /// Their language.
    pub locale: Locale,
    pub consented_at: Instant,
    pub confirmed_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
}

/// What the link in a receipt shows.
///
/// # Errors
/// `NoSuchReceipt`.
pub async fn receipt(db: &Db, token: &str) -> Result<ReceiptView, Error> {
    let token = Code::parse(token).ok_or(Error::NoSuchReceipt)?;
    let found = entity::Entity::find()
        .find_also_related(application::Entity)
        .filter(entity::Column::WithdrawHash.eq(token.hash()))
        .one(db.read())
        .await?;
    let Some((lead, Some(exhibitor))) = found else { return Err(Error::NoSuchReceipt) };
    let event = event::entity::Entity::find_by_id(lead.event_id).one(db.read()).await?.ok_or(Error::NoSuchReceipt)?;
    let news = wording(&exhibitor.display_name, &exhibitor.legal_name, &exhibitor.city).newsletter.in_(lead.locale).to_owned();
    Ok(ReceiptView {
        news,
        confirmed_at: lead.confirmed_at,
        exhibitor: exhibitor.display_name,
        legal_name: exhibitor.legal_name,
        town: exhibitor.city,
        zone: event.zone(),
        event_name: event.name,
        event_slug: event.slug,
        accent: event.accent,
        wording: lead.wording,
        locale: lead.locale,
        newsletter: lead.newsletter,
        consented_at: lead.consented_at,
        withdrawn_at: lead.withdrawn_at,
    })
}

/// The contacts that a visitor gave at an event, the newest first; those that were taken back too.
///
/// # Errors
/// `Denied` for whoever does not hold the ticket.
pub async fn given(db: &Db, actor: &Actor, visitor: RegistrationId) -> Result<Vec<GivenContact>, Error> {
    policy::may_take_back(actor, visitor)?;
    let rows = entity::Entity::find()
        .find_also_related(application::Entity)
        .filter(entity::Column::RegistrationId.eq(visitor))
        .order_by_desc(entity::Column::ConsentedAt)
        .order_by_desc(entity::Column::Id)
        .limit(MOST_GIVEN)
        .all(db.read())
        .await?;
    let given = rows.into_iter().filter_map(|(lead, exhibitor)| exhibitor.map(|exhibitor| given_contact(lead, exhibitor)));
    Ok(given.collect())
}

fn given_contact(lead: entity::Model, exhibitor: application::Model) -> GivenContact {
    GivenContact {
        id: lead.id,
        exhibitor: exhibitor.display_name,
        exhibitor_slug: exhibitor.slug,
        wording: lead.wording,
        locale: lead.locale,
        consented_at: lead.consented_at,
        confirmed_at: lead.confirmed_at,
        withdrawn_at: lead.withdrawn_at,
    }
}

/// Takes back a contact that one gave, by one's ticket. As `withdraw`.
///
/// # Errors
/// `Denied` for whoever does not hold the ticket with which it was given.
pub async fn withdraw_given(db: &Db, actor: &Actor, lead: LeadId) -> Result<(), Error> {
    let row = entity::Entity::find_by_id(lead).one(db.read()).await?.ok_or(actor.refused())?;
    policy::may_take_back(actor, row.registration_id)?;
    db.write(|tx| async move {
        let row = entity::Entity::find_by_id(lead).one(&tx).await?.ok_or(Denied::NotFound)?;
        take_back(&tx, &row).await
    })
    .await
}

/// Takes a contact back: what was copied is emptied, and only the proof stays that it was given and withdrawn. Doing it
/// twice changes nothing.
///
/// # Errors
/// `NoSuchReceipt`.
pub async fn withdraw(db: &Db, token: &str) -> Result<(), Error> {
    let token = Code::parse(token).ok_or(Error::NoSuchReceipt)?;
    let token = &token;
    db.write(|tx| async move {
        let found = entity::Entity::find().filter(entity::Column::WithdrawHash.eq(token.hash())).one(&tx).await?;
        take_back(&tx, &found.ok_or(Error::NoSuchReceipt)?).await
    })
    .await
}

async fn take_back(tx: &Tx, lead: &entity::Model) -> Result<(), Error> {
    if empty(tx, entity::Column::Id.eq(lead.id).and(entity::Column::WithdrawnAt.is_null())).await? == 0 {
        return Ok(());
    }
    let visitor = registration::Entity::find_by_id(lead.registration_id).one(tx).await?;
    let exhibitor = application::Entity::find_by_id(lead.application_id).one(tx).await?;
    if let (Some(visitor), Some(exhibitor)) = (visitor.filter(|visitor| visitor.mailbox().is_some()), exhibitor) {
        let event = event::within(tx, lead.event_id).await.map_err(|_| Error::NoSuchReceipt)?;
        let mail = NewMail {
            dedupe_key: format!("lead_withdrawn:{}:{}", lead.id, lead.revision),
            about: Thread::Lead(lead.id),
            useful_until: None,
            event: Some(lead.event_id),
            to_name: visitor.name,
            to_email: visitor.email,
            locale: visitor.locale,
            letter: LeadLetter::LeadWithdrawn { event: event.facts(), exhibitor: exhibitor.display_name },
        };
        mail::enqueue(tx, mail).await?;
    }
    let actor = Actor::TicketHolder(lead.registration_id);
    audit::record(tx, &actor, AuditEntry::of(LeadAction::Withdrawn, lead.id).at(lead.event_id)).await?;
    Ok(())
}

/// A new link to a receipt, whose letter is sent again; `None` if the contact was taken back.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn new_receipt_link(tx: &Tx, lead: LeadId) -> Result<Option<Code>, sea_orm::DbErr> {
    let token = Code::random();
    let renewed = entity::Entity::update_many()
        .col_expr(entity::Column::WithdrawHash, sea_orm::sea_query::Expr::value(token.hash()))
        .filter(entity::Column::Id.eq(lead))
        .filter(entity::Column::WithdrawnAt.is_null())
        .exec(tx)
        .await?;
    Ok((renewed.rows_affected > 0).then_some(token))
}
