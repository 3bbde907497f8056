//! A time that is meant relative to a date of the event: "seven days before applications close, at nine". It follows the
//! date wherever that moves.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::Error;
use crate::{
    actor::Denied,
    choice::choice,
    clock,
    event::{self, EventView},
    field::{FieldErrors, Fields, whole},
    locale::Text,
};

/// Nobody means a date that is more than a year away.
const MOST_DAYS: i64 = 365;

choice! {
    /// A date of an event.
    pub enum EventDate {
        ApplicationsClose = "applications_close",
        /// Until when booth staff may be named.
        PassesClose = "passes_close",
        FirstDay = "first_day",
        LastDay = "last_day",
    }
}

impl EventDate {
    /// The day, by the event's clock; none, where the event has no such deadline.
    pub fn day(self, event: &EventView) -> Option<NaiveDate> {
        let deadline = match self {
            Self::ApplicationsClose => event.applications_close_at,
            Self::PassesClose => event.passes_close_at,
            Self::FirstDay => return Some(event.starts_on),
            Self::LastDay => return Some(event.ends_on),
        };
        deadline.map(|at| clock::local(event.zone, at).date())
    }
}

/// So many days from a date of the event: before it, if they are negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FromDate {
    pub date: EventDate,
    pub days: i32,
}

impl FromDate {
    /// The day that is meant; none, where the event has no such date.
    pub fn day(self, event: &EventView) -> Option<NaiveDate> {
        self.date.day(event)?.checked_add_signed(Duration::days(self.days.into()))
    }
}

/// A time relative to a date, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FromDateForm {
    pub days: String,
    /// `before` or `after`.
    pub side: String,
    /// A word of `EventDate`.
    pub date: String,
    /// By the event's clock.
    pub time: String,
}

impl FromDateForm {
    /// What is meant, and which local time that is now.
    ///
    /// # Errors
    /// `Invalid` beside `days`, `date` or `time`; `Denied` for what no form offers.
    pub(super) fn parse(&self, event: &EventView) -> Result<(FromDate, NaiveDateTime), Error> {
        let Self { days, side, date, time } = self;
        let date: EventDate = date.parse().map_err(|_| Denied::NotFound)?;
        let sign = match side.as_str() {
            "before" => -1,
            "after" => 1,
            _ => return Err(Denied::NotFound.into()),
        };
        let mut fields = Fields::new();
        let days = fields.check("days", whole(days, 0..=MOST_DAYS)).and_then(|days| i32::try_from(sign * days).ok());
        let minute = fields.check("time", event::minute(time));
        if date.day(event).is_none() {
            fields.refuse("date", Text::new("Für diese Veranstaltung ist dieser Termin nicht gesetzt.", "This event has no such date."));
        }
        let (from, local) = fields.finish(|| {
            let from = FromDate { date, days: days? };
            let local = from.day(event)?.and_hms_opt(0, 0, 0)? + Duration::minutes(minute?.into());
            Some((from, local))
        })?;
        clock::existing(event.zone, local).map_err(|problem| FieldErrors::one("time", problem))?;
        Ok((from, local))
    }
}
