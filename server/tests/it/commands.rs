//! The commands that an administrator runs beside the service.

use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use domain::db::Db;
use sea_orm::ConnectionTrait;
use server::{backup, config::Config, connections, limits::Limits};
use tempfile::TempDir;

use crate::{
    own_database::{OwnDatabase, url_of},
    site::Site,
};

/// Runs a command in a shell that hides nothing from anybody.
fn standwerk(data_dir: &Path, words: &str) -> Output {
    let binary = env!("CARGO_BIN_EXE_standwerk");
    Command::new("sh")
        .args(["-c", &format!("umask 000; exec {binary} {words}")])
        .env("STANDWERK_DATA_DIR", data_dir)
        .env_remove("STANDWERK_DATABASE_URL")
        .current_dir(data_dir.parent().expect("a folder"))
        .stdin(Stdio::null())
        .output()
        .expect("it runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { [vec![path.clone()], below(&path)].concat() } else { vec![path] }).collect()
}

#[test]
fn nobody_else_reads_what_is_made() {
    let folder = TempDir::new().expect("a folder");
    let (data, copy) = (folder.path().join("data"), folder.path().join("copies/first"));

    for words in ["migrate".to_owned(), format!("backup {}", copy.display()), format!("restore {} --force", copy.display())] {
        let done = standwerk(&data, &words);
        assert!(done.status.success(), "{words}: {}", said(&done));
    }

    for path in [vec![data.clone(), copy.clone()], below(&data), below(&copy)].concat() {
        let mode = fs::metadata(&path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}: {mode:o}", path.display());
    }
    assert!(data.join("standwerk.db").exists() && copy.join("standwerk.db").exists());
    // What an older version left open is closed.
    fs::set_permissions(data.join("standwerk.db"), fs::Permissions::from_mode(0o644)).expect("opened");
    assert!(standwerk(&data, "migrate").status.success());
    assert_eq!(fs::metadata(data.join("standwerk.db")).expect("there").permissions().mode() & 0o777, 0o600);
}

#[test]
fn no_command_makes_a_second_database() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    for words in ["admin invite olga@agency.example", "backup copy", "check"] {
        let refused = standwerk(&data, words);
        assert!(!refused.status.success(), "{words}");
        let told = said(&refused);
        assert_eq!(told.matches("there is no database at ").count(), 1, "{words}: {told}");
        assert!(told.contains("data/standwerk.db") && told.contains("--config"), "{words}: {told}");
        assert!(!data.join("standwerk.db").exists(), "{words}");
    }
    assert!(standwerk(&data, "migrate").status.success());
    let invited = standwerk(&data, "admin invite olga@agency.example");
    assert!(said(&invited).contains("http://127.0.0.1:3000/de/invitations/"), "{}", said(&invited));
}

#[tokio::test]
async fn whoever_lost_a_way_in_is_helped_from_the_command_line() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    assert!(standwerk(&data, "admin invite olga@agency.example").status.code() == Some(1), "there is no database yet");
    assert!(standwerk(&data, "demo").status.success());
    let db = Db::connect(&format!("sqlite:{}", data.join("standwerk.db").display())).await.expect("opened");
    let email: Option<String> = {
        let sql = "SELECT a.email AS value FROM account a JOIN role r ON r.account_id = a.id WHERE r.kind = 'organiser' LIMIT 1";
        let row = db.read().query_one_raw(sea_orm::Statement::from_string(sea_orm::DatabaseBackend::Sqlite, sql)).await;
        row.expect("it runs").and_then(|row| row.try_get("", "value").ok())
    };
    let email = email.expect("the demonstration has an organiser");

    let (reset, ended) =
        (standwerk(&data, &format!("admin reset-passkeys {email}")), standwerk(&data, &format!("admin end-sessions {email}")));
    let unknown = standwerk(&data, "admin reset-passkeys nobody@elsewhere.example");

    assert!(reset.status.success() && said(&reset).contains(&format!("All passkeys of {email} are removed")), "{}", said(&reset));
    assert!(ended.status.success() && said(&ended).contains(&format!("All sessions of {email} are ended")), "{}", said(&ended));
    assert!(!unknown.status.success() && said(&unknown).contains("nobody signs in with nobody@elsewhere.example"), "{}", said(&unknown));
}

