//! Registering somebody who stands before the desk: at once, without a link.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    AtDesk, ConsentPurpose, Error, RegisterAtDesk, RegistrationAction, RegistrationState, consent, details::Visitor, entity::registration,
    letters, policy, register,
};
use crate::{
    actor::Actor,
    badge, clock,
    code::Code,
    db::{Db, Tx},
    event::{self, EventView},
};

/// Registers a visitor on their behalf, confirmed at once, and sends the ticket. Whoever has a valid registration keeps
/// it as it is. Consents are not the desk's to give.
///
/// # Errors
/// `Denied` for all but the event's staff, `Invalid`, `Closed`.
pub async fn register_at_desk(db: &Db, actor: &Actor, command: &RegisterAtDesk) -> Result<AtDesk, Error> {
    let event = event::by_slug(db, actor, &command.event).await?;
    policy::may_register_others(actor, event.id)?;
    if !event.takes_registrations() {
        return Err(Error::Closed);
    }
    let visitor = Visitor::parse(&command.email, &command.details)?;
    let (event, visitor) = (&event, &visitor);
    db.write(|tx| async move {
        let new = match register::insert(&tx, event, visitor, RegistrationState::Confirmed, &Code::random()).await? {
            Some(row) => Some(row),
            None => confirm_known(&tx, event, visitor).await?,
        };
        if let Some(row) = new {
            register::record(&tx, actor, &row, RegistrationAction::RegisteredAtDesk).await?;
            let ticket_code = letters::ticket(&tx, &row, event, &row.revision.to_string()).await?;
            return Ok(AtDesk { registration: row.id, badge: row.badge_id, ticket_code, was_registered: false });
        }
        let row = register::find_registration(&tx, event, visitor).await?.ok_or(crate::actor::Denied::NotFound)?;
        let ticket_code = letters::ticket_code(&tx, row.badge_id).await?;
        Ok(AtDesk { registration: row.id, badge: row.badge_id, ticket_code, was_registered: true })
    })
    .await
}

/// Whoever had not confirmed yet, or had cancelled, is here now. What was ticked before the address was confirmed may be
/// anybody's doing: such consents end, and the visitor gives their own on "my registration".
async fn confirm_known(tx: &Tx, event: &EventView, visitor: &Visitor) -> Result<Option<registration::Model>, Error> {
    if let Some(row) = confirm_from(tx, event, visitor, RegistrationState::Pending).await? {
        consent::withdraw(tx, row.id, &ConsentPurpose::ALL).await?;
        return Ok(Some(row));
    }
    confirm_from(tx, event, visitor, RegistrationState::Cancelled).await
}

async fn confirm_from(
    tx: &Tx,
    event: &EventView,
    visitor: &Visitor,
    from: RegistrationState,
) -> Result<Option<registration::Model>, Error> {
    let here = registration::ActiveModel {
        state: Set(RegistrationState::Confirmed),
        confirmed_at: Set(Some(clock::now())),
        cancelled_at: Set(None),
        ..visitor.details.columns_at_desk(visitor.email.as_str())
    };
    let confirmed = registration::Entity::update_many()
        .set(here)
        .col_expr(registration::Column::Revision, Expr::col(registration::Column::Revision).add(1))
        .filter(registration::Column::EventId.eq(event.id))
        .filter(registration::Column::EmailKey.eq(visitor.email.key()))
        .filter(registration::Column::ErasedAt.is_null())
        .filter(registration::Column::State.eq(from))
        .exec_with_returning(tx)
        .await?;
    let Some(row) = confirmed.into_iter().next() else { return Ok(None) };
    badge::resume(tx, row.badge_id).await?;
    badge::reprint(tx, row.badge_id, &row.name, &row.organisation).await?;
    Ok(Some(row))
}
