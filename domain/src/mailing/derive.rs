//! Instants follow what was meant: a letter leaves when the clocks on the spot show what its author typed, and so many days
//! from the date that it was planned by, wherever that date moves.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};

use super::{EventDate, MailingAction, MailingField, MailingState, entity::mailing, plan::back_to_draft, view::from_date};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    clock,
    db::Tx,
    event::EventView,
};

/// Takes the planned letters of an event along, where its zone or a date that they follow became another. One whose time is
/// past by that, or whose date is gone, does not leave unasked: it is a draft again.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn follow_event(tx: &Tx, actor: &Actor, before: &EventView, after: &EventView) -> Result<(), DbErr> {
    let dates = |event: &EventView| EventDate::ALL.map(|date| date.day(event));
    if before.zone == after.zone && dates(before) == dates(after) {
        return Ok(());
    }
    derive_send_times(tx, actor, after).await
}

/// Derives when the planned letters of an event leave, by the zone and the dates that it has now.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn derive_send_times(tx: &Tx, actor: &Actor, event: &EventView) -> Result<(), DbErr> {
    let planned = mailing::Entity::find()
        .filter(mailing::Column::EventId.eq(event.id))
        .filter(mailing::Column::State.eq(MailingState::Planned))
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    for row in planned {
        match from_date(&row) {
            Some(_) => follow_date(tx, actor, event, &row).await?,
            None => follow_zone(tx, actor, event, &row).await?,
        }
    }
    Ok(())
}

async fn follow_zone(tx: &Tx, actor: &Actor, event: &EventView, row: &mailing::Model) -> Result<(), DbErr> {
    let Some(at) = row.send_local.map(|local| clock::at(event.zone, local)).filter(|at| row.send_at != Some(*at)) else { return Ok(()) };
    if at <= clock::now() {
        return back_to_draft(tx, actor, row, None).await;
    }
    let columns = mailing::ActiveModel { send_at: Set(Some(at)), ..Default::default() };
    mailing::Entity::update_many().set(columns).filter(mailing::Column::Id.eq(row.id)).exec(tx).await?;
    Ok(())
}

async fn follow_date(tx: &Tx, actor: &Actor, event: &EventView, row: &mailing::Model) -> Result<(), DbErr> {
    let Some((from, meant)) = from_date(row).zip(row.send_local) else { return Ok(()) };
    let local = from.day(event).map(|day| day.and_time(meant.time()));
    let at = local.map(|local| clock::at(event.zone, local));
    if at == row.send_at {
        return Ok(());
    }
    if at.is_none_or(|at| at <= clock::now()) {
        return back_to_draft(tx, actor, row, Some(from)).await;
    }
    let columns = mailing::ActiveModel {
        send_local: Set(local),
        send_at: Set(at),
        revision: Set(row.revision + 1),
        updated_at: Set(clock::now()),
        ..Default::default()
    };
    mailing::Entity::update_many().set(columns).filter(mailing::Column::Id.eq(row.id)).exec(tx).await?;
    let said = |at: Option<clock::Instant>| at.map(|at| at.to_rfc3339()).unwrap_or_default();
    let entry = AuditEntry::of(MailingAction::Moved, row.id).at(row.event_id);
    audit::record(tx, actor, entry.changed(MailingField::SendAt, said(row.send_at), said(at))).await
}
