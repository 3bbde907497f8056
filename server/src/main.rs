//! The binary `standwerk`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match server::cli::run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("standwerk: {error:#}");
            ExitCode::FAILURE
        }
    }
}
