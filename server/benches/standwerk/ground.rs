//! A database of its own to write into, and beside it connections that know nothing of Standwerk: the rival that runs
//! the same statements, as often, with the same durability.

use std::{pin::Pin, time::Instant};

use anyhow::Context;
use domain::{
    actor::{Actor, Person},
    clock,
    db::Db,
    demo::{self, Scale},
    ids::{EventId, RegistrationId},
};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait, Value,
    sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use tempfile::TempDir;
use uuid::Uuid;

use crate::{
    bare::{self, Bare},
    house::House,
    report::{Bar, Row},
    rival::{TURNS, by_turns},
};

/// So many at once on PostgreSQL, on both sides.
const ON_POSTGRES: usize = 32;
/// So many at once on SQLite, whose rival is one loop.
const ON_SQLITE: usize = 64;
const PER_TURN: usize = 512;
const PER_TURN_ALONE: usize = 128;
/// Enough visitors for all turns.
const SCALE: Scale = Scale { slug: "andrang", name: "Andrang", exhibitors: 30, visitors: 8_500, stages: 1, sessions: 8 };
/// What one client alone has to reach of the same rival: most of its time is the same wait for the disk.
const ALONE: f64 = 0.3;

const FILE: &str = "bench.db";

/// A confirmed visitor.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub registration: RegistrationId,
    pub badge: Uuid,
    pub ticket_code: String,
}

pub struct Ground {
    pub name: &'static str,
    pub db: Db,
    /// The rival's connections.
    pub raw: DatabaseConnection,
    pub event: EventId,
    /// An organiser who is signed in, and may do everything at the desk.
    pub organiser: Actor,
    pub visitors: Vec<Visitor>,
    folder: Option<TempDir>,
    throw_away: Option<(String, String)>,
}

/// One thing done by Standwerk or by its rival.
pub type Work<'a> = Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send + 'a>>;

impl Ground {
    pub async fn sqlite(scale: Scale) -> anyhow::Result<Self> {
        let folder = TempDir::new_in(crate::report::target())?;
        let url = format!("sqlite:{}", folder.path().join(FILE).display());
        let mut options = ConnectOptions::new(&url);
        options.max_connections(1).sqlx_logging(false);
        options.map_sqlx_sqlite_opts(|sqlite: SqliteConnectOptions| {
            sqlite.create_if_missing(true).journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full).foreign_keys(true)
        });
        let mut ground = Self::fill("SQLite", &url, options, scale).await?;
        ground.folder = Some(folder);
        Ok(ground)
    }

    /// On the server that `TEST_POSTGRES_URL` names, in a database of its own; nothing without one.
    pub async fn postgres(scale: Scale) -> anyhow::Result<Option<Self>> {
        let Ok(url) = std::env::var("TEST_POSTGRES_URL") else { return Ok(None) };
        let (server, _) = url.rsplit_once('/').context("TEST_POSTGRES_URL ends in a database")?;
        let name = format!("b{}", Uuid::now_v7().simple());
        let admin = Database::connect(url.as_str()).await?;
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
        admin.close().await?;
        let own = format!("{server}/{name}");
        let mut options = ConnectOptions::new(&own);
        options.max_connections(u32::try_from(ON_POSTGRES)?).sqlx_logging(false);
        let mut ground = Self::fill("PostgreSQL", &own, options, scale).await?;
        ground.throw_away = Some((url, name));
        Ok(Some(ground))
    }

    async fn fill(name: &'static str, url: &str, rival: ConnectOptions, scale: Scale) -> anyhow::Result<Self> {
        let db = Db::connect(url).await?;
        migrations::migrate(db.for_migrations()).await?;
        let today = clock::now().date_naive();
        let cast = demo::fill(&db, demo::Size::Small, 7, clock::now()).await?;
        let slug = demo::add(&db, scale, 8, today).await?;
        let raw = Database::connect(rival).await?;
        let event = one(&raw, "SELECT id FROM event WHERE slug = $1", [slug.into()]).await?;
        let event: Uuid = event.try_get("", "id")?;
        let organiser = Actor::Person(Person {
            account: cast.organiser,
            organiser_without_passkey: false,
            name: "Olga Organisation".to_owned(),
            email: "olga@agency.example".to_owned(),
            organiser: true,
            staff_of: Vec::new(),
            exhibits_for: Vec::new(),
            hosts_for: Vec::new(),
        });
        let visitors = visitors(&raw, event).await?;
        Ok(Self { name, db, raw, event: EventId::from_uuid(event), organiser, visitors, folder: None, throw_away: None })
    }

    pub fn is_sqlite(&self) -> bool {
        self.throw_away.is_none()
    }

    /// The rival on this ground's file, if it is one.
    fn bare(&self) -> anyhow::Result<Option<Bare>> {
        self.folder.as_ref().map(|folder| Bare::open(&folder.path().join(FILE))).transpose()
    }

    fn facts(&self, wanted: Uuid) -> bare::Facts {
        let now = clock::now();
        bare::Facts {
            event: self.event.as_uuid(),
            wanted,
            account: self.organiser.account().map(|account| account.as_uuid()),
            now: now.to_rfc3339(),
            today: now.date_naive().to_string(),
        }
    }

    pub async fn leave(self) -> anyhow::Result<()> {
        self.raw.close().await?;
        if let Some((url, name)) = &self.throw_away {
            let admin = Database::connect(url.as_str()).await?;
            admin.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await?;
        }
        Ok(())
    }

    /// The rival's transaction, begun as `Db::write` begins its own.
    pub async fn begin(&self) -> anyhow::Result<DatabaseTransaction> {
        let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
        Ok(self.raw.begin_with_options(options).await?)
    }

    /// How many a second `work` does for these visitors, `together` at a time.
    pub async fn rate<'a>(
        &'a self,
        visitors: &'a [Visitor],
        together: usize,
        work: impl Fn(&'a Self, &'a Visitor) -> Work<'a>,
    ) -> anyhow::Result<f64> {
        let began = Instant::now();
        let work = &work;
        let lanes = (0..together).map(|lane| async move {
            for visitor in visitors.iter().skip(lane).step_by(together) {
                work(self, visitor).await?;
            }
            anyhow::Ok(())
        });
        futures::future::try_join_all(lanes).await?;
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        Ok(visitors.len() as f64 / began.elapsed().as_secs_f64())
    }
}

