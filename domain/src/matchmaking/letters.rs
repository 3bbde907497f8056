//! What people who take part in meetings are written. A letter names the other one's organisation alone, and says nothing of
//! what they wrote: that stands on the page, where it goes when they are erased.
#![allow(clippy::enum_variant_names, reason = "each kind says the letter's whole name, as it is stored")]

use sea_orm::{DbErr, EntityTrait};
use serde::{Deserialize, Serialize};

use super::{
    entity::{
        meeting, profile,
        times::{meeting_place, meeting_seat, meeting_slot},
    },
    link::new_link,
    occasion::Occasion,
};
use crate::{
    choice::choice,
    clock::Instant,
    db::Tx,
    event::EventFacts,
    ids::MeetingSeatId,
    locale::Text,
    mail::{self, Letter, LetterKind, NewMail, Secret, Thread},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum MeetingLetterKind {
        MeetingAccess = "meeting_access",
        MeetingNews = "meeting_news",
        MeetingPlan = "meeting_plan",
    }
}

choice! {
    /// What happened to a request or a meeting, for the other one of the two.
    pub enum MeetingNewsKind {
        Requested = "requested",
        Proposed = "proposed",
        Accepted = "accepted",
        Declined = "declined",
        Withdrawn = "withdrawn",
        Moved = "moved",
        Cancelled = "cancelled",
        /// It takes place within a day.
        Reminder = "reminder",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum MeetingLetter {
    /// The way to one's own page; until the mailbox is proven, the proof of it.
    MeetingAccess { round: RoundFacts, token: String },
    MeetingNews {
        round: RoundFacts,
        news: MeetingNewsKind,
        /// The other one's organisation, or empty.
        organisation: String,
        /// When and where, if that is known.
        when: Option<MeetingFacts>,
        token: String,
    },
    /// A plan was accepted: so many meetings are in it for the reader.
    MeetingPlan { round: RoundFacts, meetings: u32, token: String },
}

impl MeetingLetter {
    pub fn round(&self) -> &RoundFacts {
        match self {
            Self::MeetingAccess { round, .. } | Self::MeetingNews { round, .. } | Self::MeetingPlan { round, .. } => round,
        }
    }

    /// The event that it is about, if it is one.
    pub(crate) fn event_mut(&mut self) -> Option<&mut EventFacts> {
        match self {
            Self::MeetingAccess { round, .. } | Self::MeetingNews { round, .. } | Self::MeetingPlan { round, .. } => match round {
                RoundFacts::Event(event) => Some(event),
                RoundFacts::Bridge(_) => None,
            },
        }
    }
}

/// To what the meetings of a letter belong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundFacts {
    Event(EventFacts),
    Bridge(BridgeFacts),
}

/// A bridge or network whose members meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BridgeFacts {
    pub name: String,
    /// IANA name.
    pub time_zone: String,
    pub contact_name: String,
    pub contact_email: String,
}

impl RoundFacts {
    pub fn name(&self) -> &str {
        match self {
            Self::Event(event) => &event.name,
            Self::Bridge(bridge) => &bridge.name,
        }
    }

    /// IANA name.
    pub fn time_zone(&self) -> &str {
        match self {
            Self::Event(event) => &event.time_zone,
            Self::Bridge(bridge) => &bridge.time_zone,
        }
    }
}

/// When and where a meeting takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingFacts {
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// Empty for an online meeting.
    pub place: Text,
}

impl LetterKind for MeetingLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::MeetingAccess | Self::MeetingNews | Self::MeetingPlan => true,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            // Each is about another meeting, or opens the page by a link of its own.
            Self::MeetingAccess | Self::MeetingNews | Self::MeetingPlan => &[],
        }
    }
}

impl Letter for MeetingLetter {
    type Kind = MeetingLetterKind;

    fn kind(&self) -> MeetingLetterKind {
        match self {
            Self::MeetingAccess { .. } => MeetingLetterKind::MeetingAccess,
            Self::MeetingNews { .. } => MeetingLetterKind::MeetingNews,
            Self::MeetingPlan { .. } => MeetingLetterKind::MeetingPlan,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::MeetingAccess { round: _, token }
            | Self::MeetingNews { round: _, news: _, organisation: _, when: _, token }
            | Self::MeetingPlan { round: _, meetings: _, token } => Some(Secret::Token(token)),
        }
    }
}

/// Writes a letter to somebody who takes part, with a link to their page; to nobody who has no mailbox.
pub(super) async fn send(
    tx: &Tx,
    of: &Occasion,
    to: &profile::Model,
    dedupe_key: String,
    useful_until: Option<Instant>,
    letter: impl FnOnce(String) -> MeetingLetter,
) -> Result<(), DbErr> {
    if to.email.is_empty() {
        return Ok(());
    }
    let token = new_link(tx, to.id).await?;
    let mail = NewMail {
        dedupe_key,
        about: Thread::MeetingProfile(to.id),
        useful_until,
        event: of.event_id(),
        to_name: to.name.clone(),
        to_email: to.email.clone(),
        locale: to.locale,
        letter: letter(token.as_str().to_owned()),
    };
    mail::enqueue(tx, mail).await
}

/// Tells one of the two what the other one, or the organisers, did. `row` is the meeting as it is now.
pub(super) async fn tell(
    tx: &Tx,
    of: &Occasion,
    to: &profile::Model,
    other: &profile::Model,
    row: &meeting::Model,
    (news, when): (MeetingNewsKind, Option<MeetingFacts>),
) -> Result<(), DbErr> {
    let key = format!("meeting_{news}:{}:{}:{}", row.id, row.revision, to.id);
    let until = when.as_ref().map(|when| when.ends_at);
    let organisation = other.organisation.clone();
    send(tx, of, to, key, until, |token| MeetingLetter::MeetingNews { round: of.facts(), news, organisation, when, token }).await
}

/// What a letter says of a time and a table.
pub(super) async fn facts_of(tx: &Tx, slot: &meeting_slot::Model, seat: Option<MeetingSeatId>) -> Result<MeetingFacts, DbErr> {
    let place = match seat {
        Some(seat) => place_of(tx, seat).await?,
        None => Text::default(),
    };
    Ok(MeetingFacts { starts_at: slot.starts_at, ends_at: slot.ends_at, place })
}

async fn place_of(tx: &Tx, seat: MeetingSeatId) -> Result<Text, DbErr> {
    let Some(seat) = meeting_seat::Entity::find_by_id(seat).one(tx).await? else { return Ok(Text::default()) };
    let place = meeting_place::Entity::find_by_id(seat.place_id).one(tx).await?;
    Ok(place.map(|place| called(&place, seat.number)).unwrap_or_default())
}

/// `Lounge`, or `Lounge 3` where several meetings take place at once.
pub(super) fn called(place: &meeting_place::Model, number: i32) -> Text {
    if place.capacity == 1 {
        return Text::new(&place.name_de, &place.name_en);
    }
    Text::new(format!("{} {number}", place.name_de), format!("{} {number}", place.name_en))
}
