//! What of the news is for whom, as a condition of a query.

use sea_orm::{ColumnTrait, Condition};

use super::{NewsState, entity::Column};
use crate::{actor::Actor, clock};

/// What has appeared, for everybody.
pub(super) fn is_public() -> Condition {
    Condition::all().add(Column::State.eq(NewsState::Published)).add(Column::PublishedAt.lte(clock::now()))
}

/// What the actor may read.
pub(crate) fn visible_to(actor: &Actor) -> Condition {
    if actor.is_organiser() { Condition::all() } else { is_public() }
}
