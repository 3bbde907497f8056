//! Repeatable chance: ids, codes, times and choices from one seed.

use chrono::{Duration, NaiveDate, NaiveTime};
use uuid::{Builder, Uuid};

use crate::{clock::Instant, code::Code};

/// The one source of everything that looks random in the demonstration.
pub(super) struct Chance {
    random: fastrand::Rng,
    /// When the last of what is told happened: the beginning of the day on which the demonstration is made, so that none
    /// of it lies in the future.
    pub now: Instant,
    /// Ids are made in order: each a millisecond younger than the last.
    born: Instant,
}

impl Chance {
    pub fn new(seed: u64, today: NaiveDate) -> Self {
        let now = today.and_time(NaiveTime::MIN).and_utc();
        Self { random: fastrand::Rng::with_seed(seed), now, born: now - Duration::days(400) }
    }

    /// Tells what follows as of `then`, and answers what was now before.
    pub fn go_back(&mut self, then: Instant) -> Instant {
        std::mem::replace(&mut self.now, then)
    }

    /// A UUIDv7.
    pub fn id(&mut self) -> Uuid {
        self.born += Duration::milliseconds(1);
        let mut bytes = [0u8; 10];
        self.random.fill(&mut bytes);
        let millis = u64::try_from(self.born.timestamp_millis()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }

    pub fn code(&mut self) -> Code {
        Code::from_bits(self.random.u128(..))
    }

    /// A whole number from 0 to `below - 1`.
    pub fn below(&mut self, below: usize) -> usize {
        self.random.usize(..below.max(1))
    }

    /// One of `choices`.
    pub fn one<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// True in `percent` of all cases.
    pub fn percent(&mut self, percent: u32) -> bool {
        self.random.u32(..100) < percent
    }
}
