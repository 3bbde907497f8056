//! Accepting a plan: each of its meetings in a transaction of its own, so that what became impossible meanwhile stops nothing
//! else. Whoever presses again goes on with what is left. Everybody gets one letter.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, DeleteMany, EntityTrait, QueryFilter, QueryOrder};

use super::{
    Error, MatchmakingAction, MatchmakingField, MeetingLetter, MeetingState,
    claim::claim,
    entity::{
        matchmaking, meeting,
        plan::{meeting_plan, planned_meeting},
        profile,
        times::meeting_slot,
    },
    history::entry,
    letters,
    occasion::occasion,
    service::lock,
};
use crate::{
    actor::{Actor, Denied},
    audit, clock,
    db::{Db, Tx, is_unique_violation},
    ids::{MatchmakingId, MeetingId, MeetingPlanId, MeetingSeatId, MeetingSlotId, ProfileId},
};

/// What became of a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    pub meetings: u32,
    /// What became impossible; it stays in the plan, for organisers to look at.
    pub impossible: u32,
}

/// Accepts the plan that waits.
///
/// # Errors
/// `Denied`, also where there is none.
pub async fn accept_plan(db: &Db, actor: &Actor, id: MatchmakingId) -> Result<Accepted, Error> {
    actor.require_organiser()?;
    let found = meeting_plan::Entity::find().filter(meeting_plan::Column::MatchmakingId.eq(id)).one(db.read()).await?;
    let plan = found.ok_or(Denied::NotFound)?.id;
    let rows = planned_meeting::Entity::find()
        .filter(planned_meeting::Column::PlanId.eq(plan))
        .filter(planned_meeting::Column::IsImpossible.eq(false))
        .order_by_asc(planned_meeting::Column::OneId)
        .order_by_asc(planned_meeting::Column::OtherId)
        .all(db.read())
        .await?;
    let mut accepted = Accepted::default();
    for row in &rows {
        match db.write(|tx| async move { put_on(&tx, id, row).await }).await {
            Ok(true) => accepted.meetings += 1,
            // Somebody else accepted it at the same time.
            Ok(false) => {}
            Err(Error::TimeTaken | Error::AskedAlready | Error::Denied(_)) => {
                accepted.impossible += 1;
                db.write_aside(|tx| async move { give_up(&tx, row).await }).await?;
            }
            Err(error) => return Err(error),
        }
    }
    db.write(|tx| async move { finish(&tx, actor, id, plan).await }).await?;
    Ok(accepted)
}

/// Binds both and a table. A request that one of them made is accepted by it. Answers whether it was still in the plan.
async fn put_on(tx: &Tx, id: MatchmakingId, row: &planned_meeting::Model) -> Result<bool, Error> {
    let gone = of_plan(row).exec(tx).await?;
    if gone.rows_affected == 0 {
        return Ok(false);
    }
    let round = matchmaking::Entity::find_by_id(id).one(tx).await?.ok_or(Denied::NotFound)?;
    let one = profile::Entity::find_by_id(row.one_id).one(tx).await?.ok_or(Denied::NotFound)?;
    let other = profile::Entity::find_by_id(row.other_id).one(tx).await?.ok_or(Denied::NotFound)?;
    // Whoever is not shown any more has left.
    if one.consent_at.is_none() || other.consent_at.is_none() {
        return Err(Denied::NotFound.into());
    }
    let slot = meeting_slot::Entity::find_by_id(row.slot_id).one(tx).await?.ok_or(Error::TimeTaken)?;
    let asked = meeting::Entity::find()
        .filter(meeting::Column::LowId.eq(one.id.min(other.id)))
        .filter(meeting::Column::HighId.eq(one.id.max(other.id)))
        .filter(meeting::Column::State.is_in([MeetingState::Requested, MeetingState::Accepted]))
        .one(tx)
        .await?;
    match asked {
        Some(meeting) if meeting.state == MeetingState::Accepted => Err(Error::AskedAlready),
        Some(meeting) => {
            let seat = claim(tx, &round, meeting.id, [&one, &other], &slot).await?;
            let change = meeting::ActiveModel {
                state: Set(MeetingState::Accepted),
                slot_id: Set(Some(slot.id)),
                seat_id: Set(seat),
                proposed_slot_id: Set(None),
                updated_at: Set(clock::now()),
                revision: Set(meeting.revision + 1),
                ..Default::default()
            };
            let written = meeting::Entity::update_many()
                .set(change)
                .filter(meeting::Column::Id.eq(meeting.id))
                .filter(meeting::Column::Revision.eq(meeting.revision))
                .exec(tx)
                .await?;
            if written.rows_affected == 1 { Ok(true) } else { Err(Error::TimeTaken) }
        }
        None => {
            let meeting = MeetingId::new();
            let seat = claim(tx, &round, meeting, [&one, &other], &slot).await?;
            let row = new_meeting(meeting, &one, &other, slot.id, seat);
            let inserted = meeting::Entity::insert(row).exec_without_returning(tx).await;
            inserted.map_err(|error| if is_unique_violation(&error) { Error::AskedAlready } else { Error::Db(error) })?;
            Ok(true)
        }
    }
}

