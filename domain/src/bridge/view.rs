//! A bridge as pages see it.

use chrono::NaiveDate;

use super::{
    BridgeKind, BridgeState,
    entity::{bridge, bridge_partner},
};
use crate::{
    clock::Instant,
    ids::{BridgeId, BridgePartnerId},
    locale::Text,
};

/// Everything about a bridge but its partners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BridgeView {
    pub id: BridgeId,
    pub slug: String,
    pub kind: BridgeKind,
    pub name: String,
    /// Markdown; may be empty.
    pub purpose: Text,
    pub since: Option<i32>,
    /// Whom of the agency to ask, with their business address and number; each may be empty.
    pub contact_name: String,
    pub contact_email: String,
    pub contact_phone: String,
    pub state: BridgeState,
    /// Grows with each change, also of its partners; a form that was opened before it is stale.
    pub revision: i64,
    pub updated_at: Instant,
}

/// Whom a bridge links us with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerView {
    pub id: BridgePartnerId,
    pub name: String,
    pub town: String,
    /// Where they are on the web; may be empty.
    pub web: String,
    pub agreed_on: Option<NaiveDate>,
    /// What was agreed; may be empty.
    pub agreement: Text,
}

impl From<bridge::Model> for BridgeView {
    fn from(row: bridge::Model) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            kind: row.kind,
            name: row.name,
            purpose: Text::new(row.purpose_de, row.purpose_en),
            since: row.since_year,
            contact_name: row.contact_name,
            contact_email: row.contact_email,
            contact_phone: row.contact_phone,
            state: row.state,
            revision: row.revision,
            updated_at: row.updated_at,
        }
    }
}

impl From<bridge_partner::Model> for PartnerView {
    fn from(row: bridge_partner::Model) -> Self {
        Self {
            id: row.id,
            name: row.name,
            town: row.town,
            web: row.web,
            agreed_on: row.agreed_on,
            agreement: Text::new(row.agreement_de, row.agreement_en),
        }
    }
}
