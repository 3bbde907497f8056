//! Answering a request, and moving or calling off a meeting. Whoever said something last waits for the other one.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, MatchmakingState, MeetingNewsKind, MeetingState,
    ask::{check_slot, chosen},
    claim::claim,
    end::end_meeting,
    entity::{matchmaking, meeting, profile, times::meeting_slot},
    letters,
    link::opened,
    occasion::occasion,
};
use crate::{
    actor::Denied,
    clock,
    db::{Db, Tx},
    field::{FieldErrors, required},
    ids::{MeetingId, MeetingSlotId},
    timetable::{self, Commitment},
};

/// A meeting, and the two of it: whoever acts, and the other one.
pub(super) struct Pair {
    pub round: matchmaking::Model,
    pub me: profile::Model,
    pub other: profile::Model,
    pub meeting: meeting::Model,
}

/// The meeting of whoever holds the link.
///
/// # Errors
/// `NoSuchLink`, or `Denied` for a meeting of others.
pub(super) async fn pair(tx: &Tx, token: &str, id: MeetingId) -> Result<Pair, Error> {
    let (me, round) = opened(tx, token).await?;
    let row = meeting::Entity::find_by_id(id).one(tx).await?;
    let meeting = row.filter(|row| [row.asker_id, row.asked_id].contains(&me.id)).ok_or(Denied::NotFound)?;
    let other = if meeting.asker_id == me.id { meeting.asked_id } else { meeting.asker_id };
    let other = profile::Entity::find_by_id(other).one(tx).await?.ok_or(Denied::NotFound)?;
    Ok(Pair { round, me, other, meeting })
}

/// Accepts a request at a time: both people and a table are bound, or nothing happens.
///
/// # Errors
/// `NoSuchLink`, `Denied`, `Invalid` without a time, `NotYours` for whoever said something last, `NotNow`, or `TimeTaken`.
pub async fn accept(db: &Db, token: &str, id: MeetingId, slot: &str) -> Result<(), Error> {
    let slot = chosen(slot)?.ok_or_else(|| FieldErrors::one("slot", required()))?;
    db.write(|tx| async move {
        let pair = pair(&tx, token, id).await?;
        must_be_mine(&pair)?;
        if pair.round.state == MatchmakingState::Draft {
            return Err(Error::Closed);
        }
        settle(&tx, &pair, slot, MeetingNewsKind::Accepted).await
    })
    .await
}

/// Proposes another time for a request that waits; the other one answers.
///
/// # Errors
/// As `accept`, but for `TimeTaken`, which only says that there is no such time.
pub async fn propose(db: &Db, token: &str, id: MeetingId, slot: &str) -> Result<(), Error> {
    let slot = chosen(slot)?.ok_or_else(|| FieldErrors::one("slot", required()))?;
    db.write(|tx| async move {
        let pair = pair(&tx, token, id).await?;
        must_be_mine(&pair)?;
        check_slot(&tx, &pair.round, Some(slot)).await?;
        let change = meeting::ActiveModel { proposed_slot_id: Set(Some(slot)), proposed_by: Set(pair.me.id), ..Default::default() };
        let row = next(&tx, &pair.meeting, change).await?;
        tell_other(&tx, &pair, &row, MeetingNewsKind::Proposed).await
    })
    .await
}

/// Declines a request that somebody else made.
///
/// # Errors
/// `NoSuchLink`, `Denied`, `NotYours` for whoever made it, or `NotNow`.
pub async fn decline(db: &Db, token: &str, id: MeetingId) -> Result<(), Error> {
    db.write(|tx| async move {
        let pair = pair(&tx, token, id).await?;
        if pair.meeting.asked_id != pair.me.id {
            return Err(Error::NotYours);
        }
        end_in(&tx, &pair, MeetingState::Requested, MeetingNewsKind::Declined).await
    })
    .await
}

/// Takes back a request that one made oneself.
///
/// # Errors
/// `NoSuchLink`, `Denied`, `NotYours` for whoever was asked, or `NotNow`.
pub async fn withdraw(db: &Db, token: &str, id: MeetingId) -> Result<(), Error> {
    db.write(|tx| async move {
        let pair = pair(&tx, token, id).await?;
        if pair.meeting.asker_id != pair.me.id {
            return Err(Error::NotYours);
        }
        end_in(&tx, &pair, MeetingState::Requested, MeetingNewsKind::Withdrawn).await
    })
    .await
}

