//! What letters tell of an event.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The event that a letter is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventFacts {
    pub slug: String,
    pub name: String,
    pub city: String,
    pub venue: String,
    /// Only letters to those who have a ticket say it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub online_link: String,
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

impl EventFacts {
    /// Whether it takes place online alone.
    pub fn is_online(&self) -> bool {
        !self.online_link.is_empty() && self.venue.is_empty()
    }

    /// Whether somebody who relies on the one finds the event by the other: name, days, hours by which clock, place and
    /// booth. Whom to ask, and the address of its page, are no news.
    pub fn leads_to_the_same(&self, other: &Self) -> bool {
        let Self {
            slug: _,
            name,
            city,
            venue,
            online_link,
            hall,
            booth_number,
            time_zone,
            starts_on,
            ends_on,
            opens_minute,
            closes_minute,
            contact_name: _,
            contact_email: _,
        } = self;
        [name, city, venue, online_link, hall, booth_number, time_zone]
            == [&other.name, &other.city, &other.venue, &other.online_link, &other.hall, &other.booth_number, &other.time_zone]
            && (starts_on, ends_on) == (&other.starts_on, &other.ends_on)
            && (opens_minute, closes_minute) == (&other.opens_minute, &other.closes_minute)
    }
}
