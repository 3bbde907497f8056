//! How many are in. What is counted stands in rows that grow and shrink with the admissions, in the same transaction: the
//! cost of a scan does not depend on how many are in.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{
    CheckInPoint, DayCount, DoorCount, DoorMode, Error,
    entity::{admission, door_count},
    expected, policy,
    service::{door_of, find_door_day},
};
use crate::{
    actor::Actor,
    badge::BadgeRole,
    clock::Instant,
    db::{Db, Tx},
    event::EventView,
    ids::{BadgeId, EventId, SessionId},
    masterclass::{SeatState, entity::seat},
    registration::entity::registration,
};

/// So many rows share a count.
const SHARDS: u8 = 16;

/// How many are in at a door, and how many may come. `door` is as in a scan.
///
/// # Errors
/// As `scan`.
pub async fn counted(db: &Db, actor: &Actor, event: EventId, door: &str) -> Result<DoorCount, Error> {
    policy::may_check_in(actor, event)?;
    let door = door_of(db, event, door).await?;
    count_at(db, event, door).await
}

/// How many came in at the entrance on each day that the event has had so far, today included. None before it begins.
///
/// # Errors
/// `Denied` for whoever is not staff of the event.
pub async fn days(db: &Db, actor: &Actor, event: &EventView) -> Result<Vec<DayCount>, Error> {
    policy::may_see_people(actor, event.id)?;
    let today = find_door_day(db, event.id).await?;
    if today.mode == DoorMode::Trial {
        return Ok(Vec::new());
    }
    let rows = door_count::Entity::find().filter(door_count::Column::DoorId.eq(event.id.as_uuid())).all(db.read()).await?;
    let none = |day| DayCount { day, visitors: 0, exhibitors: 0, others: 0 };
    let so_far = event.starts_on.iter_days().take_while(|day| *day <= today.day);
    let mut days: BTreeMap<NaiveDate, DayCount> = so_far.map(|day| (day, none(day))).collect();
    for row in rows {
        // A day on which somebody came, and which the event no longer has, is still told.
        let day = days.entry(row.day).or_insert_with(|| none(row.day));
        let of_role = match row.role {
            BadgeRole::Visitor => &mut day.visitors,
            BadgeRole::Exhibitor => &mut day.exhibitors,
            BadgeRole::Speaker | BadgeRole::Organiser => &mut day.others,
        };
        *of_role = of_role.saturating_add_signed(row.people);
    }
    Ok(days.into_values().filter(|day| day.total() > 0 || (event.starts_on..=event.ends_on).contains(&day.day)).collect())
}

/// When everybody came in at the entrance on the last day that anybody did, and which day that was.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn last_day_of_entries(db: &Db, event: EventId) -> Result<Option<(NaiveDate, Vec<Instant>)>, DbErr> {
    use admission::Column;
    let at_entrance =
        || admission::Entity::find().select_only().filter(Column::EventId.eq(event)).filter(Column::DoorId.eq(event.as_uuid()));
    let last: Option<Option<NaiveDate>> = at_entrance().column_as(Column::Day.max(), "day").into_tuple().one(db.read()).await?;
    let Some(day) = last.flatten() else { return Ok(None) };
    let times = at_entrance().column(Column::AdmittedAt).filter(Column::Day.eq(day)).into_tuple().all(db.read()).await?;
    Ok(Some((day, times)))
}

/// How often visitors came in at the entrances of these events, each once a day; an event where nobody was counted is left out.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn visits(db: &Db, events: &[EventId]) -> Result<HashMap<EventId, u64>, DbErr> {
    use door_count::Column;
    let shards: Vec<(EventId, i64)> = door_count::Entity::find()
        .select_only()
        .columns([Column::EventId, Column::People])
        .filter(Column::DoorId.is_in(events.iter().map(|event| event.as_uuid())))
        .filter(Column::Role.eq(BadgeRole::Visitor))
        .into_tuple()
        .all(db.read())
        .await?;
    let mut visits: HashMap<EventId, i64> = HashMap::new();
    for (event, people) in shards {
        *visits.entry(event).or_default() += people;
    }
    Ok(visits.into_iter().map(|(event, people)| (event, u64::try_from(people).unwrap_or(0))).collect())
}

