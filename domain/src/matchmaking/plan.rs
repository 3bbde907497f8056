//! One plan for all wishes: made, shown, thrown away. Nothing of it takes place before organisers accept it.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::{
    Error, MatchmakingAction, MatchmakingField, MeetingState, Slot, WishKind,
    availability::{Availability, availability, person},
    entity::{
        matchmaking, meeting,
        plan::{meeting_plan, planned_meeting, wish},
        profile,
        times::meeting_slot,
    },
    history::entry,
    schedule::{self, Round, STEPS, schedule},
    service::lock,
};
use crate::{
    actor::{Actor, Denied},
    audit,
    clock::{self, Instant},
    db::Db,
    ids::{EventId, MatchmakingId, MeetingPlanId, MeetingSlotId, ProfileId},
};

/// What a wish is worth; both sides add.
const MUST: u16 = 9;
const GLADLY: u16 = 3;
/// Rows per statement.
const ROWS: usize = 500;

/// A plan that waits for the organisers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanView {
    pub wished: i32,
    pub met: i32,
    pub must_wished: i32,
    pub must_met: i32,
    pub least: i32,
    pub most: i32,
    pub made_at: Instant,
    /// By time, then by name.
    pub rows: Vec<PlannedRow>,
}

/// A meeting that it proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRow {
    pub one: String,
    pub one_organisation: String,
    pub other: String,
    pub other_organisation: String,
    pub slot: Slot,
    /// It could not be accepted: somebody was bound elsewhere by then.
    pub is_impossible: bool,
}

/// A pair that somebody wishes.
struct Wished {
    one: ProfileId,
    other: ProfileId,
    weight: u16,
    is_must: bool,
    pinned: Option<MeetingSlotId>,
}

/// What was read to make a plan.
struct Wishes {
    people: Vec<ProfileId>,
    pairs: Vec<Wished>,
    free: Availability,
    is_online: bool,
}

/// Makes a plan of all wishes, in place of the one before it. Meetings that are agreed upon stay as they are.
///
/// # Errors
/// `Denied`, or `NothingToPlan`.
pub async fn compute_plan(db: &Db, actor: &Actor, id: MatchmakingId) -> Result<(), Error> {
    actor.require_organiser()?;
    let row = matchmaking::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let wishes = read(db.read(), &row).await?;
    if wishes.free.slots.is_empty() || wishes.pairs.iter().all(|pair| pair.pinned.is_some()) {
        return Err(Error::NothingToPlan);
    }
    let round = as_round(&wishes);
    let planned = tokio::task::spawn_blocking(move || schedule(&round, STEPS, 1)).await;
    let planned = &planned.map_err(|error| DbErr::Custom(error.to_string()))?;
    let wishes = &wishes;
    db.write(|tx| async move {
        let row = lock(&tx, id).await?;
        meeting_plan::Entity::delete_many().filter(meeting_plan::Column::MatchmakingId.eq(id)).exec(&tx).await?;
        let plan = MeetingPlanId::new();
        meeting_plan::Entity::insert(summary(plan, id, wishes, planned)).exec_without_returning(&tx).await?;
        let rows: Vec<_> = proposed(plan, wishes, planned).collect();
        let count = rows.len();
        for chunk in rows.chunks(ROWS) {
            planned_meeting::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
        }
        let noted = entry(MatchmakingAction::PlanMade, &row);
        Ok(audit::record(&tx, actor, noted.with(MatchmakingField::Count, count)).await?)
    })
    .await
}

async fn read(db: &impl ConnectionTrait, row: &matchmaking::Model) -> Result<Wishes, Error> {
    let people = profile::Entity::find()
        .filter(profile::Column::MatchmakingId.eq(row.id))
        .filter(profile::Column::ProvenAt.is_not_null())
        .all(db)
        .await?;
    let shown: HashMap<ProfileId, bool> = people.iter().map(|row| (row.id, row.consent_at.is_some())).collect();
    let of_round = profile::Entity::find().select_only().column(profile::Column::Id).filter(profile::Column::MatchmakingId.eq(row.id));
    let wishes = wish::Entity::find().filter(wish::Column::ProfileId.in_subquery(of_round.into_query())).all(db).await?;
    let accepted = meeting::Entity::find()
        .filter(meeting::Column::MatchmakingId.eq(row.id))
        .filter(meeting::Column::State.eq(MeetingState::Accepted))
        .all(db)
        .await?;
    let free = availability(db, row, &people.iter().map(person).collect::<Vec<_>>()).await?;
    let is_shown = |id: &ProfileId| shown.get(id) == Some(&true);
    let wishes: Vec<_> = wishes.into_iter().filter(|wish| is_shown(&wish.profile_id) && is_shown(&wish.other_id)).collect();
    Ok(Wishes { people: people.into_iter().map(|row| row.id).collect(), pairs: pairs(&wishes, &accepted), free, is_online: row.is_online })
}

