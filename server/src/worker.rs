//! The background work: sending mail, and ending what has run out. Any number of workers may run at once; leases in the
//! database keep them apart.

use std::time::Duration;

use app::ctx::AppState;
use domain::{
    exhibitor::{AdmissionError, offer},
    mail::{self, Delivery},
};
use tokio::sync::watch;

use crate::mailer::Mailer;

const TICK: Duration = Duration::from_secs(1);
const BATCH: u64 = 20;
/// When the database does not answer, it is not asked every second.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// Works until `stop` turns true. A failure is logged and survived.
pub async fn work(state: AppState, mailer: Option<Mailer>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let pause = match turn(&state, mailer.as_ref()).await {
            Ok(()) => TICK,
            Err(error) => {
                tracing::error!(error = ?error, "the worker could not do its turn");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}

/// One turn: everything that is due now. Tests call it instead of waiting.
///
/// # Errors
/// A failure of the database.
pub async fn turn(state: &AppState, mailer: Option<&Mailer>) -> Result<(), domain::db::DbErr> {
    end_offers(state).await?;
    if let Some(mailer) = mailer {
        send_due(state, mailer).await?;
    }
    Ok(())
}

/// Before the mails, so that those about what ended leave in the same turn.
async fn end_offers(state: &AppState) -> Result<(), domain::db::DbErr> {
    match offer::expire_offers(&state.db).await {
        Ok(0) => Ok(()),
        Ok(ended) => {
            tracing::info!(ended, "offers ended unanswered");
            Ok(())
        }
        Err(AdmissionError::Db(error)) => Err(error),
        Err(error) => Err(domain::db::DbErr::Custom(error.to_string())),
    }
}

async fn send_due(state: &AppState, mailer: &Mailer) -> Result<(), domain::db::DbErr> {
    loop {
        let leased = mail::lease(&state.db, BATCH).await?;
        if leased.is_empty() {
            return Ok(());
        }
        for mail in leased {
            let written = app::mail::write(&mail.letter, mail.locale, &state.site);
            let delivery = mailer.send(&mail, &written).await;
            match &delivery {
                Delivery::Sent => tracing::info!(mail.id = %mail.id, "mail sent"),
                Delivery::Failed(reason) | Delivery::Refused(reason) => tracing::warn!(mail.id = %mail.id, reason, "mail not sent"),
            }
            mail::settle(&state.db, &mail, &delivery).await?;
        }
    }
}
