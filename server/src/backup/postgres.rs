//! A PostgreSQL database, by its own tools: `pg_dump` sees one moment of it while others write, and `pg_restore` puts
//! all of it back in one transaction or nothing.

use std::{io::ErrorKind, path::Path, process::Stdio};

use anyhow::{Context, bail, ensure};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbErr};
use tokio::process::Command;
use url::Url;

const DUMP: &str = "standwerk.dump";

/// Where a restore leaves the tables that were there.
const ASIDE: &str = "before_restore";

pub(super) async fn save(url: &str, folder: &Path) -> anyhow::Result<()> {
    let mut dump = tool("pg_dump", url)?;
    dump.args(["--format=custom", "--schema=public", "--no-owner", "--no-privileges", "--file"]).arg(folder.join(DUMP));
    run("pg_dump", dump).await
}

/// Answers what became of the tables that were there.
pub(super) async fn restore(folder: &Path, url: &str, force: bool) -> anyhow::Result<String> {
    let dump = folder.join(DUMP);
    ensure!(dump.is_file(), "{} holds no {DUMP}", folder.display());
    let db = Database::connect(url).await.context("database_url")?;
    let filled = is_filled(&db).await.context("database_url")?;
    ensure!(!filled || force, "the database holds tables already: stop every server, then use --force, which moves them aside");
    if filled {
        let aside = format!("DROP SCHEMA IF EXISTS {ASIDE} CASCADE; ALTER SCHEMA public RENAME TO {ASIDE}; CREATE SCHEMA public");
        db.execute_unprepared(&aside).await.context("moving the tables aside")?;
    }
    let mut back = tool("pg_restore", url)?;
    back.args(["--single-transaction", "--exit-on-error", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--dbname"]);
    back.arg(Url::parse(url)?.path().trim_start_matches('/')).arg(&dump);
    if let Err(error) = run("pg_restore", back).await {
        if filled {
            let undo = format!("DROP SCHEMA public CASCADE; ALTER SCHEMA {ASIDE} RENAME TO public");
            db.execute_unprepared(&undo).await.context("putting the tables back")?;
        }
        return Err(error);
    }
    Ok(if filled { format!("The tables that were there are now in the schema {ASIDE}.\n") } else { String::new() })
}

async fn is_filled(db: &DatabaseConnection) -> Result<bool, DbErr> {
    use sea_orm::{DatabaseBackend, Statement};
    let tables = "SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' LIMIT 1";
    Ok(db.query_one_raw(Statement::from_string(DatabaseBackend::Postgres, tables)).await?.is_some())
}

/// The tool with its way to the database in the environment: everybody on the machine may read a command's arguments,
/// and the address may hold a password.
fn tool(name: &str, url: &str) -> anyhow::Result<Command> {
    let url = Url::parse(url).context("database_url")?;
    let decoded = |text: &str| {
        form_urlencoded::parse(format!("x={}", text.replace('+', "%2B")).as_bytes()).next().map(|(_, value)| value.into_owned())
    };
    let mut command = Command::new(name);
    let mut set = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            command.env(name, value);
        }
    };
    set("PGHOST", url.host_str().map(str::to_owned));
    set("PGPORT", url.port().map(|port| port.to_string()));
    set("PGUSER", decoded(url.username()));
    set("PGPASSWORD", url.password().and_then(decoded));
    set("PGDATABASE", decoded(url.path().trim_start_matches('/')));
    for (key, value) in url.query_pairs() {
        match key.as_ref() {
            "host" => set("PGHOST", Some(value.into_owned())),
            "sslmode" => set("PGSSLMODE", Some(value.into_owned())),
            "sslrootcert" => set("PGSSLROOTCERT", Some(value.into_owned())),
            _ => {}
        }
    }
    Ok(command)
}

async fn run(name: &str, mut command: Command) -> anyhow::Result<()> {
    let output = match command.stdin(Stdio::null()).output().await {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("{name} is not installed (package postgresql-client, as new as the server or newer)")
        }
        output => output.context(name.to_owned())?,
    };
    ensure!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr).trim());
    Ok(())
}
