//! Time. The only caller of the system clock.

use chrono::{SubsecRound, Utc};
pub use rules::clock::{Instant, Tz, at, at_minute, zone};

/// Now.
pub fn now() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    let now = Utc::now();
    now.trunc_subsecs(3)
}
