//! How dates, times and sums are written, in both languages.

use chrono::{Datelike, NaiveDate, Offset, TimeZone, Timelike};
use domain::{
    clock::{Instant, Tz},
    locale::Locale,
    money::Money,
};

const MONTHS_DE: [&str; 12] =
    ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS_DE: [&str; 7] = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub use domain::clock::home;

/// Holds the two sides of a dash together, which a line would otherwise end between.
pub const WORD_JOINER: char = '\u{2060}';

/// `9. März 2027`, `9 March 2027`.
pub fn date(locale: Locale, day: NaiveDate) -> String {
    format!("{} {}", day_and_month(locale, day), day.year())
}

/// `Dienstag, 9. März`, `Tuesday, 9 March`.
pub fn weekday(locale: Locale, day: NaiveDate) -> String {
    let name = locale.t(DAYS_DE[day.weekday().num_days_from_monday() as usize], DAYS_EN[day.weekday().num_days_from_monday() as usize]);
    format!("{name}, {}", day_and_month(locale, day))
}

/// `März 2027`, `March 2027`.
pub fn month(locale: Locale, month: NaiveDate) -> String {
    let names = match locale {
        Locale::De => MONTHS_DE,
        Locale::En => MONTHS_EN,
    };
    format!("{} {}", names[month.month0() as usize], month.year())
}

/// `Mär`, `Mar`; with its year where that begins: `Jan 2027`.
pub fn short_month(locale: Locale, month: NaiveDate) -> String {
    let names = match locale {
        Locale::De => MONTHS_DE,
        Locale::En => MONTHS_EN,
    };
    let short: String = names[month.month0() as usize].chars().take(3).collect();
    if month.month0() == 0 { format!("{short} {}", month.year()) } else { short }
}

/// `9.–12. März 2027`, `9–12 March 2027`; a single day is written once.
pub fn days(locale: Locale, from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return date(locale, from);
    }
    let dot = locale.t(".", "");
    if (from.year(), from.month()) == (to.year(), to.month()) {
        return format!("{}{dot}–{}", from.day(), date(locale, to));
    }
    if from.year() == to.year() {
        return format!("{} – {}", day_and_month(locale, from), date(locale, to));
    }
    format!("{} – {}", date(locale, from), date(locale, to))
}

/// `14:05`.
pub fn time(zone: Tz, at: Instant) -> String {
    let local = at.with_timezone(&zone);
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// `2027-03-09T09:00:00Z`, for machines.
pub fn machine_time(at: Instant) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// `9. März 2027, 14:05 Uhr (MEZ)`, `9 March 2027, 14:05 (CET)`.
pub fn date_time(locale: Locale, zone: Tz, at: Instant) -> String {
    let day = date(locale, at.with_timezone(&zone).date_naive());
    format!("{day}, {}", clock(locale, zone, at))
}

/// `9.3.2027, 14:05`, `9 Mar 2027, 14:05`, for the rows of a list whose head says by which clock.
pub fn short_date_time(locale: Locale, zone: Tz, at: Instant) -> String {
    let day = at.with_timezone(&zone).date_naive();
    let day = match locale {
        Locale::De => format!("{}.{}.{}", day.day(), day.month(), day.year()),
        Locale::En => format!("{} {} {}", day.day(), &MONTHS_EN[day.month0() as usize][..3], day.year()),
    };
    format!("{day}, {}", time(zone, at))
}

/// `14:05 Uhr (MEZ)`, `14:05 (CET)`; a line may end only before the zone.
pub fn clock(locale: Locale, zone: Tz, at: Instant) -> String {
    format!("{}{} ({})", time(zone, at), oclock(locale), zone_name(locale, zone, at))
}

/// `10:00–10:45 Uhr (MEZ)`, `10:00–10:45 (CET)`; a line may end only before the zone. Where the clocks turn in between,
/// each side says by which it goes: `02:30 Uhr (MESZ) – 02:00 Uhr (MEZ)`.
pub fn times(locale: Locale, zone: Tz, from: Instant, to: Instant) -> String {
    if seconds_east(zone, from) != seconds_east(zone, to) {
        return format!("{} – {}", clock(locale, zone, from), clock(locale, zone, to));
    }
    span(locale, &time(zone, from), &time(zone, to), &zone_name(locale, zone, from))
}

/// `10:00–10:45`, where a page has said before by which clock. Where the clocks turn in between, as [`times`].
pub fn short_times(locale: Locale, zone: Tz, from: Instant, to: Instant) -> String {
    if seconds_east(zone, from) != seconds_east(zone, to) {
        return times(locale, zone, from, to);
    }
    format!("{}–{WORD_JOINER}{}", time(zone, from), time(zone, to))
}

/// From when to when a day is open, in minutes after midnight, written like [`times`].
pub fn opening(locale: Locale, zone: Tz, day: NaiveDate, opens: i32, closes: i32) -> String {
    span(locale, &minute(opens), &minute(closes), &zone_name(locale, zone, domain::clock::at_minute(zone, day, opens)))
}

fn span(locale: Locale, from: &str, to: &str, zone: &str) -> String {
    format!("{from}–{WORD_JOINER}{to}{} ({zone})", oclock(locale))
}

/// What German says after a time.
fn oclock(locale: Locale) -> &'static str {
    locale.t("\u{a0}Uhr", "")
}

