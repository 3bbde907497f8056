//! Backups while the server writes, and the way back.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use domain::{
    account::AccountLetter,
    db::Db,
    ids::AccountId,
    locale::Locale,
    mail::{self, NewMail, Thread},
};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use server::{
    backup::{backup, restore},
    config::Config,
    running,
};
use tempfile::TempDir;

use crate::{
    own_database::{OwnDatabase, url_of},
    site::Site,
};

fn config(folder: &Path) -> Config {
    Config { data_dir: folder.to_owned(), ..Config::default() }
}

async fn open(config: &Config) -> Db {
    let db = Db::connect(&config.database()).await.expect("SQLite opens");
    migrations::migrate(db.for_migrations()).await.expect("the schema is made");
    db
}

/// Two mails in one transaction: a copy holds both or none.
async fn write_pair(db: &Db, number: usize) {
    let written = db.write(|tx| async move {
        for half in ["a", "b"] {
            let mail = NewMail {
                dedupe_key: format!("{number}{half}"),
                about: Thread::Account(AccountId::new()),
                useful_until: None,
                event: None,
                to_name: String::new(),
                to_email: "x@y.example".to_owned(),
                locale: Locale::De,
                letter: AccountLetter::SignIn { token: "x".repeat(2000) },
            };
            mail::enqueue(&tx, mail).await?;
        }
        Ok::<_, domain::db::DbErr>(())
    });
    written.await.expect("written");
}

async fn count(db: &Db, condition: &str) -> i64 {
    count_in(db, "mail", condition).await
}