pub(super) async fn count_at(db: &Db, event: EventId, door: CheckInPoint) -> Result<DoorCount, Error> {
    let today = find_door_day(db, event).await?;
    let (inside, expected, team) = match door {
        CheckInPoint::Entrance(_) => {
            let inside = people(db, door, Some(today.day)).await?.iter().map(|(_, people)| people).sum();
            // What is expected may be some seconds old. Whoever is in was expected.
            (inside, Ord::max(expected::at_entrance(db, event, today.day).await?, inside), 0)
        }
        CheckInPoint::Session(session) => {
            let by_role = people(db, door, None).await?;
            let with_seats: u64 = by_role.iter().filter(|(role, _)| *role == BadgeRole::Visitor).map(|(_, people)| people).sum();
            let all: u64 = by_role.iter().map(|(_, people)| people).sum();
            (with_seats, seats_and_who_came(db, session, with_seats).await?, all - with_seats)
        }
    };
    // An event that was put off may have let people in before.
    let (inside, team) = if today.mode == DoorMode::Trial { (0, 0) } else { (inside, team) };
    Ok(DoorCount { mode: today.mode, inside, expected, team })
}

/// Who is in at a door by role; on one day, or ever.
async fn people(db: &Db, door: CheckInPoint, day: Option<NaiveDate>) -> Result<Vec<(BadgeRole, u64)>, DbErr> {
    let mut rows = door_count::Entity::find().filter(door_count::Column::DoorId.eq(door.id()));
    if let Some(day) = day {
        rows = rows.filter(door_count::Column::Day.eq(day));
    }
    let mut by_role: Vec<(BadgeRole, i64)> = Vec::new();
    for row in rows.all(db.read()).await? {
        match by_role.iter_mut().find(|(role, _)| *role == row.role) {
            Some((_, people)) => *people += row.people,
            None => by_role.push((row.role, row.people)),
        }
    }
    Ok(by_role.into_iter().map(|(role, people)| (role, u64::try_from(people).unwrap_or(0))).collect())
}

/// The seats of a session, and whoever came in and has given back the seat since.
async fn seats_and_who_came(db: &Db, session: SessionId, came: u64) -> Result<u64, DbErr> {
    let booked = seat::Entity::find().filter(seat::Column::SessionId.eq(session)).filter(seat::Column::State.eq(SeatState::Booked));
    let seats = booked.clone().count(db.read()).await?;
    let holders = booked.inner_join(registration::Entity).select_only().column(registration::Column::BadgeId).into_query();
    let came_of_them = admission::Entity::find()
        .filter(admission::Column::DoorId.eq(session.as_uuid()))
        .filter(admission::Column::BadgeId.in_subquery(holders))
        .count(db.read())
        .await?;
    Ok(seats + came.saturating_sub(came_of_them))
}

/// In which of the rows of a count a badge is counted.
pub(crate) fn shard_of(badge: BadgeId) -> i16 {
    (badge.as_uuid().as_bytes()[15] % SHARDS).into()
}

/// Counts somebody in (`1`) or out (`-1`) as whoever this admission is of.
///
/// # Errors
/// A failure of the database.
pub(super) async fn count(tx: &Tx, of: &admission::Model, role: BadgeRole, people: i64) -> Result<(), DbErr> {
    use door_count::{Column, Entity, Model};
    let row = Model { door_id: of.door_id, day: of.day, role, shard: of.shard, event_id: of.event_id, people };
    let again = OnConflict::columns([Column::DoorId, Column::Day, Column::Role, Column::Shard])
        .value(Column::People, Expr::col((Entity, Column::People)).add(people))
        .to_owned();
    Entity::insert(row.into_active_model().reset_all()).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}
