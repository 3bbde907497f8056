//! Time zones by their IANA names, with the newest rules that there are. Everything else counts in instants and local
//! times of `chrono`; how the two belong together is known here alone.

mod data;
mod former;
mod place;

use std::{
    collections::HashMap,
    fmt,
    str::FromStr,
    sync::{PoisonError, RwLock},
};

use chrono::{FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone};
use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{self, AmbiguousOffset},
};

pub use data::{Origin, Version, names, origin, refresh, version};
pub(crate) use former::local_as_first_meant;
pub use place::{Proposal, propose};

/// A zone, such as `Europe/Berlin`. Equal names are equal zones.
#[derive(Clone, Copy)]
pub struct Tz(&'static Known);

/// A zone that was asked for once. It stays for as long as the process runs: there are some six hundred.
struct Known {
    name: String,
    rules: RwLock<tz::TimeZone>,
}

static KNOWN: RwLock<Option<HashMap<String, &'static Known>>> = RwLock::new(None);

/// No zone has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such time zone")]
pub struct UnknownZone;

impl Tz {
    /// The IANA name.
    pub fn name(self) -> &'static str {
        &self.0.name
    }

    /// UTC itself.
    pub fn utc() -> Self {
        Self::of_rules("UTC", || Some(tz::TimeZone::UTC)).expect("UTC needs no data")
    }

    /// What the zone calls its time then, such as `CET`. Not to be shown by itself: Manila's is `PST`.
    pub fn abbreviation(self, at: chrono::DateTime<chrono::Utc>) -> String {
        self.rules().to_offset_info(timestamp(at.naive_utc())).abbreviation().to_owned()
    }

    /// The city after which the zone is named: `Buenos Aires`; nothing for `UTC` and its like.
    pub fn city(self) -> Option<String> {
        let (area, city) = self.name().rsplit_once('/')?;
        (area != "Etc").then(|| city.replace('_', " "))
    }

    /// From when to when the clocks jump over `local`, both by the wall clock; `None` where they do not.
    pub fn skipped(self, local: NaiveDateTime) -> Option<(NaiveDateTime, NaiveDateTime)> {
        let AmbiguousOffset::Gap { before, after } = self.ambiguous(local) else { return None };
        let (before, after) = (TimeDelta::seconds(before.seconds().into()), TimeDelta::seconds(after.seconds().into()));
        let jump = self.rules().following(timestamp(local - after)).next().map(|jump| jump.timestamp().as_second())?;
        let jump = chrono::DateTime::from_timestamp(jump, 0)?.naive_utc();
        Some((jump + before, jump + after))
    }

    /// Whether clocks show `local` twice.
    pub fn repeats(self, local: NaiveDateTime) -> bool {
        matches!(self.ambiguous(local), AmbiguousOffset::Fold { .. })
    }

    fn rules(self) -> tz::TimeZone {
        self.0.rules.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn ambiguous(self, local: NaiveDateTime) -> AmbiguousOffset {
        self.rules().to_ambiguous_timestamp(civil(local)).offset()
    }

    fn of_rules(name: &str, read: impl FnOnce() -> Option<tz::TimeZone>) -> Option<Self> {
        let known = KNOWN.read().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(|known| known.get(name).copied());
        if let Some(known) = known {
            return Some(Self(known));
        }
        let rules = RwLock::new(read()?);
        let mut all = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
        let new = || -> &'static Known { Box::leak(Box::new(Known { name: name.to_owned(), rules })) };
        Some(Self(all.get_or_insert_default().entry(name.to_owned()).or_insert_with(new)))
    }
}

/// Every zone that is in use gets its rules anew.
fn read_anew(read: impl Fn(&str) -> Option<tz::TimeZone>) {
    for known in KNOWN.read().unwrap_or_else(PoisonError::into_inner).iter().flat_map(HashMap::values) {
        if let Some(rules) = read(&known.name) {
            *known.rules.write().unwrap_or_else(PoisonError::into_inner) = rules;
        }
    }
}

impl FromStr for Tz {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        Self::of_rules(name, || data::rules(name)).ok_or(UnknownZone)
    }
}

impl PartialEq for Tz {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Tz {}

impl fmt::Debug for Tz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Tz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How far a zone is from UTC at one instant.
#[derive(Clone, Copy, Debug)]
pub struct Shift {
    zone: Tz,
    fixed: FixedOffset,
}

impl Shift {
    fn new(zone: Tz, offset: tz::Offset) -> Self {
        Self { zone, fixed: FixedOffset::east_opt(offset.seconds()).expect("no zone is a day away from UTC") }
    }
}

impl Offset for Shift {
    fn fix(&self) -> FixedOffset {
        self.fixed
    }
}

impl fmt::Display for Shift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.fixed, f)
    }
}

impl TimeZone for Tz {
    type Offset = Shift;

