//! The thread of the writer's connection. sqlx asks SQLite on a thread of its own, one statement after the other, and whoever
//! writes waits for each. To wake that thread on another core takes longer than most statements do; on the same core the one
//! only makes room for the other. So it is kept on the core of whoever writes.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use sea_orm::sqlx::sqlite::SqliteConnectOptions;

/// Tells the threads of all databases in this process apart, by their names.
static NUMBER: AtomicU64 = AtomicU64::new(1);

/// The thread of the newest connection that writes to one database. A connection that is not trusted any more is closed, and
/// its thread ends with it.
#[derive(Debug, Default)]
pub(in crate::db) struct WriterThread {
    newest: AtomicU64,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    number: u64,
    thread: Option<place::Thread>,
    /// Where it was told to stay last.
    core: Option<usize>,
}

impl WriterThread {
    /// Lets connections that are opened with these options name their threads, so that they are found.
    pub(in crate::db) fn named(self: &Arc<Self>, options: SqliteConnectOptions) -> SqliteConnectOptions {
        let of_name = self.clone();
        options.thread_name(move |_| {
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            of_name.newest.store(number, Ordering::Relaxed);
            name(number)
        })
    }

    /// Brings the thread to the core that this is called on. Where that cannot be done it stays where it is: it is only slower.
    pub(super) fn follow(&self) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let newest = self.newest.load(Ordering::Relaxed);
        if known.number != newest {
            *known = Known { number: newest, thread: place::find(&name(newest)), core: None };
        }
        let Some(thread) = known.thread else { return };
        let core = place::here();
        if core != known.core && core.is_some_and(|core| place::keep(thread, core)) {
            known.core = core;
        }
    }
}

/// Linux keeps fifteen letters of it.
fn name(number: u64) -> String {
    format!("writer-{number}")
}

#[cfg(target_os = "linux")]
mod place {
    use std::fs;

    use rustix::thread::{CpuSet, Pid, sched_getcpu, sched_setaffinity};

    pub(super) type Thread = Pid;

    pub(super) fn find(name: &str) -> Option<Thread> {
        let mut threads = fs::read_dir("/proc/self/task").ok()?.flatten();
        let thread = threads.find(|thread| fs::read_to_string(thread.path().join("comm")).is_ok_and(|comm| comm.trim_end() == name))?;
        Pid::from_raw(thread.file_name().to_str()?.parse().ok()?)
    }

    pub(super) fn here() -> Option<usize> {
        Some(sched_getcpu())
    }

    pub(super) fn keep(thread: Thread, core: usize) -> bool {
        if core >= CpuSet::MAX_CPU {
            return false;
        }
        let mut only = CpuSet::new();
        only.set(core);
        sched_setaffinity(Some(thread), &only).is_ok()
    }

    #[cfg(test)]
    pub(super) fn kept_on(thread: Thread) -> Vec<usize> {
        let cores = rustix::thread::sched_getaffinity(Some(thread)).expect("the thread is there");
        (0..CpuSet::MAX_CPU).filter(|core| cores.is_set(*core)).collect()
    }
}

/// Elsewhere the system decides.
#[cfg(not(target_os = "linux"))]
mod place {
    pub(super) type Thread = ();

    pub(super) fn find(_name: &str) -> Option<Thread> {
        None
    }

    pub(super) fn here() -> Option<usize> {
        None
    }

    pub(super) fn keep(_thread: Thread, _core: usize) -> bool {
        false
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::{sync::Arc, thread};

    use super::{WriterThread, place};
    use sea_orm::sqlx::{ConnectOptions, Connection, sqlite::SqliteConnectOptions};

    /// Where it is kept, and where that was: of two answers that differ the system moved this test meanwhile.
    fn follow(writer: &WriterThread) -> (Vec<usize>, usize) {
        loop {
            let core = place::here().expect("a core");
            writer.follow();
            if place::here() == Some(core) {
                let found = writer.known.lock().expect("not poisoned").thread.expect("found");
                return (place::kept_on(found), core);
            }
            thread::yield_now();
        }
    }

    #[tokio::test]
    async fn the_thread_of_the_newest_connection_comes_along() {
        let writer = Arc::new(WriterThread::default());
        let options = writer.named(SqliteConnectOptions::new().in_memory(true));
        let first = options.connect().await.expect("opened");
        let (kept, core) = follow(&writer);
        assert_eq!(kept, [core]);

        let _second = options.connect().await.expect("opened");
        first.close().await.expect("closed");
        let (kept, core) = follow(&writer);
        assert_eq!(kept, [core], "a connection that was opened again is found again");
    }

    #[test]
    fn before_there_is_a_connection_nothing_is_kept_anywhere() {
        let writer = WriterThread::default();

        writer.follow();

        assert!(writer.known.lock().expect("not poisoned").thread.is_none());
    }
}
