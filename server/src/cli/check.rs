//! `standwerk check`: everything that a start needs, each with what is wrong and where to put it right.

use anyhow::{Context, bail, ensure};
use domain::{
    clock,
    db::Db,
    locale::Locale,
    zone::{self, Origin},
};

use super::error_in_words;
use crate::{backup, config::Config, mailer::Mailer};

/// Prints one line for each, and fails if one failed. Changes nothing but a probe in the file store and a row in the database.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let mut failed = 0;
    let mut report = |what: &str, outcome: anyhow::Result<String>| match outcome {
        Ok(said) => println!("ok      {what}: {said}"),
        Err(error) => {
            failed += 1;
            println!("FAILED  {what}: {}", error_in_words(&error));
        }
    };
    report("configuration", Ok(format!("reached at {}, listens on {}", config.public_url, config.listen)));
    report("database", database(config).await);
    report("file store", files(config).await);
    report("mail server", mail(config).await);
    report("clock", clocks());
    report("time zones", Ok(zone_rules()));
    for key in app::legal::missing(&config.agency) {
        println!("missing on the legal pages: {key}");
    }
    ensure!(failed == 0, "{failed} of these failed");
    Ok(())
}

async fn database(config: &Config) -> anyhow::Result<String> {
    backup::require_database(config)?;
    let db = Db::connect(&config.database()).await.context("database_url")?;
    db.check_abilities().await.context("database_url")?;
    db.ping().await.context("database_url")?;
    if db.is_sqlite() {
        db.check_integrity().await?;
    }
    let kind = if db.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    let pending = migrations::pending(db.for_migrations()).await.context("reading the schema version")?;
    ensure!(pending == 0, "{kind}, {pending} migrations behind: run `standwerk migrate`");
    db.check_health().await.context("the database can be read, but not written")?;
    Ok(format!("{kind}, schema up to date, can be written"))
}

async fn files(config: &Config) -> anyhow::Result<String> {
    let files = config.files()?;
    ensure!(files.check().await?, "what was written cannot be read");
    Ok(if config.files_url.is_empty() { config.data_dir.join("files").display().to_string() } else { config.files_url.clone() })
}

async fn mail(config: &Config) -> anyhow::Result<String> {
    let Some(route) = config.route()? else { return Ok("none configured (smtp_url); e-mails wait, to be read by organisers".to_owned()) };
    let mailer = Mailer::new(route, &config.mail_from, config.mail_per_connection)?;
    let from: lettre::message::Mailbox = config.mail_from.parse().context("mail_from")?;
    let to = if config.agency.email.is_empty() { from.email.to_string() } else { config.agency.email.clone() };
    match mailer.probe(&to).await {
        Ok(probe) => Ok(probe.to_string()),
        Err(why) => bail!("smtp_url: {} ({})", app::mail::trouble(Locale::En, why.trouble), why.answer),
    }
}

/// Links and offers run out by this clock.
fn clocks() -> anyhow::Result<String> {
    let now = clock::now();
    ensure!(now.format("%Y").to_string().as_str() >= "2026", "the system clock says {now}: set it");
    Ok(format!("{} UTC, {} in Berlin", now.format("%Y-%m-%d %H:%M"), now.with_timezone(&clock::zone("Europe/Berlin")).format("%H:%M")))
}

/// Whoever finds them old updates the system's, or points `TZDIR` to a folder with newer ones.
fn zone_rules() -> String {
    match zone::origin() {
        Origin::Bundled => format!("rules of {}, which came with this program: the system has none that are newer", zone::version()),
        Origin::Folder(folder) => format!("rules of {}, from {}", zone::version(), folder.display()),
    }
}
