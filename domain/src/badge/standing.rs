//! What a badge is worth. Its owner writes that into it, so that nobody else has to be asked.

use sea_orm::{ColumnTrait, Condition};

use super::{
    BadgeValidity,
    entity::{Column, Model},
};

impl Model {
    pub(crate) fn standing(&self) -> BadgeValidity {
        if self.awaits_confirmation {
            BadgeValidity::Unconfirmed
        } else if self.ended_at.is_some() {
            BadgeValidity::Gone
        } else if self.revoked_at.is_some() {
            BadgeValidity::Revoked
        } else {
            BadgeValidity::Valid
        }
    }

    /// Whether its codes were good once and are not any more.
    pub(crate) fn has_lapsed(&self) -> bool {
        self.ended_at.is_some() || self.revoked_at.is_some()
    }
}

/// Those of people who come: they are printed, expected at the entrance, and found by name.
pub(crate) fn is_valid() -> Condition {
    Condition::all().add(Column::RevokedAt.is_null()).add(Column::EndedAt.is_null()).add(Column::AwaitsConfirmation.eq(false))
}
