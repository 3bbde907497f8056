//! The largest fair: 1,800 exhibitors and 35,000 visitors, at the doors, on phones and on the organisers' desks.

use std::{
    net::SocketAddr,
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::Context;
use app::paths;
use domain::locale::Locale;
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
    report::{Bar, Row},
    rival::{TURNS, by_turns, quantile},
};

const PER_TURN: usize = 320;
/// Scans that come every twenty milliseconds: fifty a second.
const EVERY: Duration = Duration::from_millis(20);
const PACED: usize = 250;
const SEARCHES: usize = 100;
/// Connections that all want a page at once, and for how long.
const CROWD: usize = 500;
const CROWDED: Duration = Duration::from_secs(10);
/// Words of names as they are typed.
const TYPED: [&str; 4] = ["muller", "ozturk", "celik", "kaminski"];

pub fn rows(house: &House, before: &Path) -> anyhow::Result<Vec<Row>> {
    let (now, then) = (Largest::start(house, process::binary(), On::Sqlite)?, Largest::start(house, before, On::Sqlite)?);
    let mut rows = vec![];
    let (ours, theirs) = by_turns(|| now.scan(64), || then.scan(64))?;
    rows.push(over_before("scans over HTTP at 35,000, SQLite, 64 at once".to_owned(), ours, theirs, 10.0));
    let slowest = now.paced_while_exporting()?;
    rows.push(Row::new(
        "scans at 50/s beside an export, p99",
        slowest,
        "ms",
        Bar::AtMost(100.0),
        "35,000 visitors, their table written again and again",
    ));
    let (ours, theirs) = by_turns(|| now.admission(), || then.admission())?;
    rows.push(over_before("admission of 1,800, first page".to_owned(), ours, theirs, 3.0));
    for (what, page, bar) in [
        ("visitors, search", paths::visitors(Locale::De, &now.side.event), 50.0),
        ("desk, search of a name", paths::desk(Locale::De, &now.side.event), 100.0),
    ] {
        let (ours, theirs) = by_turns(|| now.search(&page), || then.search(&page))?;
        rows.push(Row::new(format!("{what} at 35,000, p99"), ours, "ms", Bar::AtMost(bar), format!("before {theirs:.0} ms")));
    }
    for (what, page) in [("event page", paths::event(Locale::De, &now.side.event)), ("plan", paths::plan(Locale::De, &now.side.event))] {
        let (ours, theirs) = (now.bytes(&page)?, then.bytes(&page)?);
        let detail = format!("{:.0} kB against {:.0} kB over the wire, with a ticket", ours / 1000.0, theirs / 1000.0);
        rows.push(Row::new(format!("{what} at size l, bytes over before"), ours / theirs, "x", Bar::AtMost(0.25), detail));
        rows.push(Row::new(format!("{what} at size l"), ours / 1000.0, "kB", Bar::AtMost(100.0), "HTML over the wire"));
    }
    rows.extend(crowded(&now, &then)?);
    let memory = now.side.server.resident_mb()?;
    rows.push(Row::new("memory at size l, after all that", memory, "MB", Bar::AtMost(250.0), "VmRSS"));
    drop((now, then));
    if std::env::var_os("TEST_POSTGRES_URL").is_some() {
        let (now, then) = (Largest::start(house, process::binary(), On::Postgres)?, Largest::start(house, before, On::Postgres)?);
        let (ours, theirs) = by_turns(|| now.scan(32), || then.scan(32))?;
        rows.push(over_before("scans over HTTP at 35,000, PostgreSQL, 32 at once".to_owned(), ours, theirs, 10.0));
    }
    Ok(rows)
}

struct Largest {
    side: Side,
    next: Mutex<usize>,
}

impl Largest {
    /// Today is a day of the fair: before its first one nobody is let in.
    fn start(house: &House, binary: &Path, on: On) -> anyhow::Result<Self> {
        let side = Side::start(house, binary, "l", on, async |db, event| {
            let yesterday = domain::clock::now().date_naive() - chrono::Duration::days(1);
            run(db, "UPDATE event SET starts_on = $1 WHERE id = $2", [yesterday.into(), event.as_uuid().into()]).await
        })?;
        let needed = TURNS * PER_TURN + PACED;
        anyhow::ensure!(side.tickets.len() > needed, "{} visitors are too few, {needed} are needed", side.tickets.len());
        Ok(Self { side, next: Mutex::new(0) })
    }

    /// What the scanner in the browser sends for the next visitor, and is answered in words with the count.
    fn next_scan(&self) -> anyhow::Result<Vec<u8>> {
        let number = {
            let mut next = self.next.lock().expect("nobody panics while counting");
            *next += 1;
            *next - 1
        };
        let code = self.side.tickets.get(number).context("more scans than visitors")?;
        let body = format!("event={}&door=&scan={}&code={code}", self.side.event, Uuid::now_v7());
        Ok(self.side.post("/api/checkin/scan", &self.side.organiser, "application/json", &body))
    }

