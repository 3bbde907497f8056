//! Making, changing and opening the meetings of an event, and what organisers do for somebody who takes part.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, TryInsertResult,
    sea_query::{CaseStatement, Expr, ExprTrait},
};

use super::{
    Error, MatchmakingAction, MatchmakingDetails, MatchmakingField, MatchmakingState, MatchmakingView, MeetingNewsKind,
    end::{end_meeting, erase_profile},
    entity::{matchmaking, meeting, profile},
    view::named,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    event,
    field::FieldErrors,
    ids::{EventId, MatchmakingId, MeetingId, ProfileId},
    locale::Text,
};

/// Prepares the meetings of an event, as a draft.
///
/// # Errors
/// `Denied`, or `Invalid`, also where the event has some already.
pub async fn create(db: &Db, actor: &Actor, event: &str, command: &MatchmakingDetails) -> Result<MatchmakingView, Error> {
    actor.require_organiser()?;
    let chosen = event.parse::<EventId>().map_err(|_| FieldErrors::one("event", Text::new("Bitte wählen.", "Please choose.")));
    let (event, parsed) = match (chosen, command.parse()) {
        (Ok(event), Ok(parsed)) => (event, parsed),
        (Err(chosen), Err(others)) => return Err(others.after(chosen).into()),
        (Err(errors), _) | (_, Err(errors)) => return Err(errors.into()),
    };
    let parsed = &parsed;
    db.write(|tx| async move {
        let event = event::within(&tx, event).await?;
        let id = MatchmakingId::new();
        let row = matchmaking::ActiveModel {
            id: Set(id),
            event_id: Set(event.id),
            takes_wishes: Set(false),
            state: Set(MatchmakingState::Draft),
            revision: Set(1),
            created_at: Set(clock::now()),
            ..parsed.columns()
        };
        let inserted =
            matchmaking::Entity::insert(row).on_conflict_do_nothing_on([matchmaking::Column::EventId]).exec_without_returning(&tx).await?;
        match inserted {
            TryInsertResult::Inserted(rows) if rows > 0 => {}
            _ => {
                let there = Text::new("Zu dieser Veranstaltung gibt es schon Gespräche.", "This event has meetings already.");
                return Err(FieldErrors::one("event", there).into());
            }
        }
        audit::record(&tx, actor, AuditEntry::of(MatchmakingAction::Created, id).at(event.id)).await?;
        Ok(named(lock(&tx, id).await?, event))
    })
    .await
}

/// Changes what holds for the meetings. Times that are there stay as long as they are; nobody loses a request that they made.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn edit(db: &Db, actor: &Actor, id: MatchmakingId, revision: &str, command: &MatchmakingDetails) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let old = lock(&tx, id).await?;
        let zone = event::within(&tx, old.event_id).await?.zone;
        ExpectedRevision::parse(revision).check::<MatchmakingAction, Error>(&tx, id, old.revision, zone).await?;
        let row = matchmaking::ActiveModel { revision: Set(old.revision + 1), ..parsed.columns() };
        matchmaking::Entity::update_many().set(row).filter(matchmaking::Column::Id.eq(id)).exec(&tx).await?;
        if parsed.request_quota != old.request_quota {
            set_quota(&tx, id, parsed.request_quota).await?;
        }
        Ok(audit::record(&tx, actor, parsed.differences(&old)).await?)
    })
    .await
}

