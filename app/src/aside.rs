//! Work for the processor, beside the answers that are under way.

use crate::error::ApiError;

/// On a thread of its own: here it would hold up everybody's answers.
///
/// # Errors
/// Those of the work.
pub async fn aside<T: Send + 'static, E: std::error::Error + Send + 'static>(
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, ApiError> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|error| ApiError::internal(&error))?;
    done.map_err(|error| ApiError::internal(&error))
}
