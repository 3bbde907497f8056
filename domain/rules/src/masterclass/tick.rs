//! Time in steps of five minutes, as the database counts it to keep two things from happening at once.

use std::ops::Range;

use chrono::Duration;

use crate::clock::Instant;

/// Minutes per step; starts and lengths are multiples of it.
pub const MINUTES: i64 = 5;

/// The steps from `starts` to `ends`.
pub fn between(starts: Instant, ends: Instant) -> Range<i64> {
    let step = MINUTES * 60;
    starts.timestamp().div_euclid(step)..(ends.timestamp() + step - 1).div_euclid(step)
}

/// The steps in which a session holds its stage: its own time and the changeover after it.
pub fn on_stage(starts: Instant, ends: Instant, changeover_minutes: i32) -> Range<i64> {
    between(starts, ends + Duration::minutes(i64::from(changeover_minutes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("a test literal")
    }

    #[test]
    fn sessions_that_touch_share_no_step() {
        let first = between(at("2027-03-09T09:00:00Z"), at("2027-03-09T09:45:00Z"));
        let second = between(at("2027-03-09T09:45:00Z"), at("2027-03-09T10:00:00Z"));

        assert_eq!(first.end, second.start);
        assert_eq!((first.count(), second.count()), (9, 3));
    }

    #[test]
    fn the_changeover_belongs_to_the_session_before_it() {
        let held = on_stage(at("2027-03-09T09:00:00Z"), at("2027-03-09T09:30:00Z"), 7);

        assert_eq!(held.count(), 8);
    }
}
