//! Calls and what belongs to them, as pages see it.

use chrono::NaiveDateTime;

use super::{
    AnswerLength, CallStanding, CallState, Counted, EntryLanguages,
    entity::{call, criterion, question},
};
use crate::{
    clock::{self, Instant, Tz},
    ids::{BridgeId, CallCriterionId, CallId, CallQuestionId},
    locale::{Locale, Text},
};

/// Everything about a call but its criteria, questions and entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallView {
    pub id: CallId,
    pub slug: String,
    pub bridge: Option<BridgeId>,
    pub title: Text,
    /// Markdown; may be empty in a draft.
    pub text: Text,
    /// In the order agreed.
    pub hosts: Vec<String>,
    pub takes: EntryLanguages,
    /// By whose clock opening and deadline are meant and shown.
    pub zone: Tz,
    pub opens_local: NaiveDateTime,
    pub opens_at: Instant,
    pub closes_local: NaiveDateTime,
    pub closes_at: Instant,
    pub most_files: i32,
    pub least_sheets: i32,
    pub state: CallState,
    pub meeting_opened_at: Option<Instant>,
    pub winners_shown_at: Option<Instant>,
    pub decided_at: Option<Instant>,
    /// Grows with each change, also of its criteria and questions; a form that was opened before it is stale.
    pub revision: i64,
    pub updated_at: Instant,
}

/// What entries are judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    pub id: CallCriterionId,
    pub name: Text,
    /// What it means; may be empty.
    pub meaning: Text,
    pub weight: i32,
    pub most_points: i32,
}

/// What entries answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: CallQuestionId,
    pub text: Text,
    pub length: AnswerLength,
    pub required: bool,
    pub counted: Counted,
    pub most: i32,
}

impl CallView {
    /// How it stands at this moment.
    pub fn standing(&self, now: Instant) -> CallStanding {
        match self.state {
            CallState::Draft => CallStanding::Draft,
            CallState::Published if now < self.opens_at => CallStanding::Coming,
            CallState::Published if now <= self.closes_at => CallStanding::Open,
            CallState::Published | CallState::Closed => CallStanding::Judged,
            CallState::Decided => CallStanding::Decided,
        }
    }

    /// Whether entries are taken in this language.
    pub fn takes_in(&self, locale: Locale) -> bool {
        match self.takes {
            EntryLanguages::Both => true,
            EntryLanguages::De => locale == Locale::De,
            EntryLanguages::En => locale == Locale::En,
        }
    }

    /// Whether the jury may work: nothing is handed in any more.
    pub fn is_judged(&self) -> bool {
        matches!(self.standing(clock::now()), CallStanding::Judged)
    }
}

impl From<call::Model> for CallView {
    fn from(row: call::Model) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            bridge: row.bridge_id,
            title: Text::new(row.title_de, row.title_en),
            text: Text::new(row.text_de, row.text_en),
            hosts: row.hosts.lines().map(str::to_owned).collect(),
            takes: row.takes,
            zone: clock::zone(&row.zone),
            opens_local: row.opens_local,
            opens_at: row.opens_at,
            closes_local: row.closes_local,
            closes_at: row.closes_at,
            most_files: row.most_files,
            least_sheets: row.least_sheets,
            state: row.state,
            meeting_opened_at: row.meeting_opened_at,
            winners_shown_at: row.winners_shown_at,
            decided_at: row.decided_at,
            revision: row.revision,
            updated_at: row.updated_at,
        }
    }
}

impl From<criterion::Model> for Criterion {
    fn from(row: criterion::Model) -> Self {
        Self {
            id: row.id,
            name: Text::new(row.name_de, row.name_en),
            meaning: Text::new(row.meaning_de, row.meaning_en),
            weight: row.weight,
            most_points: row.most_points,
        }
    }
}

impl From<question::Model> for Question {
    fn from(row: question::Model) -> Self {
        Self {
            id: row.id,
            text: Text::new(row.text_de, row.text_en),
            length: row.length,
            required: row.required,
            counted: row.counted,
            most: row.most,
        }
    }
}
