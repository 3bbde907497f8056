//! What is measured: the site in this process, over loopback, with a fair as large as the largest and one as most are.

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use anyhow::Context;
use app::ctx::AppState;
use axum::{Router, body::Bytes, routing::get};
use domain::{
    clock,
    demo::{self, Scale},
};
use leptos::prelude::*;
use server::{assets, cli, config::Config, file_maker, limits::Limits, router};
use tempfile::TempDir;
use tokio::{net::TcpListener, runtime::Runtime};

/// A fair as most are: one stand, thirty exhibitors, a programme.
const USUAL: Scale = Scale { slug: "kleine-messe", name: "Kleine Messe", exhibitors: 30, visitors: 300, stages: 1, sessions: 24 };
const LARGE: Scale = Scale { slug: "bench-messe", name: "Messe", exhibitors: 1_800, visitors: 3_000, stages: 8, sessions: 240 };
const SEED: u64 = 7;
/// A fair whose badges are printed at once: some 2,000 of them are good.
const PRINTED: Scale = Scale { slug: "druck-messe", name: "Druckmesse", exhibitors: 5, visitors: 2_400, stages: 1, sessions: 4 };
/// The barest page: Leptos, and nothing of ours but the layers.
pub const BARE_PAGE: &str = "/de/bench/page";

pub struct House {
    pub runtime: Runtime,
    /// The whole site.
    pub site: SocketAddr,
    /// axum with one handler.
    pub bare: SocketAddr,
    /// Slug of the fair with thirty exhibitors.
    pub usual: String,
    /// Slug of the fair with 1,800.
    pub large: String,
    /// Slug of the fair whose badges are printed.
    pub printed: String,
    pub state: AppState,
    /// Dropped, it would stop nothing, but nobody could any more.
    _running: tokio::sync::watch::Sender<bool>,
    pub folder: TempDir,
}

impl House {
    pub fn build() -> anyhow::Result<Self> {
        log();
        // Beside the build results, not in memory: what survives a power cut has to be written to a disk.
        let folder = TempDir::new_in(crate::report::target()).context("a temporary folder")?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let config = Config { data_dir: folder.path().to_owned(), ..Config::default() };
        let (usual, large, printed, state, running, site, bare) = runtime.block_on(async {
            let state = cli::open_state(&config).await?;
            let today = clock::now().date_naive();
            demo::fill(&state.db, demo::Size::Small, SEED, clock::now()).await?;
            let usual = demo::add(&state.db, USUAL, SEED + 1, today).await?;
            let large = demo::add(&state.db, LARGE, SEED + 2, today).await?;
            let printed = demo::add(&state.db, PRINTED, SEED + 3, today).await?;
            // What `standwerk serve` has beside the site; without letters.
            let (running, stopped) = tokio::sync::watch::channel(false);
            tokio::spawn(file_maker::work(state.clone(), stopped));
            let site = serve(router::router_with(state.clone(), Arc::from([]), Limits::SERVER, bare_page(&state))).await?;
            let bare = serve(bare_file()).await?;
            anyhow::Ok((usual, large, printed, state, running, site, bare))
        })?;
        Ok(Self { runtime, site, bare, usual, large, printed, state, _running: running, folder })
    }
}

/// What the binary logs.
fn log() {
    let filter = tracing_subscriber::EnvFilter::new(format!("{},sea_orm_migration=warn", cli::LOG_FILTER));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

/// Serves over loopback for as long as this process runs.
pub async fn serve(router: Router) -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    Ok(address)
}

fn bare_page(state: &AppState) -> Router<AppState> {
    let context = {
        let state = state.clone();
        move || provide_context(state.clone())
    };
    let page = || {
        view! {
            <!DOCTYPE html>
            <html lang="en">
                <head><meta charset="utf-8"/><title>"Bare"</title></head>
                <body><main><h1>"Bare"</h1><p>"A page."</p></main></body>
            </html>
        }
    };
    Router::new().route(BARE_PAGE, get(leptos_axum::render_app_async_with_context(context, page)))
}

/// The style sheet, or some bytes in its place, as a handler that does nothing else.
fn bare_file() -> Router {
    let bytes = static_file().map_or(&[0; 8192][..], |file| file.br.unwrap_or(file.body));
    Router::new().route("/bare", get(move || async move { Bytes::from_static(bytes) }))
}

/// The file that every page needs.
pub fn static_file() -> Option<&'static assets::File> {
    assets::FILES.iter().find(|file| file.path == assets::STYLESHEET)
}
