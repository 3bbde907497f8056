//! The background work: sending mail, and ending what has run out. Any number of workers may run at once; leases in the
//! database keep them apart.

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, Instant},
};

use app::ctx::AppState;
use domain::{
    application::StepError,
    db::DbErr,
    mail::{self, Delivery, Leased},
    placement::{Error, offer},
    process::{letter::AnyLetter, sweep::sweep},
};
use futures::{FutureExt, StreamExt, stream};
use tokio::sync::watch;

use crate::mailer::Mailer;

const TICK: Duration = Duration::from_secs(1);
/// So many mails are leased at once, and so many of them sent side by side: even if the server hangs at every single
/// one, the batch is done before its lease runs out.
const BATCH: u64 = 20;
const AT_ONCE: usize = 8;
/// When the database does not answer, it is not asked every second.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// What has served its purpose is cleared away at the start, and then so often.
const SWEEP_EVERY: Duration = Duration::from_secs(3600);

/// Works until `stop` turns true. A failure is logged and survived.
pub async fn work(state: AppState, mailer: Option<Mailer>, mut stop: watch::Receiver<bool>) {
    let mut swept: Option<Instant> = None;
    while !*stop.borrow() {
        if swept.is_none_or(|at| at.elapsed() > SWEEP_EVERY) {
            swept = Some(Instant::now());
            if let Err(error) = sweep(&state.db).await {
                tracing::error!(%error, "what is spent was not cleared away");
            }
        }
        let pause = match AssertUnwindSafe(turn(&state, mailer.as_ref())).catch_unwind().await {
            Ok(Ok(())) => TICK,
            Ok(Err(error)) => {
                tracing::error!(%error, "the worker could not do its turn");
                AFTER_FAILURE
            }
            Err(_) => {
                tracing::error!("the worker panicked in its turn");
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
pub async fn turn(state: &AppState, mailer: Option<&Mailer>) -> Result<(), DbErr> {
    end_offers(state).await?;
    if let Some(mailer) = mailer {
        send_due(state, mailer).await?;
    }
    Ok(())
}

/// Before the mails, so that those about what ended leave in the same turn.
async fn end_offers(state: &AppState) -> Result<(), DbErr> {
    match offer::expire_offers(&state.db).await {
        Ok(0) => Ok(()),
        Ok(ended) => {
            tracing::info!(ended, "offers ended unanswered");
            Ok(())
        }
        Err(Error::Step(StepError::Db(error))) => Err(error),
        Err(error) => Err(DbErr::Custom(error.to_string())),
    }
}

async fn send_due(state: &AppState, mailer: &Mailer) -> Result<(), DbErr> {
    loop {
        let leased = mail::lease::<AnyLetter>(&state.db, BATCH).await?;
        if leased.is_empty() {
            return Ok(());
        }
        let settled: Vec<_> = stream::iter(leased).map(|mail| send(state, mailer, mail)).buffer_unordered(AT_ONCE).collect().await;
        // One that could not be noted keeps its lease, and goes out again under the same Message-ID when that runs out.
        settled.into_iter().collect::<Result<(), _>>()?;
    }
}

/// One bad mail must not hold up the others: whatever goes wrong in here ends in a delivery that is noted.
async fn send(state: &AppState, mailer: &Mailer, mail: Leased<AnyLetter>) -> Result<(), DbErr> {
    let attempt = async {
        let written = app::mail::write_letter(&mail.letter, &mail.to_name, mail.locale, &state.site);
        mailer.send(&mail, &written).await
    };
    let delivery =
        AssertUnwindSafe(attempt).catch_unwind().await.unwrap_or_else(|_| Delivery::Failed("writing this mail failed".to_owned()));
    // What the server answered may name the recipient: it stands in the outbox, not in the log.
    match &delivery {
        Delivery::Sent => tracing::info!(mail.id = %mail.id, "mail sent"),
        Delivery::Failed(_) => tracing::warn!(mail.id = %mail.id, attempt = mail.attempts, "mail not sent, to be tried again"),
        Delivery::Refused(_) => tracing::warn!(mail.id = %mail.id, "mail refused for good"),
    }
    mail::settle(&state.db, &mail, &delivery).await
}
