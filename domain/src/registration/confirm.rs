//! Confirming the address: by a POST, because mail scanners follow links.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{Awaiting, Error, RegistrationAction, RegistrationState, entity::registration, letters, register::record};
use crate::{actor::Actor, badge, clock, code::Code, db::Db, event};

/// What the page behind a link of the mail asks to confirm, or led to when it was confirmed; `None` if the link opens nothing (any more).
///
/// # Errors
/// A failure of the database.
pub async fn awaiting(db: &Db, token: &str) -> Result<Option<Awaiting>, Error> {
    let Some(token) = Code::parse(token) else { return Ok(None) };
    let Some(row) = registration::Entity::find().filter(opens(&token)).one(db.read()).await? else { return Ok(None) };
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    Ok(Some(Awaiting { event, name: row.name, is_confirmed: row.state != RegistrationState::Pending }))
}

/// Confirms the address, sends the ticket, and answers its code. The same link again answers the same, and sends
/// nothing.
///
/// # Errors
/// `LinkSpent` when the link is too old, was never one, or a newer one took its place; `Closed` when the event is over.
pub async fn confirm(db: &Db, token: &str) -> Result<String, Error> {
    let token = Code::parse(token).ok_or(Error::LinkSpent)?;
    let Some(row) = registration::Entity::find().filter(opens(&token)).one(db.read()).await? else { return Err(Error::LinkSpent) };
    let (token, event) = (&token, row.event_id);
    db.write(|tx| async move {
        // Held: whoever changes it meanwhile finds this visitor, or the ticket tells of the change.
        let event = &event::held(&tx, event).await?;
        let now = clock::now();
        let confirmed = registration::Entity::update_many()
            .col_expr(registration::Column::State, Expr::value(RegistrationState::Confirmed))
            .col_expr(registration::Column::ConfirmedAt, Expr::value(now))
            .col_expr(registration::Column::Revision, Expr::col(registration::Column::Revision).add(1))
            .filter(opens(token))
            .filter(registration::Column::State.eq(RegistrationState::Pending))
            .exec_with_returning(&tx)
            .await?;
        let Some(row) = confirmed.into_iter().next() else {
            let first = registration::Entity::find().filter(opens(token)).one(&tx).await?.ok_or(Error::LinkSpent)?;
            return letters::ticket_code(&tx, first.badge_id).await;
        };
        if !event.takes_registrations() {
            return Err(Error::Closed);
        }
        badge::resume(&tx, row.badge_id).await?;
        // Whoever holds the link holds the registration.
        record(&tx, &Actor::TicketHolder(row.id), &row, RegistrationAction::Confirmed).await?;
        letters::ticket(&tx, &row, event, &row.revision.to_string()).await
    })
    .await
}

fn opens(token: &Code) -> Expr {
    registration::Column::ConfirmHash
        .eq(token.hash())
        .and(registration::Column::ConfirmExpiresAt.gt(clock::now()))
        .and(registration::Column::ErasedAt.is_null())
}
