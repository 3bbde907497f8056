//! The visitor's own word. What is noted at the stand is noted on the exhibitor's device, and a badge shows its code to
//! everybody: so the visitor is asked by mail, and until they answer the contact is marked as told by mouth.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};

use super::{Error, LeadAction, LeadField, consent::with_newsletter, entity, policy, service::send_receipt, wording};
use crate::{
    actor::{Actor, Denied},
    application::entity::application,
    audit::{self, AuditEntry},
    clock,
    code::Code,
    db::{Db, Tx},
    ids::LeadId,
    registration::entity::registration,
};

/// Confirms a contact by the link in the letter, with or without the exhibitor's news. The second time changes nothing.
///
/// # Errors
/// `NoSuchReceipt`, also once it was taken back.
pub async fn confirm(db: &Db, token: &str, newsletter: bool) -> Result<(), Error> {
    let token = Code::parse(token).ok_or(Error::NoSuchReceipt)?;
    let token = &token;
    db.write(|tx| async move {
        let found = entity::Entity::find()
            .filter(entity::Column::WithdrawHash.eq(token.hash()))
            .filter(entity::Column::WithdrawnAt.is_null())
            .lock_exclusive()
            .one(&tx)
            .await?;
        write_confirmation(&tx, &found.ok_or(Error::NoSuchReceipt)?, newsletter, token).await
    })
    .await
}

/// Confirms a contact by one's ticket. As `confirm`; news are agreed to by the link, where their words are shown.
///
/// # Errors
/// `Denied` for whoever does not hold the ticket with which it was given, and once it was taken back.
pub async fn confirm_given(db: &Db, actor: &Actor, lead: LeadId) -> Result<(), Error> {
    let row = entity::Entity::find_by_id(lead).one(db.read()).await?.ok_or(actor.refused())?;
    policy::may_take_back(actor, row.registration_id)?;
    db.write(|tx| async move {
        let row = entity::Entity::find_by_id(lead).filter(entity::Column::WithdrawnAt.is_null()).lock_exclusive().one(&tx).await?;
        // The link in the letter is not known here, so the receipt brings a new one.
        write_confirmation(&tx, &row.ok_or(Denied::NotFound)?, false, &Code::random()).await
    })
    .await
}

async fn write_confirmation(tx: &Tx, lead: &entity::Model, newsletter: bool, token: &Code) -> Result<(), Error> {
    let visitor = registration::Entity::find_by_id(lead.registration_id).one(tx).await?.ok_or(Error::NoSuchReceipt)?;
    let exhibitor = application::Entity::find_by_id(lead.application_id).one(tx).await?.ok_or(Error::NoSuchReceipt)?;
    let news = wording(&exhibitor.display_name, &exhibitor.legal_name, &exhibitor.city).newsletter;
    let words = with_newsletter(&lead.wording, newsletter.then(|| news.in_(lead.locale)));
    let done = entity::Entity::update_many()
        .col_expr(entity::Column::ConfirmedAt, Expr::value(clock::now()))
        .col_expr(entity::Column::Newsletter, Expr::value(newsletter))
        .col_expr(entity::Column::Wording, Expr::value(words))
        .col_expr(entity::Column::WithdrawHash, Expr::value(token.hash()))
        .filter(entity::Column::Id.eq(lead.id))
        .filter(entity::Column::ConfirmedAt.is_null())
        .exec(tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(());
    }
    let lead = entity::Entity::find_by_id(lead.id).one(tx).await?.ok_or(Error::NoSuchReceipt)?;
    send_receipt(tx, &exhibitor, &visitor, &lead, token).await?;
    let entry = AuditEntry::of(LeadAction::Confirmed, lead.id).at(lead.event_id).with(LeadField::Newsletter, newsletter);
    Ok(audit::record(tx, &Actor::TicketHolder(lead.registration_id), entry).await?)
}
