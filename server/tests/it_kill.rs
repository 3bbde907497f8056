//! The server is killed while it writes, again and again: what it answered is there afterwards, with its mail.

use std::{
    collections::HashSet,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use domain::{
    account::{self, EVERYWHERE, InvitePerson, RoleKind},
    actor::Actor,
    db::Db,
    locale::Locale,
};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use tempfile::TempDir;

const ROUNDS: u64 = 100;
const WRITERS: u64 = 4;
/// A round is cut off somewhere between the first answer and this long after it.
const LONGEST_ROUND_MS: u64 = 120;
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn what_was_answered_survives_a_hundred_kills() {
    let folder = TempDir::new().expect("a temporary folder");
    let cookie = block_on(prepare(folder.path()));
    let mut chance = fastrand::Rng::with_seed(7);
    let mut answered = HashSet::new();
    for round in 0..ROUNDS {
        let mut server = Server::start(folder.path());
        let taken = write_until_killed(&mut server, &cookie, round, chance.u64(1..LONGEST_ROUND_MS));
        assert!(!taken.is_empty(), "round {round} wrote nothing");
        answered.extend(taken);
        if round % 10 == 9 || round + 1 == ROUNDS {
            block_on(expect_all(folder.path(), &answered, round));
        }
    }
    println!("{} answered writes in {ROUNDS} rounds", answered.len());
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(work)
}

/// An empty database with one organiser; answers that person's cookie.
async fn prepare(folder: &Path) -> String {
    let db = Db::connect(&database(folder)).await.expect("the database opens");
    migrations::migrate(db.for_migrations()).await.expect("the schema is made");
    let invitation = InvitePerson {
        email: "olga@agency.example".to_owned(),
        kind: RoleKind::Organiser,
        scope: EVERYWHERE.to_owned(),
        scope_name: String::new(),
        locale: Locale::De,
    };
    let token = account::invite(&db, &Actor::System, &invitation).await.expect("an invitation is written");
    let signed_in = account::accept(&db, token.as_str(), "Olga Organisiert", "test").await.expect("it is accepted");
    signed_in.token.as_str().to_owned()
}

fn database(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("standwerk.db").display())
}

/// Invites people from several connections at once until the server dies; answers whose invitation was confirmed.
fn write_until_killed(server: &mut Server, cookie: &str, round: u64, milliseconds: u64) -> Vec<String> {
    let answered = Mutex::new(Vec::new());
    let address = server.address;
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let answered = &answered;
            scope.spawn(move || {
                for number in 0.. {
                    let email = format!("r{round}w{writer}n{number}@kill.example");
                    match invite(address, cookie, &email) {
                        Ok(answer) => {
                            assert!(answer.starts_with("HTTP/1.1 303"), "the form was refused: {answer}");
                            assert!(answer.contains("location: /de/organise/people?done=invited\r"), "led somewhere else: {answer}");
                            answered.lock().expect("no writer panics").push(email);
                        }
                        Err(_) => return,
                    }
                }
            });
        }
        let began = Instant::now();
        while answered.lock().expect("no writer panics").is_empty() && began.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_millis(milliseconds));
        server.kill();
    });
    answered.into_inner().expect("no writer panics")
}

/// Sends the form as a browser would. An answer counts when it came whole.
fn invite(address: SocketAddr, cookie: &str, email: &str) -> std::io::Result<String> {
    let key = uuid::Uuid::now_v7().simple();
    let body = format!("email={}&_key={key}", email.replace('@', "%40"));
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "POST /api/account/invite-organiser HTTP/1.1\r\nHost: {address}\r\nReferer: http://{address}/de/organise/people\r\n\
         Sec-Fetch-Site: same-origin\r\nAccept: text/html\r\nCookie: standwerk={cookie}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    if answer.contains("\r\n\r\n") { Ok(answer) } else { Err(std::io::ErrorKind::UnexpectedEof.into()) }
}

/// Looks into the file that the killed server left, as the next one would.
async fn expect_all(folder: &Path, answered: &HashSet<String>, round: u64) {
    let db = Db::connect(&database(folder)).await.expect("the database opens again");
    let written = texts(&db, "SELECT email AS value FROM invitation").await;
    let mailed = texts(&db, "SELECT to_email AS value FROM mail WHERE kind = 'invitation'").await;
    let lost = answered.iter().filter(|email| !written.contains(*email)).collect::<Vec<_>>();
    assert!(lost.is_empty(), "after round {round} these answered writes are gone: {lost:?}");
    assert_eq!(written, mailed, "after round {round} invitations and their mails differ");
    let told = "SELECT replace(json_extract(changes, '$.invitation'), '-', '') FROM audit";
    let audited = texts(&db, &format!("SELECT email AS value FROM invitation WHERE lower(hex(id)) IN ({told})")).await;
    assert_eq!(written, audited, "after round {round} history is missing");
    let sound = texts(&db, "SELECT integrity_check AS value FROM pragma_integrity_check").await;
    assert_eq!(sound, HashSet::from(["ok".to_owned()]), "after round {round}");
    let dangling = texts(&db, "SELECT \"table\" AS value FROM pragma_foreign_key_check").await;
    assert!(dangling.is_empty(), "after round {round}: {dangling:?}");
}

async fn texts(db: &Db, sql: &str) -> HashSet<String> {
    let rows = db.read().query_all_raw(Statement::from_string(DatabaseBackend::Sqlite, sql)).await.expect("the query runs");
    rows.iter().map(|row| row.try_get("", "value").expect("a text")).collect()
}

/// The real binary on a free port.
struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    fn start(folder: &Path) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port");
        let process = Command::new(env!("CARGO_BIN_EXE_standwerk"))
            .arg("serve")
            .current_dir(folder)
            .env("STANDWERK_DATA_DIR", folder)
            .env("STANDWERK_LISTEN", address.to_string())
            .env("RUST_LOG", "warn")
            .stdout(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut server = Self { process, address };
        let began = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(server.process.try_wait().expect("its state is known").is_none(), "the server ended by itself");
            assert!(began.elapsed() < PATIENCE, "the server does not answer");
            thread::sleep(Duration::from_millis(2));
        }
        server
    }

    /// SIGKILL: no goodbye, no flush.
    fn kill(&mut self) {
        self.process.kill().expect("it was running");
        self.process.wait().expect("it is gone");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
