//! The command line.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    sync::Arc,
};

use anyhow::Context;
use app::ctx::{AppState, Site};
use clap::{Parser, Subcommand};
use domain::{
    account::{self, EVERYWHERE, RoleKind},
    actor::Actor,
    calendar,
    db::Db,
    process::search_keys::fill_search_keys,
};
use leptos::prelude::LeptosOptions;
use tokio::{net::TcpListener, sync::watch};

use crate::{
    assets, backup,
    config::Config,
    connections, file_maker,
    limits::Limits,
    mailer::Mailer,
    ownership,
    router::router,
    running, travel_keys,
    worker::{self, Pace},
};

mod admin;
mod check;
mod demo;
mod health;

/// Standwerk runs joint trade-fair booths.
#[derive(Parser)]
#[command(name = "standwerk", version, about)]
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
        /// Put the file with the key that travellers' details are sealed with beside them. Whoever has that folder reads them.
        #[arg(long)]
        with_key: bool,
    },
    /// Puts a backup in place. Stop every server first. PostgreSQL: calls `pg_restore`.
    Restore {
        /// Folder that `backup` made.
        folder: PathBuf,
        /// Move the database that is there aside.
        #[arg(long)]
        force: bool,
    },
    /// Asks the server that runs here for its health, as a container engine does.
    Health,
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
    if !config.unknown_variables.is_empty() {
        tracing::warn!(variables = config.unknown_variables.join(" "), "unknown settings in the environment are ignored");
    }
    match arguments.command {
        Command::Serve { no_worker } => serve(config, !no_worker).await,
        Command::Worker => work(config).await,
        Command::Migrate => migrate(&config).await,
        Command::Admin(command) => admin::run(&open_existing(&config).await?, command).await,
        Command::Demo { size, seed } => demo::run(&open_state(&config).await?, size, seed).await,
        Command::Backup { folder, with_key } => {
            println!("{}", backup::backup(&config, &folder).await?);
            println!("{}", if with_key { backup::add_key(&config, &folder)? } else { backup::where_the_key_is(&config) });
            Ok(())
        }
        Command::Restore { folder, force } => {
            println!("{}", backup::restore(&config, &folder, force).await?);
            Ok(())
        }
        Command::Health => health::run(&config).await,
        Command::Check => check::run(&config).await,
    }
}

/// An error and its causes, each said once: many repeat the cause in their own words.
pub fn error_in_words(error: &anyhow::Error) -> String {
    error.chain().fold(String::new(), |said, cause| {
        let cause = cause.to_string();
        // What sea-orm puts before the words of the domain.
        let cause = cause.trim_start_matches("Custom Error: ").to_owned();
        match (said.is_empty(), said.contains(&cause)) {
            (true, _) => cause,
            (false, true) => said,
            (false, false) => format!("{said}: {cause}"),
        }
    })
}

/// What the log says unless `RUST_LOG` asks for more.
pub const LOG_FILTER: &str = "info,sea_orm_migration=warn,sqlx=warn,sqlx::postgres::notice=off";

fn log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| LOG_FILTER.into());
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(io::stderr().is_terminal());
    if config.log == "json" { log.json().init() } else { log.init() }
}

/// The same for a command that runs beside the service: it must not make a second database in another place.
///
/// # Errors
/// When there is no database where the configuration says, and as `open_state`.
async fn open_existing(config: &Config) -> anyhow::Result<AppState> {
    backup::require_database(config)?;
    open_state(config).await
}

/// Opens everything that a request or the worker needs, with the schema up to date.
///
/// # Errors
/// When the database or the file store is not there.
pub async fn open_state(config: &Config) -> anyhow::Result<AppState> {
    ownership::make_private_folder(&config.data_dir).with_context(|| format!("data_dir: {}", config.data_dir.display()))?;
    let db = Db::connect(&config.database()).await.context("database_url")?;
    for file in backup::sqlite_files(config) {
        ownership::make_private(&file);
    }
    db.check_abilities().await.context("database_url")?;
    migrations::migrate(db.for_migrations()).await.context("migrating the database")?;
    fill_search_keys(&db).await.context("making the database searchable")?;
    state(config, db)
}

fn state(config: &Config, db: Db) -> anyhow::Result<AppState> {
    let site = Site {
        public_url: config.public_url.clone(),
        stylesheet: assets::STYLESHEET,
        decoder: assets::DECODER,
        scripts: assets::SCRIPTS,
        mail_is_sent: !config.smtp_url.is_empty(),
        agency: config.agency.clone(),
        passkeys: config.passkeys(),
        organisers_need_passkey: config.organisers_need_passkey,
        files: config.files()?,
        travel_keys: travel_keys::keys(config)?,
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
    calendar::keep_host(&state.db, &state.site.host()).await?;
    if account::members(&state.db, &Actor::System, RoleKind::Organiser, EVERYWHERE).await?.is_empty() {
        tracing::warn!("nobody organises here yet: `standwerk admin invite you@agency.example` prints a link to begin with");
    }
    let listener = TcpListener::bind(config.listen).await.with_context(|| format!("listen: {}", config.listen))?;
    let (stop, stopped) = watch::channel(false);
    let worker = with_worker.then(|| spawn_worker(&config, &state, stopped.clone())).transpose()?;
    tracing::info!(address = %config.listen, "serving");
    let site = router(state, config.proxies()?.into());
    let serving = connections::serve_connections(listener, site, Limits::SERVER, stops(stopped));
    let ending = async {
        signal().await;
        stop.send_replace(true);
        tokio::time::sleep(Limits::SERVER.stop).await;
    };
    let both = async {
        serving.await;
        if let Some(worker) = worker {
            worker.await?;
        }
        anyhow::Ok(())
    };
    tokio::select! {
        done = both => done,
        // Whatever the worker does then is leased, and done again when the lease runs out.
        () = ending => Ok(()),
    }
}

async fn stops(mut stopped: watch::Receiver<bool>) {
    // An error would say that nobody can stop it any more.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

async fn work(config: Config) -> anyhow::Result<()> {
    let _running = running::share(&config)?;
    let state = open_state(&config).await?;
    calendar::keep_host(&state.db, &state.site.host()).await?;
    let (stop, stopped) = watch::channel(false);
    let worker = spawn_worker(&config, &state, stopped)?;
    signal().await;
    stop.send_replace(true);
    match tokio::time::timeout(Limits::SERVER.stop, worker).await {
        Ok(ended) => Ok(ended?),
        Err(_) => Ok(()),
    }
}

fn spawn_worker(config: &Config, state: &AppState, stopped: watch::Receiver<bool>) -> anyhow::Result<tokio::task::JoinHandle<()>> {
    let pace = Pace { per_minute: (config.mail_per_minute > 0).then_some(config.mail_per_minute), ..Pace::default() };
    let mailer = config.route()?.map(|route| Mailer::new(route, &config.mail_from, config.mail_per_connection)).transpose()?;
    let letters = worker::work(state.clone(), mailer, pace, stopped.clone());
    let files = file_maker::work(state.clone(), stopped);
    Ok(tokio::spawn(async move {
        tokio::join!(letters, files);
    }))
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
