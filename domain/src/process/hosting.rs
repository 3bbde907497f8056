//! What people of an event's hosts see of it: their own events alone, and of these what the organisers release. Who came is
//! nobody's business here: organisations are named, people are not.

use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    actor::{Actor, CoHosting, Denied},
    application::{self, ApplicationState, entity::application as applied},
    db::{Db, alphabetical},
    event::{self, EventView},
    host::{self, Error, HostView, Sharing},
    ids::EventId,
    masterclass::{self, SessionState},
    registration::{self, RegistrationState},
    traveller,
};

/// More than anybody applies with.
const MOST: u64 = 3_000;

/// An event in the list of somebody who belongs to one of its hosts.
#[derive(Clone, Debug, PartialEq)]
pub struct HostedGlance {
    pub event: EventView,
    /// For whom, by name.
    pub hosts: Vec<String>,
}

/// An event as its hosts see it.
#[derive(Clone, Debug, PartialEq)]
pub struct HostedEvent {
    pub event: EventView,
    /// In the order agreed.
    pub hosts: Vec<HostView>,
    pub figures: Option<HostedFigures>,
    /// Who applied, by name.
    pub applications: Option<Vec<AppliedOrganisation>>,
    /// Whether they see its grants (`grant::of_event`).
    pub sees_grants: bool,
}

/// An event in numbers, as its hosts see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HostedFigures {
    /// Handed in, whatever became of them.
    pub applications: u64,
    /// Those that are confirmed.
    pub exhibitors: u64,
    /// Visitors who confirmed.
    pub registrations: u64,
    /// Published.
    pub sessions: u64,
    /// Who has a place on the trip.
    pub travellers: u64,
}

/// An organisation that applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedOrganisation {
    pub name: String,
    pub state: ApplicationState,
}

/// The events to whose hosts the actor belongs, the latest first.
///
/// # Errors
/// `Denied` for whoever belongs to none.
pub async fn hosted_events(db: &Db, actor: &Actor) -> Result<Vec<HostedGlance>, Error> {
    let hosts_for = &actor.require_person()?.hosts_for;
    if hosts_for.is_empty() {
        return Err(Denied::NotFound.into());
    }
    let names = host::named(db, actor).await?;
    let ids: Vec<EventId> = hosts_for.iter().map(|hosting| hosting.event).collect();
    let rows = event::entity::Entity::find()
        .filter(event::entity::Column::Id.is_in(ids))
        .order_by_desc(event::entity::Column::StartsOn)
        .order_by_asc(event::entity::Column::Id)
        .all(db.read())
        .await?;
    let glance = |row: event::entity::Model| {
        let own = |hosting: &&CoHosting| hosting.event == row.id;
        let hosts = hosts_for.iter().filter(own).filter_map(|hosting| names.get(&hosting.host).cloned()).collect();
        HostedGlance { hosts, event: EventView::from(row) }
    };
    Ok(rows.into_iter().map(glance).collect())
}

/// The event at `slug` as its hosts see it; organisers see what these see. Also a draft: they prepare it together.
///
/// # Errors
/// `Denied` for whoever belongs to none of its hosts.
pub async fn hosted_event(db: &Db, actor: &Actor, slug: &str) -> Result<HostedEvent, Error> {
    actor.require_person()?;
    let event = event::by_slug(db, &Actor::System, slug).await?;
    let sharing = host::sharing(db, actor, event.id).await?;
    let hosts = host::hosts(db, actor, event.id).await?;
    let Sharing { figures, applications, grants: sees_grants } = sharing;
    Ok(HostedEvent {
        hosts,
        figures: if figures { Some(figures_of(db, event.id).await?) } else { None },
        applications: if applications { Some(applied_to(db, event.id).await?) } else { None },
        sees_grants,
        event,
    })
}

async fn figures_of(db: &Db, event: EventId) -> Result<HostedFigures, Error> {
    let applications = application::counts(db, event).await?;
    let registrations = registration::counts(db, event).await?;
    let sessions = masterclass::counts(db, event).await?;
    let travellers = traveller::how_many_travel(db, event).await?;
    Ok(HostedFigures {
        applications: applications.iter().filter(|(state, _)| *state != ApplicationState::Draft).map(|(_, number)| number).sum(),
        exhibitors: in_state(&applications, ApplicationState::Confirmed),
        registrations: in_state(&registrations, RegistrationState::Confirmed),
        sessions: in_state(&sessions, SessionState::Published),
        travellers,
    })
}

fn in_state<S: Copy + PartialEq>(counts: &[(S, u64)], state: S) -> u64 {
    counts.iter().filter(|(counted, _)| *counted == state).map(|(_, number)| number).sum()
}

async fn applied_to(db: &Db, event: EventId) -> Result<Vec<AppliedOrganisation>, Error> {
    let rows: Vec<(String, ApplicationState)> = applied::Entity::find()
        .select_only()
        .column(applied::Column::DisplayName)
        .column(applied::Column::State)
        .filter(applied::Column::EventId.eq(event))
        .filter(applied::Column::State.ne(ApplicationState::Draft))
        .order_by(alphabetical(applied::Column::DisplayName), Order::Asc)
        .order_by_asc(applied::Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(|(name, state)| AppliedOrganisation { name, state }).collect())
}
