//! What an organiser types about a call, and what is wrong with it.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use sea_orm::ActiveValue::{NotSet, Set};
use serde::{Deserialize, Serialize};

use super::{CallAction, CallField, EntryLanguages, entity::call};
use crate::{
    audit::AuditEntry,
    clock::{self, Tz},
    field::{FieldErrors, Fields, Line, Prose, Slug, date, plain, required, slug_of, whole},
    ids::BridgeId,
    locale::Text,
};

/// Hosts of one call; a dozen towns have called together.
const MOST_HOSTS: usize = 30;
/// Longest text about a call, as that of an event.
const TEXT: usize = 8_000;
/// Of a text too long to repeat history tells that it changed.
const TOO_LONG: &str = "changed";

/// A call as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CallDetails {
    pub title_de: String,
    pub title_en: String,
    /// Empty: made from the German title.
    pub slug: String,
    /// Markdown.
    pub text_de: String,
    pub text_en: String,
    /// One on each line.
    pub hosts: String,
    /// The id of a bridge, or empty.
    pub bridge: String,
    /// A word of [`EntryLanguages`].
    pub takes: String,
    /// An IANA name.
    pub zone: String,
    pub opens_on: String,
    pub opens_time: String,
    pub closes_on: String,
    /// `24:00` is the end of that day.
    pub closes_time: String,
    pub most_files: String,
    /// So many score sheets an entry needs to be ranked.
    pub least_sheets: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    pub slug: String,
    pub title: Text,
    text: Text,
    hosts: String,
    pub bridge: Option<BridgeId>,
    takes: EntryLanguages,
    zone: Tz,
    opens: NaiveDateTime,
    closes: NaiveDateTime,
    most_files: i32,
    least_sheets: i32,
}

impl CallDetails {
    /// Everything at once, so that every wrong field is named. A draft may lack its texts; what is `published` may not.
    pub(super) fn parse(&self, published: bool) -> Result<Parsed, FieldErrors> {
        let mut fields = Fields::new();
        let title_de = fields.check("title_de", Line::<120>::parse(&self.title_de));
        let title_en = fields.check("title_en", Line::<120>::parse(&self.title_en));
        let typed = if self.slug.trim().is_empty() { slug_of(&self.title_de) } else { self.slug.clone() };
        let slug = fields.check("slug", Slug::parse(&typed));
        let text_de = fields.check("text_de", prose(&self.text_de, published));
        let text_en = fields.check("text_en", prose(&self.text_en, published));
        let hosts = fields.check("hosts", hosts(&self.hosts));
        let bridge = fields.check_optional("bridge", &self.bridge, |id| id.parse().map_err(|_| please_choose()));
        let takes = fields.check("takes", self.takes.parse::<EntryLanguages>().map_err(|_| please_choose()));
        let zone = fields.check("zone", zone(&self.zone));
        let opens = moment(&mut fields, zone, ("opens_on", &self.opens_on), ("opens_time", &self.opens_time));
        let closes = moment(&mut fields, zone, ("closes_on", &self.closes_on), ("closes_time", &self.closes_time));
        if opens.zip(closes).is_some_and(|(opens, closes)| closes <= opens) {
            fields
                .refuse("closes_on", Text::new("Die Frist muss nach der Eröffnung enden.", "The deadline has to come after the opening."));
        }
        let most_files = fields.check("most_files", whole(&self.most_files, 0..=10));
        let least_sheets = fields.check("least_sheets", whole(&self.least_sheets, 1..=20));
        fields.finish(|| {
            Some(Parsed {
                slug: slug?.into_string(),
                title: Text::new(title_de?.into_string(), title_en?.into_string()),
                text: Text::new(text_de?, text_en?),
                hosts: hosts?,
                bridge: bridge?,
                takes: takes?,
                zone: zone?,
                opens: opens?,
                closes: closes?,
                most_files: i32::try_from(most_files?).ok()?,
                least_sheets: i32::try_from(least_sheets?).ok()?,
            })
        })
    }
}

