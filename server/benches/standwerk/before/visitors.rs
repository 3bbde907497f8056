//! What visitors do: seats that many want at once, and pages with a ticket in the pocket.

use std::{
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use app::paths;
use domain::{
    clock,
    ids::{EventId, SessionId},
    locale::Locale,
};
use sea_orm::DatabaseConnection;
use uuid::Uuid;

use super::{
    over_before,
    side::{On, Side, TURN},
};
use crate::{
    client::{self, Connection},
    ground::run,
    house::House,
    process,
    report::Row,
    rival::{TURNS, by_turns},
};

/// Sessions to book seats of, each at a time of its own: the small demonstration has some fifty visitors.
const SESSIONS: usize = 160;
/// Bookings per turn, by all clients and by one.
const PER_TURN: usize = 480;
const PER_TURN_ALONE: usize = 120;
/// Bookings that come every twenty milliseconds: fifty a second.
const EVERY: Duration = Duration::from_millis(20);

pub fn rows(house: &House, before: &Path) -> anyhow::Result<Vec<Row>> {
    let (now, then) = (Visitors::start(house, process::binary(), On::Sqlite)?, Visitors::start(house, before, On::Sqlite)?);
    let mut rows = Vec::new();
    for (together, many, bar) in [(64, PER_TURN, 4.0), (1, PER_TURN_ALONE, 1.5)] {
        let (ours, theirs) = by_turns(|| now.book(together, many), || then.book(together, many))?;
        rows.push(over_before(format!("seats over HTTP, SQLite, {together} at once"), ours, theirs, bar));
    }
    for ((what, page), (_, page_then)) in now.pages().into_iter().zip(then.pages()) {
        let (ours, theirs) = by_turns(
            || client::load(now.side.server.address, &now.get(&page), TURN),
            || client::load(then.side.server.address, &then.get(&page_then), TURN),
        )?;
        rows.push(over_before(format!("{what}, with a ticket"), ours, theirs, 3.0));
        let (ours, theirs) = by_turns(|| now.load_while_booking(&page), || then.load_while_booking(&page_then))?;
        rows.push(over_before(format!("{what}, while 50/s book"), ours, theirs, 3.0));
    }
    drop((now, then));
    if std::env::var_os("TEST_POSTGRES_URL").is_some() {
        let (now, then) = (Visitors::start(house, process::binary(), On::Postgres)?, Visitors::start(house, before, On::Postgres)?);
        let (ours, theirs) = by_turns(|| now.book(32, PER_TURN), || then.book(32, PER_TURN))?;
        rows.push(over_before("seats over HTTP, PostgreSQL, 32 at once".to_owned(), ours, theirs, 1.5));
    }
    Ok(rows)
}

struct Visitors {
    side: Side,
    sessions: Vec<Uuid>,
    next: Mutex<usize>,
}

impl Visitors {
    fn start(house: &House, binary: &Path, on: On) -> anyhow::Result<Self> {
        let sessions: Vec<Uuid> = (0..SESSIONS).map(|_| Uuid::now_v7()).collect();
        let side = Side::start(house, binary, "s", on, async |db, event| open_sessions(db, event, &sessions).await)?;
        let needed = (TURNS * (PER_TURN + PER_TURN_ALONE) + 3000) / SESSIONS;
        ensure!(side.tickets.len() > needed, "{} visitors are too few, {needed} are needed", side.tickets.len());
        Ok(Self { side, sessions, next: Mutex::new(0) })
    }

    /// The next booking: every visitor books every session once.
    fn next_booking(&self) -> anyhow::Result<Vec<u8>> {
        let number = {
            let mut next = self.next.lock().expect("nobody panics while counting");
            *next += 1;
            *next - 1
        };
        let tickets = &self.side.tickets;
        let (session, ticket) = (number / tickets.len(), &tickets[number % tickets.len()]);
        let session = self.sessions.get(session).context("more bookings than seats were prepared for")?;
        let page = paths::session(Locale::De, &self.side.event, SessionId::from_uuid(*session));
        let body = format!("_key={}&_page={page}&session={session}&ticket={ticket}", Uuid::now_v7().simple());
        Ok(self.side.post("/api/masterclass/book-seat", &format!("ticket={ticket}"), "text/html", &body))
    }

    /// Bookings per second, all of which led on.
    fn book(&self, together: usize, many: usize) -> anyhow::Result<f64> {
        client::rate(self.side.server.address, together, many, || self.next_booking(), 303)
    }

    /// The pages that a visitor looks at, with their ticket.
    fn pages(&self) -> Vec<(&'static str, String)> {
        let session = SessionId::from_uuid(self.sessions[SESSIONS - 1]);
        vec![
            ("event page", paths::event(Locale::De, &self.side.event)),
            ("programme", paths::programme(Locale::De, &self.side.event)),
            ("session page", paths::session(Locale::De, &self.side.event, session)),
        ]
    }

    fn get(&self, page: &str) -> Vec<u8> {
        self.side.get(page, &format!("ticket={}", self.side.tickets[0]))
    }

    fn load_while_booking(&self, page: &str) -> anyhow::Result<f64> {
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            let booking = scope.spawn(|| -> anyhow::Result<()> {
                let mut connection = Connection::open(self.side.server.address)?;
                let mut due = Instant::now();
                while !done.load(Ordering::Relaxed) {
                    connection.count(&self.next_booking()?)?;
                    due += EVERY;
                    thread::sleep(due.saturating_duration_since(Instant::now()));
                }
                Ok(())
            });
            let rate = client::load(self.side.server.address, &self.get(page), TURN);
            done.store(true, Ordering::Relaxed);
            booking.join().expect("booking does not panic")?;
            rate
        })
    }
}

/// Gives an event sessions with room for all.
async fn open_sessions(db: &DatabaseConnection, event: EventId, sessions: &[Uuid]) -> anyhow::Result<()> {
    for (number, session) in sessions.iter().enumerate() {
        let starts = clock::now() + chrono::Duration::days(100) + chrono::Duration::hours(i64::try_from(number)?);
        let copy = "INSERT INTO session (id, event_id, stage_id, host_application_id, kind, title_de, title_en, abstract_de, abstract_en, \
                    language, starts_at, ends_at, seat_limit, seats_taken, state, revision, created_at, updated_at) \
                    SELECT $1, event_id, stage_id, host_application_id, kind, title_de, title_en, abstract_de, abstract_en, language, \
                    $2, $3, 1000000, 0, 'published', 1, created_at, updated_at FROM session WHERE event_id = $4 ORDER BY id LIMIT 1";
        let ends = starts + chrono::Duration::minutes(25);
        run(db, copy, [(*session).into(), starts.into(), ends.into(), event.as_uuid().into()]).await?;
    }
    Ok(())
}
