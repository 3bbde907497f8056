//! The letters to a visitor, each in the transaction of its cause.

use sea_orm::EntityTrait;

use super::{Error, entity::registration};
use crate::{
    actor::Denied,
    badge,
    code::Code,
    db::Tx,
    event::EventView,
    ids::BadgeId,
    mail::{self, Letter, NewMail},
};

/// Sends `letter`. `cause` makes it one of its kind for this registration: a revision, say.
pub(crate) async fn send(tx: &Tx, row: &registration::Model, event: &EventView, cause: &str, letter: Letter) -> Result<(), Error> {
    let mail = NewMail {
        dedupe_key: format!("{}:{}:{cause}", letter.kind(), row.id),
        event: Some(event.id),
        to_name: row.name.clone(),
        to_email: row.email.clone(),
        locale: row.locale,
        letter,
    };
    Ok(mail::enqueue(tx, mail).await?)
}

/// Asks to confirm the address with the link that holds `token`.
pub(super) async fn ask_to_confirm(tx: &Tx, row: &registration::Model, event: &EventView, token: &Code) -> Result<(), Error> {
    let letter = Letter::ConfirmRegistration { event: event.facts(), token: token.as_str().to_owned() };
    send(tx, row, event, &token.hash()[..16], letter).await
}

/// Sends the ticket, and answers its code.
pub(super) async fn ticket(tx: &Tx, row: &registration::Model, event: &EventView, cause: &str) -> Result<String, Error> {
    let ticket_code = ticket_code(tx, row.badge_id).await?;
    send(tx, row, event, cause, Letter::Ticket { event: event.facts(), ticket_code: ticket_code.clone() }).await?;
    Ok(ticket_code)
}

/// The code that opens the door and "my registration".
pub(super) async fn ticket_code(tx: &Tx, badge: BadgeId) -> Result<String, Error> {
    let row = badge::entity::Entity::find_by_id(badge).one(tx).await?;
    row.map(|row| row.ticket_code).ok_or(Error::Denied(Denied::NotFound))
}
