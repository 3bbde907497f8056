//! Who is in the middle of a write. On SQLite what others have written into the same transaction is not to be seen from
//! outside of it, so a write decides by what its own transaction answers; debug builds and tests hold it to that.

#[cfg(debug_assertions)]
tokio::task_local! {
    static WRITING: bool;
}

/// Runs the work of a write.
#[cfg(debug_assertions)]
pub(super) async fn inside<T>(work: impl Future<Output = T>) -> T {
    WRITING.scope(true, work).await
}

/// Runs what a write asks of the state before it, where that is as good: how something is called, say.
#[cfg(debug_assertions)]
pub(crate) async fn before_this_turn<T>(work: impl Future<Output = T>) -> T {
    WRITING.scope(false, work).await
}

#[cfg(debug_assertions)]
pub(super) fn assert_outside() {
    assert!(!WRITING.try_with(|writing| *writing).unwrap_or(false), "a write asks what was before it: ask its transaction");
}

#[cfg(not(debug_assertions))]
pub(super) use std::convert::identity as inside;
#[cfg(not(debug_assertions))]
pub(crate) use std::convert::identity as before_this_turn;

#[cfg(not(debug_assertions))]
pub(super) fn assert_outside() {}