/// Whoever has more requests open than the new quota keeps them.
async fn set_quota(tx: &Tx, id: MatchmakingId, quota: i32) -> Result<(), Error> {
    let used = Expr::col(profile::Column::RequestsOpen);
    let next = CaseStatement::new().case(used.clone().gt(quota), used).finally(Expr::value(quota));
    profile::Entity::update_many()
        .col_expr(profile::Column::RequestQuota, next.into())
        .filter(profile::Column::MatchmakingId.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Opens or closes the meetings, or makes them a draft again, as the word of a [`MatchmakingState`] says.
///
/// # Errors
/// `Denied`.
pub async fn set_state(db: &Db, actor: &Actor, id: MatchmakingId, state: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    let state: MatchmakingState = state.parse().map_err(|_| Denied::NotFound)?;
    let action = match state {
        MatchmakingState::Draft => MatchmakingAction::BackToDraft,
        MatchmakingState::Open => MatchmakingAction::Opened,
        MatchmakingState::Closed => MatchmakingAction::Closed,
    };
    let change = &matchmaking::ActiveModel { state: Set(state), ..Default::default() };
    db.write(|tx| async move {
        let old = lock(&tx, id).await?;
        if old.state == state { Ok(()) } else { next(&tx, actor, &old, change.clone(), action).await }
    })
    .await
}

/// Lets participants say whom they want to meet, or ends that.
///
/// # Errors
/// `Denied`.
pub async fn set_takes_wishes(db: &Db, actor: &Actor, id: MatchmakingId, takes: bool) -> Result<(), Error> {
    actor.require_organiser()?;
    let action = if takes { MatchmakingAction::WishesOpened } else { MatchmakingAction::WishesClosed };
    let change = &matchmaking::ActiveModel { takes_wishes: Set(takes), ..Default::default() };
    db.write(|tx| async move {
        let old = lock(&tx, id).await?;
        if old.takes_wishes == takes { Ok(()) } else { next(&tx, actor, &old, change.clone(), action).await }
    })
    .await
}

async fn next(
    tx: &Tx,
    actor: &Actor,
    old: &matchmaking::Model,
    change: matchmaking::ActiveModel,
    action: MatchmakingAction,
) -> Result<(), Error> {
    let row = matchmaking::ActiveModel { revision: Set(old.revision + 1), updated_at: Set(clock::now()), ..change };
    matchmaking::Entity::update_many().set(row).filter(matchmaking::Column::Id.eq(old.id)).exec(tx).await?;
    Ok(audit::record(tx, actor, AuditEntry::of(action, old.id).at(old.event_id)).await?)
}

/// Calls a request or meeting off for both; they are told.
///
/// # Errors
/// `Denied`, or `NotNow` when it is over already.
pub async fn cancel_by_organiser(db: &Db, actor: &Actor, id: MeetingId) -> Result<MatchmakingId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = meeting::Entity::find_by_id(id).one(&tx).await?.ok_or(Denied::NotFound)?;
        let round = lock(&tx, row.matchmaking_id).await?;
        if !end_meeting(&tx, &round, id, None, MeetingNewsKind::Cancelled).await? {
            return Err(Error::NotNow);
        }
        audit::record(&tx, actor, AuditEntry::of(MatchmakingAction::MeetingCancelled, round.id).at(round.event_id)).await?;
        Ok(round.id)
    })
    .await
}

/// Erases somebody who takes part, with all their requests and meetings; the others are told that those are cancelled.
///
/// # Errors
/// `Denied`, also when it was done before.
pub async fn erase_participant(db: &Db, actor: &Actor, id: ProfileId) -> Result<MatchmakingId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = profile::Entity::find_by_id(id).one(&tx).await?.ok_or(Denied::NotFound)?;
        let round = lock(&tx, row.matchmaking_id).await?;
        erase_profile(&tx, &round, &row).await?;
        let entry = AuditEntry::of(MatchmakingAction::ParticipantErased, round.id).at(round.event_id);
        audit::record(&tx, actor, entry.with(MatchmakingField::Count, 1)).await?;
        Ok(round.id)
    })
    .await
}

/// The meetings of an event, locked until the end of the transaction: organisers change them one after the other.
///
/// # Errors
/// `NotFound` where there are none.
pub(super) async fn lock(tx: &Tx, id: MatchmakingId) -> Result<matchmaking::Model, Error> {
    let locked = matchmaking::Entity::update_many()
        .col_expr(matchmaking::Column::Revision, Expr::col(matchmaking::Column::Revision))
        .filter(matchmaking::Column::Id.eq(id))
        .exec_with_returning(tx)
        .await?;
    locked.into_iter().next().ok_or(Error::Denied(Denied::NotFound))
}
