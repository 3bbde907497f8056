//! All meetings for organisers, and what they came to.

use std::{cmp::Ordering, collections::HashMap};

use rules::alphabet::compare_names;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    Error, MatchmakingAction, MeetingState, Slot,
    entity::{
        matchmaking, meeting, profile,
        times::{meeting_place, meeting_seat, meeting_slot},
    },
    letters::called,
    participants::note_export,
};
use crate::{
    actor::{Actor, Denied},
    choice::choice,
    clock::Instant,
    db::Db,
    ids::{MatchmakingId, MeetingId, MeetingPlaceId},
    locale::Text,
};

/// What narrows the list of meetings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeetingFilter {
    pub state: Option<MeetingState>,
    /// By time if none is given.
    pub sort: Option<MeetingSort>,
    pub descending: bool,
}

choice! {
    /// What the list of meetings is sorted by.
    pub enum MeetingSort {
        /// When they take place; those without a time behind the others, by when they were asked for.
        Time = "time",
        Asker = "asker",
        Asked = "asked",
        State = "state",
    }
}

/// A request or meeting, as organisers see it. What the two wrote and how they found it is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingRow {
    pub id: MeetingId,
    pub state: MeetingState,
    pub asker: String,
    pub asker_organisation: String,
    pub asked: String,
    pub asked_organisation: String,
    pub slot: Option<Slot>,
    pub place: Option<Text>,
    /// The place that its table or its corner of a lounge belongs to.
    pub place_id: Option<MeetingPlaceId>,
    pub requested_at: Instant,
}

/// What the meetings came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    pub participants: u64,
    /// Those whose profile others may see.
    pub shown: u64,
    /// Requests that were ever made, without what came of a plan.
    pub requests: u64,
    /// Meetings that are agreed upon, also those that took place between people who were erased since.
    pub accepted: u64,
    /// Requests that were accepted, of all that were answered; `None` while none was.
    pub accepted_share: Option<f64>,
    /// Of 1 to 5, over both sides; `None` while nobody rated.
    pub mean_rating: Option<f64>,
    /// How often somebody did not come.
    pub absences: u64,
}

/// The meetings, as the filter says.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn meetings(db: &Db, actor: &Actor, id: MatchmakingId, filter: MeetingFilter) -> Result<Vec<MeetingRow>, Error> {
    actor.require_organiser()?;
    let mut found = meeting::Entity::find().filter(meeting::Column::MatchmakingId.eq(id));
    if let Some(state) = filter.state {
        found = found.filter(meeting::Column::State.eq(state));
    }
    let rows = found.order_by_asc(meeting::Column::RequestedAt).order_by_asc(meeting::Column::Id).all(db.read()).await?;
    let people = profile::Entity::find().filter(profile::Column::MatchmakingId.eq(id)).all(db.read()).await?;
    let people: HashMap<_, _> = people.into_iter().map(|row| (row.id, (row.name, row.organisation))).collect();
    let slots = meeting_slot::Entity::find().filter(meeting_slot::Column::MatchmakingId.eq(id)).all(db.read()).await?;
    let slots: HashMap<_, _> = slots.iter().map(|slot| (slot.id, Slot::from(slot))).collect();
    let places = meeting_place::Entity::find().filter(meeting_place::Column::MatchmakingId.eq(id)).all(db.read()).await?;
    let places: HashMap<_, _> = places.into_iter().map(|place| (place.id, place)).collect();
    let seats = meeting_seat::Entity::find().filter(meeting_seat::Column::MatchmakingId.eq(id)).all(db.read()).await?;
    let seats: HashMap<_, _> = seats.into_iter().map(|seat| (seat.id, seat)).collect();
    let shown = |row: meeting::Model| {
        let (asker, asker_organisation) = people.get(&row.asker_id).cloned().unwrap_or_default();
        let (asked, asked_organisation) = people.get(&row.asked_id).cloned().unwrap_or_default();
        let seat = row.seat_id.and_then(|seat| seats.get(&seat));
        MeetingRow {
            id: row.id,
            state: row.state,
            asker,
            asker_organisation,
            asked,
            asked_organisation,
            slot: row.slot_id.and_then(|slot| slots.get(&slot).copied()),
            place: seat.and_then(|seat| Some(called(places.get(&seat.place_id)?, seat.number))),
            place_id: seat.map(|seat| seat.place_id),
            requested_at: row.requested_at,
        }
    };
    let mut rows: Vec<_> = rows.into_iter().map(shown).collect();
    rows.sort_by(|one, other| {
        let order = match filter.sort {
            Some(MeetingSort::Asker) => compare_names(&one.asker, &other.asker),
            Some(MeetingSort::Asked) => compare_names(&one.asked, &other.asked),
            Some(MeetingSort::State) => one.state.as_str().cmp(other.state.as_str()),
            Some(MeetingSort::Time) | None => Ordering::Equal,
        };
        let order = order.then_with(|| time_of(one).cmp(&time_of(other)));
        if filter.descending { order.reverse() } else { order }
    });
    Ok(rows)
}

fn time_of(row: &MeetingRow) -> (bool, Option<Instant>, Instant, MeetingId) {
    (row.slot.is_none(), row.slot.map(|slot| slot.starts_at), row.requested_at, row.id)
}

/// What the meetings came to.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn figures(db: &Db, actor: &Actor, id: MatchmakingId) -> Result<Figures, Error> {
    actor.require_organiser()?;
    let people = profile::Entity::find().filter(profile::Column::MatchmakingId.eq(id)).all(db.read()).await?;
    let rows = meeting::Entity::find().filter(meeting::Column::MatchmakingId.eq(id)).all(db.read()).await?;
    let round = matchmaking::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let of_rows = of_meetings(&rows);
    Ok(Figures {
        participants: count(&people, |_| true),
        shown: count(&people, |row| row.consent_at.is_some()),
        accepted: of_rows.accepted + u64::try_from(round.past_matches).unwrap_or_default(),
        ..of_rows
    })
}

fn of_meetings(rows: &[meeting::Model]) -> Figures {
    let asked: Vec<_> = rows.iter().filter(|row| !row.is_planned).collect();
    // Whoever calls a meeting off had agreed to it before.
    let agreed = count(&asked, |row| matches!(row.state, MeetingState::Accepted | MeetingState::Cancelled));
    let answered = agreed + count(&asked, |row| row.state == MeetingState::Declined);
    let ratings: Vec<i32> = rows.iter().flat_map(|row| [row.asker_rating, row.asked_rating]).flatten().collect();
    let absences = rows.iter().map(|row| u64::from(row.asker_absent) + u64::from(row.asked_absent)).sum();
    Figures {
        requests: asked.len() as u64,
        accepted: count(rows, |row| row.state == MeetingState::Accepted),
        accepted_share: (answered > 0).then(|| agreed as f64 / answered as f64),
        mean_rating: (!ratings.is_empty()).then(|| f64::from(ratings.iter().sum::<i32>()) / ratings.len() as f64),
        absences,
        ..Figures::default()
    }
}

fn count<T>(rows: &[T], is_counted: impl Fn(&T) -> bool) -> u64 {
    rows.iter().filter(|row| is_counted(row)).count() as u64
}

/// Notes in history that the list was taken along.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn note_meetings_export(db: &Db, actor: &Actor, id: MatchmakingId) -> Result<(), Error> {
    note_export(db, actor, id, MatchmakingAction::MeetingsExported).await
}
