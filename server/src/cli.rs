//! The command line.

use std::{
    io::{self, IsTerminal},
    net::SocketAddr,
    path::PathBuf,
    sync::Arc,
};

use anyhow::Context;
use app::ctx::{AppState, Site};
use clap::{Parser, Subcommand};
use domain::{
    account::{self, EVERYWHERE, RoleKind},
    actor::Actor,
    db::Db,
};
use leptos::prelude::LeptosOptions;
use tokio::{net::TcpListener, sync::watch};

use crate::{
    assets, backup,
    config::Config,
    mailer::{Mailer, PATIENCE},
    router::router,
    running, worker,
};

mod admin;
mod check;
mod demo;

/// Standwerk runs joint trade-fair booths.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// Configuration file; `standwerk.toml` in the working folder if it is there.
    #[arg(long, global = true, env = "STANDWERK_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the site, and does the background work beside it.
    Serve {
        /// Only serve; `standwerk worker` runs elsewhere.
        #[arg(long)]
        no_worker: bool,
    },
    /// Does the background work alone.
    Worker,
    /// Brings the database's schema up to date. Safe to run from several machines at once.
    Migrate,
    /// Looks after people.
    #[command(subcommand)]
    Admin(admin::Command),
    /// Fills an empty database with demonstration data, and prints links that sign one in.
    Demo {
        #[arg(long, value_enum, default_value = "s")]
        size: demo::Size,
        /// The same seed gives the same data.
        #[arg(long, default_value_t = 7)]
        seed: u64,
    },
    /// Copies database and files into a new folder, consistent while servers run. PostgreSQL: calls `pg_dump`.
    Backup {
        /// Folder to make; it must not exist.
        folder: PathBuf,
    },
    /// Puts a backup in place. Stop every server first. PostgreSQL: calls `pg_restore`.
    Restore {
        /// Folder that `backup` made.
        folder: PathBuf,
        /// Move the database that is there aside.
        #[arg(long)]
        force: bool,
    },
    /// Checks configuration, database, file store, mail server and clock, and says what is wrong.
    Check,
}

/// Runs what the arguments ask for.
///
/// # Errors
/// Whatever stops it, in words for an administrator.
pub async fn run() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let config = Config::load(arguments.config)?;
    log(&config);
    match arguments.command {
        Command::Serve { no_worker } => serve(config, !no_worker).await,
        Command::Worker => work(config).await,
        Command::Migrate => migrate(&config).await,
        Command::Admin(command) => admin::run(&open_state(&config).await?, command).await,
        Command::Demo { size, seed } => demo::run(&open_state(&config).await?, size, seed).await,
        Command::Backup { folder } => {
            println!("{}", backup::backup(&config, &folder).await?);
            Ok(())
        }
        Command::Restore { folder, force } => {
            println!("{}", backup::restore(&config, &folder, force).await?);
            Ok(())
        }
        Command::Check => check::run(&config).await,
    }
}

/// What the log says unless `RUST_LOG` asks for more.
pub const LOG_FILTER: &str = "info,sea_orm_migration=warn,sqlx=warn,sqlx::postgres::notice=off";

fn log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| LOG_FILTER.into());
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(io::stderr().is_terminal());
    if config.log == "json" { log.json().init() } else { log.init() }
}

/// Opens everything that a request or the worker needs, with the schema up to date.
///
/// # Errors
/// When the database or the file store is not there.
pub async fn open_state(config: &Config) -> anyhow::Result<AppState> {
    std::fs::create_dir_all(&config.data_dir).with_context(|| format!("data_dir: {}", config.data_dir.display()))?;
    let db = Db::connect(&config.database()).await.context("database_url")?;
    migrations::migrate(db.for_migrations()).await.context("migrating the database")?;
    state(config, db)
}

fn state(config: &Config, db: Db) -> anyhow::Result<AppState> {
    let site = Site {
        public_url: config.public_url.clone(),
        stylesheet: assets::STYLESHEET,
        mail_is_sent: !config.smtp_url.is_empty(),
        agency: config.agency.clone(),
        files: config.files()?,
    };
    let leptos = LeptosOptions::builder().output_name(assets::OUTPUT_NAME).site_pkg_dir("pkg").build();
    Ok(AppState { db, site: Arc::new(site), leptos })
}

async fn migrate(config: &Config) -> anyhow::Result<()> {
    open_state(config).await?;
    println!("The database is up to date.");
    Ok(())
}

async fn serve(config: Config, with_worker: bool) -> anyhow::Result<()> {
    let _running = running::share(&config)?;
    let state = open_state(&config).await?;
    if account::members(&state.db, &Actor::System, RoleKind::Organiser, EVERYWHERE).await?.is_empty() {
        tracing::warn!("nobody organises here yet: `standwerk admin invite you@agency.example` prints a link to begin with");
    }
    let listener = TcpListener::bind(config.listen).await.with_context(|| format!("listen: {}", config.listen))?;
    let (stop, stopped) = watch::channel(false);
    let worker = with_worker.then(|| spawn_worker(&config, &state, stopped)).transpose()?;
    tracing::info!(address = %config.listen, "serving");
    let site = router(state, config.proxies()?.into()).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, site).with_graceful_shutdown(signal()).await?;
    stop.send_replace(true);
    if let Some(worker) = worker {
        worker.await?;
    }
    Ok(())
}

async fn work(config: Config) -> anyhow::Result<()> {
    let _running = running::share(&config)?;
    let state = open_state(&config).await?;
    let (stop, stopped) = watch::channel(false);
    let worker = spawn_worker(&config, &state, stopped)?;
    signal().await;
    stop.send_replace(true);
    worker.await?;
    Ok(())
}

fn spawn_worker(config: &Config, state: &AppState, stopped: watch::Receiver<bool>) -> anyhow::Result<tokio::task::JoinHandle<()>> {
    let host = url::Url::parse(&config.public_url)?.host_str().unwrap_or("localhost").to_owned();
    let mailer = (!config.smtp_url.is_empty()).then(|| Mailer::new(&config.smtp_url, &config.mail_from, &host, PATIENCE));
    let mailer = mailer.transpose().context("smtp_url")?;
    Ok(tokio::spawn(worker::work(state.clone(), mailer, stopped)))
}

/// Ends with Ctrl-C or SIGTERM.
async fn signal() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
