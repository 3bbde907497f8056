//! Registering: by oneself, then confirmed by the link in the mail.

use chrono::Duration;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, TryInsertResult,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{
    ConsentPurpose, Error, Register, RegistrationAction, RegistrationState, consent, details::Visitor, entity::registration, letters,
};
use crate::{
    account::{self, limits::REGISTRATION_MAILS},
    actor::Actor,
    audit::{self, AuditEntry},
    badge::{self, BadgeRole, NewBadge},
    clock,
    code::Code,
    db::{Db, Tx},
    event::{self, EventView},
    ids::RegistrationId,
    locale::Locale,
};

/// How long the link in the mail confirms.
const LINK_LIFE: Duration = Duration::days(7);

/// Registers a visitor and asks them by mail to confirm the address. The answer never tells whether the address was
/// known: who has a ticket gets it once more, who has not confirmed yet or had cancelled gets a new link.
///
/// # Errors
/// `Invalid`, `Closed` when the event takes nobody, `OtherWording` when consents were ticked under other texts.
pub async fn register(db: &Db, actor: &Actor, command: &Register) -> Result<(), Error> {
    let event = event::by_slug(db, actor, &command.event).await?;
    if !event.takes_registrations() {
        return Err(Error::Closed);
    }
    if !command.consents.is_empty() {
        consent::shown(&command.wording_version)?;
    }
    let visitor = Visitor::parse(&command.email, &command.details)?;
    let mailbox = format!("{}:{}", event.id, visitor.email.key());
    if account::attempt(db, &REGISTRATION_MAILS, &mailbox).await?.is_err() {
        return Ok(());
    }
    let (event, visitor, consents) = (&event, &visitor, command.consents.as_slice());
    let shown_in = command.shown_in.unwrap_or(visitor.details.locale);
    db.write(|tx| async move {
        let token = Code::random();
        if let Some(row) = insert(&tx, event, visitor, RegistrationState::Pending, &token).await? {
            take_consents(&tx, row.id, consents, shown_in).await?;
            letters::ask_to_confirm(&tx, &row, event, &token).await?;
            return record(&tx, &Actor::TicketHolder(row.id), &row, RegistrationAction::Created).await;
        }
        match renew(&tx, event, visitor, &token).await? {
            Some(row) => {
                take_consents(&tx, row.id, consents, shown_in).await?;
                letters::ask_to_confirm(&tx, &row, event, &token).await?;
                record(&tx, &Actor::TicketHolder(row.id), &row, RegistrationAction::Repeated).await
            }
            None => send_ticket_again(&tx, event, visitor, &token).await,
        }
    })
    .await
}

/// Writes a new registration with its badge; `None` if somebody with this address has one.
pub(super) async fn insert(
    tx: &Tx,
    event: &EventView,
    visitor: &Visitor,
    state: RegistrationState,
    token: &Code,
) -> Result<Option<registration::Model>, Error> {
    if find_registration(tx, event, visitor).await?.is_some() {
        return Ok(None);
    }
    let details = &visitor.details;
    let new_badge =
        NewBadge { event: event.id, role: BadgeRole::Visitor, name: details.name.clone(), organisation: details.organisation.clone() };
    let badge = badge::issue(tx, new_badge).await?;
    if state == RegistrationState::Pending {
        badge::await_confirmation(tx, badge.id).await?;
    }
    let (id, now) = (RegistrationId::new(), clock::now());
    let row = registration::ActiveModel {
        id: Set(id),
        event_id: Set(event.id),
        badge_id: Set(badge.id),
        email: Set(visitor.email.as_str().to_owned()),
        email_key: Set(visitor.email.key()),
        state: Set(state),
        confirm_hash: Set(token.hash()),
        confirm_expires_at: Set(now + LINK_LIFE),
        revision: Set(1),
        created_at: Set(now),
        confirmed_at: Set((state == RegistrationState::Confirmed).then_some(now)),
        cancelled_at: Set(None),
        erased_at: Set(None),
        ..details.columns(visitor.email.as_str())
    };
    // The unique index decides between two who come at once; the one that lost takes its badge back.
    match registration::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(tx)
        .await?
    {
        TryInsertResult::Inserted(rows) if rows > 0 => find_registration(tx, event, visitor).await,
        _ => {
            badge::entity::Entity::delete_by_id(badge.id).exec(tx).await?;
            Ok(None)
        }
    }
}