impl Parsed {
    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    pub(super) fn columns(&self) -> call::ActiveModel {
        let Self { slug, title, text, hosts, bridge, takes, zone, opens, closes, most_files, least_sheets } = self;
        call::ActiveModel {
            slug: Set(slug.clone()),
            bridge_id: Set(*bridge),
            title_de: Set(title.de.clone()),
            title_en: Set(title.en.clone()),
            text_de: Set(text.de.clone()),
            text_en: Set(text.en.clone()),
            hosts: Set(hosts.clone()),
            takes: Set(*takes),
            zone: Set(zone.name().to_owned()),
            opens_local: Set(*opens),
            opens_at: Set(clock::at(*zone, *opens)),
            closes_local: Set(*closes),
            closes_at: Set(clock::at(*zone, *closes)),
            most_files: Set(*most_files),
            least_sheets: Set(*least_sheets),
            updated_at: Set(clock::now()),
            search_key: Set(call::SEARCHED.key_of([&title.de, &title.en, hosts])),
            id: NotSet,
            state: NotSet,
            meeting_opened_at: NotSet,
            winners_shown_at: NotSet,
            decided_at: NotSet,
            revision: NotSet,
            created_at: NotSet,
        }
    }

    pub(super) fn differences(&self, old: &call::Model) -> AuditEntry<CallAction> {
        let Self { slug, title, text, hosts, bridge, takes, zone, opens, closes, most_files, least_sheets } = self;
        let bridge_id = |bridge: Option<BridgeId>| bridge.map(|id| id.to_string()).unwrap_or_default();
        let entry = AuditEntry::of(CallAction::Changed, old.id)
            .changed(CallField::TitleDe, old.title_de.as_str(), &title.de)
            .changed(CallField::TitleEn, old.title_en.as_str(), &title.en)
            .changed(CallField::Slug, old.slug.as_str(), slug)
            .changed(CallField::Hosts, listed(&old.hosts), listed(hosts))
            .changed(CallField::Takes, old.takes.as_str(), takes.as_str())
            .changed(CallField::Zone, old.zone.as_str(), zone.name())
            .changed(CallField::Opens, old.opens_local.to_string(), opens.to_string())
            .changed(CallField::Closes, old.closes_local.to_string(), closes.to_string())
            .changed(CallField::MostFiles, old.most_files, *most_files)
            .changed(CallField::LeastSheets, old.least_sheets, *least_sheets);
        let long = [
            (CallField::TextDe, old.text_de != text.de),
            (CallField::TextEn, old.text_en != text.en),
            (CallField::Bridge, bridge_id(old.bridge_id) != bridge_id(*bridge)),
        ];
        long.into_iter().filter(|(_, changed)| *changed).fold(entry, |entry, (field, _)| entry.with(field, TOO_LONG))
    }
}

fn listed(hosts: &str) -> String {
    hosts.lines().collect::<Vec<_>>().join(", ")
}

pub(super) fn please_choose() -> Text {
    Text::new("Bitte wählen.", "Please choose.")
}

fn prose(typed: &str, needed: bool) -> Result<String, Text> {
    let text = Prose::<TEXT>::parse(typed)?.into_string();
    if needed && text.is_empty() { Err(required()) } else { Ok(text) }
}

/// Names, one on each line, in the order agreed.
fn hosts(typed: &str) -> Result<String, Text> {
    let names = typed.lines().map(Line::<120>::parse_optional).collect::<Result<Vec<_>, _>>()?;
    let names: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return Err(required());
    }
    if names.len() > MOST_HOSTS {
        return Err(Text::new(format!("Nicht mehr als {MOST_HOSTS} Namen."), format!("No more than {MOST_HOSTS} names.")));
    }
    Ok(names.join("\n"))
}

fn zone(typed: &str) -> Result<Tz, Text> {
    plain(typed).parse().map_err(|_| {
        Text::new(
            "Diese Zeitzone ist nicht bekannt. Sie sieht aus wie Europe/Berlin.",
            "This time zone is not known. It looks like Europe/Berlin.",
        )
    })
}

/// A day and a time by the clock of the call; 24:00 is the midnight after that day.
fn moment(fields: &mut Fields, zone: Option<Tz>, day: (&str, &str), time: (&str, &str)) -> Option<NaiveDateTime> {
    let on = fields.check(day.0, date(day.1).and_then(of_our_time));
    let minute = fields.check(time.0, minute(time.1));
    let local = on_clock(on?, minute?);
    match zone {
        Some(zone) => fields.check(time.0, clock::existing(zone, local)),
        None => Some(local),
    }
}