/// Compares Standwerk with its rival on both databases, with other visitors each time: on SQLite with a loop over the bare
/// library, on PostgreSQL with the same statements over as many connections. `prepare` names what
/// everybody wants, if there is such a thing.
pub fn compare(
    house: &House,
    what: &str,
    prepare: impl AsyncFn(&Ground) -> anyhow::Result<Uuid>,
    ours: impl for<'a> Fn(&'a Ground, &'a Visitor) -> Work<'a>,
    bare: bare::Write,
    theirs: impl for<'a> Fn(&'a Ground, &'a Visitor) -> Work<'a>,
) -> anyhow::Result<Vec<Row>> {
    let bar = Bar::AtLeast(0.5);
    let mut rows = Vec::new();
    let grounds = house.runtime.block_on(async { anyhow::Ok([Some(Ground::sqlite(SCALE).await?), Ground::postgres(SCALE).await?]) })?;
    for ground in grounds {
        let Some(ground) = ground else {
            rows.push(Row::not_measured(format!("{what}, PostgreSQL"), "", bar, "TEST_POSTGRES_URL is not set"));
            continue;
        };
        let wanted = house.runtime.block_on(prepare(&ground))?;
        let mut left = &ground.visitors[..];
        let mut next = |many: usize| {
            let (now, later) = left.split_at_checked(many).context("too few visitors")?;
            left = later;
            anyhow::Ok(now)
        };
        let mut turns = |many: usize| (0..TURNS).map(|_| next(many)).collect::<anyhow::Result<Vec<_>>>();
        let Some(mut loop_) = ground.bare()? else {
            let (mut mine, mut their) = (turns(PER_TURN)?.into_iter(), turns(PER_TURN)?.into_iter());
            let (first, second) = by_turns(
                || house.runtime.block_on(ground.rate(mine.next().unwrap_or_default(), ON_POSTGRES, &ours)),
                || house.runtime.block_on(ground.rate(their.next().unwrap_or_default(), ON_POSTGRES, &theirs)),
            )?;
            let detail = format!("{ON_POSTGRES} clients, {first:.0}/s against {second:.0}/s of the same statements");
            rows.push(Row::new(format!("{what}, {}", ground.name), first / second, "", bar, detail));
            house.runtime.block_on(ground.leave())?;
            continue;
        };
        let facts = ground.facts(wanted);
        for (together, many, bar) in [(ON_SQLITE, PER_TURN, bar), (1, PER_TURN_ALONE, Bar::AtLeast(ALONE))] {
            let (mut mine, mut their) = (turns(many)?.into_iter(), turns(many)?.into_iter());
            let (first, second) = by_turns(
                || house.runtime.block_on(ground.rate(mine.next().unwrap_or_default(), together, &ours)),
                || loop_.rate(&facts, their.next().unwrap_or_default(), bare),
            )?;
            let clients = if together == 1 { "1 client".to_owned() } else { format!("{together} clients") };
            let detail = format!("{first:.0}/s against {second:.0}/s of a loop over SQLite's own library");
            rows.push(Row::new(format!("{what}, {}, {clients}", ground.name), first / second, "", bar, detail));
        }
        drop(loop_);
        house.runtime.block_on(ground.leave())?;
    }
    Ok(rows)
}

async fn visitors(raw: &DatabaseConnection, event: Uuid) -> anyhow::Result<Vec<Visitor>> {
    let sql = "SELECT registration.id AS registration, badge.id AS badge, badge.ticket_code AS code FROM registration \
               JOIN badge ON badge.id = registration.badge_id \
               WHERE registration.event_id = $1 AND registration.state = 'confirmed' AND badge.revoked_at IS NULL";
    let rows = raw.query_all_raw(statement(raw, sql, [event.into()])).await?;
    rows.iter()
        .map(|row| {
            let registration = RegistrationId::from_uuid(row.try_get("", "registration")?);
            Ok(Visitor { registration, badge: row.try_get("", "badge")?, ticket_code: row.try_get("", "code")? })
        })
        .collect()
}

/// A statement for this database.
pub fn statement(on: &impl ConnectionTrait, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement::from_sql_and_values(on.get_database_backend(), sql, values)
}

/// Runs a statement.
pub async fn run(on: &impl ConnectionTrait, sql: &str, values: impl IntoIterator<Item = Value>) -> anyhow::Result<()> {
    on.execute_raw(statement(on, sql, values)).await?;
    Ok(())
}

/// Reads one row.
pub async fn one(on: &impl ConnectionTrait, sql: &str, values: impl IntoIterator<Item = Value>) -> anyhow::Result<sea_orm::QueryResult> {
    let found = on.query_one_raw(statement(on, sql, values)).await?;
    found.with_context(|| format!("nothing found: {sql}"))
}
