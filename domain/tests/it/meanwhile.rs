//! What happens while something else is being written, and after: nobody decides by what was true before.

use std::{future::Future, sync::Arc};

use domain::db::{Db, DbErr};
use sea_orm::{ConnectionTrait, Statement};
use tokio::sync::{Notify, oneshot};

use crate::stand::Stand;

/// Questions that the writer asks before it commits: by then, whoever reads without waiting has read.
const ROUND_TRIPS: usize = 300;

/// Writes `sql`, begins all of `tasks` while it is written but not committed, commits, and answers what each task said.
/// Whoever decides by what was there before it says something else than whoever waits.
pub async fn while_writing<T: Send + 'static>(stand: &Stand, sql: &str, tasks: Vec<impl Future<Output = T> + Send + 'static>) -> Vec<T> {
    let (written, is_written) = oneshot::channel();
    let written = Arc::new(std::sync::Mutex::new(Some(written)));
    let begun = Arc::new(Notify::new());
    let writer = tokio::spawn(write(stand.db.clone(), sql.to_owned(), written, begun.clone()));
    is_written.await.expect("it is written");
    let tasks: Vec<_> = tasks.into_iter().map(tokio::spawn).collect();
    begun.notify_one();
    writer.await.expect("no panic").expect("it is committed");
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("no panic"));
    }
    answers
}

async fn write(db: Db, sql: String, written: Arc<std::sync::Mutex<Option<oneshot::Sender<()>>>>, begun: Arc<Notify>) -> Result<(), DbErr> {
    let (sql, written, begun) = (&sql, &written, &begun);
    db.write(|tx| async move {
        for statement in sql.split(';') {
            tx.execute_unprepared(statement).await?;
        }
        if let Some(written) = written.lock().expect("nobody panics").take() {
            written.send(()).expect("somebody waits for it");
        }
        begun.notified().await;
        for _ in 0..ROUND_TRIPS {
            tx.query_one_raw(Statement::from_string(tx.get_database_backend(), "SELECT 1 AS one")).await?;
            tokio::task::yield_now().await;
        }
        Ok(())
    })
    .await
}
