//! How requests and meetings end, whoever ends them: the time goes back, the quota too, and the other one is told.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, MeetingLetter, MeetingNewsKind, MeetingState,
    entity::{matchmaking, meeting, profile, times::meeting_slot},
    letters,
};
use crate::{
    clock,
    db::Tx,
    event,
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
    let event = event::within(tx, round.event_id).await?;
    for (to, other) in [(row.asker_id, row.asked_id), (row.asked_id, row.asker_id)] {
        if by == Some(to) {
            continue;
        }
        let people = (profile::Entity::find_by_id(to).one(tx).await?, profile::Entity::find_by_id(other).one(tx).await?);
        if let (Some(to), Some(other)) = people {
            letters::tell(tx, &event, &to, &other, &ended, (news, when.clone())).await?;
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
    end_all_of(tx, round, row.id).await?;
    let event = event::within(tx, round.event_id).await?;
    let blank = MeetingLetter::MeetingAccess { event: event.facts(), token: String::new() };
    mail::personal_data::empty_threads(tx, [Thread::MeetingProfile(row.id)], &blank).await?;
    profile::Entity::delete_by_id(row.id).exec(tx).await?;
    Ok(())
}

/// Ends all requests and meetings of somebody who leaves.
pub(super) async fn end_all_of(tx: &Tx, round: &matchmaking::Model, id: ProfileId) -> Result<(), Error> {
    let own = meeting::Column::AskerId.eq(id).or(meeting::Column::AskedId.eq(id));
    let alive = meeting::Column::State.is_in([MeetingState::Requested, MeetingState::Accepted]);
    for row in meeting::Entity::find().filter(own).filter(alive).all(tx).await? {
        end_meeting(tx, round, row.id, Some(id), MeetingNewsKind::Cancelled).await?;
    }
    Ok(())
}