/// Gives whoever has no valid ticket a new link, with what they typed this time; `None` if their ticket is valid.
async fn renew(tx: &Tx, event: &EventView, visitor: &Visitor, token: &Code) -> Result<Option<registration::Model>, Error> {
    let again = registration::ActiveModel {
        state: Set(RegistrationState::Pending),
        cancelled_at: Set(None),
        confirm_hash: Set(token.hash()),
        confirm_expires_at: Set(clock::now() + LINK_LIFE),
        ..visitor.details.columns(visitor.email.as_str())
    };
    let renewed = registration::Entity::update_many()
        .set(again)
        .col_expr(registration::Column::Revision, Expr::col(registration::Column::Revision).add(1))
        .filter(is_theirs(event, visitor))
        .filter(registration::Column::State.is_in([RegistrationState::Pending, RegistrationState::Cancelled]))
        .exec_with_returning(tx)
        .await?;
    let Some(row) = renewed.into_iter().next() else { return Ok(None) };
    badge::await_confirmation(tx, row.badge_id).await?;
    badge::reprint(tx, row.badge_id, &row.name, &row.organisation).await?;
    Ok(Some(row))
}

async fn send_ticket_again(tx: &Tx, event: &EventView, visitor: &Visitor, token: &Code) -> Result<(), Error> {
    // Held, as in `queries::held`: no letter goes to somebody who is being erased.
    let Some(row) = registration::Entity::find().filter(is_theirs(event, visitor)).lock_shared().one(tx).await? else { return Ok(()) };
    letters::ticket(tx, &row, event, &format!("again:{}", &token.hash()[..16])).await?;
    Ok(())
}

/// The consents of an unconfirmed registration are those ticked last.
async fn take_consents(tx: &Tx, registration: RegistrationId, consents: &[ConsentPurpose], shown_in: Locale) -> Result<(), Error> {
    consent::withdraw(tx, registration, &ConsentPurpose::ALL).await?;
    for purpose in consents {
        consent::write_consent(tx, registration, *purpose, shown_in).await?;
    }
    Ok(())
}

/// The registration with this address at this event; an erased one no longer has it.
pub(super) async fn find_registration(tx: &Tx, event: &EventView, visitor: &Visitor) -> Result<Option<registration::Model>, Error> {
    Ok(registration::Entity::find().filter(is_theirs(event, visitor)).one(tx).await?)
}

fn is_theirs(event: &EventView, visitor: &Visitor) -> Expr {
    registration::Column::EventId
        .eq(event.id)
        .and(registration::Column::EmailKey.eq(visitor.email.key()))
        .and(registration::Column::ErasedAt.is_null())
}

pub(super) async fn record(tx: &Tx, actor: &Actor, row: &registration::Model, action: RegistrationAction) -> Result<(), Error> {
    let entry = AuditEntry::of(action, row.id).at(row.event_id);
    Ok(audit::record(tx, actor, entry).await?)
}

/// A new link to confirm with, whose letter is sent again; `None` if there is nothing to confirm any more.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn new_confirm_link(tx: &Tx, id: RegistrationId) -> Result<Option<Code>, sea_orm::DbErr> {
    let token = Code::random();
    let renewed = registration::Entity::update_many()
        .col_expr(registration::Column::ConfirmHash, Expr::value(token.hash()))
        .col_expr(registration::Column::ConfirmExpiresAt, Expr::value(clock::now() + LINK_LIFE))
        .filter(registration::Column::Id.eq(id))
        .filter(registration::Column::State.eq(RegistrationState::Pending))
        .filter(registration::Column::ErasedAt.is_null())
        .exec(tx)
        .await?;
    Ok((renewed.rows_affected > 0).then_some(token))
}