/// Until when: a day that ends at midnight is named itself, not the one that begins. `18. Februar 2027, 24:00 Uhr (MEZ)`,
/// `the end of 18 February 2027 (CET)`; any other time is as in [`date_time`].
pub fn deadline(locale: Locale, zone: Tz, at: Instant) -> String {
    let local = at.with_timezone(&zone);
    let Some(last) = local.date_naive().pred_opt().filter(|_| local.num_seconds_from_midnight() == 0) else {
        return date_time(locale, zone, at);
    };
    let (day, zone) = (date(locale, last), zone_name(locale, zone, at));
    match locale {
        Locale::De => format!("{day}, 24:00\u{a0}Uhr ({zone})"),
        Locale::En => format!("the end of {day} ({zone})"),
    }
}

/// The same with the name of its zone, for whoever hands in from anywhere: `30. November 2026, 23:59 Uhr (Europe/Berlin)`; at
/// midnight `30. November 2026, 24:00 Uhr (Europe/Berlin)`, `the end of 30 November 2026, 24:00 (Europe/Berlin)`.
pub fn deadline_by(locale: Locale, zone: Tz, at: Instant) -> String {
    let local = at.with_timezone(&zone);
    match local.date_naive().pred_opt().filter(|_| local.num_seconds_from_midnight() == 0) {
        Some(last) => {
            let end = locale.t("", "the end of ");
            format!("{end}{}, 24:00{} ({})", date(locale, last), oclock(locale), zone.name())
        }
        None => format!("{}, {}{} ({})", date(locale, local.date_naive()), time(zone, at), oclock(locale), zone.name()),
    }
}

/// The last day of a deadline: `18. Februar 2027`.
pub fn deadline_day(locale: Locale, zone: Tz, at: Instant) -> String {
    date(locale, (at - chrono::Duration::seconds(1)).with_timezone(&zone).date_naive())
}

/// Whose clock it is at that time: `MEZ`, `CET`; elsewhere `Toronto, UTC−5`, because most short names of zones stand for
/// several: `PST` is Manila's and Los Angeles', `IST` Jerusalem's, Delhi's and Dublin's.
pub fn zone_name(locale: Locale, zone: Tz, at: Instant) -> String {
    named(zone_parts(locale, zone, at))
}

/// As [`zone_name`], for what lasts from one time to another: both where the clocks turn in between, `MEZ/MESZ`.
pub fn zone_names(locale: Locale, zone: Tz, from: Instant, to: Instant) -> String {
    both(zone_name(locale, zone, from), zone_name(locale, zone, to))
}

/// As [`zone_names`], in a sentence that has just named `city`: a zone that is called after it says only how far it is from
/// UTC.
pub fn zone_names_in(locale: Locale, city: &str, zone: Tz, from: Instant, to: Instant) -> String {
    let name = |at| {
        let (called_after, clock) = zone_parts(locale, zone, at);
        named((called_after.filter(|called_after| called_after != city), clock))
    };
    both(name(from), name(to))
}