    fn scan(&self, together: usize) -> anyhow::Result<f64> {
        client::rate(self.side.server.address, together, PER_TURN, || self.next_scan(), 200)
    }

    /// Milliseconds within which 99 of 100 scans are answered, when they come fifty a second while a table is written.
    fn paced_while_exporting(&self) -> anyhow::Result<f64> {
        let (address, done) = (self.side.server.address, AtomicBool::new(false));
        thread::scope(|scope| {
            let export = scope.spawn(|| -> anyhow::Result<()> {
                let table = self.side.get(&format!("{}.csv", paths::visitors_table(&self.side.event)), &self.side.organiser);
                let mut connection = Connection::open(address)?;
                while !done.load(Ordering::Relaxed) {
                    anyhow::ensure!(connection.count(&table)? == 200, "the table was not written");
                }
                Ok(())
            });
            let mut due = Instant::now();
            let scans: Vec<_> = (0..PACED)
                .map(|_| {
                    due += EVERY;
                    thread::sleep(due.saturating_duration_since(Instant::now()));
                    let scan = self.next_scan();
                    scope.spawn(move || -> anyhow::Result<f64> {
                        let (scan, mut connection) = (scan?, Connection::open(address)?);
                        let began = Instant::now();
                        anyhow::ensure!(connection.count(&scan)? == 200, "a scan was not answered");
                        Ok(began.elapsed().as_secs_f64() * 1000.0)
                    })
                })
                .collect();
            let took = scans.into_iter().map(|scan| scan.join().expect("a scan does not panic")).collect::<anyhow::Result<Vec<_>>>();
            done.store(true, Ordering::Relaxed);
            export.join().expect("the export does not panic")?;
            Ok(quantile(took?, 0.99))
        })
    }

    fn admission(&self) -> anyhow::Result<f64> {
        let page = paths::admission(Locale::De, &self.side.event);
        client::load(self.side.server.address, &self.side.get(&page, &self.side.organiser), TURN)
    }

    /// Milliseconds within which 99 of 100 searches are answered, one after the other.
    fn search(&self, page: &str) -> anyhow::Result<f64> {
        let requests: Vec<_> =
            TYPED.iter().cycle().take(SEARCHES).map(|typed| self.side.get(&format!("{page}?q={typed}"), &self.side.organiser)).collect();
        let times = client::times(self.side.server.address, &requests)?;
        Ok(quantile(times.into_iter().map(|time| time.as_secs_f64() * 1000.0).collect(), 0.99))
    }

    fn bytes(&self, page: &str) -> anyhow::Result<f64> {
        let request = self.side.get(page, &format!("ticket={}", self.side.tickets[0]));
        #[expect(clippy::cast_precision_loss, reason = "a few megabytes")]
        Ok(Connection::open(self.side.server.address)?.measure(&request)? as f64)
    }

    fn public_pages(&self) -> [Vec<u8>; 4] {
        let event = &self.side.event;
        [
            paths::event(Locale::De, event),
            paths::plan(Locale::De, event),
            paths::exhibitors(Locale::De, event),
            paths::programme(Locale::De, event),
        ]
        .map(|page| client::get(self.side.server.address, &page, "Accept-Encoding: gzip, br\r\n"))
    }
}

/// Five hundred connections on the public pages: what is answered in time, and what is turned away.
fn crowded(now: &Largest, then: &Largest) -> anyhow::Result<Vec<Row>> {
    let few = crowd(now, CROWD / 3)?;
    let (many, before) = (crowd(now, CROWD)?, crowd(then, CROWD)?);
    let detail =
        format!("{:.0}/s for {CROWD} connections, {} turned away; {:.0}/s for a third of them", many.rate, many.turned_away, few.rate);
    Ok(vec![
        over_before(format!("size l, {CROWD} connections"), many.rate, before.rate, 20.0),
        Row::new("size l, goodput at 3 x load", many.rate / few.rate, "", Bar::AtLeast(0.8), detail),
        Row::new("size l, 500 connections, p99", many.p99, "ms", Bar::AtMost(2000.0), format!("before {:.0} ms", before.p99)),
    ])
}

struct Crowd {
    rate: f64,
    p99: f64,
    turned_away: usize,
}

fn crowd(at: &Largest, many: usize) -> anyhow::Result<Crowd> {
    let (address, pages): (SocketAddr, _) = (at.side.server.address, at.public_pages());
    let (began, pages) = (Instant::now(), &pages);
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
                        match connection.count(page)? {
                            200 => took.push(asked.elapsed().as_secs_f64() * 1000.0),
                            503 => turned_away += 1,
                            status => anyhow::bail!("a public page was answered {status}"),
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
