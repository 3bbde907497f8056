//! Making, changing and opening the meetings of an event or a bridge, and what organisers do for somebody who takes part.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, TryInsertResult,
    sea_query::{CaseStatement, Expr, ExprTrait},
};

use super::{
    Error, MatchmakingAction, MatchmakingDetails, MatchmakingField, MatchmakingState, MatchmakingView,
    days::{Days, RoundDays},
    end::{cancel_to_come, erase_profile},
    entity::{matchmaking, meeting, profile},
    follow::{Change, follow_days, left_outside},
    history::entry,
    occasion::{Occasion, occasion},
    settings::Parsed,
    view::named,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, ExpectedRevision},
    bridge, clock,
    db::{Db, Tx, is_unique_violation},
    event,
    field::FieldErrors,
    ids::{BridgeId, EventId, MatchmakingId, MeetingId, ProfileId},
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
        let row = matchmaking::ActiveModel { event_id: Set(Some(event.id)), ..new(id, parsed) };
        let inserted =
            matchmaking::Entity::insert(row).on_conflict_do_nothing_on([matchmaking::Column::EventId]).exec_without_returning(&tx).await?;
        match inserted {
            TryInsertResult::Inserted(rows) if rows > 0 => {}
            _ => {
                let there = Text::new("Zu dieser Veranstaltung gibt es schon Gespräche.", "This event has meetings already.");
                return Err(FieldErrors::one("event", there).into());
            }
        }
        let made = lock(&tx, id).await?;
        audit::record(&tx, actor, entry(MatchmakingAction::Created, &made)).await?;
        Ok(named(made, Occasion::Event(Box::new(event))))
    })
    .await
}

/// Prepares meetings of a bridge's or network's people outside any event, as a draft. One bridge may have several, each from
/// another day on.
///
/// # Errors
/// `Denied`, or `Invalid`, also where the bridge has some from that day on already.
pub async fn create_for_bridge(
    db: &Db,
    actor: &Actor,
    bridge: &str,
    days: &RoundDays,
    command: &MatchmakingDetails,
) -> Result<MatchmakingView, Error> {
    actor.require_organiser()?;
    let mut problems = FieldErrors::default();
    let bridge = bridge.parse::<BridgeId>().ok();
    if bridge.is_none() {
        problems.refuse("bridge", Text::new("Bitte wählen.", "Please choose."));
    }
    let parsed = command.parse().map_err(|more| problems.0.extend(more.0)).ok();
    let days = days.parse().map_err(|more| problems.0.extend(more.0)).ok();
    let (Some(bridge), Some(parsed), Some(days)) = (bridge, &parsed, &days) else { return Err(problems.into()) };
    db.write(|tx| async move {
        // Whoever removes the bridge waits, and then finds these.
        bridge::name_of(&tx, bridge).await?.ok_or(Denied::NotFound)?;
        let id = MatchmakingId::new();
        let row = matchmaking::ActiveModel { bridge_id: Set(Some(bridge)), ..days.onto(new(id, parsed)) };
        let unique = [matchmaking::Column::BridgeId, matchmaking::Column::StartsOn];
        let inserted = matchmaking::Entity::insert(row).on_conflict_do_nothing_on(unique).exec_without_returning(&tx).await?;
        match inserted {
            TryInsertResult::Inserted(rows) if rows > 0 => {}
            _ => return Err(FieldErrors::one("starts_on", begun_already()).into()),
        }
        let made = lock(&tx, id).await?;
        audit::record(&tx, actor, entry(MatchmakingAction::Created, &made)).await?;
        let of = occasion(&tx, &made).await?;
        Ok(named(made, of))
    })
    .await
}

pub(super) fn begun_already() -> Text {
    Text::new("Von diesem Tag an gibt es hier schon Gespräche.", "There are meetings here from this day on already.")
}

fn new(id: MatchmakingId, parsed: &Parsed) -> matchmaking::ActiveModel {
    matchmaking::ActiveModel {
        id: Set(id),
        event_id: Set(None),
        bridge_id: Set(None),
        time_zone: Set(None),
        starts_on: Set(None),
        ends_on: Set(None),
        takes_wishes: Set(false),
        state: Set(MatchmakingState::Draft),
        past_matches: Set(0),
        past_meetings: Set(0),
        revision: Set(1),
        created_at: Set(clock::now()),
        ..parsed.columns()
    }
}

/// Changes the days and the zone of a bridge's meetings. Times keep their clock hour in another zone; they move along with the
/// first day if that is said, and are not left outside of the days.
///
/// # Errors
/// `Denied`, also for meetings of an event, which have its days; `Invalid`, or `Overtaken`.
pub async fn set_days(db: &Db, actor: &Actor, id: MatchmakingId, revision: &str, command: &RoundDays) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let old = lock(&tx, id).await?;
        let (Some(before), None) = (Days::of(&old), old.event_id) else { return Err(Denied::NotFound.into()) };
        ExpectedRevision::parse(revision).check::<MatchmakingAction, Error>(&tx, id, old.revision, before.zone).await?;
        if *parsed == before {
            return Ok(());
        }
        let change = Change { before, after: *parsed, moves_along: command.moves_along == "on", box_name: "moves_along" };
        let problems = left_outside(&tx, id, &change).await?;
        problems.beside(Ok(()))?;
        let row =
            parsed.onto(matchmaking::ActiveModel { revision: Set(old.revision + 1), updated_at: Set(clock::now()), ..Default::default() });
        let written = matchmaking::Entity::update_many().set(row).filter(matchmaking::Column::Id.eq(id)).exec(&tx).await;
        written.map_err(|error| {
            if is_unique_violation(&error) { Error::Invalid(FieldErrors::one("starts_on", begun_already())) } else { Error::Db(error) }
        })?;
        follow_days(&tx, &lock(&tx, id).await?, &change).await?;
        Ok(audit::record(&tx, actor, parsed.differences(&before, &old)).await?)
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
        let zone = occasion(&tx, &old).await?.zone();
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
    Ok(audit::record(tx, actor, entry(action, old)).await?)
}

/// Calls a request or meeting off for both; they are told.
///
/// # Errors
/// `Denied`, or `NotNow` when it has begun or ended already.
pub async fn cancel_by_organiser(db: &Db, actor: &Actor, id: MeetingId) -> Result<MatchmakingId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = meeting::Entity::find_by_id(id).one(&tx).await?.ok_or(Denied::NotFound)?;
        let round = lock(&tx, row.matchmaking_id).await?;
        if !cancel_to_come(&tx, &round, id).await? {
            return Err(Error::NotNow);
        }
        audit::record(&tx, actor, entry(MatchmakingAction::MeetingCancelled, &round)).await?;
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
        audit::record(&tx, actor, entry(MatchmakingAction::ParticipantErased, &round).with(MatchmakingField::Count, 1)).await?;
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
