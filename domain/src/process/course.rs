//! How an event develops: what came when, for the organisers' charts.

use chrono::{Duration, NaiveDate, Timelike};

use crate::{
    actor::Actor,
    application, check_in,
    clock::{self, Instant, Tz},
    db::Db,
    event::{Error, EventView, policy},
    masterclass, registration,
};

/// So many days are compared with as many before.
const WEEK: i64 = 7;
/// Hours of a day.
const HOURS: usize = 24;

/// How much came lately.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lately {
    /// In the last seven days.
    pub now: u64,
    /// In the seven before.
    pub before: u64,
}

/// One day, and how many there were until its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UntilDay {
    pub day: NaiveDate,
    pub total: u64,
}

/// How an event develops. Days and hours are by its own clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventCourse {
    /// Applications that were handed in, day by day from the first one to today, or to the deadline where that has passed.
    pub applications: Vec<UntilDay>,
    pub applied: Lately,
    pub registered: Lately,
    /// Seats taken, and seats in all.
    pub seats: (u64, u64),
    /// The last day on which people came in, and how many in each of its hours from the first to the last.
    pub entries: Option<(NaiveDate, Vec<(u32, u64)>)>,
}

/// How an event develops.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn course(db: &Db, actor: &Actor, event: &EventView) -> Result<EventCourse, Error> {
    policy::may_organise(actor)?;
    let now = clock::now();
    let (week, fortnight) = (now - Duration::days(WEEK), now - Duration::days(2 * WEEK));
    // What is confirmed in this very moment belongs to the week.
    let soon = now + Duration::seconds(1);
    let (applied, registered, before, seats, entries) = tokio::try_join!(
        application::handed_in(db, event.id),
        registration::confirmed_between(db, event.id, week, soon),
        registration::confirmed_between(db, event.id, fortnight, week),
        masterclass::seats(db, event.id),
        check_in::last_day_of_entries(db, event.id),
    )?;
    let between = |from: Instant, to: Instant| applied.iter().filter(|at| (from..to).contains(*at)).count() as u64;
    let end = event.applications_close_at.map_or(now, |closes| closes.min(now));
    Ok(EventCourse {
        applications: day_by_day(event.zone, &applied, end),
        applied: Lately { now: between(week, soon), before: between(fortnight, week) },
        registered: Lately { now: registered, before },
        seats,
        entries: entries.map(|(day, times)| (day, by_hour(event.zone, &times))),
    })
}

/// Every day from the first time until `end`, or the last time where that is later.
fn day_by_day(zone: Tz, times: &[Instant], end: Instant) -> Vec<UntilDay> {
    let days: Vec<NaiveDate> = times.iter().map(|at| at.with_timezone(&zone).date_naive()).collect();
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { return Vec::new() };
    let last = end.with_timezone(&zone).date_naive().max(*last);
    let until = |day: NaiveDate| UntilDay { day, total: days.iter().filter(|at| **at <= day).count() as u64 };
    first.iter_days().take_while(|day| *day <= last).map(until).collect()
}

fn by_hour(zone: Tz, times: &[Instant]) -> Vec<(u32, u64)> {
    let mut hours = [0_u64; HOURS];
    for at in times {
        hours[at.with_timezone(&zone).hour() as usize % HOURS] += 1;
    }
    let (Some(first), Some(last)) = (hours.iter().position(|count| *count > 0), hours.iter().rposition(|count| *count > 0)) else {
        return Vec::new();
    };
    (0..).zip(hours).skip(first).take(last - first + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("a test literal")
    }

    #[test]
    fn applications_add_up_day_by_day_by_the_events_clock() {
        let zone = clock::zone("Europe/Berlin");
        let times = ["2027-01-01T10:00:00Z", "2027-01-01T23:30:00Z", "2027-01-04T09:00:00Z"].map(at);

        let days = day_by_day(zone, &times, at("2027-01-05T12:00:00Z"));

        let told: Vec<_> = days.iter().map(|until| (until.day.to_string(), until.total)).collect();
        let expected = [("2027-01-01", 1), ("2027-01-02", 2), ("2027-01-03", 2), ("2027-01-04", 3), ("2027-01-05", 3)];
        assert_eq!(told, expected.map(|(day, total)| (day.to_owned(), total)));
        assert_eq!(day_by_day(zone, &[], at("2027-01-05T12:00:00Z")), []);
    }

    #[test]
    fn hours_without_anybody_count_between_those_with() {
        let zone = clock::zone("Europe/Berlin");
        let times = ["2027-03-09T08:05:00Z", "2027-03-09T08:55:00Z", "2027-03-09T10:00:00Z"].map(at);

        assert_eq!(by_hour(zone, &times), [(9, 2), (10, 0), (11, 1)]);
        assert_eq!(by_hour(zone, &[]), []);
    }
}
