//! One visitor, as the desk and the organisers see them, and their ticket once more.

use super::{
    Details, Error, RegistrationAction, RegistrationState, VisitorMore, VisitorView, desk, letters, policy, queries, register::record,
};
use crate::{
    account::{self, limits::TICKETS_AGAIN},
    actor::Actor,
    clock,
    db::Db,
    event,
    ids::RegistrationId,
};

/// A visitor. Where letters go and who else has that mailbox is told to organisers alone.
///
/// # Errors
/// `Denied` for whoever is not staff of the event.
pub async fn visitor(db: &Db, actor: &Actor, id: RegistrationId) -> Result<VisitorView, Error> {
    let (row, badge) = queries::with_badge(db, id).await.map_err(|error| queries::unseen(actor, error))?;
    policy::may_register_others(actor, row.event_id)?;
    let event = event::by_id(db, actor, row.event_id).await?;
    let more = if actor.is_organiser() {
        Some(VisitorMore {
            email: row.mailbox().map(str::to_owned),
            created_at: row.created_at,
            confirmed_at: row.confirmed_at,
            cancelled_at: row.cancelled_at,
            sharing: desk::sharing(db.read(), &row).await?,
        })
    } else {
        None
    };
    Ok(VisitorView { id, badge: badge.id, event, details: Details::from(&row), state: row.state, revision: row.revision, more })
}

/// Sends the ticket once more, to the mailbox that it belongs to.
///
/// # Errors
/// `Denied` for whoever is no organiser, `Cancelled` where there is no ticket that counts, `NoMailbox`, `TooMany`.
pub async fn send_ticket_again(db: &Db, actor: &Actor, id: RegistrationId) -> Result<(), Error> {
    policy::may_list(actor)?;
    let (row, _) = queries::with_badge(db, id).await?;
    if row.mailbox().is_none() {
        return Err(Error::NoMailbox);
    }
    if row.state != RegistrationState::Confirmed {
        return Err(Error::Cancelled);
    }
    if let Err(seconds) = account::attempt(db, &TICKETS_AGAIN, &format!("{}:{}", row.event_id, row.email_key)).await? {
        return Err(Error::TooMany { seconds });
    }
    let event = &event::by_id(db, &Actor::System, row.event_id).await?;
    db.write(|tx| async move {
        let row = queries::held(&tx, id).await?;
        if row.state != RegistrationState::Confirmed {
            return Err(Error::Cancelled);
        }
        letters::ticket(&tx, &row, event, &format!("again:{}", clock::now().timestamp_micros())).await?;
        record(&tx, actor, &row, RegistrationAction::TicketSentAgain).await
    })
    .await
}
