//! A PostgreSQL database, by its own tools: `pg_dump` sees one moment of it while others write, and `pg_restore` puts
//! all of it back in one transaction or nothing.

use std::{io::ErrorKind, path::Path, process::Stdio};

use anyhow::{Context, bail, ensure};
use domain::db::PostgresPlace;
use percent_encoding::percent_decode_str;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbErr};
use tokio::process::Command;
use url::Url;

use super::refuse_newer;

const DUMP: &str = "standwerk.dump";

/// Where a restore leaves the tables that were there.
const ASIDE: &str = "before_restore";

pub(super) async fn save(url: &str, folder: &Path) -> anyhow::Result<()> {
    let db = Database::connect(url).await.context("database_url")?;
    let filled = is_filled(&db).await.context("database_url");
    db.close().await?;
    ensure!(filled?, "the database holds no tables, so there is nothing to save: is database_url the right one?");
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
    let aside = free_schema(&db).await.context("database_url")?;
    if filled {
        let move_aside = format!("ALTER SCHEMA public RENAME TO {aside}; CREATE SCHEMA public");
        db.execute_unprepared(&move_aside).await.context("moving the tables aside")?;
    }
    let mut back = tool("pg_restore", url)?;
    back.args(["--single-transaction", "--exit-on-error", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--dbname"]);
    back.arg(PostgresPlace::parse(url)?.database).arg(&dump);
    let restored = match run("pg_restore", back).await {
        Ok(()) => refuse_newer(&db).await,
        Err(error) => Err(error),
    };
    if let Err(error) = restored {
        let put_back = if filled { format!("ALTER SCHEMA {aside} RENAME TO public") } else { "CREATE SCHEMA public".to_owned() };
        let undo = format!("DROP SCHEMA IF EXISTS public CASCADE; {put_back}");
        db.execute_unprepared(&undo).await.context("putting the tables back")?;
        return Err(error);
    }
    Ok(if filled { format!("The tables that were there are now in the schema {aside}.\n") } else { String::new() })
}

/// A name that nothing has: what an earlier restore moved aside stays.
async fn free_schema(db: &DatabaseConnection) -> Result<String, DbErr> {
    use sea_orm::{DatabaseBackend, Statement};
    let mut name = ASIDE.to_owned();
    for number in 2.. {
        let taken = format!("SELECT 1 FROM information_schema.schemata WHERE schema_name = '{name}'");
        if db.query_one_raw(Statement::from_string(DatabaseBackend::Postgres, taken)).await?.is_none() {
            break;
        }
        name = format!("{ASIDE}_{number}");
    }
    Ok(name)
}

async fn is_filled(db: &DatabaseConnection) -> Result<bool, DbErr> {
    use sea_orm::{DatabaseBackend, Statement};
    let tables = "SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' LIMIT 1";
    Ok(db.query_one_raw(Statement::from_string(DatabaseBackend::Postgres, tables)).await?.is_some())
}

/// The tool with its way to the database in the environment: everybody on the machine may read a command's arguments,
/// and the address may hold a password.
fn tool(name: &str, url: &str) -> anyhow::Result<Command> {
    let mut command = Command::new(name);
    for (name, value) in environment(url)? {
        command.env(name, value);
    }
    Ok(command)
}

/// The address as libpq reads it: the server understands more of it than libpq's own form of it would.
fn environment(url: &str) -> anyhow::Result<Vec<(&'static str, String)>> {
    let place = PostgresPlace::parse(url).context("database_url")?;
    let url = Url::parse(url).context("database_url")?;
    let of_query =
        |names: &[&str]| url.query_pairs().filter(|(key, _)| names.contains(&key.as_ref())).last().map(|(_, value)| value.into_owned());
    let own_password = url.password().map(|password| percent_decode_str(password).decode_utf8_lossy().into_owned());
    let all = [
        ("PGHOST", Some(place.host)),
        ("PGPORT", Some(place.port.to_string())),
        ("PGUSER", Some(place.user)),
        ("PGPASSWORD", of_query(&["password"]).or(own_password)),
        ("PGDATABASE", Some(place.database)),
        ("PGSSLMODE", Some(place.ssl_mode.to_owned())),
        ("PGSSLROOTCERT", of_query(&["sslrootcert", "ssl-root-cert", "ssl-ca"])),
        ("PGSSLCERT", of_query(&["sslcert", "ssl-cert"])),
        ("PGSSLKEY", of_query(&["sslkey", "ssl-key"])),
    ];
    Ok(all.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?))).collect())
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

#[cfg(test)]
mod tests {
    use super::environment;

    /// host, port, user, password, database
    fn told(url: &str) -> [String; 5] {
        let all = environment(url).expect("an address");
        ["PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE"]
            .map(|name| all.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()).unwrap_or_default())
    }

    #[test]
    fn the_tools_are_told_what_the_server_understands() {
        for (url, expected) in [
            ("postgres://olga:a&b=c%23+d@db.example/stand", ["db.example", "5432", "olga", "a&b=c#+d", "stand"]),
            ("postgres://ol%40ga:x@db.example:6543/st%20and", ["db.example", "6543", "ol@ga", "x", "st and"]),
            ("postgres://olga@%2Fvar%2Frun%2Fpostgresql/stand", ["/var/run/postgresql", "5432", "olga", "", "stand"]),
            ("postgres:///stand?host=/run/pg&user=otto&port=7000", ["/run/pg", "7000", "otto", "", "stand"]),
            ("postgresql://db.example/?dbname=stand&user=otto&password=a%26b", ["db.example", "5432", "otto", "a&b", "stand"]),
        ] {
            assert_eq!(told(url), expected, "{url}");
        }
        let secured = environment("postgres://o@db.example/stand?sslmode=verify-full&sslrootcert=/ca.pem").expect("an address");
        assert!(secured.contains(&("PGSSLMODE", "verify-full".to_owned())) && secured.contains(&("PGSSLROOTCERT", "/ca.pem".to_owned())));
    }
}
