//! Confirming the address: by a POST, because mail scanners follow links. Whoever holds the link holds the mailbox, so here
//! is where consents are asked: what is ticked with an address that nobody has proven is nobody's.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};

use super::{
    Awaiting, ConsentPurpose, Details, Error, RegistrationAction, RegistrationState, TickedConsents, consent, entity::registration,
    letters, queries, repeat,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    badge, clock,
    code::Code,
    db::{Db, Tx},
    event,
};

/// What a link leads to: the registration, and what it says once it is confirmed.
struct Opened {
    row: registration::Model,
    details: Details,
    /// The link confirms nothing any more and leads to the ticket.
    is_settled: bool,
}

/// What the page behind a link of the mail asks to confirm, or led to when it was confirmed; `None` if the link opens nothing (any more).
///
/// # Errors
/// A failure of the database.
pub async fn awaiting(db: &Db, token: &str) -> Result<Option<Awaiting>, Error> {
    let Some(token) = Code::parse(token) else { return Ok(None) };
    let Some(opened) = opened_by(db.read(), &token).await? else { return Ok(None) };
    let event = event::by_id(db, &Actor::System, opened.row.event_id).await?;
    let given = queries::consents(db, opened.row.id).await?;
    let is_open = |purpose: &ConsentPurpose| {
        let counts = given.iter().any(|consent| consent.purpose == *purpose && consent.withdrawn_at.is_none());
        opened.row.state == RegistrationState::Pending || !counts
    };
    let asked = ConsentPurpose::ALL.into_iter().filter(is_open).collect();
    Ok(Some(Awaiting { event, details: opened.details, asked, is_confirmed: opened.is_settled }))
}

/// Confirms the address and what was typed with it, gives the consents that are ticked now, sends the ticket, and answers
/// its code. The same link again answers the same, and sends nothing.
///
/// # Errors
/// `LinkSpent` when the link is too old or was never one; `Closed` when the event is over; `OtherWording` when consents
/// were ticked under other texts.
pub async fn confirm(db: &Db, token: &str, ticked: &TickedConsents) -> Result<String, Error> {
    let token = Code::parse(token).ok_or(Error::LinkSpent)?;
    if !ticked.purposes.is_empty() {
        consent::shown(&ticked.shown)?;
    }
    let seen = opened_by(db.read(), &token).await?.ok_or(Error::LinkSpent)?;
    let (token, event, id) = (&token, seen.row.event_id, seen.row.id);
    db.write(|tx| async move {
        // Held: whoever changes it meanwhile finds this visitor, or the ticket tells of the change.
        let event = &event::held(&tx, event).await?;
        // Held on PostgreSQL: of several confirmations at once the first one counts. SQLite has one writer anyway.
        registration::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(&tx).await?;
        let Opened { row: before, details, is_settled } = opened_by(&tx, token).await?.ok_or(Error::LinkSpent)?;
        if is_settled {
            return letters::ticket_code(&tx, before.badge_id).await;
        }
        if !event.takes_registrations() {
            return Err(Error::Closed);
        }
        let row = confirmed(&tx, &before, &details).await?;
        take_consents(&tx, &before, ticked).await?;
        // Whoever holds the link holds the registration.
        let entry = AuditEntry::of(RegistrationAction::Confirmed, row.id).at(row.event_id);
        let entry = details.changed_from(&Details::from(&before)).into_iter().fold(entry, |entry, field| entry.with(field, ()));
        audit::record(&tx, &Actor::TicketHolder(row.id), entry).await?;
        letters::ticket(&tx, &row, event, &row.revision.to_string()).await
    })
    .await
}

/// The registration with what was typed when this link was asked for.
async fn opened_by(db: &impl ConnectionTrait, token: &Code) -> Result<Option<Opened>, DbErr> {
    let first = registration::Entity::find()
        .filter(registration::Column::ConfirmHash.eq(token.hash()))
        .filter(registration::Column::ConfirmExpiresAt.gt(clock::now()))
        .filter(registration::Column::ErasedAt.is_null())
        .one(db)
        .await?;
    if let Some(row) = first {
        return Ok(Some(Opened { details: Details::from(&row), is_settled: row.state != RegistrationState::Pending, row }));
    }
    let Some((repeat, row)) = repeat::opened_by(db, token).await? else { return Ok(None) };
    let is_settled = repeat.settled_at.is_some() || row.state == RegistrationState::Confirmed;
    let details = if is_settled { Details::from(&row) } else { repeat.details() };
    Ok(Some(Opened { row, details, is_settled }))
}

async fn confirmed(tx: &Tx, before: &registration::Model, details: &Details) -> Result<registration::Model, Error> {
    let now = registration::ActiveModel {
        state: Set(RegistrationState::Confirmed),
        confirmed_at: Set(Some(clock::now())),
        cancelled_at: Set(None),
        ..details.columns(&before.email)
    };
    let rows = registration::Entity::update_many()
        .set(now)
        .col_expr(registration::Column::Revision, Expr::col(registration::Column::Revision).add(1))
        .filter(registration::Column::Id.eq(before.id))
        .exec_with_returning(tx)
        .await?;
    let row = rows.into_iter().next().ok_or(Error::LinkSpent)?;
    repeat::settle(tx, row.id).await?;
    badge::resume(tx, row.badge_id).await?;
    badge::reprint(tx, row.badge_id, &row.name, &row.organisation).await?;
    Ok(row)
}

/// Those ticked now. What was ticked before the address was proven (earlier releases asked then) may be anybody's doing and
/// ends; what somebody gave while their registration counted stays.
async fn take_consents(tx: &Tx, before: &registration::Model, ticked: &TickedConsents) -> Result<(), Error> {
    if before.state == RegistrationState::Pending {
        consent::withdraw(tx, before.id, &ConsentPurpose::ALL).await?;
    }
    for purpose in &ticked.purposes {
        consent::write_consent(tx, before.id, *purpose, &ticked.shown).await?;
    }
    Ok(())
}