fn of_plan(row: &planned_meeting::Model) -> DeleteMany<planned_meeting::Entity> {
    planned_meeting::Entity::delete_many()
        .filter(planned_meeting::Column::PlanId.eq(row.plan_id))
        .filter(planned_meeting::Column::OneId.eq(row.one_id))
        .filter(planned_meeting::Column::OtherId.eq(row.other_id))
}

fn new_meeting(
    id: MeetingId,
    one: &profile::Model,
    other: &profile::Model,
    slot: MeetingSlotId,
    seat: Option<MeetingSeatId>,
) -> meeting::ActiveModel {
    let now = clock::now();
    meeting::ActiveModel {
        id: Set(id),
        matchmaking_id: Set(one.matchmaking_id),
        asker_id: Set(one.id),
        asked_id: Set(other.id),
        low_id: Set(one.id.min(other.id)),
        high_id: Set(one.id.max(other.id)),
        state: Set(MeetingState::Accepted),
        is_planned: Set(true),
        message: Set(String::new()),
        slot_id: Set(Some(slot)),
        seat_id: Set(seat),
        proposed_slot_id: Set(None),
        proposed_by: Set(one.id),
        link: Set(String::new()),
        asker_rating: Set(None),
        asked_rating: Set(None),
        asker_absent: Set(false),
        asked_absent: Set(false),
        requested_at: Set(now),
        updated_at: Set(now),
        revision: Set(1),
    }
}

async fn give_up(tx: &Tx, row: &planned_meeting::Model) -> Result<(), Error> {
    let change = planned_meeting::ActiveModel { is_impossible: Set(true), ..Default::default() };
    planned_meeting::Entity::update_many()
        .set(change)
        .filter(planned_meeting::Column::PlanId.eq(row.plan_id))
        .filter(planned_meeting::Column::OneId.eq(row.one_id))
        .filter(planned_meeting::Column::OtherId.eq(row.other_id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Tells everybody of their meetings, by one letter for each plan, and puts the plan away if nothing of it is left.
async fn finish(tx: &Tx, actor: &Actor, id: MatchmakingId, plan: MeetingPlanId) -> Result<(), Error> {
    let round = lock(tx, id).await?;
    let of = occasion(tx, &round).await?;
    let meetings = meeting::Entity::find()
        .filter(meeting::Column::MatchmakingId.eq(id))
        .filter(meeting::Column::State.eq(MeetingState::Accepted))
        .all(tx)
        .await?;
    let mut of_person: BTreeMap<ProfileId, u32> = BTreeMap::new();
    for id in meetings.iter().flat_map(|meeting| [meeting.asker_id, meeting.asked_id]) {
        *of_person.entry(id).or_default() += 1;
    }
    let people = profile::Entity::find().filter(profile::Column::MatchmakingId.eq(id)).all(tx).await?;
    for person in people {
        let Some(meetings) = of_person.get(&person.id).copied() else { continue };
        let key = format!("meeting_plan:{plan}:{}", person.id);
        let letter = |token| MeetingLetter::MeetingPlan { round: of.facts(), meetings, token };
        letters::send(tx, &of, &person, key, None, letter).await?;
    }
    let left = planned_meeting::Entity::find().filter(planned_meeting::Column::PlanId.eq(plan)).one(tx).await?;
    if left.is_none() {
        meeting_plan::Entity::delete_by_id(plan).exec(tx).await?;
    }
    let noted = entry(MatchmakingAction::PlanAccepted, &round);
    Ok(audit::record(tx, actor, noted.with(MatchmakingField::Count, meetings.len())).await?)
}
