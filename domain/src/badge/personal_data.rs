//! What a badge says about its owner.

use serde::Serialize;

use super::{BadgeRole, entity};
use crate::clock::Instant;

/// A badge, for its owner to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BadgePart {
    pub role: BadgeRole,
    pub name: String,
    pub organisation: String,
    pub created_at: Instant,
    pub revoked_at: Option<Instant>,
    pub ended_at: Option<Instant>,
}

impl From<entity::Model> for BadgePart {
    fn from(row: entity::Model) -> Self {
        Self {
            role: row.role,
            name: row.name,
            organisation: row.organisation,
            created_at: row.created_at,
            revoked_at: row.revoked_at,
            ended_at: row.ended_at,
        }
    }
}
