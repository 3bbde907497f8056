//! Finding things and people in all events at once: what whoever asks may open, and nothing else.

mod people;
mod programme;
mod scope;
mod things;

use chrono::NaiveDate;
use sea_orm::DbErr;

use crate::{
    actor::Actor,
    application::ApplicationState,
    clock::{Instant, Tz},
    db::{
        Db,
        search::{Fit, is_enough},
    },
    event::EventState,
    ids::{ApplicationId, RegistrationId, SessionId},
    locale::Text,
};

/// Things of one kind that are shown. Whoever looks for more has the list of their event.
const MOST: usize = 10;

/// What was found, each kind with what fits best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub events: Vec<FoundEvent>,
    pub exhibitors: Vec<FoundExhibitor>,
    pub sessions: Vec<FoundSession>,
    /// For organisers alone.
    pub applications: Vec<FoundApplication>,
    /// For organisers everybody, for staff who comes to their events.
    pub people: Vec<FoundPerson>,
    /// Nothing has every word; this comes close.
    pub similar: bool,
}

impl Found {
    /// How much was found.
    pub fn total(&self) -> usize {
        self.events.len() + self.exhibitors.len() + self.sessions.len() + self.applications.len() + self.people.len()
    }
}

/// An event, by itself or as where a thing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundEvent {
    pub slug: String,
    pub name: String,
    pub city: String,
    pub zone: Tz,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub state: EventState,
}

/// Somebody with a page in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundExhibitor {
    pub slug: String,
    pub name: String,
    pub city: String,
    pub event: FoundEvent,
}

/// A session of a programme, found by its title or by who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSession {
    pub id: SessionId,
    pub title: Text,
    pub starts_at: Instant,
    pub is_draft: bool,
    /// Whoever was found; empty if it was the title.
    pub speaker: String,
    pub event: FoundEvent,
}

/// An application, whatever became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundApplication {
    pub id: ApplicationId,
    pub name: String,
    pub city: String,
    pub state: ApplicationState,
    pub event: FoundEvent,
}

/// A visitor, or somebody of an exhibitor's staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPerson {
    pub at: PersonAt,
    pub name: String,
    pub organisation: String,
    pub event: FoundEvent,
}

/// Where a person is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonAt {
    Visitor(RegistrationId),
    /// Named by this exhibitor.
    Stand(ApplicationId),
    /// Somebody who comes, for whoever works at the door; with their registration if it is a visitor.
    Door(Option<RegistrationId>),
}

/// What the actor may open of all events and what is in them, found by words as lists are. Too little typed finds nothing.
///
/// # Errors
/// A failure of the database.
pub async fn find(db: &Db, actor: &Actor, typed: &str) -> Result<Found, DbErr> {
    if !is_enough(typed) {
        return Ok(Found::default());
    }
    let (events, exhibitors, sessions) =
        tokio::try_join!(things::events(db, actor, typed), things::exhibitors(db, actor, typed), programme::sessions(db, actor, typed))?;
    let (applications, people) = if actor.is_organiser() {
        tokio::try_join!(things::applications(db, typed), people::people(db, typed))?
    } else {
        (Group::default(), people::at_door(db, actor, typed).await?)
    };
    let exact = events.is_exact() || exhibitors.is_exact() || sessions.is_exact() || applications.is_exact() || people.is_exact();
    let found = Found {
        events: events.shown(exact),
        exhibitors: exhibitors.shown(exact),
        sessions: sessions.shown(exact),
        applications: applications.shown(exact),
        people: people.shown(exact),
        similar: false,
    };
    Ok(Found { similar: !exact && found.total() > 0, ..found })
}

/// What was found of one kind.
struct Group<T> {
    rows: Vec<(Fit, T)>,
    /// These only come close.
    similar: bool,
}

impl<T> Default for Group<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), similar: false }
    }
}

impl<T> Group<T> {
    fn is_exact(&self) -> bool {
        !self.similar && !self.rows.is_empty()
    }

    /// The best of them. Where something has every word, what only comes close is left out.
    fn shown(self, exact: bool) -> Vec<T> {
        if exact && self.similar {
            return Vec::new();
        }
        self.rows.into_iter().take(MOST).map(|(_, row)| row).collect()
    }

    /// Both kinds as one, by the same rule.
    fn and(self, other: Self) -> Self {
        let exact = self.is_exact() || other.is_exact();
        let similar = self.similar || other.similar;
        let mut rows = Vec::new();
        for group in [self, other] {
            if !(exact && group.similar) {
                rows.extend(group.rows);
            }
        }
        rows.sort_by_key(|(fit, _)| *fit);
        Self { rows, similar: similar && !exact }
    }
}
