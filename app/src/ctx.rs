//! What a page or a server function knows of its request, and how a server function answers.

pub use ui::ctx::*;

use crate::error::ApiError;

/// What every server function behind a form ends with: leads the browser to the path that `work` answers, or sets the
/// status of its error.
///
/// # Errors
/// Those of `work`.
pub async fn answer(work: impl Future<Output = Result<String, ApiError>>) -> Result<(), ApiError> {
    match work.await {
        Ok(path) => {
            redirect(&path);
            Ok(())
        }
        Err(error) => {
            set_status(error.status());
            Err(error)
        }
    }
}
