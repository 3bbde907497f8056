//! What letters tell of an event.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The event that a letter is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventFacts {
    pub slug: String,
    pub name: String,
    pub city: String,
    pub venue: String,
    pub hall: String,
    pub booth_number: String,
    /// IANA name.
    pub time_zone: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub opens_minute: i32,
    pub closes_minute: i32,
    pub contact_name: String,
    pub contact_email: String,
}
