//! One of the two binaries: a server of its own on example data that it made itself.

use std::{path::Path, time::Duration};

use anyhow::Context;
use app::paths;
use domain::{ids::EventId, locale::Locale};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use tempfile::TempDir;
use uuid::Uuid;

use crate::{
    client::{self, Connection},
    ground::{one, statement},
    house::House,
    process::{self, Server},
};

/// How long one measurement of a load takes.
pub const TURN: Duration = Duration::from_millis(1500);

/// Which database both sides keep their data in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

pub struct Side {
    pub server: Server,
    pub event: String,
    /// Codes of tickets of this event.
    pub tickets: Vec<String>,
    /// The cookie of an organiser who is signed in.
    pub organiser: String,
    _folder: TempDir,
}

impl Side {
    /// Has `binary` make its example data, changes them by `prepare` before anybody else may write, and serves them. The
    /// event is the one to come with the most visitors.
    pub fn start(
        house: &House,
        binary: &Path,
        size: &str,
        on: On,
        prepare: impl AsyncFn(&DatabaseConnection, EventId) -> anyhow::Result<()>,
    ) -> anyhow::Result<Self> {
        let folder = TempDir::new_in(crate::report::target())?;
        let url = match on {
            On::Sqlite => format!("sqlite:{}", folder.path().join("standwerk.db").display()),
            On::Postgres => house.runtime.block_on(own_database())?,
        };
        let site = process::Site { binary, folder: folder.path(), url: &url };
        let token = process::demo(site, size)?;
        let (event, tickets) = house.runtime.block_on(async {
            let db = Database::connect(&url).await?;
            let (slug, event) = busiest(&db).await?;
            prepare(&db, event).await?;
            let tickets = tickets(&db, event).await?;
            db.close().await?;
            anyhow::Ok((slug, tickets))
        })?;
        let server = Server::start(site)?;
        let organiser = sign_in(&server, &token)?;
        Ok(Self { server, event, tickets, organiser, _folder: folder })
    }

    /// A form as a browser sends it whose cookie this is, that wants a page (`text/html`) or something else.
    pub fn post(&self, path: &str, cookie: &str, wants: &str, body: &str) -> Vec<u8> {
        let address = self.server.address;
        format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nAccept: {wants}\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    }

    /// A page as somebody with this cookie asks for it, packed as browsers take it.
    pub fn get(&self, page: &str, cookie: &str) -> Vec<u8> {
        client::get(self.server.address, page, &format!("Accept-Encoding: gzip, br\r\nCookie: {cookie}\r\n"))
    }
}

/// The link that the example data came with, taken as its button does it.
fn sign_in(server: &Server, token: &str) -> anyhow::Result<String> {
    let address = server.address;
    let body = format!("_key={}&_page={}&token={token}", Uuid::now_v7().simple(), paths::sign_in_link(Locale::De, token));
    let request = format!(
        "POST /api/account/sign-in HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nAccept: text/html\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    Connection::open(address)?.cookie(request.as_bytes())?.context("signing in gave no cookie")
}

/// A database of its own on the server that `TEST_POSTGRES_URL` names. It goes with that server.
async fn own_database() -> anyhow::Result<String> {
    let url = std::env::var("TEST_POSTGRES_URL").context("TEST_POSTGRES_URL is not set")?;
    let (server, _) = url.rsplit_once('/').context("TEST_POSTGRES_URL ends in a database")?;
    let name = format!("b{}", Uuid::now_v7().simple());
    let admin = Database::connect(url.as_str()).await?;
    admin.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE template0")).await?;
    admin.close().await?;
    Ok(format!("{server}/{name}"))
}

async fn busiest(db: &DatabaseConnection) -> anyhow::Result<(String, EventId)> {
    let sql = "SELECT event.id, event.slug FROM event JOIN session ON session.event_id = event.id \
               WHERE event.state <> 'draft' AND event.ends_on >= $1 GROUP BY event.id, event.slug \
               ORDER BY (SELECT COUNT(*) FROM registration WHERE event_id = event.id AND state = 'confirmed') DESC LIMIT 1";
    let row = one(db, sql, [domain::clock::now().date_naive().into()]).await?;
    Ok((row.try_get("", "slug")?, EventId::from_uuid(row.try_get("", "id")?)))
}

async fn tickets(db: &DatabaseConnection, event: EventId) -> anyhow::Result<Vec<String>> {
    let sql = "SELECT badge.ticket_code AS code FROM badge JOIN registration ON registration.badge_id = badge.id \
               WHERE registration.event_id = $1 AND registration.state = 'confirmed' AND registration.erased_at IS NULL \
               AND badge.revoked_at IS NULL";
    let rows = db.query_all_raw(statement(db, sql, [event.as_uuid().into()])).await?;
    Ok(rows.iter().map(|row| row.try_get("", "code")).collect::<Result<_, _>>()?)
}
