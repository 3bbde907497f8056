//! How far something is that takes long, for whoever tells of it elsewhere.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// Counted by whoever does it; its clones count the same.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    done: AtomicU64,
    total: AtomicU64,
}

impl Progress {
    /// So many there are to do.
    pub fn expect(&self, total: u64) {
        self.0.total.store(total, Ordering::Relaxed);
    }

    /// So many more are done.
    pub fn add(&self, done: usize) {
        self.0.done.fetch_add(done as u64, Ordering::Relaxed);
    }

    /// How many are done, of how many; there may be more than were expected.
    pub fn counts(&self) -> (u64, u64) {
        let done = self.0.done.load(Ordering::Relaxed);
        (done, self.0.total.load(Ordering::Relaxed).max(done))
    }
}
