//! The lists of a report, by what stands in a row of each.

use chrono::NaiveDate;

use crate::{
    clock::{Instant, Tz},
    event::EventKind,
    locale::Text,
    money::Money,
    organisation::SizeClass,
    traveller::TravellerSize,
};

/// An event that the grant funds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportEvent {
    pub slug: String,
    pub name: String,
    pub kind: EventKind,
    pub is_online: bool,
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// What it has of the grant.
    pub assigned: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportReceipt {
    pub event: String,
    pub what: String,
    pub payee: String,
    pub paid_on: NaiveDate,
    pub receipt: String,
    /// Below nought for what was paid back.
    pub amount: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportShare {
    pub event: String,
    /// Empty for what is not agreed with anybody.
    pub host: String,
    /// In hundredths of a percent.
    pub share: i32,
    pub amount: Money,
}

/// An exhibitor, or whom a traveller travels for: people are not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportParticipant {
    pub event: String,
    /// Empty for a traveller who said none, or was erased.
    pub organisation: String,
    pub town: String,
    pub size: Option<ParticipantSize>,
    /// Contacts that it was given there.
    pub leads: u64,
}

/// How large a participant is. Exhibitors and travellers are asked for different classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParticipantSize {
    Exhibitor(SizeClass),
    Traveller(TravellerSize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportVisitors {
    pub event: String,
    pub registered: u64,
    /// How often they came in, each once a day.
    pub visits: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportSession {
    pub event: String,
    pub title: Text,
    pub starts_at: Instant,
    /// Of the event.
    pub zone: Tz,
    /// Seats that were booked, and that there were; both zero where none were for booking.
    pub seats_taken: u64,
    pub seats: u64,
}

/// A meeting of two participants, who are not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportMeeting {
    pub event: String,
    /// `None` where no time was found for it yet.
    pub starts_at: Option<Instant>,
    /// Of the event.
    pub zone: Tz,
}

/// What a question of a survey came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportAnswer {
    pub event: String,
    pub question: Text,
    pub answers: u64,
    /// In hundredths; `None` where nothing is counted, or too few answered.
    pub mean: Option<i64>,
    pub sum: Option<i64>,
    /// How many chose what.
    pub counts: Vec<(Text, u64)>,
}
