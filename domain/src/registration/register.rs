//! Registering: by oneself, then confirmed by the link in the mail.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, TryInsertResult,
    sea_query::{Expr, LockType, OnConflict},
};

use super::{
    Error, Register, RegistrationAction, RegistrationState,
    details::Visitor,
    entity::registration,
    letters,
    person::find_person,
    repeat::{self, LINK_LIFE},
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
};

/// Registers a visitor and asks them by mail to confirm the address. The answer never tells whether the address was
/// known: who has a ticket gets it once more, who has not confirmed yet or had cancelled gets a new link. Another name
/// from the same mailbox is another person.
///
/// # Errors
/// `Invalid`, or `Closed` when the event takes nobody.
pub async fn register(db: &Db, actor: &Actor, command: &Register) -> Result<(), Error> {
    let event = event::by_slug(db, actor, &command.event).await?;
    if !event.takes_registrations() {
        return Err(Error::Closed);
    }
    let visitor = Visitor::parse(&command.email, &command.details)?;
    let mailbox = format!("{}:{}", event.id, visitor.email_key());
    if account::attempt(db, &REGISTRATION_MAILS, &mailbox).await?.is_err() {
        return Ok(());
    }
    let (event, visitor) = (&event, &visitor);
    db.write(|tx| async move {
        let token = Code::random();
        if let Some(row) = insert(&tx, event, visitor, RegistrationState::Pending, &token).await? {
            letters::ask_to_confirm(&tx, &row, event, &token).await?;
            return record(&tx, &Actor::TicketHolder(row.id), &row, RegistrationAction::Created).await;
        }
        // Erased in this moment: no letter goes to them.
        let Some(row) = held_person(&tx, event, visitor).await? else { return Ok(()) };
        match row.state {
            RegistrationState::Confirmed => {
                letters::ticket(&tx, &row, event, &format!("again:{}", &token.hash()[..16])).await?;
                Ok(())
            }
            RegistrationState::Pending | RegistrationState::Cancelled => {
                repeat::keep(&tx, row.id, &visitor.details, &token).await?;
                let row = registration::Model { locale: visitor.details.locale, ..row };
                letters::ask_to_confirm(&tx, &row, event, &token).await?;
                record(&tx, &Actor::TicketHolder(row.id), &row, RegistrationAction::Repeated).await
            }
        }
    })
    .await
}

/// Writes a new registration with its badge; `None` if this person has one.
pub(super) async fn insert(
    tx: &Tx,
    event: &EventView,
    visitor: &Visitor,
    state: RegistrationState,
    token: &Code,
) -> Result<Option<registration::Model>, Error> {
    if find_person(tx, event.id, &visitor.email_key(), &visitor.details.name).await?.is_some() {
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
        email: Set(visitor.email().to_owned()),
        email_key: Set(visitor.email_key()),
        state: Set(state),
        confirm_hash: Set(token.hash()),
        confirm_expires_at: Set(now + LINK_LIFE),
        revision: Set(1),
        created_at: Set(now),
        confirmed_at: Set((state == RegistrationState::Confirmed).then_some(now)),
        cancelled_at: Set(None),
        erased_at: Set(None),
        ..details.columns(visitor.email())
    };
    // The unique index decides between two who come at once; the one that lost takes its badge back.
    match registration::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(tx)
        .await?
    {
        TryInsertResult::Inserted(rows) if rows > 0 => Ok(registration::Entity::find_by_id(id).one(tx).await?),
        _ => {
            badge::entity::Entity::delete_by_id(badge.id).exec(tx).await?;
            Ok(None)
        }
    }
}

/// The registration of somebody who has one; `None` if it is being erased. On PostgreSQL it stays as it is until the transaction ends: whoever confirms,
/// cancels or erases it waits, and then finds what was written. SQLite has one writer anyway.
pub(super) async fn held_person(tx: &Tx, event: &EventView, visitor: &Visitor) -> Result<Option<registration::Model>, Error> {
    let Some(seen) = find_person(tx, event.id, &visitor.email_key(), &visitor.details.name).await? else { return Ok(None) };
    Ok(registration::Entity::find_by_id(seen.id)
        .filter(registration::Column::ErasedAt.is_null())
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?)
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
    let row = registration::Entity::find_by_id(id)
        .filter(registration::Column::ErasedAt.is_null())
        .filter(registration::Column::State.ne(RegistrationState::Confirmed))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    // The newest letter is that of what was typed last.
    if repeat::renew_link(tx, id, &token).await? {
        return Ok(Some(token));
    }
    if row.state != RegistrationState::Pending {
        return Ok(None);
    }
    registration::Entity::update_many()
        .col_expr(registration::Column::ConfirmHash, Expr::value(token.hash()))
        .col_expr(registration::Column::ConfirmExpiresAt, Expr::value(clock::now() + LINK_LIFE))
        .filter(registration::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(Some(token))
}
