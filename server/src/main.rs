//! The binary `standwerk`.

use std::{process::ExitCode, time::Duration};

use tokio::runtime::Runtime;

/// A page is some thousands of small pieces of memory, which the system's own allocator hands out a good deal slower.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long a computation that nobody waits for any more may hold up the end.
const LAST_MOMENT: Duration = Duration::from_millis(500);

fn main() -> ExitCode {
    // Whatever this process makes holds personal data: nobody but its user opens it, however the shell is set.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    spare_memory();
    let runtime = match Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("standwerk: {error}");
            return ExitCode::FAILURE;
        }
    };
    let outcome = runtime.block_on(server::cli::run());
    runtime.shutdown_timeout(LAST_MOMENT);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("standwerk: {}", server::cli::error_in_words(&error));
            ExitCode::FAILURE
        }
    }
}

/// The allocator asks for pages of two megabytes where the system offers them, and most of each stays unused: an idle server
/// kept 64 MB by them instead of 42. Where they cannot be refused it only takes more memory.
#[cfg(target_os = "linux")]
fn spare_memory() {
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// Elsewhere nothing is known of it.
#[cfg(not(target_os = "linux"))]
fn spare_memory() {}
