//! What releases knew that kept only instants. They had the rules of 2025b: what somebody meant by an instant that they
//! wrote is what clocks would have shown by those.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use jiff::tz::TimeZone;

use super::{Tz, timestamp};

/// Zones whose rules changed after 2025b, with those before, as POSIX writes them.
const FORMER: [(&str, &str); 15] = [
    ("Africa/Casablanca", "<+01>-1"),
    ("Africa/El_Aaiun", "<+01>-1"),
    ("America/Edmonton", "MST7MDT,M3.2.0,M11.1.0"),
    ("America/Havana", "CST5CDT,M3.2.0/0,M11.1.0/1"),
    ("America/Inuvik", "MST7MDT,M3.2.0,M11.1.0"),
    ("America/Rainy_River", "CST6CDT,M3.2.0,M11.1.0"),
    ("America/Vancouver", "PST8PDT,M3.2.0,M11.1.0"),
    ("America/Winnipeg", "CST6CDT,M3.2.0,M11.1.0"),
    ("America/Yellowknife", "MST7MDT,M3.2.0,M11.1.0"),
    ("Canada/Central", "CST6CDT,M3.2.0,M11.1.0"),
    ("Canada/Mountain", "MST7MDT,M3.2.0,M11.1.0"),
    ("Canada/Pacific", "PST8PDT,M3.2.0,M11.1.0"),
    ("Cuba", "CST5CDT,M3.2.0/0,M11.1.0/1"),
    ("Europe/Chisinau", "EET-2EEST,M3.5.0,M10.5.0/3"),
    ("Europe/Tiraspol", "EET-2EEST,M3.5.0,M10.5.0/3"),
];

/// Year, month, day.
type Day = (i32, u32, u32);

/// Morocco's clocks went back for Ramadan: first and last day, by the rules of 2025b.
const RAMADAN: [(Day, Day); 6] = [
    ((2026, 2, 15), (2026, 3, 22)),
    ((2027, 2, 7), (2027, 3, 14)),
    ((2028, 1, 23), (2028, 3, 5)),
    ((2029, 1, 14), (2029, 2, 18)),
    ((2029, 12, 30), (2030, 2, 10)),
    ((2030, 12, 22), (2031, 1, 26)),
];

/// What clocks in `zone` show at `at`, by the rules of 2025b.
pub(crate) fn local_as_first_meant(zone: Tz, at: DateTime<Utc>) -> NaiveDateTime {
    let Some((name, posix)) = FORMER.iter().find(|(name, _)| *name == zone.name()) else {
        return at.with_timezone(&zone).naive_local();
    };
    if name.starts_with("Africa/") && in_ramadan(at) {
        return at.naive_utc();
    }
    let rules = TimeZone::posix(posix).expect("a rule of the table");
    at.naive_utc() + TimeDelta::seconds(rules.to_offset(timestamp(at.naive_utc())).seconds().into())
}

/// Clocks turn at two in the morning, UTC.
fn in_ramadan(at: DateTime<Utc>) -> bool {
    let turn =
        |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).and_then(|day| day.and_hms_opt(2, 0, 0)).map(|turn| turn.and_utc());
    RAMADAN.iter().any(|(first, last)| turn(*first) <= Some(at) && Some(at) < turn(*last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_of_former_rules_are_the_local_times_that_were_meant() {
        let meant = [
            ("America/Vancouver", "2027-01-15T20:00:00Z", "2027-01-15T12:00:00"),
            ("America/Vancouver", "2027-07-15T19:00:00Z", "2027-07-15T12:00:00"),
            ("America/Edmonton", "2027-01-15T19:00:00Z", "2027-01-15T12:00:00"),
            ("Africa/Casablanca", "2027-06-15T11:00:00Z", "2027-06-15T12:00:00"),
            ("Africa/Casablanca", "2027-02-20T12:00:00Z", "2027-02-20T12:00:00"),
            ("Europe/Paris", "2027-03-09T09:00:00Z", "2027-03-09T10:00:00"),
        ];

        for (zone, at, local) in meant {
            let (zone, at) = (zone.parse().expect("a zone"), at.parse().expect("a test literal"));
            assert_eq!(local_as_first_meant(zone, at), local.parse().expect("a test literal"), "{zone} {at}");
        }
    }
}
