//! The groups of an event that have somebody, to choose from.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Audience, Error, policy};
use crate::{
    account::{RoleKind, entity::role},
    actor::{Actor, Denied},
    application::{ApplicationState, entity::application},
    booth::{
        UnitKind,
        entity::{level, unit},
    },
    booth_staff::entity::booth_staff,
    db::{Db, counted},
    ids::{EventId, LevelId, SessionId},
    locale::Text,
    masterclass::{
        SeatState,
        entity::{seat, session},
    },
    placement::{confirmed_placement, entity::placement},
    registration::{entity::registration, has_ticket},
};

/// A group, what it is narrowed to, and how many belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub audience: Audience,
    /// Of the level or session; empty for the others.
    pub name: Text,
    pub people: u64,
}

/// The groups of an event: those that every event has, and of levels, kinds of units and sessions those with somebody.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn groups(db: &Db, actor: &Actor, event: EventId) -> Result<Vec<Group>, Error> {
    policy::may_write(actor)?;
    let mut groups = plain(db, event).await?;
    groups.extend(of_units(db, event).await?);
    groups.extend(of_sessions(db, event).await?);
    Ok(groups)
}

async fn plain(db: &Db, event: EventId) -> Result<Vec<Group>, Error> {
    let applications = application::Entity::find().filter(application::Column::EventId.eq(event));
    let states: Vec<(ApplicationState, u64)> = counted(db, applications, application::Column::State).await?;
    let visitors = registration::Entity::find().filter(registration::Column::EventId.eq(event)).filter(has_ticket()).count(db.read());
    let staff = booth_staff::Entity::find()
        .filter(booth_staff::Column::EventId.eq(event))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .count(db.read());
    let team = role::Entity::find()
        .filter(role::Column::Kind.eq(RoleKind::Staff))
        .filter(role::Column::Scope.eq(event.to_string()))
        .count(db.read());
    let (visitors, staff, team) = tokio::try_join!(visitors, staff, team)?;
    let people = |audience: Audience| match audience {
        Audience::Visitors => visitors,
        Audience::BoothStaff => staff,
        Audience::DeskTeam => team,
        _ => states.iter().filter(|(state, _)| audience.states().contains(state)).map(|(_, number)| number).sum(),
    };
    Ok(Audience::PLAIN.into_iter().map(|audience| Group { audience, name: Text::default(), people: people(audience) }).collect())
}

async fn of_units(db: &Db, event: EventId) -> Result<Vec<Group>, Error> {
    let taken: Vec<(LevelId, UnitKind)> = placement::Entity::find()
        .select_only()
        .columns([unit::Column::LevelId, unit::Column::Kind])
        .inner_join(unit::Entity)
        .filter(placement::Column::EventId.eq(event))
        .filter(confirmed_placement())
        .into_tuple()
        .all(db.read())
        .await?;
    let levels =
        level::Entity::find().filter(level::Column::EventId.eq(event)).order_by_asc(level::Column::Position).all(db.read()).await?;
    let on = |id: LevelId| taken.iter().filter(|(level, _)| *level == id).count() as u64;
    let with = |kind: UnitKind| taken.iter().filter(|(_, other)| *other == kind).count() as u64;
    let on_levels = levels.into_iter().map(|row| Group {
        audience: Audience::ExhibitorsOn(row.id),
        people: on(row.id),
        name: Text::new(row.name_de, row.name_en),
    });
    let with_kinds =
        UnitKind::ALL.into_iter().map(|kind| Group { audience: Audience::ExhibitorsWith(kind), people: with(kind), name: Text::default() });
    // One alone is everybody.
    let several = |groups: Vec<Group>| if groups.len() > 1 { groups } else { Vec::new() };
    let (on_levels, with_kinds): (Vec<_>, Vec<_>) =
        (on_levels.filter(|group| group.people > 0).collect(), with_kinds.filter(|group| group.people > 0).collect());
    Ok(several(on_levels).into_iter().chain(several(with_kinds)).collect())
}

async fn of_sessions(db: &Db, event: EventId) -> Result<Vec<Group>, Error> {
    let counts: Vec<(SessionId, SeatState, i64)> = seat::Entity::find()
        .select_only()
        .columns([seat::Column::SessionId, seat::Column::State])
        .column_as(seat::Column::Id.count(), "number")
        .inner_join(session::Entity)
        .filter(session::Column::EventId.eq(event))
        .filter(seat::Column::State.ne(SeatState::Cancelled))
        .group_by(seat::Column::SessionId)
        .group_by(seat::Column::State)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut of_session: HashMap<SessionId, BTreeMap<&'static str, (Audience, u64)>> = HashMap::new();
    for (id, state, number) in counts {
        let audience = if state == SeatState::Booked { Audience::SeatHolders(id) } else { Audience::SeatQueue(id) };
        of_session.entry(id).or_default().insert(state.as_str(), (audience, number.unsigned_abs()));
    }
    let rows = session::Entity::find()
        .filter(session::Column::EventId.eq(event))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .all(db.read())
        .await?;
    let mut groups = Vec::new();
    for row in rows {
        let name = Text::new(row.title_de, row.title_en);
        let found = of_session.remove(&row.id).unwrap_or_default().into_values();
        groups.extend(found.map(|(audience, people)| Group { audience, name: name.clone(), people }));
    }
    Ok(groups)
}

/// Refuses a group of another event.
pub(super) async fn belongs_to(db: &impl ConnectionTrait, event: EventId, audience: Audience) -> Result<(), Error> {
    let belongs = match audience {
        Audience::ExhibitorsOn(level) => level::Entity::find_by_id(level).one(db).await?.is_some_and(|row| row.event_id == event),
        Audience::SeatHolders(session) | Audience::SeatQueue(session) => {
            session::Entity::find_by_id(session).one(db).await?.is_some_and(|row| row.event_id == event)
        }
        _ => true,
    };
    if belongs { Ok(()) } else { Err(Denied::NotFound.into()) }
}
