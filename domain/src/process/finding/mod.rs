//! Finding things and people in all events at once: what whoever asks may open, and nothing else.

mod group;
mod people;
mod programme;
mod scope;
mod things;

use chrono::NaiveDate;
use sea_orm::DbErr;

use self::group::Group;
pub use self::group::{FoundKind, FoundList, List};
use crate::{
    actor::Actor,
    application::ApplicationState,
    bridge::BridgeKind,
    clock::{Instant, Tz},
    db::{Db, search::is_enough},
    event::EventState,
    ids::{ApplicationId, NewsEntryId, RegistrationId, RoundtableGuestId, RoundtableId, SessionId, TalkId, TravellerId},
    locale::Text,
    roundtable::GuestState,
};

/// What was found, by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub events: FoundKind<FoundEvent>,
    pub bridges: FoundKind<FoundBridge>,
    pub exhibitors: FoundKind<FoundExhibitor>,
    pub sessions: FoundKind<FoundSession>,
    pub recaps: FoundKind<FoundRecap>,
    pub news: FoundKind<FoundNews>,
    pub talks: FoundKind<FoundTalk>,
    pub properties: FoundKind<FoundProperty>,
    pub calls: FoundKind<FoundCall>,
    /// For organisers alone.
    pub applications: FoundKind<FoundApplication>,
    /// For organisers everybody, for staff who comes to their events.
    pub people: FoundKind<FoundPerson>,
    /// For organisers alone.
    pub guests: FoundKind<FoundGuest>,
    /// Nothing has every word; this comes close.
    pub similar: bool,
}

impl Found {
    /// How much was found, shown or not.
    pub fn total(&self) -> u64 {
        self.counts().iter().map(|(total, _)| total).sum()
    }

    /// Of each kind, how many there are and whether there may be more.
    fn counts(&self) -> [(u64, bool); 12] {
        let Self {
            events,
            bridges,
            exhibitors,
            sessions,
            recaps,
            news,
            talks,
            properties,
            calls,
            applications,
            people,
            guests,
            similar: _,
        } = self;
        [
            events.count(),
            bridges.count(),
            exhibitors.count(),
            sessions.count(),
            recaps.count(),
            news.count(),
            talks.count(),
            properties.count(),
            calls.count(),
            applications.count(),
            people.count(),
            guests.count(),
        ]
    }

    /// Whether there may be more than that.
    pub fn at_least(&self) -> bool {
        self.counts().iter().any(|(_, at_least)| *at_least)
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

/// A bridge or a network, found by its name and its purpose, or by what one of its companies offers and seeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundBridge {
    pub slug: String,
    pub kind: BridgeKind,
    pub name: String,
    pub is_draft: bool,
    /// Which company was found; empty if it was the bridge.
    pub company: String,
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

/// What stays of an event, found by its event's name and what it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRecap {
    pub event: FoundEvent,
    pub is_draft: bool,
}

/// News of the agency, found by their titles and ledes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundNews {
    pub id: NewsEntryId,
    pub slug: String,
    pub title: Text,
    /// When it appeared, or is to appear; `None` for a draft.
    pub published_at: Option<Instant>,
}

/// A talk of the agency's own people, found by its subject, its occasion, its town or who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundTalk {
    pub id: TalkId,
    pub slug: String,
    pub subject: Text,
    pub city: String,
    pub zone: Tz,
    pub starts_at: Instant,
    pub is_draft: bool,
}

/// A site or project, found by its title, its town or whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundProperty {
    pub slug: String,
    pub title: Text,
    pub town: String,
    pub is_public: bool,
}

/// An open call, found by its title and its hosts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundCall {
    pub slug: String,
    pub title: Text,
    pub is_draft: bool,
    pub closes_at: Instant,
    pub zone: Tz,
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

/// Somebody on the list of a roundtable, whether invited yet or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundGuest {
    pub id: RoundtableGuestId,
    pub name: String,
    pub organisation: String,
    pub state: GuestState,
    pub roundtable: RoundtableId,
    /// How that is called.
    pub at: String,
}

/// Where a person is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonAt {
    Visitor(RegistrationId),
    /// Applied for a trip.
    Traveller(TravellerId),
    /// Named by this exhibitor.
    Stand(ApplicationId),
    /// Somebody who comes, for whoever works at the door; with their registration if it is a visitor.
    Door(Option<RegistrationId>),
}

impl PersonAt {
    /// Where all who are kept so are listed.
    fn list(self) -> List {
        match self {
            Self::Visitor(_) => List::Visitors,
            Self::Traveller(_) => List::Travellers,
            Self::Stand(_) => List::Badges,
            Self::Door(_) => List::Desk,
        }
    }
}

/// What the actor may open of all events and what is in them, found by words as lists are. Too little typed finds nothing.
///
/// # Errors
/// A failure of the database.
pub async fn find(db: &Db, actor: &Actor, typed: &str) -> Result<Found, DbErr> {
    if !is_enough(typed) {
        return Ok(Found::default());
    }
    let (events, bridges, exhibitors, sessions, recaps, news, talks, properties, calls) = tokio::try_join!(
        things::events(db, actor, typed),
        things::bridges(db, actor, typed),
        things::exhibitors(db, actor, typed),
        programme::sessions(db, actor, typed),
        things::recaps(db, actor, typed),
        things::news(db, actor, typed),
        things::talks(db, actor, typed),
        things::properties(db, actor, typed),
        things::calls(db, actor, typed)
    )?;
    let (applications, people, guests) = if actor.is_organiser() {
        tokio::try_join!(things::applications(db, typed), people::people(db, typed), people::guests(db, typed))?
    } else {
        (Group::default(), people::at_door(db, actor, typed).await?, Group::default())
    };
    let exact = [
        events.is_exact(),
        bridges.is_exact(),
        exhibitors.is_exact(),
        sessions.is_exact(),
        recaps.is_exact(),
        news.is_exact(),
        talks.is_exact(),
        properties.is_exact(),
        calls.is_exact(),
        applications.is_exact(),
        people.is_exact(),
        guests.is_exact(),
    ]
    .contains(&true);
    let found = Found {
        events: events.by_itself(exact),
        bridges: bridges.by_itself(exact),
        exhibitors: exhibitors.in_lists(exact, |found| (List::Exhibitors, &found.event)),
        sessions: sessions.by_itself(exact),
        recaps: recaps.by_itself(exact),
        news: news.by_itself(exact),
        talks: talks.by_itself(exact),
        properties: properties.by_itself(exact),
        calls: calls.by_itself(exact),
        applications: applications.in_lists(exact, |found| (List::Applications, &found.event)),
        people: people.in_lists(exact, |found| (found.at.list(), &found.event)),
        guests: guests.by_itself(exact),
        similar: false,
    };
    Ok(Found { similar: !exact && found.total() > 0, ..found })
}
