//! Visits and what belongs to them, as pages see them.

use chrono::NaiveDate;

use super::{
    HostAnswer, ResourceKind, VisitPriority, VisitState,
    entity::{visit, visit_delegate, visit_resource},
};
use crate::{
    clock::{self, Instant, Tz},
    country::country_name,
    enquiry::Owner,
    ids::{BridgeId, VisitDelegateId, VisitId, VisitItemId, VisitResourceId},
    locale::{Locale, Text},
};

/// A visit, as organisers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitView {
    pub id: VisitId,
    pub bridge: Option<BridgeId>,
    /// As organisers called it; may be empty, then `title` makes one of the country.
    pub own_title: Text,
    /// Of whoever asked; empty once what was personal is gone.
    pub contact_name: String,
    pub contact_email: String,
    /// As `PhoneNumber` keeps it, or empty.
    pub contact_phone: String,
    pub organisation: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub people: i32,
    pub interests: String,
    pub wished: String,
    /// By ISO 639-1.
    pub language: String,
    /// Of the page where it was asked for.
    pub locale: Locale,
    pub state: VisitState,
    /// Why it was declined.
    pub reason: String,
    pub priority: VisitPriority,
    /// Whose task it is, if anybody's.
    pub owner: Option<Owner>,
    pub zone: Tz,
    pub days: Option<(NaiveDate, NaiveDate)>,
    pub is_public: bool,
    pub outcome: String,
    pub leads: Option<i32>,
    pub meetings: Option<i32>,
    pub thanks_hosts: String,
    pub thanks_guests: String,
    pub revision: i64,
    pub created_at: Instant,
    pub closed_at: Option<Instant>,
    /// When what was personal went.
    pub emptied_at: Option<Instant>,
}

impl VisitView {
    pub fn title(&self) -> Text {
        title(&self.own_title, &self.country)
    }

    /// When it is, or when it was asked for, for lists by time.
    pub fn day(&self) -> NaiveDate {
        self.days.map_or_else(|| clock::local(self.zone, self.created_at).date(), |(starts, _)| starts)
    }

    pub(super) fn of(row: visit::Model, owner: Option<Owner>) -> Self {
        Self {
            id: row.id,
            bridge: row.bridge_id,
            own_title: Text::new(row.title_de, row.title_en),
            contact_name: row.contact_name,
            contact_email: row.contact_email,
            contact_phone: row.contact_phone,
            organisation: row.organisation,
            country: row.country,
            people: row.people,
            interests: row.interests,
            wished: row.wished,
            language: row.language,
            locale: row.locale,
            state: row.state,
            reason: row.reason,
            priority: row.priority,
            owner,
            zone: clock::zone(&row.time_zone),
            days: row.starts_on.zip(row.ends_on),
            is_public: row.is_public,
            outcome: row.outcome,
            leads: row.leads,
            meetings: row.meetings,
            thanks_hosts: row.thanks_hosts,
            thanks_guests: row.thanks_guests,
            revision: row.revision,
            created_at: row.created_at,
            closed_at: row.closed_at,
            emptied_at: row.emptied_at,
        }
    }
}

/// What a visit is called: as organisers called it, or after its country.
pub(super) fn title(own: &Text, country: &str) -> Text {
    if !own.in_(Locale::De).is_empty() {
        return own.clone();
    }
    Text::new(format!("Delegation: {}", country_name(Locale::De, country)), format!("Delegation: {}", country_name(Locale::En, country)))
}

/// The same of a row.
pub(super) fn title_of(row: &visit::Model) -> Text {
    title(&Text::new(row.title_de.as_str(), row.title_en.as_str()), &row.country)
}

/// An item of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemView {
    pub id: VisitItemId,
    pub visit: VisitId,
    pub title: String,
    /// May be empty.
    pub place: String,
    pub room: Option<ResourceView>,
    pub interpreter: Option<ResourceView>,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// All three may be empty.
    pub host_organisation: String,
    pub host_name: String,
    pub host_email: String,
    pub host_locale: Locale,
    pub gifts: String,
    pub menu: String,
    pub note: String,
    pub answer: HostAnswer,
    pub answered_at: Option<Instant>,
}

/// A room or an interpreter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceView {
    pub id: VisitResourceId,
    pub kind: ResourceKind,
    pub name: String,
    /// Where a room is, or the languages of an interpreter; may be empty.
    pub detail: String,
    /// Of a room, if somebody said so.
    pub capacity: Option<i32>,
    pub revision: i64,
}

impl From<visit_resource::Model> for ResourceView {
    fn from(row: visit_resource::Model) -> Self {
        let visit_resource::Model { id, kind, name, detail, capacity, revision, created_at: _ } = row;
        Self { id, kind, name, detail, capacity, revision }
    }
}

/// Somebody who comes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DelegateView {
    pub id: VisitDelegateId,
    pub name: String,
    /// May be empty, as all that follows.
    pub function: String,
    pub organisation: String,
    pub email: String,
    pub came: bool,
}

impl From<visit_delegate::Model> for DelegateView {
    fn from(row: visit_delegate::Model) -> Self {
        let visit_delegate::Model { id, visit_id: _, position: _, name, function, organisation, email, came } = row;
        Self { id, name, function, organisation, email, came }
    }
}

/// What an organiser wrote down about a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitNote {
    pub author: String,
    pub body: String,
    pub at: Instant,
}
