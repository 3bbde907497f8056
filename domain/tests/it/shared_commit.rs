//! Writes to SQLite that arrive together share one commit. Each of them is held to what it would be alone: stored whole, or
//! not at all, and answered after that.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use domain::db::{Db, DbErr, Sharing, Tx};
use futures::poll;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use tokio::{
    runtime::Runtime,
    sync::{Notify, oneshot},
    task::JoinHandle,
};

use crate::{
    full_disk::{insert, note},
    stand::Stand,
};

/// Nobody is in a hurry, however busy the machine is.
const PATIENT: Sharing = Sharing { longest: Duration::from_secs(3600), ..Sharing::USUAL };
/// Questions that a write asks while it is looked at what others do meanwhile.
const ROUND_TRIPS: usize = 300;

fn mistake() -> Result<(), DbErr> {
    panic!("a mistake of ours")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_that_is_refused_between_two_that_are_not_is_refused_alone() {
    let stand = patient().await;
    let hall = Hall::held(&stand).await;

    let before = in_line(noted(&stand, "before")).await;
    let between = in_line(refused(&stand, "between")).await;
    let after = in_line(noted(&stand, "after")).await;
    hall.open();

    assert_eq!(before.await.expect("no panic"), Ok(()));
    assert_eq!(between.await.expect("no panic"), Err(DbErr::Custom("refused".to_owned())));
    assert_eq!(after.await.expect("no panic"), Ok(()));
    assert_eq!(written(&stand).await, ["held", "before", "after"].map(row));
    assert_eq!(commits(&stand), 1, "one for all of them");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_that_breaks_a_rule_of_the_table_is_refused_alone() {
    let stand = patient().await;
    let hall = Hall::held(&stand).await;

    let before = in_line(noted(&stand, "before")).await;
    let db = stand.db.clone();
    let between = in_line(async move {
        db.write(|tx| async move {
            insert(&tx, "between").await?;
            tx.execute_unprepared("INSERT INTO audit SELECT * FROM audit WHERE action = 'before'").await?;
            Ok::<_, DbErr>(())
        })
        .await
    })
    .await;
    let after = in_line(noted(&stand, "after")).await;
    hall.open();

    assert_eq!(before.await.expect("no panic"), Ok(()));
    let error = between.await.expect("no panic").expect_err("there is one with this id");
    assert!(domain::db::is_unique_violation(&error), "{error:?}");
    assert_eq!(after.await.expect("no panic"), Ok(()));
    assert_eq!(written(&stand).await, ["held", "before", "after"].map(row));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_that_panics_leaves_nothing_and_harms_nobody() {
    let stand = patient().await;
    let hall = Hall::held(&stand).await;

    let before = in_line(noted(&stand, "before")).await;
    let db = stand.db.clone();
    let panicking = in_line(async move {
        db.write(|tx| async move {
            insert(&tx, "panicking").await?;
            mistake()
        })
        .await
    })
    .await;
    let after = in_line(noted(&stand, "after")).await;
    hall.open();

    assert!(panicking.await.expect_err("it panics").is_panic());
    assert_eq!(before.await.expect("no panic"), Ok(()));
    assert_eq!(after.await.expect("no panic"), Ok(()));
    assert_eq!(written(&stand).await, ["held", "before", "after"].map(row));
    note(&stand.db, "later").await.expect("and writing goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_goes_away_in_the_middle_leaves_nothing_and_harms_nobody() {
    let stand = patient().await;
    let hall = Hall::held(&stand).await;

    let before = in_line(noted(&stand, "before")).await;
    let (inside, is_inside) = oneshot::channel();
    let inside = std::sync::Mutex::new(Some(inside));
    let db = stand.db.clone();
    let leaving = in_line(async move {
        let inside = &inside;
        db.write(|tx| async move {
            insert(&tx, "leaving").await?;
            inside.lock().expect("nobody panics").take().expect("once").send(()).expect("somebody waits");
            std::future::pending::<Result<(), DbErr>>().await
        })
        .await
    })
    .await;
    let never = in_line(noted(&stand, "never")).await;
    let after = in_line(noted(&stand, "after")).await;
    // One goes while waiting in line, one while writing.
    never.abort();
    hall.open();
    is_inside.await.expect("it writes");
    leaving.abort();

    assert_eq!(before.await.expect("no panic"), Ok(()));
    assert_eq!(after.await.expect("no panic"), Ok(()));
    assert_eq!(written(&stand).await, ["held", "before", "after"].map(row));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_goes_away_once_it_is_written_has_written_it() {
    let stand = patient().await;
    let hall = Hall::held(&stand).await;

    let leaving = in_line(noted(&stand, "leaving")).await;
    let (inside, goes_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let last = in_line(waiting(&stand, "last", inside.clone(), goes_on.clone())).await;
    hall.open();
    inside.notified().await;
    leaving.abort();
    let gone = leaving.await;
    goes_on.notify_one();

    assert!(gone.expect_err("it waits for the last one").is_cancelled());
    assert_eq!(last.await.expect("no panic"), Ok(()));
    assert_eq!(written(&stand).await, ["held", "leaving", "last"].map(row));
}

/// Who is refused because of what somebody has just written goes on to read it: a form that was sent twice, who was faster.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_is_refused_by_another_ones_write_finds_it_stored() {
    let stand = patient().await;
    let hall = Hall::held(&stand).await;

    let faster = in_line(noted(&stand, "faster")).await;
    let answered = Arc::new(AtomicBool::new(false));
    let (db, is_answered) = (stand.db.clone(), answered.clone());
    let slower = in_line(async move {
        let answer = db
            .write(|tx| async move {
                let found = ask(&tx, "SELECT COUNT(*) AS n FROM audit WHERE action = 'faster'").await?;
                Err::<(), _>(DbErr::Custom(format!("there is {found}")))
            })
            .await;
        is_answered.store(true, Ordering::SeqCst);
        let stored = ask(db.read(), "SELECT COUNT(*) AS n FROM audit WHERE action = 'faster'").await;
        (answer, stored)
    })
    .await;
    let (db, is_answered) = (stand.db.clone(), answered.clone());
    let last = in_line(async move {
        let is_answered = &is_answered;
        db.write(|tx| async move {
            for _ in 0..ROUND_TRIPS {
                ask(&tx, "SELECT 1 AS n").await?;
                tokio::task::yield_now().await;
            }
            Ok::<_, DbErr>(is_answered.load(Ordering::SeqCst))
        })
        .await
    })
    .await;
    hall.open();

    assert_eq!(faster.await.expect("no panic"), Ok(()));
    assert_eq!(last.await.expect("no panic"), Ok(false), "nobody is told before it is stored");
    assert_eq!(slower.await.expect("no panic"), (Err(DbErr::Custom("there is 1".to_owned())), Ok(1)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_commit_that_fails_is_told_to_all_who_shared_it() {
    let stand = patient().await;
    let hall = Hall::held(&stand).await;

    let before = in_line(noted(&stand, "before")).await;
    let db = stand.db.clone();
    // As late as it can be: each statement is taken, and the commit is not.
    let late = in_line(async move {
        db.write(|tx| async move {
            tx.execute_unprepared("PRAGMA defer_foreign_keys = ON").await?;
            tx.execute_unprepared(
                "INSERT INTO role (id, account_id, kind, scope, created_at) VALUES (x'01', x'02', 'organiser', '*', '2026-01-01')",
            )
            .await?;
            Ok::<_, DbErr>(())
        })
        .await
    })
    .await;
    let refused = in_line(refused(&stand, "refused")).await;
    let after = in_line(noted(&stand, "after")).await;
    let held = hall.opened().await;

    for answer in [held, before.await.expect("no panic"), late.await.expect("no panic"), after.await.expect("no panic")] {
        let error = answer.expect_err("nothing is stored").to_string();
        assert!(error.contains("FOREIGN KEY"), "{error}");
    }
    assert!(refused.await.expect("no panic").is_err());
    assert_eq!(written(&stand).await, Vec::<String>::new());
    goes_on(&stand).await;
    let again = stand.reopened().await;
    assert_eq!(written(&again).await, ["later"; 20].map(row));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_disk_that_fills_up_is_told_to_all_whom_it_concerns() {
    let stand = patient().await;
    // Room for the small ones.
    let pages = ask(stand.db.read(), "SELECT page_count AS n FROM pragma_page_count").await.expect("counted");
    stand.db.for_migrations().execute_unprepared(&format!("PRAGMA max_page_count = {}", pages + 8)).await.expect("no more than that");
    let hall = Hall::held(&stand).await;

    let before = in_line(noted(&stand, "before")).await;
    let large = "x".repeat(20 * 4096);
    let filling = in_line(noted(&stand, &large)).await;
    let after = in_line(noted(&stand, "after")).await;
    let held = hall.opened().await;

    for answer in [held, before.await.expect("no panic"), filling.await.expect("no panic")] {
        let error = answer.expect_err("there is no room").to_string();
        assert!(error.contains("full"), "{error}");
    }
    assert_eq!(after.await.expect("no panic"), Ok(()), "whoever comes later has a connection that is in order");
    assert_eq!(stand.count("audit", "action IN ('held', 'before')").await, 0);
    goes_on(&stand).await;
    let again = stand.reopened().await;
    assert_eq!(again.count("audit", "action IN ('held', 'before')").await, 0);
    assert_eq!(again.count("audit", "action IN ('after', 'later')").await, 21);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn so_many_share_a_commit_and_no_more() {
    let stand = patient().await;
    let hall = Hall::held(&stand).await;

    let mut all = Vec::new();
    for number in 0..150 {
        all.push(in_line(noted(&stand, &format!("n{number}"))).await);
    }
    hall.open();
    for one in all {
        assert_eq!(one.await.expect("no panic"), Ok(()));
    }

    assert_eq!(stand.count("audit", "action LIKE 'n%'").await, 150);
    assert_eq!(commits(&stand), 3, "for 64, 64 and 23");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_outlives_its_turn_writes_nothing() {
    let stand = patient().await;
    let kept: Arc<std::sync::Mutex<Option<Tx>>> = Arc::default();
    let keeping = &kept;
    let done: Result<(), DbErr> = stand
        .db
        .write(|tx| async move {
            insert(&tx, "kept").await?;
            *keeping.lock().expect("nobody panics") = Some(tx);
            Ok(())
        })
        .await;
    assert_eq!(done, Ok(()));

    let tx = kept.lock().expect("nobody panics").take().expect("it was kept");
    let other: Result<(), DbErr> = stand
        .db
        .write(|_| {
            let tx = tx.clone();
            async move {
                let refused = insert(&tx, "too late").await.expect_err("its turn is over");
                assert_eq!(refused, DbErr::Custom("a transaction outlived its work".to_owned()));
                Ok(())
            }
        })
        .await;
    assert_eq!(other, Ok(()));
    assert_eq!(written(&stand).await, ["kept"].map(row));
}

#[test]
fn when_the_process_stops_everybody_is_answered_or_refused() {
    let (server, clients) = (Runtime::new().expect("a runtime"), Runtime::new().expect("another one"));
    let stand = server.block_on(patient());
    let answers = clients.block_on(async {
        let hall = Hall::held(&stand).await;
        let behind: Vec<_> = futures::future::join_all((0..20).map(|number| in_line(noted(&stand, &format!("n{number}"))))).await;
        let (inside, goes_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let last = in_line(waiting(&stand, "last", inside.clone(), goes_on.clone())).await;
        hall.begin();
        inside.notified().await;
        std::thread::spawn(move || server.shutdown_timeout(Duration::from_secs(60))).join().expect("it stops");
        goes_on.notify_one();
        let mut answers = vec![hall.answer().await, last.await.expect("no panic")];
        for one in behind {
            answers.push(one.await.expect("no panic"));
        }
        answers.push(note(&stand.db, "later").await);
        answers
    });

    assert!(answers.iter().all(Result::is_err), "{answers:?}");
    let url = stand.url.clone();
    let again = clients.block_on(async { Db::connect(&url).await.expect("it opens again") });
    let left = clients.block_on(async { ask(again.read(), "SELECT COUNT(*) AS n FROM audit").await });
    assert_eq!(left, Ok(0), "who was refused has left nothing");
}

async fn patient() -> Stand {
    let mut stand = Stand::sqlite().await;
    stand.db = Db::connect_sharing(&stand.url, PATIENT).await.expect("SQLite opens");
    stand
}

/// A write that holds up the line, so that others come to stand behind it.
struct Hall {
    opens: Arc<Notify>,
    held: JoinHandle<Result<(), DbErr>>,
}

impl Hall {
    async fn held(stand: &Stand) -> Self {
        // Counted from here on.
        stand.db.for_migrations().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("nobody reads");
        let (inside, opens) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let held = tokio::spawn(waiting(stand, "held", inside.clone(), opens.clone()));
        inside.notified().await;
        Self { opens, held }
    }

    fn begin(&self) {
        self.opens.notify_one();
    }

    async fn answer(self) -> Result<(), DbErr> {
        self.held.await.expect("no panic")
    }

    async fn opened(self) -> Result<(), DbErr> {
        self.begin();
        self.answer().await
    }

    /// Lets everybody in.
    fn open(self) {
        self.begin();
    }
}

/// Begins `work`, which then stands in line behind all that began before.
async fn in_line<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> JoinHandle<T> {
    let mut work = Box::pin(work);
    assert!(poll!(&mut work).is_pending(), "somebody holds up the line");
    tokio::spawn(work)
}

fn noted(stand: &Stand, action: &str) -> impl Future<Output = Result<(), DbErr>> + Send + use<> {
    let (db, action) = (stand.db.clone(), action.to_owned());
    async move { note(&db, &action).await }
}

fn refused(stand: &Stand, action: &'static str) -> impl Future<Output = Result<(), DbErr>> + Send + use<> {
    let db = stand.db.clone();
    async move {
        db.write(|tx| async move {
            insert(&tx, action).await?;
            Err::<(), _>(DbErr::Custom("refused".to_owned()))
        })
        .await
    }
}

/// Writes, says so, and goes on when it is told to.
fn waiting(
    stand: &Stand,
    action: &'static str,
    inside: Arc<Notify>,
    goes_on: Arc<Notify>,
) -> impl Future<Output = Result<(), DbErr>> + Send + use<> {
    let db = stand.db.clone();
    async move {
        let (inside, goes_on) = (&inside, &goes_on);
        db.write(|tx| async move {
            insert(&tx, action).await?;
            inside.notify_one();
            goes_on.notified().await;
            Ok(())
        })
        .await
    }
}

async fn goes_on(stand: &Stand) {
    for _ in 0..20 {
        note(&stand.db, "later").await.expect("writing goes on");
    }
}

/// What was written, in its order, row by row and whole.
async fn written(stand: &Stand) -> Vec<String> {
    let all = "SELECT action || '|' || actor || '|' || subject || '|' || at || '|' || changes AS line FROM audit ORDER BY rowid";
    let rows = stand.db.read().query_all_raw(Statement::from_string(DatabaseBackend::Sqlite, all)).await.expect("it answers");
    rows.iter().map(|row| row.try_get("", "line").expect("a text")).collect()
}

fn row(action: &str) -> String {
    format!("{action}|test|test|2026-01-01T00:00:00+00:00|{{}}")
}

async fn ask(on: &impl ConnectionTrait, sql: &str) -> Result<i64, DbErr> {
    let row = on.query_one_raw(Statement::from_string(DatabaseBackend::Sqlite, sql)).await?;
    row.ok_or_else(|| DbErr::Custom("no row".to_owned()))?.try_get("", "n")
}

/// How often something was committed since the hall was held: the frames of the write-ahead log that end a transaction
/// (https://sqlite.org/fileformat2.html#walformat).
fn commits(stand: &Stand) -> usize {
    let file = format!("{}-wal", stand.url.trim_start_matches("sqlite:"));
    let log = std::fs::read(file).expect("there is a log");
    let number = |at: usize| u32::from_be_bytes(log[at..at + 4].try_into().expect("four bytes")) as usize;
    let frame = 24 + number(8);
    (0..(log.len() - 32) / frame).map(|index| 32 + index * frame).filter(|at| number(at + 4) != 0).count()
}
