//! The programme as pages see it.

use super::state::{SeatState, SessionKind, SessionState};
use crate::{
    clock::Instant,
    ids::{ApplicationId, EventId, SeatId, SessionId, SpeakerId, StageId},
    locale::Text,
};

/// A stage or room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageView {
    pub id: StageId,
    pub name: Text,
    pub capacity: i32,
    /// Minutes after midnight, each day of the event.
    pub opens_minute: i32,
    pub closes_minute: i32,
    pub changeover_minutes: i32,
    pub revision: i64,
}

/// The exhibitor that invites to a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    pub application: ApplicationId,
    pub slug: String,
    pub name: String,
}

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerView {
    pub id: SpeakerId,
    pub name: String,
    pub organisation: String,
    pub job_title: String,
}

/// A session of the programme. Times are UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionView {
    pub id: SessionId,
    pub event: EventId,
    pub kind: SessionKind,
    pub state: SessionState,
    pub title: Text,
    pub abstract_: Text,
    /// ISO 639-1.
    pub language: String,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub stage: StageId,
    pub stage_name: Text,
    pub stage_position: i32,
    pub host: Option<Host>,
    pub speakers: Vec<SpeakerView>,
    /// 0: seats are not for booking.
    pub seat_limit: i32,
    pub seats_taken: i32,
    /// Grows with each change: SEQUENCE in calendars (RFC 5545).
    pub revision: i64,
    pub updated_at: Instant,
}

impl SessionView {
    /// Seats that can still be booked.
    pub fn free_seats(&self) -> i32 {
        self.seat_limit - self.seats_taken
    }

    pub fn has_begun(&self, now: Instant) -> bool {
        self.starts_at <= now
    }

    pub fn is_on(&self, now: Instant) -> bool {
        self.starts_at <= now && now < self.ends_at
    }

    /// Whether seats, or places on the waiting list, can be had now.
    pub fn takes_bookings(&self, now: Instant) -> bool {
        self.state == SessionState::Published && self.seat_limit > 0 && !self.has_begun(now)
    }

    /// Whether a seat, or a place in the queue, can be given back now.
    pub fn takes_seats_back(&self, now: Instant) -> bool {
        takes_seats_back(self.state, self.starts_at, now)
    }
}

/// Until a session begins. From then on nobody moves up, and who had a seat is how it was.
pub(super) fn takes_seats_back(state: SessionState, starts_at: Instant, now: Instant) -> bool {
    state == SessionState::Published && now < starts_at
}

/// What a visitor has of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatView {
    pub id: SeatId,
    pub state: SeatState,
    /// Place on the waiting list, from 1; only while waiting.
    pub place: Option<i64>,
}

/// A visitor's seat, with its session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MySeat {
    pub seat: SeatView,
    pub session: SessionView,
}