/// Calls off a meeting that both agreed upon.
///
/// # Errors
/// `NoSuchLink`, `Denied`, or `NotNow`.
pub async fn cancel(db: &Db, token: &str, id: MeetingId) -> Result<(), Error> {
    db.write(|tx| async move {
        let pair = pair(&tx, token, id).await?;
        end_in(&tx, &pair, MeetingState::Accepted, MeetingNewsKind::Cancelled).await
    })
    .await
}

/// Moves a meeting to another time at which both are free; the other one is told, and may call it off.
///
/// # Errors
/// `NoSuchLink`, `Denied`, `Invalid` without a time, `NotNow` for what is over or never was agreed upon, or `TimeTaken`.
pub async fn reschedule(db: &Db, token: &str, id: MeetingId, slot: &str) -> Result<(), Error> {
    let slot = chosen(slot)?.ok_or_else(|| FieldErrors::one("slot", required()))?;
    db.write(|tx| async move {
        let pair = pair(&tx, token, id).await?;
        if pair.meeting.state != MeetingState::Accepted {
            return Err(Error::NotNow);
        }
        if pair.meeting.slot_id == Some(slot) {
            return Ok(());
        }
        must_be_to_come(&tx, &pair.meeting).await?;
        timetable::release_commitment(&tx, Commitment::Meeting(id)).await?;
        settle(&tx, &pair, slot, MeetingNewsKind::Moved).await
    })
    .await
}

fn must_be_mine(pair: &Pair) -> Result<(), Error> {
    if pair.meeting.state != MeetingState::Requested {
        return Err(Error::NotNow);
    }
    if pair.meeting.proposed_by == pair.me.id { Err(Error::NotYours) } else { Ok(()) }
}

async fn must_be_to_come(tx: &Tx, row: &meeting::Model) -> Result<(), Error> {
    let Some(slot) = row.slot_id else { return Err(Error::NotNow) };
    let slot = meeting_slot::Entity::find_by_id(slot).one(tx).await?.ok_or(Denied::NotFound)?;
    if slot.starts_at > clock::now() { Ok(()) } else { Err(Error::NotNow) }
}

/// Ends it where it is in this state; what has begun is not called off any more.
async fn end_in(tx: &Tx, pair: &Pair, state: MeetingState, news: MeetingNewsKind) -> Result<(), Error> {
    if pair.meeting.state != state {
        return Err(Error::NotNow);
    }
    if state == MeetingState::Accepted {
        must_be_to_come(tx, &pair.meeting).await?;
    }
    if end_meeting(tx, &pair.round, pair.meeting.id, Some(pair.me.id), news).await? { Ok(()) } else { Err(Error::NotNow) }
}

/// Binds both and a table, and writes it down.
async fn settle(tx: &Tx, pair: &Pair, slot: MeetingSlotId, news: MeetingNewsKind) -> Result<(), Error> {
    let slot = meeting_slot::Entity::find_by_id(slot).one(tx).await?.ok_or(Error::TimeTaken)?;
    let seat = claim(tx, &pair.round, pair.meeting.id, [&pair.me, &pair.other], &slot).await?;
    let change = meeting::ActiveModel {
        state: Set(MeetingState::Accepted),
        slot_id: Set(Some(slot.id)),
        seat_id: Set(seat),
        proposed_slot_id: Set(None),
        ..Default::default()
    };
    let row = next(tx, &pair.meeting, change).await?;
    tell_other(tx, pair, &row, news).await
}

/// Writes a change, unless somebody was faster.
async fn next(tx: &Tx, row: &meeting::Model, change: meeting::ActiveModel) -> Result<meeting::Model, Error> {
    let changed = meeting::Entity::update_many()
        .set(meeting::ActiveModel { updated_at: Set(clock::now()), ..change })
        .col_expr(meeting::Column::Revision, Expr::col(meeting::Column::Revision).add(1))
        .filter(meeting::Column::Id.eq(row.id))
        .filter(meeting::Column::Revision.eq(row.revision))
        .filter(meeting::Column::State.eq(row.state))
        .exec_with_returning(tx)
        .await?;
    changed.into_iter().next().ok_or(Error::NotNow)
}

async fn tell_other(tx: &Tx, pair: &Pair, row: &meeting::Model, news: MeetingNewsKind) -> Result<(), Error> {
    let when = match row.slot_id.or(row.proposed_slot_id) {
        Some(slot) => match meeting_slot::Entity::find_by_id(slot).one(tx).await? {
            Some(slot) => Some(letters::facts_of(tx, &slot, row.seat_id).await?),
            None => None,
        },
        None => None,
    };
    let of = occasion(tx, &pair.round).await?;
    Ok(letters::tell(tx, &of, &pair.other, &pair.me, row, (news, when)).await?)
}
