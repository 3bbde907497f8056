//! A roundtable as pages see it.

use super::{
    GuestState, TableShape,
    entity::{roundtable, roundtable_guest, roundtable_rival, roundtable_table},
};
use crate::{
    clock::{self, Instant, Tz},
    ids::{BridgeId, EventId, RoundtableGuestId, RoundtableId, RoundtableRivalId, RoundtableTableId},
    locale::{Locale, Text},
};

/// Everything about one but its tables and people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundtableView {
    pub id: RoundtableId,
    pub event: Option<EventId>,
    pub bridge: Option<BridgeId>,
    pub name: String,
    pub place: String,
    pub zone: Tz,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// Until when whoever is invited may answer.
    pub answer_by: Instant,
    /// Markdown, as the two that follow; each may be empty.
    pub purpose: Text,
    pub agenda: Text,
    pub questions: Text,
    /// So many of one sector at a table at most; 0: any number.
    pub most_of_sector: i32,
    pub town_per_table: bool,
    pub seats_total: i32,
    pub seats_taken: i32,
    /// Whether the last proposal can be undone.
    pub has_previous_seating: bool,
    /// Markdown; may be empty.
    pub minutes: String,
    pub minutes_locale: Locale,
    /// It was called off as a whole.
    pub is_cancelled: bool,
    /// Grows with each change of what is said of it, its tables, rules, seats and minutes.
    pub revision: i64,
}

impl RoundtableView {
    pub fn is_over(&self) -> bool {
        self.ends_at <= clock::now()
    }

    pub fn takes_answers(&self) -> bool {
        !self.is_cancelled && self.answer_by > clock::now()
    }
}

/// One in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundtableLine {
    pub roundtable: RoundtableView,
    /// Who has been invited and has not answered; nobody, once it is called off.
    pub unanswered: u64,
    /// What should have been done by now.
    pub overdue: u64,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableView {
    pub id: RoundtableTableId,
    pub name: String,
    pub seats: usize,
    pub shape: TableShape,
}

/// Two organisations that do not sit side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RivalView {
    pub id: RoundtableRivalId,
    pub one: String,
    pub other: String,
}

/// Somebody who is, was or may be invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestView {
    pub id: RoundtableGuestId,
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub job_title: String,
    pub sector: String,
    pub is_town: bool,
    pub locale: Locale,
    pub wave: i32,
    pub position: i32,
    pub state: GuestState,
    pub needs: String,
    /// Whom they named in their place; empty for nobody.
    pub substitute_name: String,
    pub substitute_email: String,
    /// In whose place they were invited.
    pub replaces: Option<RoundtableGuestId>,
    pub invited_at: Option<Instant>,
    pub reminded_at: Option<Instant>,
    pub answered_at: Option<Instant>,
    /// The table and the chair at it, counted from 0.
    pub seat: Option<(RoundtableTableId, usize)>,
    pub pinned: bool,
    pub revision: i64,
}

impl From<roundtable::Model> for RoundtableView {
    fn from(row: roundtable::Model) -> Self {
        Self {
            id: row.id,
            event: row.event_id,
            bridge: row.bridge_id,
            name: row.name,
            place: row.place,
            zone: clock::zone(&row.time_zone),
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            answer_by: row.answer_by,
            purpose: Text::new(row.purpose_de, row.purpose_en),
            agenda: Text::new(row.agenda_de, row.agenda_en),
            questions: Text::new(row.questions_de, row.questions_en),
            most_of_sector: row.most_of_sector,
            town_per_table: row.town_per_table,
            seats_total: row.seats_total,
            seats_taken: row.seats_taken,
            has_previous_seating: !row.previous_seating.is_empty(),
            minutes: row.minutes,
            minutes_locale: row.minutes_locale,
            is_cancelled: row.cancelled_at.is_some(),
            revision: row.revision,
        }
    }
}

impl From<roundtable_table::Model> for TableView {
    fn from(row: roundtable_table::Model) -> Self {
        Self { id: row.id, name: row.name, seats: usize::try_from(row.seats).unwrap_or_default(), shape: row.shape }
    }
}

impl From<roundtable_rival::Model> for RivalView {
    fn from(row: roundtable_rival::Model) -> Self {
        Self { id: row.id, one: row.one, other: row.other }
    }
}

impl From<roundtable_guest::Model> for GuestView {
    fn from(row: roundtable_guest::Model) -> Self {
        Self {
            seat: row.table_id.zip(row.seat.and_then(|seat| usize::try_from(seat).ok())),
            id: row.id,
            name: row.name,
            email: row.email,
            organisation: row.organisation,
            job_title: row.job_title,
            sector: row.sector,
            is_town: row.is_town,
            locale: row.locale,
            wave: row.wave,
            position: row.position,
            state: row.state,
            needs: row.needs,
            substitute_name: row.substitute_name,
            substitute_email: row.substitute_email,
            replaces: row.replaces_id,
            invited_at: row.invited_at,
            reminded_at: row.reminded_at,
            answered_at: row.answered_at,
            pinned: row.pinned,
            revision: row.revision,
        }
    }
}
