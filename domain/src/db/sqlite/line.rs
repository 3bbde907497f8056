//! The line of those who write to SQLite. To store something durably takes as long as to write it ten times over, and the
//! disk takes the writes of many as quickly as one. So whoever waits in line when a write is done writes into the same
//! transaction, each behind a savepoint of their own, and one COMMIT stores what all of them have written. Nobody is
//! answered before it.

use std::{
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use sea_orm::sqlx::{AssertSqlSafe, SqlitePool};
use sea_orm::{ConnAcquireErr, DatabaseConnection, DbErr, RuntimeErr};
use tokio::sync::{mpsc, oneshot};

use super::{
    thread::WriterThread,
    turn::{End, Lent, Outcome, Shared, Turn, stopped},
};
use crate::db::{Distrusted, IN_LINE};

/// How many share a commit.
#[derive(Clone, Copy, Debug)]
pub struct Sharing {
    /// So many at most: what one of them can take down with it, such as a full disk, shall not be everything.
    pub most: usize,
    /// Once the first of them has waited so long, nobody joins any more.
    pub longest: Duration,
}

impl Sharing {
    /// What `Db::connect` keeps to. So many writes take some thirty milliseconds together.
    pub const USUAL: Self = Self { most: 64, longest: Duration::from_millis(50) };
}

/// Where writes queue up. One task lets them in, one after the other, until nobody holds this any more.
#[derive(Clone, Debug)]
pub(in crate::db) struct Line {
    queue: mpsc::UnboundedSender<Waiting>,
    writer: SqlitePool,
}

/// Somebody in line. The task holds no connection of its own, so that the last who closes the database closes it.
struct Waiting {
    turn: oneshot::Sender<Result<Turn, DbErr>>,
    writer: SqlitePool,
}

impl Line {
    /// Opens the line in front of the only writer. Its task runs in the runtime that this is called from.
    pub(in crate::db) fn open(writer: &DatabaseConnection, thread: Arc<WriterThread>, distrusted: Distrusted, sharing: Sharing) -> Self {
        let (queue, mut waiting) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Some(first) = waiting.recv().await {
                share_a_commit(first, &mut waiting, &thread, &distrusted, sharing).await;
            }
        });
        Self { queue, writer: writer.get_sqlite_connection_pool().clone() }
    }

    /// Waits in line.
    ///
    /// # Errors
    /// When those before it take too long, no transaction can begin, or the process stops.
    pub(in crate::db) async fn turn(&self) -> Result<Turn, DbErr> {
        let (turn, its_turn) = oneshot::channel();
        let closed = || DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed);
        self.queue.send(Waiting { turn, writer: self.writer.clone() }).map_err(|_| closed())?;
        let turn = tokio::time::timeout(IN_LINE, its_turn).await;
        turn.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?.map_err(|_| closed())?
    }
}

/// Who waits for the commit that they share.
#[derive(Default)]
struct Group {
    writers: Vec<oneshot::Sender<Result<(), DbErr>>>,
    has_written: bool,
}

impl Group {
    fn answer(self, ended: &Result<(), DbErr>) {
        for writer in self.writers {
            // Whoever has gone away finds what was stored when they come back.
            let _ = writer.send(ended.clone());
        }
    }
}

/// One transaction: `first`, and whoever is in line when the one before is done. Then all of them are answered.
async fn share_a_commit(
    first: Waiting,
    line: &mut mpsc::UnboundedReceiver<Waiting>,
    thread: &Arc<WriterThread>,
    distrusted: &Distrusted,
    sharing: Sharing,
) {
    let mut shared = match begin(&first.writer, thread.clone()).await {
        Ok(shared) => shared,
        Err(error) => {
            distrusted.store(true, Ordering::SeqCst);
            let _ = first.turn.send(Err(error));
            return;
        }
    };
    let mut group = Group::default();
    let mut next = Some(first);
    let (mut turns, mut first_done) = (0, None);
    while let Some(waiting) = next {
        turns += 1;
        shared = match one_turn(shared, waiting, &mut group).await {
            Ok(shared) => shared,
            Err(lost) => {
                // SQLite has given up the whole transaction, as it does when the disk is full: nothing of anybody is left.
                distrusted.store(true, Ordering::SeqCst);
                return group.answer(&Err(lost));
            }
        };
        let is_full = turns >= sharing.most || first_done.get_or_insert_with(Instant::now).elapsed() > sharing.longest;
        next = if is_full { None } else { line.try_recv().ok() };
    }
    let ended = if group.has_written { shared.commit().await } else { shared.rollback().await };
    if ended.is_err() {
        distrusted.store(true, Ordering::SeqCst);
    }
    // Where nobody has written, what each of them was refused for matters more than how nothing was taken back.
    let told = if group.has_written { ended } else { Ok(()) };
    group.answer(&told);
}

/// Lends the transaction to one write until it is done with it.
async fn one_turn(shared: Shared, waiting: Waiting, group: &mut Group) -> Result<Shared, DbErr> {
    let lent = Arc::new(Lent::new(shared));
    let (end, ended) = oneshot::channel();
    // Whoever waits no longer drops the turn, which undoes it.
    let _ = waiting.turn.send(Ok(Turn { lent: lent.clone(), end }));
    let (outcome, writer) = match ended.await {
        Ok(End { outcome, writer }) => (outcome, Some(writer)),
        Err(_) => (Outcome::Undone(None), None),
    };
    let mut shared = lent.take_back().await.ok_or_else(stopped)?;
    match outcome {
        Outcome::Kept => group.has_written = true,
        Outcome::Undone(refused) => {
            if let Err(error) = shared.undo().await {
                tracing::warn!(%error, "a write could not be undone alone: all that shared its transaction are refused");
                // Its own error is what it is told.
                let _ = writer.map(|writer| writer.send(Ok(())));
                return Err(refused.unwrap_or(error));
            }
        }
    }
    group.writers.extend(writer);
    shared.next();
    Ok(shared)
}

async fn begin(writer: &SqlitePool, thread: Arc<WriterThread>) -> Result<Shared, DbErr> {
    use sea_orm::sqlx::Error::{PoolClosed, PoolTimedOut};
    let begun = writer.begin_with(AssertSqlSafe(Shared::BEGIN)).await;
    let transaction = begun.map_err(|error| match error {
        PoolTimedOut => DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
        PoolClosed => DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed),
        error => DbErr::Query(RuntimeErr::SqlxError(Arc::new(error))),
    })?;
    Ok(Shared::begun(transaction, thread))
}
