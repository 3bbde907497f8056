//! Waiting for an answer that is nearly there. To put a thread to sleep and wake it again on another core costs several times
//! what most statements of a write cost, and while one write has its turn all others wait for it.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
    thread,
    time::{Duration, Instant},
};

/// As long as a few statements take.
const MOMENT: Duration = Duration::from_micros(100);

/// Asks again and again for a moment before it goes to sleep. Whoever else wants the core gets it meanwhile.
pub(super) async fn soon<T>(answer: impl Future<Output = T>) -> T {
    let mut answer = pin!(answer);
    let mut until = None;
    poll_fn(|context| {
        loop {
            if let Poll::Ready(answer) = answer.as_mut().poll(context) {
                return Poll::Ready(answer);
            }
            if Instant::now() > *until.get_or_insert_with(|| Instant::now() + MOMENT) {
                return Poll::Pending;
            }
            thread::yield_now();
        }
    })
    .await
}
