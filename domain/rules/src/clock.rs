//! Instants. Zones are in `domain`: their rules are large, and browsers have their own.

use chrono::{DateTime, Utc};

/// An instant in UTC, to the millisecond (finer parts do not survive every database).
pub type Instant = DateTime<Utc>;
