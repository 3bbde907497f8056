//! The background work: sending mail, and ending what has run out. Any number of workers may run at once; leases in the
//! database keep them apart.

use std::{
    panic::AssertUnwindSafe,
    sync::OnceLock,
    time::{Duration, Instant},
};

use app::ctx::AppState;
use domain::{
    application::StepError,
    clock,
    db::DbErr,
    ids::MailId,
    mail::{self, Delivery, Hindrance, Leased, MailTrouble, QueueChange},
    mailing,
    placement::{Error, offer},
    process::{as_of_now::as_of_now, delivery, letter::AnyLetter, notices::tell_organisers, sweep::sweep},
};
use futures::{FutureExt, StreamExt, stream};
use tokio::sync::watch;

use crate::mailer::Mailer;

const TICK: Duration = Duration::from_secs(1);
/// So often the leases of letters that are still being sent are prolonged: a mail server may take minutes for its answer.
const PROLONG_EVERY: Duration = Duration::from_secs(60);
/// When the database does not answer, it is not asked every second.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// What has served its purpose is cleared away at the start, and then so often.
const SWEEP_EVERY: Duration = Duration::from_secs(3600);

/// How many letters leave, and how fast.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Of all workers together; `None`: as many as the mail server takes.
    pub per_minute: Option<u32>,
    /// So many mails are leased at once, and so many of them sent side by side.
    pub batch: u64,
    pub at_once: usize,
}

impl Default for Pace {
    fn default() -> Self {
        Self { per_minute: None, batch: 20, at_once: 8 }
    }
}

/// Works until `stop` turns true. A failure is logged and survived.
pub async fn work(state: AppState, mailer: Option<Mailer>, pace: Pace, mut stop: watch::Receiver<bool>) {
    let mut swept: Option<Instant> = None;
    while !*stop.borrow() {
        if swept.is_none_or(|at| at.elapsed() > SWEEP_EVERY) {
            swept = Some(Instant::now());
            if let Err(error) = sweep(&state.db).await {
                tracing::error!(%error, "what is spent was not cleared away");
            }
        }
        let pause = match AssertUnwindSafe(turn(&state, mailer.as_ref(), pace)).catch_unwind().await {
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
pub async fn turn(state: &AppState, mailer: Option<&Mailer>, pace: Pace) -> Result<(), DbErr> {
    end_offers(state).await?;
    tell_organisers(&state.db, clock::now()).await?;
    // Before the mails, as well.
    mailing::write_due(&state.db).await?;
    if let Some(mailer) = mailer {
        let sent = send_due(state, mailer, pace).await;
        mailer.rest().await;
        sent?;
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

async fn send_due(state: &AppState, mailer: &Mailer, pace: Pace) -> Result<(), DbErr> {
    loop {
        let room = mail::room(&state.db, pace.batch, pace.per_minute).await?;
        let leased = if room == 0 { Vec::new() } else { mail::lease::<AnyLetter>(&state.db, room).await? };
        if leased.is_empty() {
            return Ok(());
        }
        let leased = as_of_now(&state.db, leased).await?;
        let ids: Vec<_> = leased.iter().map(|mail| mail.id).collect();
        let halted = OnceLock::new();
        let sending = stream::iter(leased).map(|mail| send(state, mailer, &halted, mail));
        let sending = sending.buffer_unordered(pace.at_once).collect::<Vec<_>>();
        let settled = keep_leases(state, &ids, sending).await?;
        // One that could not be noted keeps its lease, and goes out again under the same Message-ID when that runs out.
        settled.into_iter().collect::<Result<(), _>>()?;
    }
}

/// Prolongs the leases of a batch for as long as it is being sent.
async fn keep_leases<T>(state: &AppState, ids: &[MailId], sending: impl Future<Output = T>) -> Result<T, DbErr> {
    let mut every = tokio::time::interval_at(tokio::time::Instant::now() + PROLONG_EVERY, PROLONG_EVERY);
    // Beside the sending, which may be in the middle of a write that this one waits for.
    let prolonging = async {
        loop {
            every.tick().await;
            if let Err(error) = mail::prolong(&state.db, ids).await {
                return error;
            }
        }
    };
    tokio::select! {
        sent = sending => Ok(sent),
        failed = prolonging => Err(failed),
    }
}

/// One bad mail must not hold up the others: whatever goes wrong in here ends in a delivery that is noted.
/// What holds all letters back is found out once: `halted` then keeps the rest of the batch from trying it too.
async fn send(state: &AppState, mailer: &Mailer, halted: &OnceLock<Hindrance>, mail: Leased<AnyLetter>) -> Result<(), DbErr> {
    let attempt = async {
        if let Some(why) = halted.get() {
            return Delivery::Stopped(why.clone());
        }
        let written = app::mail::write_letter(&mail.letter, (&mail.to_name, &mail.to_email), mail.locale, &state.site);
        mailer.send(&mail, &written).await
    };
    let panicked = |_| Delivery::Failed(Hindrance::new(MailTrouble::Ours, "writing this mail failed"));
    let delivery = AssertUnwindSafe(attempt).catch_unwind().await.unwrap_or_else(panicked);
    // What the server answered may name the recipient: it stands in the outbox, not in the log.
    match &delivery {
        Delivery::Sent => tracing::info!(mail.id = %mail.id, "mail sent"),
        Delivery::Failed(why) => {
            tracing::warn!(mail.id = %mail.id, attempt = mail.attempts, why = %why.trouble, "mail not sent, to be tried again")
        }
        Delivery::Refused(why) => tracing::warn!(mail.id = %mail.id, why = %why.trouble, "mail refused for good"),
        Delivery::Undecided(_) => tracing::warn!(mail.id = %mail.id, "the mail server took a mail and never said so"),
        Delivery::PutOff(why) | Delivery::Stopped(why) => {
            let _ = halted.set(why.clone());
        }
    }
    match delivery::settle(&state.db, &mail, &delivery).await? {
        Some(QueueChange::Stopped(why)) => {
            tracing::error!(why = %why.trouble, answer = why.answer, "the mail server takes no letters: all of them wait and go on by themselves");
        }
        Some(QueueChange::Resumed) => tracing::info!("the mail server takes letters again"),
        None => {}
    }
    Ok(())
}
