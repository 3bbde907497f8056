//! The build before this one under the same load: `BENCH_BEFORE` names its binary. Both run as servers of their own, on
//! example data that each of them made, and are asked by turns.

use std::{
    net::SocketAddr,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use app::paths;
use domain::{clock, ids::SessionId, locale::Locale};
use rusqlite::Connection as Sqlite;
use tempfile::TempDir;
use uuid::Uuid;

use crate::{
    client::{self, Connection},
    house::House,
    process::{self, Server},
    report::{Bar, Row},
    rival::{TURNS, by_turns, quantile},
};

/// Sessions to book seats of, each at a time of its own.
const SESSIONS: usize = 24;
const TOGETHER: usize = 64;
/// Bookings per turn, by all clients and by one.
const PER_TURN: usize = 480;
const PER_TURN_ALONE: usize = 120;
const TURN: Duration = Duration::from_millis(1500);
/// Bookings that come every twenty milliseconds: fifty a second.
const EVERY: Duration = Duration::from_millis(20);
/// Connections that all want a page at once, and for how long.
const CROWD: usize = 500;
const CROWDED: Duration = Duration::from_secs(5);

pub fn against_before(house: &House) -> anyhow::Result<Vec<Row>> {
    let Some(before) = std::env::var_os("BENCH_BEFORE") else {
        return Ok(vec![Row::not_measured("everything against the build before", "x", Bar::AtLeast(1.0), "BENCH_BEFORE names no binary")]);
    };
    let now = Side::start(process::binary())?;
    let before = Side::start(Path::new(&before))?;
    let mut rows = Vec::new();
    for (together, many, bar) in [(TOGETHER, PER_TURN, 4.0), (1, PER_TURN_ALONE, 1.5)] {
        let (ours, theirs) = by_turns(|| now.book(together, many), || before.book(together, many))?;
        let what = if together == 1 { "seats over HTTP, 1 client".to_owned() } else { format!("seats over HTTP, {together} clients") };
        rows.push(against(what, ours, theirs, bar));
    }
    for (what, page) in now.pages() {
        let theirs_page = before.pages().into_iter().find(|(name, _)| *name == what).context("the same page")?.1;
        let (ours, theirs) = by_turns(
            || client::load(now.server.address, &now.get(&page), TURN),
            || client::load(before.server.address, &before.get(&theirs_page), TURN),
        )?;
        rows.push(against(format!("{what}, with a ticket"), ours, theirs, 3.0));
        let (ours, theirs) = by_turns(|| now.load_while_booking(&page), || before.load_while_booking(&theirs_page))?;
        rows.push(against(format!("{what}, while 50/s book"), ours, theirs, 3.0));
    }
    drop((now, before));
    rows.extend(crowded(house)?);
    Ok(rows)
}

fn against(what: String, ours: f64, theirs: f64, bar: f64) -> Row {
    Row::new(format!("{what}, over before"), ours / theirs, "x", Bar::AtLeast(bar), format!("{ours:.0}/s against {theirs:.0}/s"))
}

/// One binary, its data, and what is asked of it.
struct Side {
    server: Server,
    event: String,
    sessions: Vec<Uuid>,
    tickets: Vec<String>,
    next: std::sync::Mutex<usize>,
    _folder: TempDir,
}

impl Side {
    fn start(binary: &Path) -> anyhow::Result<Self> {
        let folder = TempDir::new_in(crate::report::target())?;
        process::demo(binary, folder.path())?;
        let (event, sessions, tickets) = open_sessions(&folder.path().join("standwerk.db"))?;
        let server = Server::start(binary, folder.path())?;
        Ok(Self { server, event, sessions, tickets, next: std::sync::Mutex::new(0), _folder: folder })
    }

    /// The next booking: every visitor books every session once.
    fn next_booking(&self) -> anyhow::Result<Vec<u8>> {
        let number = {
            let mut next = self.next.lock().expect("nobody panics while counting");
            *next += 1;
            *next - 1
        };
        let (session, ticket) = (number / self.tickets.len(), &self.tickets[number % self.tickets.len()]);
        let session = self.sessions.get(session).context("more bookings than seats were prepared for")?;
        let page = paths::session(Locale::De, &self.event, SessionId::from_uuid(*session));
        let key = Uuid::now_v7().simple();
        let body = format!("_key={key}&_page={page}&session={session}&ticket={ticket}");
        let address = self.server.address;
        Ok(format!(
            "POST /api/masterclass/book-seat HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nAccept: text/html\r\n\
             Cookie: ticket={ticket}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes())
    }

    /// Bookings per second, all of which led on.
    fn book(&self, together: usize, many: usize) -> anyhow::Result<f64> {
        let began = Instant::now();
        let done = thread::scope(|scope| {
            let clients: Vec<_> = (0..together)
                .map(|client| {
                    scope.spawn(move || -> anyhow::Result<()> {
                        let mut connection = Connection::open(self.server.address)?;
                        for _ in (client..many).step_by(together) {
                            let status = connection.count(&self.next_booking()?)?;
                            ensure!(status == 303, "a booking was answered {status}");
                        }
                        Ok(())
                    })
                })
                .collect();
            clients.into_iter().map(|client| client.join().expect("a client does not panic")).collect::<anyhow::Result<Vec<()>>>()
        });
        done?;
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        Ok(many as f64 / began.elapsed().as_secs_f64())
    }

    /// The pages that a visitor looks at, with their ticket.
    fn pages(&self) -> Vec<(&'static str, String)> {
        let session = SessionId::from_uuid(self.sessions[SESSIONS - 1]);
        vec![
            ("event page", paths::event(Locale::De, &self.event)),
            ("programme", paths::programme(Locale::De, &self.event)),
            ("session page", paths::session(Locale::De, &self.event, session)),
        ]
    }

    fn get(&self, page: &str) -> Vec<u8> {
        client::get(self.server.address, page, &format!("Cookie: ticket={}\r\n", self.tickets[0]))
    }

    fn load_while_booking(&self, page: &str) -> anyhow::Result<f64> {
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            let booking = scope.spawn(|| -> anyhow::Result<()> {
                let mut connection = Connection::open(self.server.address)?;
                let mut due = Instant::now();
                while !done.load(Ordering::Relaxed) {
                    connection.count(&self.next_booking()?)?;
                    due += EVERY;
                    thread::sleep(due.saturating_duration_since(Instant::now()));
                }
                Ok(())
            });
            let rate = client::load(self.server.address, &self.get(page), TURN);
            done.store(true, Ordering::Relaxed);
            booking.join().expect("booking does not panic")?;
            rate
        })
    }
}

/// Gives the next fair of the example data sessions with room for all; answers its slug, them, and the tickets of who is
/// registered. Before the server starts, so that nobody else writes.
fn open_sessions(file: &Path) -> anyhow::Result<(String, Vec<Uuid>, Vec<String>)> {
    let db = Sqlite::open(file)?;
    let busiest = "SELECT event.id, event.slug FROM event JOIN session ON session.event_id = event.id \
                   WHERE event.state <> 'draft' AND event.ends_on >= date('now') GROUP BY event.id \
                   ORDER BY (SELECT COUNT(*) FROM registration WHERE event_id = event.id AND state = 'confirmed') DESC LIMIT 1";
    let (event, slug): ([u8; 16], String) = db.query_row(busiest, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let sessions: Vec<Uuid> = (0..SESSIONS).map(|_| Uuid::now_v7()).collect();
    for (number, session) in sessions.iter().enumerate() {
        let starts = clock::now() + chrono::Duration::days(100) + chrono::Duration::hours(i64::try_from(number)?);
        let copy = "INSERT INTO session (id, event_id, stage_id, host_application_id, kind, title_de, title_en, abstract_de, abstract_en, \
                    language, starts_at, ends_at, seat_limit, seats_taken, state, revision, created_at, updated_at) \
                    SELECT ?1, event_id, stage_id, host_application_id, kind, title_de, title_en, abstract_de, abstract_en, language, \
                    ?2, ?3, 1000000, 0, 'published', 1, created_at, updated_at FROM session WHERE event_id = ?4 ORDER BY id LIMIT 1";
        let ends = starts + chrono::Duration::minutes(25);
        db.execute(copy, (session.as_bytes(), starts.to_rfc3339(), ends.to_rfc3339(), event))?;
    }
    let tickets = "SELECT badge.ticket_code FROM badge JOIN registration ON registration.badge_id = badge.id \
                   WHERE registration.event_id = ?1 AND registration.state = 'confirmed' AND registration.erased_at IS NULL \
                   AND badge.revoked_at IS NULL";
    let tickets = db.prepare(tickets)?.query_map((event,), |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let needed = (TURNS * (PER_TURN + PER_TURN_ALONE) + 3000) / SESSIONS;
    ensure!(tickets.len() > needed, "{} visitors are too few, {needed} are needed", tickets.len());
    Ok((slug, sessions, tickets))
}

/// Five hundred connections on the public pages of the largest fair: what is answered in time, and what is turned away.
fn crowded(house: &House) -> anyhow::Result<Vec<Row>> {
    let server = Server::start(process::binary(), house.folder.path())?;
    let pages = [
        paths::event(Locale::De, &house.large),
        paths::plan(Locale::De, &house.large),
        paths::exhibitors(Locale::De, &house.large),
        paths::programme(Locale::De, &house.large),
    ];
    let (few, many) = (crowd(server.address, &pages, CROWD / 3)?, crowd(server.address, &pages, CROWD)?);
    let detail =
        format!("{:.0}/s for {CROWD} connections, {} turned away; {:.0}/s for a third of them", many.rate, many.turned_away, few.rate);
    Ok(vec![
        Row::new("size l, goodput at 3 x load", many.rate / few.rate, "", Bar::AtLeast(0.8), detail),
        Row::new("size l, 500 connections, p99", many.p99, "ms", Bar::AtMost(2000.0), "public pages of the largest fair"),
    ])
}

struct Crowd {
    rate: f64,
    p99: f64,
    turned_away: usize,
}

fn crowd(address: SocketAddr, pages: &[String], many: usize) -> anyhow::Result<Crowd> {
    let began = Instant::now();
    let answers = thread::scope(|scope| {
        let clients: Vec<_> = (0..many)
            .map(|client| {
                scope.spawn(move || -> anyhow::Result<(Vec<f64>, usize)> {
                    let mut connection = Connection::open(address)?;
                    let (mut took, mut turned_away) = (Vec::new(), 0);
                    for page in pages.iter().cycle().skip(client) {
                        if began.elapsed() > CROWDED {
                            break;
                        }
                        let asked = Instant::now();
                        match connection.count(&client::get(address, page, ""))? {
                            200 => took.push(asked.elapsed().as_secs_f64() * 1000.0),
                            503 => turned_away += 1,
                            status => anyhow::bail!("{page} was answered {status}"),
                        }
                    }
                    Ok((took, turned_away))
                })
            })
            .collect();
        clients.into_iter().map(|client| client.join().expect("a client does not panic")).collect::<anyhow::Result<Vec<_>>>()
    })?;
    let turned_away = answers.iter().map(|(_, turned_away)| turned_away).sum();
    let took: Vec<f64> = answers.into_iter().flat_map(|(took, _)| took).collect();
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    Ok(Crowd { rate: took.len() as f64 / began.elapsed().as_secs_f64(), p99: quantile(took, 0.99), turned_away })
}