/// The pairs that somebody wishes and nobody refuses, and those that have agreed.
fn pairs(wishes: &[wish::Model], accepted: &[meeting::Model]) -> Vec<Wished> {
    let mut pairs: BTreeMap<(ProfileId, ProfileId), (u16, bool, bool)> = BTreeMap::new();
    for wish in wishes {
        let pair = (wish.profile_id.min(wish.other_id), wish.profile_id.max(wish.other_id));
        let (weight, is_must, is_no) = pairs.entry(pair).or_default();
        match wish.wish {
            WishKind::Must => {
                *weight += MUST;
                *is_must = true;
            }
            WishKind::Gladly => *weight += GLADLY,
            WishKind::No => *is_no = true,
        }
    }
    let mut found: Vec<_> = (accepted.iter())
        .map(|meeting| {
            let (weight, is_must, _) = pairs.remove(&(meeting.low_id, meeting.high_id)).unwrap_or_default();
            Wished { one: meeting.low_id, other: meeting.high_id, weight: weight.max(1), is_must, pinned: meeting.slot_id }
        })
        .collect();
    let open = pairs.into_iter().filter(|(_, (weight, _, is_no))| *weight > 0 && !is_no);
    found.extend(open.map(|((one, other), (weight, is_must, _))| Wished { one, other, weight, is_must, pinned: None }));
    found
}

/// The same as the search takes it.
fn as_round(wishes: &Wishes) -> Round {
    let places: HashMap<ProfileId, usize> = wishes.people.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    let slots: HashMap<MeetingSlotId, usize> = wishes.free.slots.iter().enumerate().map(|(place, slot)| (slot.id, place)).collect();
    let pinned = |slot: usize| wishes.pairs.iter().filter(|pair| pair.pinned.and_then(|pinned| slots.get(&pinned)) == Some(&slot)).count();
    // Tables of what is agreed upon are bound already, and the search counts them once more.
    let tables = (0..wishes.free.slots.len()).map(|slot| {
        let seats = if wishes.is_online { usize::from(u16::MAX) } else { wishes.free.seats.get(slot).copied().unwrap_or(0) + pinned(slot) };
        u16::try_from(seats).unwrap_or(u16::MAX)
    });
    let pairs = wishes.pairs.iter().map(|pair| schedule::Wish {
        one: places.get(&pair.one).copied().unwrap_or_default(),
        other: places.get(&pair.other).copied().unwrap_or_default(),
        weight: pair.weight,
        pinned: pair.pinned.and_then(|slot| slots.get(&slot).copied()),
    });
    Round {
        tables: tables.collect(),
        free: wishes.people.iter().map(|id| wishes.free.free.get(id).copied().unwrap_or_default()).collect(),
        wishes: pairs.collect(),
    }
}

fn proposed<'a>(
    plan: MeetingPlanId,
    wishes: &'a Wishes,
    planned: &'a schedule::Schedule,
) -> impl Iterator<Item = planned_meeting::ActiveModel> + 'a {
    wishes.pairs.iter().zip(planned).filter(|(pair, _)| pair.pinned.is_none()).filter_map(move |(pair, slot)| {
        let slot = wishes.free.slots.get((*slot)?)?;
        Some(planned_meeting::ActiveModel {
            plan_id: Set(plan),
            one_id: Set(pair.one),
            other_id: Set(pair.other),
            slot_id: Set(slot.id),
            is_impossible: Set(false),
        })
    })
}

/// How much of what is wished it brings together.
fn summary(plan: MeetingPlanId, id: MatchmakingId, wishes: &Wishes, planned: &schedule::Schedule) -> meeting_plan::ActiveModel {
    let takes_place = |(pair, slot): &(&Wished, &Option<usize>)| pair.pinned.is_some() || slot.is_some();
    let both = || wishes.pairs.iter().zip(planned);
    let mut of_person: HashMap<ProfileId, i32> = HashMap::new();
    for pair in both() {
        let meets = i32::from(takes_place(&pair));
        for id in [pair.0.one, pair.0.other] {
            *of_person.entry(id).or_default() += meets;
        }
    }
    let as_figure = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    meeting_plan::ActiveModel {
        id: Set(plan),
        matchmaking_id: Set(id),
        wished: Set(as_figure(wishes.pairs.len())),
        met: Set(as_figure(both().filter(takes_place).count())),
        must_wished: Set(as_figure(wishes.pairs.iter().filter(|pair| pair.is_must).count())),
        must_met: Set(as_figure(both().filter(|pair| pair.0.is_must).filter(takes_place).count())),
        least: Set(of_person.values().copied().min().unwrap_or(0)),
        most: Set(of_person.values().copied().max().unwrap_or(0)),
        made_at: Set(clock::now()),
    }
}

