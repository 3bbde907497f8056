//! How requests and meetings end, whoever ends them: the time goes back, the quota too, and the other one is told.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, MeetingLetter, MeetingNewsKind, MeetingState,
    entity::{matchmaking, meeting, profile, times::meeting_slot},
    letters,
    occasion::occasion,
    service::lock,
};
use crate::{
    clock,
    db::Tx,
    ids::{MeetingId, ProfileId},
    mail::{self, Thread},
    timetable::{self, Commitment},
};

/// Ends a request or meeting; answers whether it was alive. `by` is the one of the two who ends it: the other one is told;
/// without, both are.
pub(super) async fn end_meeting(
    tx: &Tx,
    round: &matchmaking::Model,
    id: MeetingId,
    by: Option<ProfileId>,
    news: MeetingNewsKind,
) -> Result<bool, Error> {
    let row = meeting::Entity::find_by_id(id).one(tx).await?;
    let Some(row) = row.filter(|row| matches!(row.state, MeetingState::Requested | MeetingState::Accepted)) else { return Ok(false) };
    let state = match news {
        MeetingNewsKind::Declined => MeetingState::Declined,
        MeetingNewsKind::Withdrawn => MeetingState::Withdrawn,
        _ => MeetingState::Cancelled,
    };
    let when = match row.slot_id {
        Some(slot) => match meeting_slot::Entity::find_by_id(slot).one(tx).await? {
            Some(slot) => Some(letters::facts_of(tx, &slot, row.seat_id).await?),
            None => None,
        },
        None => None,
    };
    let change = meeting::ActiveModel {
        state: Set(state),
        slot_id: Set(None),
        seat_id: Set(None),
        updated_at: Set(clock::now()),
        ..Default::default()
    };
    let ended = meeting::Entity::update_many()
        .set(change)
        .col_expr(meeting::Column::Revision, Expr::col(meeting::Column::Revision).add(1))
        .filter(meeting::Column::Id.eq(id))
        .filter(meeting::Column::Revision.eq(row.revision))
        .exec_with_returning(tx)
        .await?;
    let Some(ended) = ended.into_iter().next() else { return Err(Error::NotNow) };
    timetable::release_commitment(tx, Commitment::Meeting(id)).await?;
    if !row.is_planned {
        give_quota_back(tx, row.asker_id).await?;
    }
    let of = occasion(tx, round).await?;
    for (to, other) in [(row.asker_id, row.asked_id), (row.asked_id, row.asker_id)] {
        if by == Some(to) {
            continue;
        }
        let people = (profile::Entity::find_by_id(to).one(tx).await?, profile::Entity::find_by_id(other).one(tx).await?);
        if let (Some(to), Some(other)) = people {
            letters::tell(tx, &of, &to, &other, &ended, (news, when.clone())).await?;
        }
    }
    Ok(true)
}

/// A request that came to nothing counts no more.
async fn give_quota_back(tx: &Tx, asker: ProfileId) -> Result<(), Error> {
    profile::Entity::update_many()
        .col_expr(profile::Column::RequestsOpen, Expr::col(profile::Column::RequestsOpen).sub(1))
        .filter(profile::Column::Id.eq(asker))
        .filter(profile::Column::RequestsOpen.gt(0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Erases a profile: what is alive ends first, then its row goes with all that hangs on it, and what was mailed to it is emptied.
pub(super) async fn erase_profile(tx: &Tx, round: &matchmaking::Model, row: &profile::Model) -> Result<(), Error> {
    // One after the other: what two had together is counted by the first of them who goes.
    lock(tx, round.id).await?;
    end_all_of(tx, round, row.id).await?;
    count_past(tx, round, row.id).await?;
    let of = occasion(tx, round).await?;
    let blank = MeetingLetter::MeetingAccess { round: of.facts(), token: String::new() };
    mail::personal_data::empty_threads(tx, [Thread::MeetingProfile(row.id)], &blank).await?;
    profile::Entity::delete_by_id(row.id).exec(tx).await?;
    Ok(())
}

/// Ends all requests and meetings of somebody who leaves: what they asked for is withdrawn, what they were asked declined, and
/// what was agreed upon cancelled. But for meetings that have begun: nobody is told that what took place does not.
pub(super) async fn end_all_of(tx: &Tx, round: &matchmaking::Model, id: ProfileId) -> Result<(), Error> {
    let alive = meeting::Column::State.is_in([MeetingState::Requested, MeetingState::Accepted]);
    for (row, slot) in with_times(tx, round, own(id).and(alive)).await? {
        if has_begun(slot.as_ref()) {
            continue;
        }
        let news = match row.state {
            MeetingState::Accepted => MeetingNewsKind::Cancelled,
            _ if row.asker_id == id => MeetingNewsKind::Withdrawn,
            _ => MeetingNewsKind::Declined,
        };
        end_meeting(tx, round, row.id, Some(id), news).await?;
    }
    Ok(())
}

/// Calls a request or meeting off for both, unless it has begun; answers whether it was alive and to come.
pub(super) async fn cancel_to_come(tx: &Tx, round: &matchmaking::Model, id: MeetingId) -> Result<bool, Error> {
    let found = with_times(tx, round, meeting::Column::Id.eq(id)).await?;
    if found.iter().any(|(_, slot)| has_begun(slot.as_ref())) {
        return Ok(false);
    }
    end_meeting(tx, round, id, None, MeetingNewsKind::Cancelled).await
}

/// What goes with somebody's profile is counted before it goes, so that what a round came to stays true; its time goes back.
async fn count_past(tx: &Tx, round: &matchmaking::Model, id: ProfileId) -> Result<(), Error> {
    let (mut agreed, mut held) = (0_i32, 0_i32);
    for (row, slot) in with_times(tx, round, own(id).and(meeting::Column::State.eq(MeetingState::Accepted))).await? {
        if slot.is_some_and(|slot| slot.ends_at <= clock::now()) {
            agreed += 1;
            held += i32::from(!row.asker_absent && !row.asked_absent);
        }
        timetable::release_commitment(tx, Commitment::Meeting(row.id)).await?;
    }
    if agreed > 0 {
        matchmaking::Entity::update_many()
            .col_expr(matchmaking::Column::PastMatches, Expr::col(matchmaking::Column::PastMatches).add(agreed))
            .col_expr(matchmaking::Column::PastMeetings, Expr::col(matchmaking::Column::PastMeetings).add(held))
            .filter(matchmaking::Column::Id.eq(round.id))
            .exec(tx)
            .await?;
    }
    Ok(())
}

fn own(id: ProfileId) -> Expr {
    meeting::Column::AskerId.eq(id).or(meeting::Column::AskedId.eq(id))
}

fn has_begun(slot: Option<&meeting_slot::Model>) -> bool {
    slot.is_some_and(|slot| slot.starts_at <= clock::now())
}

/// A request or meeting, and its time if it has one.
type Timed = (meeting::Model, Option<meeting_slot::Model>);

/// Requests and meetings of a round, each with its time if it has one.
async fn with_times(tx: &Tx, round: &matchmaking::Model, which: Expr) -> Result<Vec<Timed>, DbErr> {
    let rows = meeting::Entity::find().filter(meeting::Column::MatchmakingId.eq(round.id)).filter(which).all(tx).await?;
    let slots = meeting_slot::Entity::find().filter(meeting_slot::Column::MatchmakingId.eq(round.id)).all(tx).await?;
    let slot = |row: &meeting::Model| slots.iter().find(|slot| Some(slot.id) == row.slot_id).cloned();
    Ok(rows.into_iter().map(|row| (slot(&row), row)).map(|(slot, row)| (row, slot)).collect())
}