async fn count_in(db: &Db, table: &str, condition: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE {condition}");
    let backend = if db.is_sqlite() { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres };
    let row = db.read().query_one_raw(Statement::from_string(backend, sql)).await.expect("counted").expect("a row");
    row.try_get("", "n").expect("a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_consistent_while_somebody_writes() {
    let (source, target) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let from = config(source.path());
    std::fs::create_dir_all(source.path().join("files")).expect("a folder");
    std::fs::write(source.path().join("files/logo.png"), b"logo").expect("a file");
    let db = open(&from).await;
    for number in 0..50 {
        write_pair(&db, number).await;
    }
    let stop = Arc::new(AtomicBool::new(false));
    let writer = {
        let (db, stop) = (db.clone(), stop.clone());
        tokio::spawn(async move {
            let mut number = 1000;
            while !stop.load(Ordering::Relaxed) {
                write_pair(&db, number).await;
                number += 1;
            }
            number - 1000
        })
    };
    while count(&db, "dedupe_key = '1005a'").await == 0 {
        tokio::task::yield_now().await;
    }

    let folder = target.path().join("backup");
    backup(&from, &folder).await.expect("backed up");
    let again = backup(&from, &folder).await;
    stop.store(true, Ordering::Relaxed);
    let written = i64::try_from(writer.await.expect("the writer was not disturbed")).expect("few");

    assert!(again.is_err(), "a backup overwrites nothing");
    let to = config(&target.path().join("restored"));
    restore(&to, &folder, false).await.expect("restored");
    let restored = open(&to).await;
    restored.check_integrity().await.expect("whole");
    let (a, b) = (count(&restored, "dedupe_key LIKE '%a'").await, count(&restored, "dedupe_key LIKE '%b'").await);
    assert_eq!(a, b, "no half of a pair");
    assert!(a >= 56 && a <= 50 + written, "what was committed before is there: {a} of {written}");
    assert_eq!(std::fs::read(to.data_dir.join("files/logo.png")).expect("the file is there"), b"logo");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_overwrites_only_when_told_and_then_keeps_the_old() {
    let (source, target) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let from = config(source.path());
    let db = open(&from).await;
    write_pair(&db, 1).await;
    let folder = target.path().join("backup");
    backup(&from, &folder).await.expect("backed up");
    write_pair(&db, 2).await;
    drop(db);

    let refused = restore(&from, &folder, false).await;
    let untouched = count(&open(&from).await, "1 = 1").await;
    restore(&from, &folder, true).await.expect("restored");

    assert!(refused.is_err());
    assert_eq!((untouched, count(&open(&from).await, "1 = 1").await), (4, 2));
    assert!(source.path().join("standwerk.db.before-restore").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_waits_until_no_server_runs() {
    let (source, target) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let from = config(source.path());
    write_pair(&open(&from).await, 0).await;
    let folder = target.path().join("backup");
    backup(&from, &folder).await.expect("backed up");
    let (first, second) = (running::share(&from).expect("a server"), running::share(&from).expect("and a worker"));
    drop(first);

    let refused = restore(&from, &folder, true).await;

    let said = refused.expect_err("refused").to_string();
    assert_eq!(said, format!("{}: a server or a worker runs on it; stop it first", source.path().display()));
    drop(second);
    restore(&from, &folder, true).await.expect("restored");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_backup_is_refused() {
    let (source, target) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let from = config(source.path());
    write_pair(&open(&from).await, 1).await;
    let folder = target.path().join("backup");
    backup(&from, &folder).await.expect("backed up");
    let copy = folder.join("standwerk.db");
    let mut bytes = std::fs::read(&copy).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0xAA);
    std::fs::write(&copy, bytes).expect("written");

    let refused = restore(&from, &folder, true).await;

    assert!(refused.is_err());
    assert_eq!(count(&open(&from).await, "1 = 1").await, 2, "what was there is still there");
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_is_saved_and_put_back_by_its_own_tools() {
    let (site, name) = Site::postgres().await;
    let (source, target) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let from = Config { database_url: url_of(&name), ..config(source.path()) };
    std::fs::create_dir_all(source.path().join("files")).expect("a folder");
    std::fs::write(source.path().join("files/logo.png"), b"logo").expect("a file");
    let db = &site.state.db;
    write_pair(db, 1).await;
    let folder = target.path().join("backup");
    backup(&from, &folder).await.expect("backed up");
    write_pair(db, 2).await;

    let refused = restore(&from, &folder, false).await.expect_err("tables are there").to_string();
    let untouched = count(db, "1 = 1").await;
    let said = restore(&from, &folder, true).await.expect("restored");
    let aside = count_in(db, "before_restore.mail", "1 = 1").await;
    let restored = count(db, "1 = 1").await;
    let dump = folder.join("standwerk.dump");
    let half = std::fs::metadata(&dump).expect("a dump").len() / 2;
    std::fs::File::options().write(true).open(&dump).expect("opens").set_len(half).expect("cut");
    let damaged = restore(&from, &folder, true).await;

    assert_eq!(refused, "the database holds tables already: stop every server, then use --force, which moves them aside");
    assert_eq!((untouched, aside, restored), (4, 4, 2));
    assert_eq!(said, "The tables that were there are now in the schema before_restore.\n0 files are restored.");
    assert!(damaged.is_err());
    assert_eq!(count(db, "1 = 1").await, 2, "what was there is still there");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_postgres_fills_an_empty_database_elsewhere() {
    let (site, name) = Site::postgres().await;
    let (source, target) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let from = Config { database_url: url_of(&name), ..config(source.path()) };
    std::fs::create_dir_all(source.path().join("files")).expect("a folder");
    std::fs::write(source.path().join("files/logo.png"), b"logo").expect("a file");
    write_pair(&site.state.db, 1).await;
    let folder = target.path().join("backup");
    backup(&from, &folder).await.expect("backed up");
    // Not from the usual template, in which `scripts/test` has made the schema already.
    let elsewhere = OwnDatabase::copied_from("template0").await;
    let to = Config { database_url: elsewhere.url(), ..config(&target.path().join("restored")) };

    restore(&to, &folder, false).await.expect("restored");

    let restored = Db::connect(&to.database()).await.expect("opens");
    assert_eq!(migrations::pending(restored.for_migrations()).await.expect("the schema is there"), 0);
    assert_eq!(count(&restored, "1 = 1").await, 2);
    assert_eq!(std::fs::read(to.data_dir.join("files/logo.png")).expect("the file is there"), b"logo");
}
