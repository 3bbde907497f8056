//! The letters to a visitor, each in the transaction of its cause.

use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use super::{Error, entity::registration};
use crate::{
    actor::Denied,
    badge,
    calendar::{self, CalendarEntry, DayHolder},
    choice::choice,
    code::Code,
    db::Tx,
    event::{EventFacts, EventView},
    ids::BadgeId,
    locale::Locale,
    mail::{self, Letter, LetterKind, NewMail, Secret, Thread},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum RegistrationLetterKind {
        ConfirmRegistration = "confirm_registration",
        Ticket = "ticket",
        RegistrationCancelled = "registration_cancelled",
        RegistrationErased = "registration_erased",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum RegistrationLetter {
    /// The visitor confirms the address.
    ConfirmRegistration { event: EventFacts, token: String },
    /// The visitor's ticket, with the days of the event.
    Ticket {
        event: EventFacts,
        ticket_code: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        calendar: Vec<CalendarEntry>,
    },
    /// Takes back whatever the visitor was ever given for their calendar.
    RegistrationCancelled {
        event: EventFacts,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        calendar: Vec<CalendarEntry>,
        /// Not by the visitor.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        by_organisers: bool,
    },
    /// Everything about the visitor was erased; the last letter they get, which empties their calendar too.
    RegistrationErased {
        event: EventFacts,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        calendar: Vec<CalendarEntry>,
    },
}

impl LetterKind for RegistrationLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::ConfirmRegistration | Self::Ticket | Self::RegistrationCancelled | Self::RegistrationErased => true,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            // Anybody can ask for it: it takes no other letter's place.
            Self::ConfirmRegistration => &["confirm_registration"],
            // Each says how it is now.
            Self::Ticket | Self::RegistrationCancelled | Self::RegistrationErased => {
                &["confirm_registration", "ticket", "registration_cancelled"]
            }
        }
    }
}

impl Letter for RegistrationLetter {
    type Kind = RegistrationLetterKind;

    fn kind(&self) -> RegistrationLetterKind {
        match self {
            Self::ConfirmRegistration { .. } => RegistrationLetterKind::ConfirmRegistration,
            Self::Ticket { .. } => RegistrationLetterKind::Ticket,
            Self::RegistrationCancelled { .. } => RegistrationLetterKind::RegistrationCancelled,
            Self::RegistrationErased { .. } => RegistrationLetterKind::RegistrationErased,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::ConfirmRegistration { event: _, token } => Some(Secret::Token(token)),
            Self::Ticket { event: _, ticket_code, calendar: _ } => Some(Secret::Ticket(ticket_code)),
            Self::RegistrationCancelled { event: _, calendar: _, by_organisers: _ }
            | Self::RegistrationErased { event: _, calendar: _ } => None,
        }
    }

    fn forgets_reader(&self) -> bool {
        matches!(self, Self::RegistrationErased { .. })
    }
}

/// Sends `letter`, if there is a mailbox. `cause` makes it one of its kind for this registration: a revision, say.
pub(crate) async fn send(
    tx: &Tx,
    row: &registration::Model,
    event: &EventView,
    cause: &str,
    letter: RegistrationLetter,
) -> Result<(), Error> {
    let Some(to_email) = row.mailbox() else { return Ok(()) };
    let mail = NewMail {
        dedupe_key: format!("{}:{}:{cause}", letter.kind(), row.id),
        about: Thread::Registration(row.id),
        useful_until: None,
        event: Some(event.id),
        to_name: row.name.clone(),
        to_email: to_email.to_owned(),
        locale: row.locale,
        letter,
    };
    Ok(mail::enqueue(tx, mail).await?)
}

/// Asks to confirm the address with the link that holds `token`.
pub(super) async fn ask_to_confirm(tx: &Tx, row: &registration::Model, event: &EventView, token: &Code) -> Result<(), Error> {
    let letter = RegistrationLetter::ConfirmRegistration { event: event.facts(), token: token.as_str().to_owned() };
    send(tx, row, event, &token.hash()[..16], letter).await
}

/// Sends the ticket to whoever has a mailbox, and answers its code.
pub(super) async fn ticket(tx: &Tx, row: &registration::Model, event: &EventView, cause: &str) -> Result<String, Error> {
    let ticket_code = ticket_code(tx, row.badge_id).await?;
    if row.mailbox().is_none() {
        return Ok(ticket_code);
    }
    let calendar = days_for(tx, row, event, row.locale).await?;
    send(tx, row, event, cause, RegistrationLetter::Ticket { event: event.facts(), ticket_code: ticket_code.clone(), calendar }).await?;
    Ok(ticket_code)
}

/// The days of the event for this visitor's calendar, in this language.
pub(super) async fn days_for(tx: &Tx, row: &registration::Model, event: &EventView, locale: Locale) -> Result<Vec<CalendarEntry>, Error> {
    let holder = DayHolder { badge: row.badge_id, ticket_code: ticket_code(tx, row.badge_id).await?, locale };
    Ok(calendar::give_days(tx, event, &[holder]).await?.remove(&row.badge_id.as_uuid()).unwrap_or_default())
}

/// The code that opens the door and "my registration".
pub(super) async fn ticket_code(tx: &Tx, badge: BadgeId) -> Result<String, Error> {
    let row = badge::entity::Entity::find_by_id(badge).one(tx).await?;
    row.map(|row| row.ticket_code).ok_or(Error::Denied(Denied::NotFound))
}
