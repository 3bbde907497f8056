//! What was refused, in the log: to whom by the id of their account, and where; nothing of what they sent. Whoever tries
//! doors gets a line for each, up to so many a minute of all together, so that nobody can fill a disk by trying.

use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use app::areas::{self, Access};
use axum::http::{Method, StatusCode};
use domain::{actor::Actor, clock};

/// Lines in a minute.
const A_MINUTE: u32 = 120;

/// Notes an answer that refused somebody. Who is not signed in is led to do so: that is no refusal. A page that is not there
/// is none either, but behind a door or as the answer to a form it may be one that this person may not see.
pub fn note(actor: &Actor, method: &Method, path: &str, status: StatusCode) {
    let Some(account) = actor.account() else { return };
    let behind_a_door = areas::area_of(path).is_some_and(|area| area.access != Access::Public) || method != Method::GET;
    let is_refusal = match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => true,
        StatusCode::NOT_FOUND => behind_a_door,
        _ => false,
    };
    if is_refusal && LINES.has_room(clock::now().timestamp() / 60) {
        tracing::info!(%account, %method, path = areas::loggable(path), status = status.as_u16(), "refused");
    }
}

/// Notes a request that another site made.
pub fn note_foreign(path: &str) {
    if LINES.has_room(clock::now().timestamp() / 60) {
        tracing::warn!(path = areas::loggable(path), "a request of another site was refused");
    }
}

static LINES: Lines = Lines { minute: AtomicI64::new(0), written: AtomicU32::new(0) };

/// How many lines this minute has.
struct Lines {
    minute: AtomicI64,
    written: AtomicU32,
}

impl Lines {
    /// Counts a line; the first that is too many says so itself.
    fn has_room(&self, minute: i64) -> bool {
        if self.minute.swap(minute, Ordering::Relaxed) != minute {
            self.written.store(0, Ordering::Relaxed);
        }
        let before = self.written.fetch_add(1, Ordering::Relaxed);
        if before == A_MINUTE {
            tracing::warn!("more was refused in this minute than is listed");
        }
        before < A_MINUTE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_has_so_many_lines_and_the_next_one_as_many() {
        let lines = Lines { minute: AtomicI64::new(0), written: AtomicU32::new(0) };
        let written = |minute| (0..1000).filter(|_| lines.has_room(minute)).count();

        assert_eq!([written(1), written(1), written(2)], [120, 0, 120]);
    }
}
