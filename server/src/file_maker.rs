//! Makes the files that take long, one at a time: a second worker beside the one for letters, so that neither waits for the
//! other. Any number of servers may run; leases in the database keep them apart.

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, Instant},
};

use app::{admission, audit, badge, ctx::AppState, error::ApiError, progress::Progress, registration};
use domain::{
    actor::Actor,
    badge::PrintedBadge,
    call,
    db::DbErr,
    event,
    files::FilesError,
    generated_file::{self, FileTrouble, GeneratedFileKind, LeasedFile},
    traveller,
};
use futures::FutureExt;
use tokio::sync::watch;

/// What another process was asked for is found by looking.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// So often it is told how far a file is, and asked whether anybody still wants it.
const TELL_EVERY: Duration = Duration::from_millis(300);
/// So often files are taken away whose time is over.
const CLEAR_EVERY: Duration = Duration::from_secs(60);
/// When the database does not answer, it is not asked every second.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// Works until `stop` turns true. A failure is logged and survived.
pub async fn work(state: AppState, mut stop: watch::Receiver<bool>) {
    let mut cleared: Option<Instant> = None;
    while !*stop.borrow() {
        // Before looking, so that nobody is missed who asks meanwhile.
        let asked = generated_file::asked();
        if cleared.is_none_or(|at| at.elapsed() > CLEAR_EVERY) {
            cleared = Some(Instant::now());
            if let Err(error) = clear(&state).await {
                tracing::error!(%error, "files whose time is over were not taken away");
            }
        }
        let pause = match AssertUnwindSafe(turn(&state, &stop)).catch_unwind().await {
            Ok(Ok(true)) => continue,
            Ok(Ok(false)) => LOOK_EVERY,
            Ok(Err(error)) => {
                tracing::error!(%error, "a file could not be made now");
                AFTER_FAILURE
            }
            Err(_) => {
                tracing::error!("the maker of files panicked in its turn");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = asked, if pause == LOOK_EVERY => {}
            _ = stop.changed() => {}
        }
    }
}

/// Makes the file that waits longest; `false` if none does. Tests call it instead of waiting.
///
/// # Errors
/// A failure of the database. The file is begun anew when its lease runs out.
pub async fn turn(state: &AppState, stop: &watch::Receiver<bool>) -> Result<bool, DbErr> {
    let Some(file) = generated_file::lease_file(&state.db).await? else { return Ok(false) };
    // What a worker left that died of it shall not lie there for a day.
    for name in file.left_by_earlier_attempts() {
        take_out(state, &name).await;
    }
    let progress = Progress::default();
    let made = tokio::select! {
        made = AssertUnwindSafe(make(state, &file, &progress)).catch_unwind() => made,
        gone = tell(state, &file, &progress, stop.clone()) => return gone.map(|()| true),
    };
    let outcome = match made {
        Ok(Ok(made)) => match keep(state, &file, &progress, made.content, stop).await? {
            Some(kept) => kept.map(|bytes| (bytes, made.printed)),
            None => return Ok(true),
        },
        Ok(Err(error)) => {
            tracing::error!(file = %file.id, %error, "making a file failed");
            Err(FileTrouble::Ours)
        }
        Err(_) => {
            tracing::error!(file = %file.id, "making a file panicked");
            Err(FileTrouble::Ours)
        }
    };
    match outcome {
        Ok((bytes, printed)) if generated_file::finish_file(&state.db, &file, progress.counts().0, bytes).await? => {
            domain::badge::note_printed(&state.db, &printed).await?;
            tracing::info!(file = %file.id, kind = %file.kind, bytes, "a file was made");
        }
        Ok(_) => {
            take_out(state, &file.stored_as()).await;
        }
        Err(trouble) => {
            generated_file::fail_file(&state.db, &file, trouble).await?;
            tracing::error!(file = %file.id, kind = %file.kind, why = %trouble, "a file was not made");
        }
    }
    Ok(true)
}

/// Puts it into the store; nothing if nobody wants it any more. Even then the store is waited for: what it has begun to
/// write would come after it was taken out.
async fn keep(
    state: &AppState,
    file: &LeasedFile,
    progress: &Progress,
    content: Vec<u8>,
    stop: &watch::Receiver<bool>,
) -> Result<Option<Result<u64, FileTrouble>>, DbErr> {
    let (name, bytes) = (file.stored_as(), content.len() as u64);
    let mut keeping = std::pin::pin!(state.site.files.keep_as(&name, content));
    tokio::select! {
        kept = &mut keeping => Ok(Some(kept.map(|()| bytes).map_err(|error| unkept(file, &error)))),
        gone = tell(state, file, progress, stop.clone()) => {
            let _late = keeping.await;
            take_out(state, &name).await;
            gone.map(|()| None)
        }
    }
}

/// Tells how far the file is, until nobody wants it any more, or the server stops.
async fn tell(state: &AppState, file: &LeasedFile, progress: &Progress, stop: watch::Receiver<bool>) -> Result<(), DbErr> {
    let mut stops = std::pin::pin!(stops(stop));
    let mut every = tokio::time::interval_at(tokio::time::Instant::now() + TELL_EVERY, TELL_EVERY);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = every.tick() => {
                let (done, total) = progress.counts();
                if !generated_file::note_progress(&state.db, file, done, total).await? {
                    return Ok(());
                }
            }
            () = &mut stops => return generated_file::give_back_file(&state.db, file).await,
        }
    }
}

