//! Grants as pages see them.

use chrono::NaiveDate;

use super::{
    GrantState,
    entity::{funding_grant, grant_version},
};
use crate::{
    ids::{BridgeId, EventId, GrantEventId, GrantId},
    locale::Text,
    money::Money,
};

/// A grant, as its newest notice has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantView {
    pub id: GrantId,
    /// The bridge or network that it belongs to.
    pub bridge: Option<BridgeId>,
    pub grantor: String,
    /// Of the notice; may be empty.
    pub reference: String,
    pub amount: Money,
    /// The period in which it may be spent.
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub purpose: Text,
    pub noticed_on: Option<NaiveDate>,
    pub state: GrantState,
    /// The day from which this notice counts.
    pub counts_from: NaiveDate,
    /// How many notices there were.
    pub version: i32,
    /// Whether the pages of its events and of its bridge name it.
    pub is_public: bool,
    /// In which words; each may be empty.
    pub credit: Text,
    /// Among the grants of an event, from one on.
    pub position: i32,
    /// Grows with each change; a form that was opened before it is stale.
    pub revision: i64,
}

/// One of its notices, as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantVersionView {
    pub number: i32,
    pub counts_from: NaiveDate,
    pub grantor: String,
    pub reference: String,
    pub amount: Money,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub purpose: Text,
    pub noticed_on: Option<NaiveDate>,
    pub state: GrantState,
}

/// An event that it funds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundedEvent {
    pub part: GrantEventId,
    pub event: EventId,
    pub slug: String,
    pub name: String,
    pub amount: Money,
}

/// A grant with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantDetail {
    pub grant: GrantView,
    /// The newest first.
    pub versions: Vec<GrantVersionView>,
    /// The latest event first.
    pub events: Vec<FundedEvent>,
}

/// What funds an event, for its organisers, and for its hosts if that is released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantOfEvent {
    pub id: GrantId,
    pub grantor: String,
    pub reference: String,
    pub state: GrantState,
    /// What the event has of it.
    pub amount: Money,
}

/// Whom the public page of an event or a bridge names for a grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    pub grantor: String,
    /// In which words; each may be empty.
    pub text: Text,
}

impl GrantDetail {
    /// What events have of it.
    pub fn assigned(&self) -> Money {
        Money::euros(self.events.iter().map(|event| event.amount.cents).sum())
    }

    /// The number of the notice that counts on a day: the last one of those that count by then.
    pub fn counting(&self, day: NaiveDate) -> Option<i32> {
        self.versions.iter().filter(|version| version.counts_from <= day).map(|version| version.number).max()
    }
}

impl From<funding_grant::Model> for GrantView {
    fn from(row: funding_grant::Model) -> Self {
        Self {
            id: row.id,
            bridge: row.bridge_id,
            grantor: row.grantor,
            reference: row.reference,
            amount: Money::euros(row.amount_cents),
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            purpose: Text::new(row.purpose_de, row.purpose_en),
            noticed_on: row.noticed_on,
            state: row.state,
            counts_from: row.counts_from,
            version: row.version,
            is_public: row.is_public,
            credit: Text::new(row.credit_de, row.credit_en),
            position: row.position,
            revision: row.revision,
        }
    }
}

impl From<grant_version::Model> for GrantVersionView {
    fn from(row: grant_version::Model) -> Self {
        Self {
            number: row.number,
            counts_from: row.counts_from,
            grantor: row.grantor,
            reference: row.reference,
            amount: Money::euros(row.amount_cents),
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            purpose: Text::new(row.purpose_de, row.purpose_en),
            noticed_on: row.noticed_on,
            state: row.state,
        }
    }
}