/// What a zone's name is made of: the city that it is called after, where a short name could be taken for another's, and what
/// its clocks show.
fn zone_parts(locale: Locale, zone: Tz, at: Instant) -> (Option<String>, String) {
    match (locale, zone.abbreviation(at).as_str()) {
        (Locale::De, "CET") => (None, "MEZ".to_owned()),
        (Locale::De, "CEST") => (None, "MESZ".to_owned()),
        (Locale::En, name @ ("CET" | "CEST")) => (None, name.to_owned()),
        _ => (zone.city(), offset(seconds_east(zone, at))),
    }
}

fn named((city, clock): (Option<String>, String)) -> String {
    match city {
        Some(city) => format!("{},\u{a0}{clock}", city.replace(' ', "\u{a0}")),
        None => clock,
    }
}

fn both(first: String, last: String) -> String {
    if first == last { first } else { format!("{first}/{last}") }
}

fn seconds_east(zone: Tz, at: Instant) -> i32 {
    zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
}

/// `UTC−5`, `UTC+5:30`, `UTC`.
fn offset(east: i32) -> String {
    let (hours, minutes) = (east.abs() / 3600, east.abs() / 60 % 60);
    let sign = if east < 0 { '−' } else { '+' };
    match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// `09:00`, from minutes after midnight.
pub fn minute(minute: i32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// `31.424`, `31,424`: how many there are.
pub fn number(locale: Locale, number: u64) -> String {
    locale.grouped(i64::try_from(number).unwrap_or(i64::MAX))
}

/// `1.250 €`, `€1,250`; cents only where there are any.
pub fn price(locale: Locale, sum: Money) -> String {
    money(locale, sum, sum.cents % 100 != 0)
}

/// `1.250,00 €`, `€1,250.00`: what stands below others and is added up with them.
pub fn amount(locale: Locale, sum: Money) -> String {
    money(locale, sum, true)
}

fn money(locale: Locale, sum: Money, with_cents: bool) -> String {
    let (minus, cents, sign) = (if sum.cents < 0 { "-" } else { "" }, sum.cents.unsigned_abs(), sum.currency.sign());
    let grouped = locale.grouped(i64::try_from(cents / 100).unwrap_or(i64::MAX));
    let fraction = if with_cents { format!("{}{:02}", locale.t(",", "."), cents % 100) } else { String::new() };
    match locale {
        Locale::De => format!("{minus}{grouped}{fraction} {sign}"),
        Locale::En => format!("{minus}{sign}{grouped}{fraction}"),
    }
}

/// `1.250 €, zzgl. USt.`, `€1,250, plus VAT`: what somebody is asked to pay for a unit.
pub fn net_price(locale: Locale, sum: Money) -> String {
    format!("{}, {}", price(locale, sum), locale.t("zzgl.\u{a0}USt.", "plus VAT"))
}

/// `12,5 m²`, `12.5 m²`, from square decimetres.
pub fn area(locale: Locale, dm2: i32) -> String {
    let (whole, rest) = (dm2 / 100, dm2 % 100);
    let fraction = format!("{rest:02}");
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{whole} m²") } else { format!("{whole}{}{fraction} m²", locale.t(",", ".")) }
}

/// `33,33 %`, `33.33%`, from hundredths of a percent.
pub fn percent(locale: Locale, hundredths: i32) -> String {
    let (whole, rest) = (hundredths / 100, format!("{:02}", hundredths % 100));
    let rest = rest.trim_end_matches('0');
    let share = if rest.is_empty() { whole.to_string() } else { format!("{whole}{}{rest}", locale.t(",", ".")) };
    match locale {
        Locale::De => format!("{share}\u{a0}%"),
        Locale::En => format!("{share}%"),
    }
}

/// The value of `<input type="datetime-local">`.
pub fn local_input(zone: Tz, at: Instant) -> String {
    at.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string()
}

fn day_and_month(locale: Locale, day: NaiveDate) -> String {
    let month = day.month0() as usize;
    match locale {
        Locale::De => format!("{}. {}", day.day(), MONTHS_DE[month]),
        Locale::En => format!("{} {}", day.day(), MONTHS_EN[month]),
    }
}

#[cfg(test)]
mod tests;
