//! A traveller as organisers and they themselves see them.

use super::{TravellerSize, TravellerState, entity::traveller};
use crate::{
    clock::Instant,
    ids::{EventId, TravellerId, TripGroupId},
    locale::Locale,
    money::Money,
};

/// Everything about a traveller but what the trip needs of their papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TravellerView {
    pub id: TravellerId,
    pub event: EventId,
    pub group: Option<TripGroupId>,
    pub state: TravellerState,
    pub name: String,
    pub email: String,
    /// As `phone` keeps it; may be empty.
    pub phone: String,
    pub organisation: String,
    pub job_title: String,
    pub town: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub size: TravellerSize,
    /// What they bring along for others, and what they look for; each may be empty.
    pub offers: String,
    pub seeks: String,
    /// Key in the file store; nobody but them and the booklet of those who agreed shows it.
    pub photo: Option<String>,
    /// Since when the booklet may show them.
    pub booklet_consent_at: Option<Instant>,
    pub contribution: Money,
    /// What cancelling cost.
    pub cancellation: Option<Money>,
    pub locale: Locale,
    pub proven_at: Option<Instant>,
    pub decided_at: Option<Instant>,
    pub admitted_at: Option<Instant>,
    pub cancelled_at: Option<Instant>,
    pub revision: i64,
    pub created_at: Instant,
}

impl From<traveller::Model> for TravellerView {
    fn from(row: traveller::Model) -> Self {
        Self {
            id: row.id,
            event: row.event_id,
            group: row.group_id,
            state: row.state,
            name: row.name,
            email: row.email,
            phone: row.phone,
            organisation: row.organisation,
            job_title: row.job_title,
            town: row.town,
            country: row.country,
            size: row.size_class,
            offers: row.offers,
            seeks: row.seeks,
            photo: row.photo,
            booklet_consent_at: row.booklet_consent_at,
            contribution: Money::euros(row.contribution_cents),
            cancellation: row.cancellation_cents.map(Money::euros),
            locale: row.locale,
            proven_at: row.proven_at,
            decided_at: row.decided_at,
            admitted_at: row.admitted_at,
            cancelled_at: row.cancelled_at,
            revision: row.revision,
            created_at: row.created_at,
        }
    }
}
