//! SQLite on a disk that fills up. SQLite ends the transaction that found no room by itself, and the ROLLBACK that follows
//! fails; sqlx-sqlite 0.9.0 then counts one open transaction for ever, and once an ordinary rollback has followed it
//! acknowledges writes that are never stored. Seen with sqlx-sqlite 0.9.0 and SQLite 3.51.3.

use domain::{db::Db, ids::AuditId};
use sea_orm::{ConnectionTrait, DbErr};

use crate::stand::Stand;

/// Large enough that a handful fills what room is left in the file.
const PAGES: usize = 20 * 4096;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_acknowledged_after_a_full_disk_is_stored() {
    let stand = Stand::sqlite().await;
    stand.organiser().await;
    fill(&stand.db).await;

    for round in 0..5 {
        given_up(&stand.db).await;
        for _ in 0..20 {
            note(&stand.db, "kept").await.expect("there is room again");
        }
        let kept = stand.count("audit", "action = 'kept'").await;
        assert_eq!(kept, 20 * (round + 1), "another connection sees what was acknowledged");
        fill(&stand.db).await;
    }
    given_up(&stand.db).await;
    note(&stand.db, "kept").await.expect("there is room again");

    let again = stand.reopened().await;
    assert_eq!(again.count("audit", "action = 'kept'").await, 101, "and so does the next start");
    assert_eq!(again.count("audit", "action = 'given up'").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_cannot_be_written_is_no_good_health() {
    let stand = Stand::sqlite().await;
    stand.db.for_migrations().execute_unprepared("PRAGMA query_only = ON").await.expect("only to be read");
    assert!(stand.db.check_health().await.is_err(), "it answers, but cannot be written");
    stand.db.ping().await.expect("it answers");
}

/// Writes until there is no room.
async fn fill(db: &Db) {
    db.for_migrations().execute_unprepared("PRAGMA max_page_count = 1").await.expect("SQLite takes what there is as the least");
    for _ in 0..1000 {
        if note(db, &"x".repeat(PAGES)).await.is_err() {
            return;
        }
    }
    panic!("the disk never fills");
}

/// A use case that refuses half-way.
async fn given_up(db: &Db) {
    let refused = db
        .write(|tx| async move {
            insert(&tx, "given up").await?;
            Err::<(), _>(DbErr::Custom("refused".to_owned()))
        })
        .await;
    assert_eq!(refused, Err(DbErr::Custom("refused".to_owned())));
}

pub async fn note(db: &Db, action: &str) -> Result<(), DbErr> {
    db.write(|tx| async move { insert(&tx, action).await }).await
}

pub async fn insert(tx: &domain::db::Tx, action: &str) -> Result<(), DbErr> {
    let (id, about) = (AuditId::new(), AuditId::new());
    let row = format!(
        "INSERT INTO audit (id, at, actor, subject, subject_id, action, changes)
         VALUES (x'{}', '2026-01-01T00:00:00+00:00', 'test', 'test', x'{}', '{action}', '{{}}')",
        id.to_string().replace('-', ""),
        about.to_string().replace('-', ""),
    );
    tx.execute_unprepared(&row).await?;
    Ok(())
}
