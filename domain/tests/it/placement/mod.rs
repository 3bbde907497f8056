//! Who stands where: units that are held, offered, confirmed and given back.

use domain::placement::HoldUnit;

pub use crate::admission::state;
use crate::{placing::Applied, stand::Stand};

mod offers;
mod plan;
mod races;
mod units;

pub const LIVE: &str = "released_at IS NULL";

pub async fn holding(stand: &Stand, applied: Applied, unit: impl std::fmt::Display) -> HoldUnit {
    HoldUnit { application: applied.id.to_string(), revision: stand.revision(applied.id).await, unit: unit.to_string() }
}
