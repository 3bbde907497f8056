//! Who exhibits: decisions, the table, the waiting list.

use domain::{
    admission::{self, dossier},
    application::ApplicationState,
};

use crate::{
    placing::{Applied, Fair},
    stand::Stand,
};

mod deadlines;
mod deciding;
mod decisions;
mod on_behalf;
mod table;
mod undoing;

pub async fn state(stand: &Stand, fair: &Fair, applied: Applied) -> ApplicationState {
    dossier::dossier(&stand.db, &fair.organiser, fair.event, applied.id).await.expect("seen").placed.application.state
}

async fn wait(stand: &Stand, fair: &Fair, name: &str) -> Applied {
    let applied = stand.applied(fair, name).await;
    admission::put_on_waiting_list(&stand.db, &fair.organiser, &stand.decision(applied, "").await).await.expect("it waits");
    applied
}
