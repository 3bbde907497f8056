//! When a placement counts: until it is released, an offer also only until its deadline, by the clock and not by whether
//! the worker was there. Everybody asks here, as a condition of a query or of a row that was read.

use sea_orm::{
    ColumnTrait,
    sea_query::{Expr, ExprTrait},
};

use super::OfferState;
use super::{
    PlacementState,
    entity::placement::{Column, Model},
};
use crate::clock::Instant;

/// A placement that was not released: at most one of a unit, and one of an application (partial unique indexes).
pub(crate) fn live_placement() -> Expr {
    Column::ReleasedAt.is_null()
}

/// A unit that is an exhibitor's for good.
pub(crate) fn confirmed_placement() -> Expr {
    live_placement().and(Column::State.eq(PlacementState::Confirmed))
}

/// An offer that can still be answered.
pub(crate) fn open_offer(now: Instant) -> Expr {
    offered().and(Column::OfferExpiresAt.gt(now))
}

/// An offer that binds nobody any more, but was not ended yet.
pub(super) fn overdue_offer(now: Instant) -> Expr {
    offered().and(Column::OfferExpiresAt.lte(now))
}

fn offered() -> Expr {
    live_placement().and(Column::State.eq(PlacementState::Offered))
}

impl Model {
    /// An offer whose deadline passed before anything else ended it.
    pub(super) fn has_run_out(&self, now: Instant) -> bool {
        let ended_at = self.released_at.unwrap_or(now);
        self.state == PlacementState::Offered && self.offer_expires_at.is_some_and(|expires_at| expires_at <= ended_at)
    }

    /// What became of the offer.
    pub(super) fn offer_state(&self, now: Instant) -> OfferState {
        match (self.state, self.released_at) {
            _ if self.has_run_out(now) => OfferState::Expired,
            (PlacementState::Offered, None) => OfferState::Open,
            (PlacementState::Confirmed, None) => OfferState::Confirmed,
            _ => OfferState::Closed,
        }
    }
}