#[test]
fn the_version_names_the_product() {
    let said = said(&standwerk(&std::env::temp_dir().join("x"), "--version"));
    assert_eq!(said, concat!("standwerk ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn what_root_restores_belongs_to_the_service() {
    let folder = TempDir::new().expect("a folder");
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy"));
    assert!(standwerk(&data, "migrate").status.success());
    fs::create_dir_all(data.join("files")).expect("a folder");
    fs::write(data.join("files/logo.png"), b"logo").expect("a file");
    assert!(standwerk(&data, &format!("backup {}", copy.display())).status.success());
    fs::remove_dir_all(data.join("files")).expect("gone");
    let owner = if fs::metadata("/proc/self").expect("there").uid() == 0 { 65532 } else { fs::metadata(&data).expect("there").uid() };
    for path in [vec![data.clone()], below(&data)].concat() {
        std::os::unix::fs::chown(&path, Some(owner), None).expect("given");
    }

    let restored = standwerk(&data, &format!("restore {} --force", copy.display()));

    assert!(restored.status.success(), "{}", said(&restored));
    for path in below(&data) {
        assert_eq!(fs::metadata(&path).expect("there").uid(), owner, "{}", path.display());
    }
}

async fn prepared(folder: &Path) -> Config {
    let config = Config { data_dir: folder.join("data"), ..Config::default() };
    fs::create_dir_all(&config.data_dir).expect("a folder");
    let db = Db::connect(&config.database()).await.expect("SQLite opens");
    migrations::migrate(db.for_migrations()).await.expect("the schema is made");
    drop(db);
    // The last connection to close puts everything into the one file, and that happens beside us.
    while config.data_dir.join("standwerk.db-wal").exists() {
        tokio::task::yield_now().await;
    }
    config
}

#[tokio::test]
async fn a_second_restore_leaves_the_original_of_the_first() {
    let folder = TempDir::new().expect("a folder");
    let config = prepared(folder.path()).await;
    let copy = folder.path().join("copy");
    backup::backup(&config, &copy).await.expect("backed up");
    let original = fs::read(config.data_dir.join("standwerk.db")).expect("read");

    let first = backup::restore(&config, &copy, true).await.expect("restored");
    let second = backup::restore(&config, &copy, true).await.expect("restored again");

    let aside = config.data_dir.join("standwerk.db.before-restore");
    assert_eq!(first, format!("The database that was there is now {}.\n0 files are restored.", aside.display()));
    assert_eq!(second, format!("The database that was there is now {}-2.\n0 files are restored.", aside.display()));
    assert_eq!(fs::read(aside).expect("there"), original);
}

#[tokio::test]
async fn a_backup_that_a_newer_version_made_is_refused() {
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_future', 0)";
    let folder = TempDir::new().expect("a folder");
    let config = prepared(folder.path()).await;
    let db = Db::connect(&config.database()).await.expect("SQLite opens");
    db.for_migrations().execute_unprepared(newer).await.expect("newer");
    let copy = folder.path().join("copy");
    backup::backup(&config, &copy).await.expect("backed up");
    db.for_migrations().execute_unprepared("DELETE FROM seaql_migrations WHERE version = 'm9999_future'").await.expect("older");
    drop(db);

    let refused = server::cli::error_in_words(&backup::restore(&config, &copy, true).await.expect_err("refused"));

    assert!(refused.contains("made by a newer version of standwerk (m9999_future is not known here)"), "{refused}");
    assert!(!config.data_dir.join("standwerk.db.before-restore").exists() && config.data_dir.join("standwerk.db").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgres_too_a_newer_backup_is_refused_and_every_original_stays() {
    let (site, name) = Site::postgres().await;
    let folder = TempDir::new().expect("a folder");
    let config = Config { data_dir: folder.path().join("data"), database_url: url_of(&name), ..Config::default() };
    let (good, newer) = (folder.path().join("good"), folder.path().join("newer"));
    backup::backup(&config, &good).await.expect("backed up");
    site.execute("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_future', 0)").await;
    backup::backup(&config, &newer).await.expect("backed up");

    let refused = server::cli::error_in_words(&backup::restore(&config, &newer, true).await.expect_err("refused"));
    let first = backup::restore(&config, &good, true).await.expect("restored");
    let second = backup::restore(&config, &good, true).await.expect("restored again");

    assert!(refused.contains("made by a newer version of standwerk (m9999_future is not known here)"), "{refused}");
    assert_eq!(first, "The tables that were there are now in the schema before_restore.\n0 files are restored.");
    assert_eq!(second, "The tables that were there are now in the schema before_restore_2.\n0 files are restored.");
    assert_eq!(site.count("before_restore.seaql_migrations", "version = 'm9999_future'").await, 1);
    assert_eq!(site.count("before_restore_2.seaql_migrations", "version = 'm9999_future'").await, 0);
    assert_eq!(site.count("seaql_migrations", "version = 'm9999_future'").await, 0);
}

#[tokio::test]
async fn pictures_that_are_damaged_or_missing_are_named() {
    let folder = TempDir::new().expect("a folder");
    let site = Site::sqlite().await;
    let config = prepared(folder.path()).await;
    let db = Db::connect(&config.database()).await.expect("SQLite opens");
    let files = config.files().expect("a folder");
    let key = files.keep(domain::files::FileKind::Logo, b"a picture".to_vec()).await.expect("kept");
    let copy = folder.path().join("copy");
    backup::backup(&config, &copy).await.expect("backed up");
    drop(site);

    fs::write(copy.join("files").join(&key), b"a pict").expect("damaged");
    let damaged = server::cli::error_in_words(&backup::restore(&config, &copy, true).await.expect_err("refused"));
    fs::remove_file(copy.join("files").join(&key)).expect("gone");
    fs::remove_file(config.data_dir.join("files").join(&key)).expect("gone");
    drop(db);
    let fine = backup::restore(&config, &copy, true).await.expect("restored");

    assert!(damaged.ends_with(&format!("these pictures are damaged: {key}")), "{damaged}");
    assert!(fine.ends_with("0 files are restored."), "nothing names it: {fine}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_to_save_is_no_success() {
    // Not from the usual template, in which `scripts/test` has made the schema already.
    let empty = OwnDatabase::copied_from("template0").await;
    let folder = TempDir::new().expect("a folder");
    let config = Config { data_dir: folder.path().join("data"), database_url: empty.url(), ..Config::default() };

    let refused = server::cli::error_in_words(&backup::backup(&config, &folder.path().join("copy")).await.expect_err("refused"));

    assert_eq!(refused, "the database holds no tables, so there is nothing to save: is database_url the right one?");
    assert!(!folder.path().join("copy").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_postgres_that_cannot_hold_names_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let open = async |database: &OwnDatabase| {
        let config = Config { data_dir: folder.path().to_owned(), database_url: database.url(), ..Config::default() };
        server::cli::error_in_words(&server::cli::open_state(&config).await.err().expect("refused"))
    };
    for encoding in ["SQL_ASCII", "LATIN1"] {
        let database = OwnDatabase::copied_from(&format!("template0 ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C'")).await;
        let said = open(&database).await;
        assert!(said.starts_with(&format!("database_url: the database's encoding is {encoding}")) && said.contains("UTF8"), "{said}");
    }
    let database = OwnDatabase::copied_from("template0").await;
    let plain = Db::connect(&database.url()).await.expect("it opens");
    plain.for_migrations().execute_unprepared("DELETE FROM pg_collation WHERE collname LIKE '%-x-icu'").await.expect("no ICU");
    let said = open(&database).await;
    assert!(said.starts_with("database_url: ") && said.contains("ICU") && said.contains("und-x-icu"), "{said}");
}

#[tokio::test]
async fn a_database_that_is_away_is_named_with_its_reason_once() {
    let url = "postgres://olga:secret@127.0.0.1:1/stand";
    let config = Config { data_dir: std::env::temp_dir(), database_url: url.to_owned(), ..Config::default() };

    let said = server::cli::error_in_words(&server::cli::open_state(&config).await.err().expect("refused"));

    assert!(said.starts_with("database_url: PostgreSQL at 127.0.0.1, port 1, database \"stand\": "), "{said}");
    assert_eq!(said.matches("refused").count(), 1, "{said}");
    assert!(!said.contains("secret"), "{said}");
}

#[tokio::test]
async fn two_checks_of_the_store_do_not_disturb_each_other() {
    let folder = TempDir::new().expect("a folder");
    let files = domain::files::Files::in_folder(folder.path()).expect("a folder");

    let checks = futures::future::join_all((0..50).map(|_| files.check())).await;

    assert!(checks.into_iter().all(|kept| kept.is_ok_and(|kept| kept)));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[tokio::test]
async fn a_sentinel_that_somebody_left_holds_up_no_start() {
    let folder = TempDir::new().expect("a folder");
    let config = prepared(folder.path()).await;
    let db = Db::connect(&config.database()).await.expect("SQLite opens");
    let left = "INSERT INTO migration_sentinel (id, expires_at, owner, beat) VALUES (1, 0, 'killed', 7)";
    db.for_migrations().execute_unprepared(left).await.expect("left behind");

    // A dead owner is waited for a minute, which this test would not live to see.
    let started = tokio::time::timeout(std::time::Duration::from_secs(20), migrations::migrate(db.for_migrations())).await;

    started.expect("nobody is waited for").expect("up to date");
}

#[tokio::test(flavor = "multi_thread")]
async fn health_is_asked_of_the_server_that_runs_here() {
    let site = Site::sqlite().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = site.router.clone();
    let serving = tokio::spawn(connections::serve_connections(listener, router, Limits::SERVER, std::future::pending()));
    let ask = |listen: String| async move {
        let binary = env!("CARGO_BIN_EXE_standwerk");
        let asked = tokio::process::Command::new(binary).arg("health").env("STANDWERK_LISTEN", listen).output().await.expect("it runs");
        (asked.status.success(), said(&asked))
    };

    assert_eq!(ask(address.to_string()).await, (true, "ok\n".to_owned()));
    assert_eq!(ask(format!("0.0.0.0:{}", address.port())).await, (true, "ok\n".to_owned()));
    site.execute("ALTER TABLE health RENAME TO gone").await;
    let mut sick = ask(address.to_string()).await;
    while sick.0 {
        // An answer is kept for a second.
        sick = ask(address.to_string()).await;
    }
    assert!(sick.1.contains("database unavailable"), "{}", sick.1);
    serving.abort();
    let _ = serving.await;
    let gone = ask(address.to_string()).await;
    assert!(!gone.0 && gone.1.contains(&address.to_string()) && gone.1.matches("refused").count() == 1, "{}", gone.1);
}