/// A slip of the finger in the year would open a call for ever, and a year of five digits sorts before all others.
fn of_our_time(day: NaiveDate) -> Result<NaiveDate, Text> {
    let problem = || Text::new("Dieses Jahr kann nicht stimmen.", "This year cannot be right.");
    if (2000..2200).contains(&day.year()) { Ok(day) } else { Err(problem()) }
}

fn on_clock(day: NaiveDate, minute: u32) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + Duration::minutes(i64::from(minute))
}

/// Minutes after midnight, up to 24:00.
fn minute(typed: &str) -> Result<u32, Text> {
    let typed = plain(typed);
    if typed == "24:00" {
        return Ok(24 * 60);
    }
    let time = ["%H:%M", "%H:%M:%S"].iter().find_map(|format| NaiveTime::parse_from_str(&typed, format).ok());
    time.map(|time| time.hour() * 60 + time.minute()).ok_or_else(|| {
        Text::new("Bitte eine Uhrzeit angeben, zum Beispiel 23:59 oder 24:00.", "Please give a time, such as 23:59 or 24:00.")
    })
}

/// A local time as day and time of the form: midnight ends a day, where it is a deadline.
pub fn as_typed(local: NaiveDateTime, ends_day: bool) -> (String, String) {
    let is_midnight = local.time() == NaiveTime::MIN;
    match local.date().pred_opt().filter(|_| ends_day && is_midnight) {
        Some(day) => (day.to_string(), "24:00".to_owned()),
        None => (local.date().to_string(), local.format("%H:%M").to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details() -> CallDetails {
        let text = str::to_owned;
        CallDetails {
            title_de: text("Aufruf"),
            title_en: text("Call"),
            hosts: text("Stadt Bochum\n\n Stadt Hagen "),
            takes: text("both"),
            zone: text("Europe/Berlin"),
            opens_on: text("2026-09-01"),
            opens_time: text("00:00"),
            closes_on: text("2026-11-30"),
            closes_time: text("24:00"),
            most_files: text("2"),
            least_sheets: text("2"),
            ..Default::default()
        }
    }

    fn refused(details: &CallDetails) -> Vec<String> {
        details.parse(false).map(|_| Vec::new()).unwrap_or_else(|errors| errors.0.into_iter().map(|(field, _)| field).collect())
    }

    #[test]
    fn midnight_ends_the_day_that_was_typed_and_is_shown_again_as_that() {
        let parsed = details().parse(false).expect("parsed");

        assert_eq!(parsed.closes.to_string(), "2026-12-01 00:00:00");
        assert_eq!(clock::at(parsed.zone, parsed.closes).to_rfc3339(), "2026-11-30T23:00:00+00:00");
        assert_eq!(as_typed(parsed.closes, true), ("2026-11-30".to_owned(), "24:00".to_owned()));
        assert_eq!(as_typed(parsed.opens, false), ("2026-09-01".to_owned(), "00:00".to_owned()));
        assert_eq!(parsed.hosts, "Stadt Bochum\nStadt Hagen");
    }

    #[test]
    fn what_cannot_be_is_refused_where_it_was_typed() {
        assert_eq!(refused(&details()), Vec::<String>::new());
        assert_eq!(refused(&CallDetails { closes_on: "2026-08-01".to_owned(), ..details() }), ["closes_on"]);
        assert_eq!(refused(&CallDetails { closes_time: "25:00".to_owned(), ..details() }), ["closes_time"]);
        for year in ["0026", "9999", "+262142"] {
            assert_eq!(refused(&CallDetails { closes_on: format!("{year}-12-31"), ..details() }), ["closes_on"], "{year}");
        }
        assert_eq!(refused(&CallDetails { zone: "Ruhr".to_owned(), ..details() }), ["zone"]);
        let long = "ä".repeat(TEXT + 1);
        assert_eq!(refused(&CallDetails { text_de: long.clone(), text_en: long, ..details() }), ["text_de", "text_en"]);
        assert_eq!(refused(&CallDetails { text_de: "ä".repeat(TEXT), ..details() }), Vec::<String>::new());
        assert_eq!(refused(&CallDetails { hosts: "\n".to_owned(), ..details() }), ["hosts"]);
        // Clocks jump from 2 to 3 that night.
        let skipped = CallDetails { closes_on: "2027-03-28".to_owned(), closes_time: "02:30".to_owned(), ..details() };
        assert_eq!(refused(&skipped), ["closes_time"]);
    }
}