    fn from_offset(offset: &Shift) -> Self {
        offset.zone
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<Shift> {
        self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<Shift> {
        match self.ambiguous(*local) {
            AmbiguousOffset::Unambiguous { offset } => MappedLocalTime::Single(Shift::new(*self, offset)),
            AmbiguousOffset::Fold { before, after } => MappedLocalTime::Ambiguous(Shift::new(*self, before), Shift::new(*self, after)),
            AmbiguousOffset::Gap { .. } => MappedLocalTime::None,
        }
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> Shift {
        self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> Shift {
        Shift::new(*self, self.rules().to_offset(timestamp(*utc)))
    }
}

/// The instant at which clocks in `zone` show `local`: of two the first; where the clocks jump over it, as much later as
/// they jump.
pub(crate) fn instant(zone: Tz, local: NaiveDateTime) -> chrono::DateTime<chrono::Utc> {
    instant_by(&zone.rules(), local)
}

fn instant_by(rules: &tz::TimeZone, local: NaiveDateTime) -> chrono::DateTime<chrono::Utc> {
    let offset = match rules.to_ambiguous_timestamp(civil(local)).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset,
        AmbiguousOffset::Fold { before, .. } | AmbiguousOffset::Gap { before, .. } => before,
    };
    local.checked_sub_signed(TimeDelta::seconds(offset.seconds().into())).unwrap_or(local).and_utc()
}

/// The same time in `jiff`'s words, to the second: what is finer turns no clock.
fn civil(local: NaiveDateTime) -> DateTime {
    let seconds = local.and_utc().timestamp().clamp(SECONDS.0, SECONDS.1);
    tz::Offset::UTC.to_datetime(Timestamp::from_second(seconds).expect("within the range"))
}

fn timestamp(utc: NaiveDateTime) -> Timestamp {
    Timestamp::from_second(utc.and_utc().timestamp().clamp(SECONDS.0, SECONDS.1)).expect("within the range")
}

/// The years 1 to 9998: `jiff` ends where `chrono` goes on, and nobody meets outside of them.
const SECONDS: (i64, i64) = (-62_135_596_800, 253_370_764_800);

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Tz {
        name.parse().expect("a zone")
    }

    fn local(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a test literal")
    }

    #[test]
    fn rules_of_2026_are_known() {
        let right = [
            ("America/Vancouver", "2027-01-15 12:00", "2027-01-15T19:00:00+00:00", "MST"),
            ("America/Edmonton", "2027-01-15 12:00", "2027-01-15T18:00:00+00:00", "CST"),
            ("America/Winnipeg", "2027-01-15 12:00", "2027-01-15T17:00:00+00:00", "EST"),
            ("Africa/Casablanca", "2027-06-15 12:00", "2027-06-15T12:00:00+00:00", "+00"),
            ("Asia/Manila", "2027-01-15 12:00", "2027-01-15T04:00:00+00:00", "PST"),
            ("Europe/Berlin", "2027-07-15 12:00", "2027-07-15T10:00:00+00:00", "CEST"),
        ];

        for (name, wall, utc, abbreviation) in right {
            let at = instant(zone(name), local(wall));
            assert_eq!((at.to_rfc3339().as_str(), zone(name).abbreviation(at).as_str()), (utc, abbreviation), "{name}");
            assert_eq!(at.with_timezone(&zone(name)).naive_local(), local(wall), "{name}");
        }
    }

    #[test]
    fn a_skipped_hour_says_how_far_the_clocks_jump() {
        let skipped = zone("Europe/Berlin").skipped(local("2027-03-28 02:30"));

        assert_eq!(skipped, Some((local("2027-03-28 02:00"), local("2027-03-28 03:00"))));
        let half_an_hour = zone("Australia/Lord_Howe").skipped(local("2027-10-03 02:10"));
        assert_eq!(half_an_hour, Some((local("2027-10-03 02:00"), local("2027-10-03 02:30"))));
        assert_eq!(zone("Europe/Berlin").skipped(local("2027-03-28 03:00")), None);
    }

    #[test]
    fn a_repeated_hour_is_told_from_others() {
        assert!(zone("Europe/Berlin").repeats(local("2027-10-31 02:30")));
        assert!(!zone("Europe/Berlin").repeats(local("2027-10-31 03:00")));
    }

    #[test]
    fn what_is_no_zone_has_no_rules() {
        for name in ["", "Mars/Olympus", "europe/berlin", "../etc/passwd", "Europe/../Europe/Berlin", "/etc/localtime", "tzdata.zi", "PST"]
        {
            assert_eq!(name.parse::<Tz>(), Err(UnknownZone), "{name}");
        }
    }

    #[test]
    fn a_zone_is_named_after_its_city() {
        assert_eq!(zone("America/Argentina/Buenos_Aires").city().as_deref(), Some("Buenos Aires"));
        assert_eq!(Tz::utc().city(), None);
    }

    #[test]
    fn ends_of_time_are_no_crash() {
        for extreme in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            assert!(zone("Asia/Tokyo").skipped(extreme).is_none());
            assert!(zone("Asia/Tokyo").offset_from_utc_datetime(&extreme).fix().local_minus_utc() > 0);
        }
    }
}
