//! What happens while something else is being written, and after: nobody decides by what was true before.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use domain::db::{Db, DbErr, Tx};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use tokio::sync::{Notify, oneshot};

use crate::stand::Stand;

/// Questions that the writer asks before it commits. On SQLite, where nobody sees who waits, whoever reads without waiting
/// has read by then.
const ROUND_TRIPS: usize = 300;
/// On PostgreSQL it commits as soon as everybody has answered or waits for it, and after so many at the latest.
const MOST_ROUND_TRIPS: usize = 30_000;
/// Who waits for somebody else's row in this database.
const WAITING: &str = "SELECT COUNT(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

/// Writes `sql`, begins all of `tasks` while it is written but not committed, commits, and answers what each task said.
/// Whoever decides by what was there before it says something else than whoever waits.
pub async fn while_writing<T: Send + 'static>(stand: &Stand, sql: &str, tasks: Vec<impl Future<Output = T> + Send + 'static>) -> Vec<T> {
    let (written, is_written) = oneshot::channel();
    let written = Arc::new(std::sync::Mutex::new(Some(written)));
    let begun = Arc::new(Notify::new());
    let answered = Arc::new(AtomicUsize::new(0));
    let everybody = Everybody { many: tasks.len(), answered: answered.clone() };
    let writer = tokio::spawn(write(stand.db.clone(), sql.to_owned(), written, begun.clone(), everybody));
    is_written.await.expect("it is written");
    let tasks: Vec<_> = (tasks.into_iter())
        .map(|task| {
            let answered = answered.clone();
            tokio::spawn(async move {
                let answer = task.await;
                answered.fetch_add(1, Ordering::SeqCst);
                answer
            })
        })
        .collect();
    begun.notify_one();
    writer.await.expect("no panic").expect("it is committed");
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("no panic"));
    }
    answers
}

/// Whoever begins while something is being written.
struct Everybody {
    many: usize,
    answered: Arc<AtomicUsize>,
}

impl Everybody {
    /// Waits until each of them has answered or waits for what `tx` holds.
    async fn answered_or_waits(&self, tx: &Tx) -> Result<(), DbErr> {
        let backend = tx.get_database_backend();
        let ask = |sql: &'static str| tx.query_one_raw(Statement::from_string(backend, sql));
        if backend == DatabaseBackend::Sqlite {
            for _ in 0..ROUND_TRIPS {
                ask("SELECT 1 AS one").await?;
                tokio::task::yield_now().await;
            }
            return Ok(());
        }
        for _ in 0..MOST_ROUND_TRIPS {
            // Within a transaction PostgreSQL would answer again what it saw first.
            ask("SELECT pg_stat_clear_snapshot()").await?;
            let waiting: i64 = ask(WAITING).await?.expect("a count has a row").try_get("", "n")?;
            if usize::try_from(waiting).unwrap_or_default() + self.answered.load(Ordering::SeqCst) >= self.many {
                return Ok(());
            }
            tokio::task::yield_now().await;
        }
        panic!("somebody neither answers nor waits")
    }
}

async fn write(
    db: Db,
    sql: String,
    written: Arc<std::sync::Mutex<Option<oneshot::Sender<()>>>>,
    begun: Arc<Notify>,
    everybody: Everybody,
) -> Result<(), DbErr> {
    let (sql, written, begun, everybody) = (&sql, &written, &begun, &everybody);
    db.write(|tx| async move {
        for statement in sql.split(';') {
            tx.execute_unprepared(statement).await?;
        }
        if let Some(written) = written.lock().expect("nobody panics").take() {
            written.send(()).expect("somebody waits for it");
        }
        begun.notified().await;
        everybody.answered_or_waits(&tx).await
    })
    .await
}
