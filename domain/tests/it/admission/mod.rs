//! Who exhibits, and where: decisions, units, offers, the waiting list.

use domain::exhibitor::{ApplicationState, admission, detail, placement::HoldUnit};

use crate::{
    placing::{Applied, Fair},
    stand::Stand,
};

mod deadlines;
mod decisions;
mod offers;
pub mod profile;
mod races;
mod table;
mod units;

const LIVE: &str = "released_at IS NULL";

async fn holding(stand: &Stand, applied: Applied, unit: impl std::fmt::Display) -> HoldUnit {
    HoldUnit { application: applied.id.to_string(), revision: stand.revision(applied.id).await, unit: unit.to_string() }
}

async fn state(stand: &Stand, fair: &Fair, applied: Applied) -> ApplicationState {
    detail::dossier(&stand.db, &fair.organiser, fair.event, applied.id).await.expect("seen").placed.application.state
}

async fn wait(stand: &Stand, fair: &Fair, name: &str) -> Applied {
    let applied = stand.applied(fair, name).await;
    admission::put_on_waiting_list(&stand.db, &fair.organiser, &stand.decision(applied, "").await).await.expect("it waits");
    applied
}
