//! Visitors, travellers, exhibitors' staff and guests of roundtables: for organisers all, for staff of an event who comes to it.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::{
    FoundGuest, FoundPerson, PersonAt,
    group::Group,
    scope::{staff_of, with_events},
};
use crate::{
    actor::Actor,
    badge,
    booth_staff::entity::booth_staff,
    db::{Db, search},
    event::{EventState, entity as event},
    ids::{ApplicationId, BadgeId, RoundtableId},
    registration::{self, entity::registration as visitor},
    roundtable::entity::{roundtable, roundtable_guest},
    traveller::entity::traveller,
};

/// Everybody whom organisers know: whoever calls has asked whether it is one.
pub(super) async fn people(db: &Db, typed: &str) -> Result<Group<FoundPerson>, DbErr> {
    let (visitors, staff, travellers) = tokio::try_join!(visitors(db, typed), staff(db, typed), travellers(db, typed))?;
    Ok(visitors.and(staff).and(travellers))
}

/// Who comes to the events at whose doors the actor works, as the desk finds them. A draft has no door yet.
pub(super) async fn at_door(db: &Db, actor: &Actor, typed: &str) -> Result<Group<FoundPerson>, DbErr> {
    let events = staff_of(actor).unwrap_or_default();
    if events.is_empty() {
        return Ok(Group::default());
    }
    let open = event::Entity::find().filter(event::Column::Id.is_in(events)).filter(event::Column::State.eq(EventState::Published));
    let open = open.select_only().column(event::Column::Id).into_query();
    let badges = badge::entity::Entity::find().filter(badge::entity::Column::EventId.in_subquery(open)).filter(badge::is_valid());
    let best = search::best(db, badges, &badge::entity::SEARCHED, typed).await?;
    let visitors = registration::of_badges(db, best.rows.iter().map(|(_, badge)| badge.id)).await?;
    let found = |row: badge::entity::Model, event| FoundPerson {
        at: PersonAt::Door(visitors.get(&row.id).copied()),
        name: row.name,
        organisation: row.organisation,
        event,
    };
    with_events(db, best, |row| row.event_id, found).await
}

async fn visitors(db: &Db, typed: &str) -> Result<Group<FoundPerson>, DbErr> {
    let rows = visitor::Entity::find().filter(visitor::Column::ErasedAt.is_null());
    let best = search::best(db, rows, &visitor::SEARCHED, typed).await?;
    let found =
        |row: visitor::Model, event| FoundPerson { at: PersonAt::Visitor(row.id), name: row.name, organisation: row.organisation, event };
    with_events(db, best, |row| row.event_id, found).await
}

async fn travellers(db: &Db, typed: &str) -> Result<Group<FoundPerson>, DbErr> {
    let rows = traveller::Entity::find().filter(traveller::Column::ErasedAt.is_null()).filter(traveller::Column::ProvenAt.is_not_null());
    let best = search::best(db, rows, &traveller::SEARCHED, typed).await?;
    let found = |row: traveller::Model, event| FoundPerson {
        at: PersonAt::Traveller(row.id),
        name: row.name,
        organisation: row.organisation,
        event,
    };
    with_events(db, best, |row| row.event_id, found).await
}

/// Who is on the list of a roundtable, the latest roundtable first: whoever calls has asked whether it is an organiser.
pub(super) async fn guests(db: &Db, typed: &str) -> Result<Group<FoundGuest>, DbErr> {
    let best = search::best(db, roundtable_guest::Entity::find(), &roundtable_guest::SEARCHED, typed).await?;
    let ids: HashSet<RoundtableId> = best.rows.iter().map(|(_, row)| row.roundtable_id).collect();
    let rounds = roundtable::Entity::find().filter(roundtable::Column::Id.is_in(ids)).all(db.read()).await?;
    let rounds: HashMap<RoundtableId, roundtable::Model> = rounds.into_iter().map(|round| (round.id, round)).collect();
    let mut rows: Vec<_> = best.rows.into_iter().filter_map(|(fit, row)| Some((fit, rounds.get(&row.roundtable_id)?, row))).collect();
    rows.sort_by_key(|(fit, round, _)| (*fit, Reverse(round.starts_at)));
    let found = |round: &roundtable::Model, row: roundtable_guest::Model| FoundGuest {
        id: row.id,
        name: row.name,
        organisation: row.organisation,
        state: row.state,
        roundtable: round.id,
        at: round.name.clone(),
    };
    let rows = rows.into_iter().map(|(fit, round, row)| (fit, found(round, row))).collect();
    Ok(Group { rows, similar: best.similar, at_least: best.at_least })
}

/// By their badges, which hold what they are searched by.
async fn staff(db: &Db, typed: &str) -> Result<Group<FoundPerson>, DbErr> {
    let named = booth_staff::Entity::find().filter(booth_staff::Column::RemovedAt.is_null());
    let of_staff = named.clone().select_only().column(booth_staff::Column::BadgeId).into_query();
    let badges = badge::entity::Entity::find().filter(badge::entity::Column::Id.in_subquery(of_staff));
    let mut best = search::best(db, badges, &badge::entity::SEARCHED, typed).await?;
    let ids: Vec<BadgeId> = best.rows.iter().map(|(_, badge)| badge.id).collect();
    let named = named.filter(booth_staff::Column::BadgeId.is_in(ids)).all(db.read()).await?;
    let named: HashMap<BadgeId, ApplicationId> = named.into_iter().map(|row| (row.badge_id, row.application_id)).collect();
    // Taken off the stand meanwhile.
    best.rows.retain(|(_, badge)| named.contains_key(&badge.id));
    let found = |row: badge::entity::Model, event| FoundPerson {
        at: PersonAt::Stand(named[&row.id]),
        name: row.name,
        organisation: row.organisation,
        event,
    };
    with_events(db, best, |row| row.event_id, found).await
}
