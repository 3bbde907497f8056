//! The real binary: what it holds in memory, and how soon it answers.

use std::{
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use app::paths;
use domain::locale::Locale;
use tempfile::TempDir;

use crate::{
    client::{self, Connection},
    house::House,
    report::{Bar, Row},
    rival::median,
};

const PATIENCE: Duration = Duration::from_secs(20);
const STARTS: usize = 7;
/// Long enough for what starts later, such as the worker's first turns.
const IDLE: Duration = Duration::from_secs(3);
const LOAD: Duration = Duration::from_secs(3);

pub fn memory_and_start(house: &House) -> anyhow::Result<Vec<Row>> {
    let folder = TempDir::new_in(crate::report::target())?;
    demo(binary(), folder.path())?;
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(Server::start(binary(), folder.path())?.first_answer.as_secs_f64() * 1000.0);
    }
    let small = Server::start(binary(), folder.path())?;
    thread::sleep(IDLE);
    let idle = small.resident_mb()?;
    drop(small);
    let busy = after_load(house)?;
    Ok(vec![
        Row::new("memory, idle with demo --size s", idle, "MB", Bar::AtMost(40.0), "VmRSS after start and one page"),
        busy,
        Row::new("start to first answer", median(starts), "ms", Bar::AtMost(300.0), "existing database, the start page"),
    ])
}

/// The binary on the database of this bench, under all that the bench asks for over HTTP.
fn after_load(house: &House) -> anyhow::Result<Row> {
    let server = Server::start(binary(), house.folder.path())?;
    let mut pages = vec![paths::landing(Locale::De)];
    for event in [&house.usual, &house.large] {
        pages.extend([
            paths::event(Locale::De, event),
            paths::plan(Locale::En, event),
            paths::exhibitors(Locale::De, event),
            paths::programme(Locale::En, event),
        ]);
    }
    if let Some(file) = crate::house::static_file() {
        pages.push(format!("/pkg/{}", file.path));
    }
    for page in &pages {
        client::load(server.address, &client::get(server.address, page, "Accept-Encoding: br\r\n"), LOAD).with_context(|| page.clone())?;
    }
    let resident = server.resident_mb()?;
    let detail = format!(
        "VmRSS after {} s of 8 connections on each of {} pages; {:.0} MB at its highest",
        LOAD.as_secs(),
        pages.len(),
        server.peak_mb()?
    );
    Ok(Row::new("memory, after the bench", resident, "MB", Bar::AtMost(150.0), detail))
}

/// The binary of this build.
pub fn binary() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_standwerk"))
}

/// Fills an empty folder with the example data of this binary.
pub fn demo(binary: &Path, folder: &Path) -> anyhow::Result<()> {
    let done = Command::new(binary)
        .args(["demo", "--size", "s"])
        .current_dir(folder)
        .env("STANDWERK_DATA_DIR", folder)
        .stdout(Stdio::null())
        .status()?;
    ensure!(done.success(), "standwerk demo: {done}");
    Ok(())
}

/// A binary that serves a folder, until it is dropped.
pub struct Server {
    process: Child,
    pub address: SocketAddr,
    first_answer: Duration,
}

impl Server {
    pub fn start(binary: &Path, folder: &Path) -> anyhow::Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let page = client::get(address, &paths::landing(Locale::De), "");
        let began = Instant::now();
        let process = Command::new(binary)
            .arg("serve")
            .current_dir(folder)
            .env("STANDWERK_DATA_DIR", folder)
            .env("STANDWERK_LISTEN", address.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut server = Self { process, address, first_answer: Duration::ZERO };
        loop {
            if let Ok(mut connection) = Connection::open(address) {
                ensure!(connection.count(&page)? == 200, "the start page is broken");
                server.first_answer = began.elapsed();
                return Ok(server);
            }
            ensure!(server.process.try_wait()?.is_none(), "the server ended by itself");
            ensure!(began.elapsed() < PATIENCE, "the server does not answer");
            thread::sleep(Duration::from_micros(500));
        }
    }

    fn resident_mb(&self) -> anyhow::Result<f64> {
        self.status("VmRSS:")
    }

    fn peak_mb(&self) -> anyhow::Result<f64> {
        self.status("VmHWM:")
    }

    fn status(&self, name: &str) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name)).context("no such line in status")?;
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes * 1024.0 / 1e6)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
