//! A ticket that somebody cannot find: sent once more, to the mailbox that it belongs to.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    Error, RegistrationAction, RegistrationState,
    entity::registration,
    letters, queries,
    register::{new_confirm_link, record},
};
use crate::{
    account::{self, limits::TICKET_LINKS},
    actor::Actor,
    clock,
    db::{Db, Tx},
    event::{self, EventView},
    field::{Email, Fields},
    ids::{EventId, RegistrationId},
};

/// Letters that one request causes at most: nobody goes to more fairs at once.
const MOST: u64 = 10;

/// Sends every ticket of this mailbox once more, for events that are not over; who has not confirmed yet gets a new link for
/// that. Whoever asks learns nothing: the answer is the same where there is none, and where too many were sent.
///
/// # Errors
/// `Invalid` for what is no address.
pub async fn send_tickets_to_mailbox(db: &Db, email: &str) -> Result<(), Error> {
    let mut fields = Fields::new();
    let email = fields.check("email", Email::parse(email));
    let key = fields.finish(|| email)?.key();
    if account::attempt(db, &TICKET_LINKS, &key).await?.is_err() {
        return Ok(());
    }
    let found: Vec<(RegistrationId, EventId, RegistrationState)> = registration::Entity::find()
        .select_only()
        .columns([registration::Column::Id, registration::Column::EventId, registration::Column::State])
        .filter(registration::Column::EmailKey.eq(key))
        .filter(registration::Column::State.ne(RegistrationState::Cancelled))
        .filter(registration::Column::ErasedAt.is_null())
        .order_by_desc(registration::Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(db.read())
        .await?;
    for (id, event, state) in found {
        let event = &event::by_id(db, &Actor::System, event).await?;
        if event.takes_registrations() {
            db.write(|tx| async move { send_again(&tx, event, id, state).await }).await?;
        }
    }
    Ok(())
}

async fn send_again(tx: &Tx, event: &EventView, id: RegistrationId, state: RegistrationState) -> Result<(), Error> {
    // Whoever has the mailbox has the registration.
    let visitor = Actor::TicketHolder(id);
    if state == RegistrationState::Pending {
        // Confirmed or erased in this moment: there is nothing to confirm.
        let Some(token) = new_confirm_link(tx, id).await? else { return Ok(()) };
        let row = queries::within(tx, id).await?;
        letters::ask_to_confirm(tx, &row, event, &token).await?;
        return record(tx, &visitor, &row, RegistrationAction::Repeated).await;
    }
    let row = match queries::held(tx, id).await {
        Ok(row) if row.state == RegistrationState::Confirmed => row,
        Ok(_) | Err(Error::Denied(_)) => return Ok(()),
        Err(error) => return Err(error),
    };
    letters::ticket(tx, &row, event, &format!("again:{}", clock::now().timestamp_micros())).await?;
    record(tx, &visitor, &row, RegistrationAction::TicketSentAgain).await
}
