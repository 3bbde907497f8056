//! An entry, as files tell of it.

use std::fmt::{self, Display, Formatter};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::entity;
use crate::{
    clock::Instant,
    ids::{MeetingId, SessionId, TripItemId},
    locale::{Locale, Text},
};

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// A day of the event, by its own clock: nobody is busy all day because of a ticket.
    Day(NaiveDate),
    /// A session of the programme.
    Session(SessionId),
    /// A meeting of two people.
    Meeting(MeetingId),
    /// An item of a trip: it has a number of its own, and stands in no ledger.
    TripItem(TripItemId),
}

impl Thing {
    /// As the ledger keeps it; `None` for what it is not.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (word, rest) = text.split_once(':')?;
        match word {
            "day" => rest.parse().ok().map(Self::Day),
            "meeting" => rest.parse().ok().map(Self::Meeting),
            "session" => rest.parse().ok().map(Self::Session),
            "trip_item" => rest.parse().ok().map(Self::TripItem),
            _ => None,
        }
    }
}

impl Display for Thing {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "day:{day}"),
            Self::Meeting(meeting) => write!(f, "meeting:{meeting}"),
            Self::Session(session) => write!(f, "session:{session}"),
            Self::TripItem(item) => write!(f, "trip_item:{item}"),
        }
    }
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryFacts {
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub title: Text,
    pub description: Text,
    /// Stage, venue, town.
    pub place: Text,
    /// Slug of the event: where its pages are. Empty for what belongs to none.
    pub event: String,
    /// Whom to ask; may be empty.
    pub contact_name: String,
    pub contact_email: String,
    /// In whose language it was said; `None` where one entry is read in both.
    pub locale: Option<Locale>,
}

/// An entry in somebody's calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarEntry {
    pub thing: Thing,
    /// The same for ever, whatever this site's address becomes.
    pub uid: String,
    /// Grows with each change (RFC 5545, 3.8.7.4).
    pub sequence: i64,
    pub changed_at: Instant,
    pub is_cancelled: bool,
    /// What it says, or said before it was cancelled; `None` where an earlier release did not keep it.
    pub says: Option<EntryFacts>,
}

impl CalendarEntry {
    /// `None` for what no release wrote.
    pub(super) fn from_row(row: &entity::Model) -> Option<Self> {
        Some(Self {
            thing: Thing::parse(&row.thing)?,
            uid: row.uid.clone(),
            sequence: row.sequence,
            changed_at: row.changed_at,
            is_cancelled: row.is_cancelled,
            says: serde_json::from_str(&row.says).ok(),
        })
    }
}