/// The plan that waits, if there is one.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn plan(db: &Db, actor: &Actor, id: MatchmakingId) -> Result<Option<PlanView>, Error> {
    actor.require_organiser()?;
    let found = meeting_plan::Entity::find().filter(meeting_plan::Column::MatchmakingId.eq(id)).one(db.read()).await?;
    let Some(plan) = found else { return Ok(None) };
    let rows = planned_meeting::Entity::find().filter(planned_meeting::Column::PlanId.eq(plan.id)).all(db.read()).await?;
    let people = profile::Entity::find().filter(profile::Column::MatchmakingId.eq(id)).all(db.read()).await?;
    let people: HashMap<_, _> = people.into_iter().map(|row| (row.id, (row.name, row.organisation))).collect();
    let slots = meeting_slot::Entity::find().filter(meeting_slot::Column::MatchmakingId.eq(id)).all(db.read()).await?;
    let shown = |row: planned_meeting::Model| {
        let (one, one_organisation) = people.get(&row.one_id)?.clone();
        let (other, other_organisation) = people.get(&row.other_id)?.clone();
        let slot = slots.iter().find(|slot| slot.id == row.slot_id)?;
        Some(PlannedRow { one, one_organisation, other, other_organisation, slot: Slot::from(slot), is_impossible: row.is_impossible })
    };
    let mut rows: Vec<_> = rows.into_iter().filter_map(shown).collect();
    rows.sort_by(|first, second| (first.slot.starts_at, &first.one).cmp(&(second.slot.starts_at, &second.one)));
    Ok(Some(PlanView {
        wished: plan.wished,
        met: plan.met,
        must_wished: plan.must_wished,
        must_met: plan.must_met,
        least: plan.least,
        most: plan.most,
        made_at: plan.made_at,
        rows,
    }))
}

/// How many plans of each event wait, which is one at most, and since when.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn plans_by_event(db: &Db, events: &[EventId]) -> Result<HashMap<EventId, (u64, Option<Instant>)>, DbErr> {
    let of_events = matchmaking::Column::EventId.is_in(events.iter().copied());
    let rounds = matchmaking::Entity::find().filter(of_events).all(db.read()).await?;
    let of_rounds = meeting_plan::Column::MatchmakingId.is_in(rounds.iter().map(|row| row.id));
    let plans = meeting_plan::Entity::find().filter(of_rounds).all(db.read()).await?;
    let waiting = plans.into_iter().filter_map(|plan| {
        let round = rounds.iter().find(|round| round.id == plan.matchmaking_id)?;
        Some((round.event_id?, (1, Some(plan.made_at))))
    });
    Ok(waiting.collect())
}

/// Throws the plan away; doing so twice is doing it once.
///
/// # Errors
/// `Denied`.
pub async fn discard_plan(db: &Db, actor: &Actor, id: MatchmakingId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = lock(&tx, id).await?;
        let gone = meeting_plan::Entity::delete_many().filter(meeting_plan::Column::MatchmakingId.eq(id)).exec(&tx).await?;
        if gone.rows_affected == 0 {
            return Ok(());
        }
        Ok(audit::record(&tx, actor, entry(MatchmakingAction::PlanDiscarded, &row)).await?)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wished(profile_id: ProfileId, other_id: ProfileId, wish: WishKind) -> wish::Model {
        wish::Model { profile_id, other_id, wish }
    }

    #[test]
    fn both_sides_add_and_either_refuses() {
        let (a, b, c) = (ProfileId::new(), ProfileId::new(), ProfileId::new());
        let wishes = [
            wished(a, b, WishKind::Must),
            wished(b, a, WishKind::Gladly),
            wished(a, c, WishKind::Must),
            wished(c, a, WishKind::No),
            wished(c, b, WishKind::Gladly),
        ];

        let found = pairs(&wishes, &[]);

        let told: Vec<_> = found.iter().map(|pair| (pair.one, pair.other, pair.weight, pair.is_must)).collect();
        assert_eq!(told, [(a, b, MUST + GLADLY, true), (b, c, GLADLY, false)]);
    }
}