async fn stops(mut stop: watch::Receiver<bool>) {
    // An error says that nobody can stop it any more.
    if stop.wait_for(|stopped| *stopped).await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// What was made.
struct Made {
    content: Vec<u8>,
    /// The badges that are on paper with it.
    printed: Vec<PrintedBadge>,
}

fn unkept(file: &LeasedFile, error: &FilesError) -> FileTrouble {
    tracing::error!(file = %file.id, %error, "a file could not be stored");
    if error.is_full() { FileTrouble::NoRoom } else { FileTrouble::Store }
}

/// Each slice makes its own.
async fn make(state: &AppState, file: &LeasedFile, progress: &Progress) -> Result<Made, ApiError> {
    let event = &event::by_id(&state.db, &Actor::System, file.event).await?;
    let (query, l) = (&file.narrowed, file.locale);
    let table = match file.kind {
        GeneratedFileKind::BadgeSheet => {
            let (content, printed) = badge::sheet_parts::make_sheet(state, event, query, l, progress).await?;
            return Ok(Made { content, printed });
        }
        GeneratedFileKind::BadgeTable => badge::export::make_table(state, event, query, l, progress).await,
        GeneratedFileKind::VisitorTable => registration::downloads::make_table(state, event, query, l, progress).await,
        GeneratedFileKind::ApplicationTable => admission::export::make_table(state, event, query, l, progress).await,
        GeneratedFileKind::HistoryTable => audit::make_table(state, event, query, l, progress).await,
    };
    Ok(Made { content: table?, printed: Vec::new() })
}

/// Takes files away whose time is over, those in which somebody stood who was erased, and what entries and travellers do not have
/// any more.
///
/// # Errors
/// A failure of the database.
pub async fn clear(state: &AppState) -> Result<(), DbErr> {
    for file in generated_file::spent_files(&state.db).await? {
        let mut is_out = true;
        for name in &file.stored_as {
            is_out &= take_out(state, name).await;
        }
        // One that the store did not let go is tried again.
        if is_out {
            generated_file::forget_file(&state.db, &file).await?;
        }
    }
    match call::clear_files(&state.db, &state.site.files).await {
        Err(call::Error::Db(error)) => return Err(error),
        Err(error) => tracing::error!(%error, "files of entries were not taken away"),
        Ok(()) => {}
    }
    match traveller::clear_photos(&state.db, &state.site.files).await {
        Err(traveller::Error::Db(error)) => return Err(error),
        Err(error) => tracing::error!(%error, "photos of travellers were not taken away"),
        Ok(()) => {}
    }
    Ok(())
}

/// Whether it is gone.
async fn take_out(state: &AppState, name: &str) -> bool {
    let gone = state.site.files.remove(name).await;
    if let Err(error) = &gone {
        tracing::error!(%error, "a file could not be taken out of the store");
    }
    gone.is_ok()
}
