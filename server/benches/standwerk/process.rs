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
    let url = sqlite(folder.path());
    let site = Site { binary: binary(), folder: folder.path(), url: &url };
    demo(site, "s")?;
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(Server::start(site)?.first_answer.as_secs_f64() * 1000.0);
    }
    let small = Server::start(site)?;
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
    let folder = house.folder.path();
    let server = Server::start(Site { binary: binary(), folder, url: &sqlite(folder) })?;
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

/// A binary, where it keeps its files, and its database.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    pub binary: &'a Path,
    pub folder: &'a Path,
    pub url: &'a str,
}

impl Site<'_> {
    fn command(&self) -> Command {
        let mut command = Command::new(self.binary);
        command.current_dir(self.folder).env("STANDWERK_DATA_DIR", self.folder).env("STANDWERK_DATABASE_URL", self.url);
        command
    }
}

/// The address of the database that a folder holds.
pub fn sqlite(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("standwerk.db").display())
}

/// Fills an empty database with the example data of its binary; answers what an organiser signs in with.
pub fn demo(site: Site, size: &str) -> anyhow::Result<String> {
    let done = site.command().args(["demo", "--size", size]).stderr(Stdio::null()).output()?;
    ensure!(done.status.success(), "standwerk demo: {}", done.status);
    let said = String::from_utf8(done.stdout)?;
    let link = said.lines().find(|line| line.trim_start().starts_with("organiser")).context("no link for an organiser")?;
    Ok(link.rsplit('/').next().unwrap_or_default().trim().to_owned())
}

/// A binary that serves a folder, until it is dropped.
pub struct Server {
    process: Child,
    pub address: SocketAddr,
    first_answer: Duration,
}

impl Server {
    pub fn start(site: Site) -> anyhow::Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let page = client::get(address, &paths::landing(Locale::De), "");
        let began = Instant::now();
        let process =
            site.command().arg("serve").env("STANDWERK_LISTEN", address.to_string()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
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

    pub fn resident_mb(&self) -> anyhow::Result<f64> {
        memory_mb(self.process.id(), "VmRSS:")
    }

    pub fn peak_mb(&self) -> anyhow::Result<f64> {
        peak_mb(self.process.id())
    }
}

/// The most that a process held in memory so far.
pub fn peak_mb(process: u32) -> anyhow::Result<f64> {
    memory_mb(process, "VmHWM:")
}

fn memory_mb(process: u32, name: &str) -> anyhow::Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)).context("no such line in status")?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes * 1024.0 / 1e6)
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
