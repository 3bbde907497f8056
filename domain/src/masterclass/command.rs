//! Forms of the programme as they were typed, and what they say.

use chrono::{Duration, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::{
    speaker::{SpeakerLine, parse_speakers},
    state::SessionKind,
    tick,
};
use crate::{
    clock::{self, Instant},
    event::EventView,
    field::{FieldErrors, Fields, Line, Prose, local_time, plain, whole},
    ids::{ApplicationId, StageId},
    locale::Text,
};

/// Longest session in minutes.
const LONGEST: i64 = 10 * 60;

/// A stage, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EditStage {
    pub name_de: String,
    pub name_en: String,
    pub capacity: String,
    /// `09:00`
    pub opens: String,
    /// `18:00`; `00:00` is midnight after the day.
    pub closes: String,
    pub changeover: String,
    /// The revision that the form was opened with; empty for a new stage.
    pub revision: String,
}

/// What of a stage's form is compared with what is planned on it, as far as it can be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct StageBounds {
    pub capacity: Option<i32>,
    /// When it opens and closes, in minutes of the day.
    pub hours: Option<(i32, i32)>,
}

/// What an `EditStage` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ParsedStage {
    pub name: Text,
    pub capacity: i32,
    pub opens_minute: i32,
    pub closes_minute: i32,
    pub changeover_minutes: i32,
}

impl EditStage {
    pub(super) fn parse(&self) -> (StageBounds, Result<ParsedStage, FieldErrors>) {
        // The revision is compared, not written.
        let Self { name_de, name_en, capacity, opens, closes, changeover, revision: _ } = self;
        let mut fields = Fields::new();
        let name_de = fields.check("name_de", Line::<80>::parse(name_de));
        let name_en = fields.check("name_en", Line::<80>::parse_optional(name_en));
        let capacity = fields.check("capacity", whole_i32(capacity, 1, 10_000));
        let opens = fields.check("opens", minute_of_day(opens));
        let closes = fields.check("closes", minute_of_day(closes)).map(|minute| if minute == 0 { 1440 } else { minute });
        let changeover = fields.check("changeover", whole_i32(changeover, 0, 120));
        let hours = opens.zip(closes).filter(|(opens, closes)| closes > opens);
        if opens.is_some() && closes.is_some() && hours.is_none() {
            fields.refuse("closes", Text::new("Bitte eine Uhrzeit nach der Öffnung angeben.", "Please give a time after the opening."));
        }
        let parsed = fields.finish(|| {
            Some(ParsedStage {
                name: Text::new(name_de?.into_string(), name_en?),
                capacity: capacity?,
                opens_minute: opens?,
                closes_minute: closes?,
                changeover_minutes: changeover?,
            })
        });
        (StageBounds { capacity, hours }, parsed)
    }
}

/// A session, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScheduleSession {
    pub kind: String,
    pub title_de: String,
    pub title_en: String,
    pub abstract_de: String,
    pub abstract_en: String,
    /// ISO 639-1.
    pub language: String,
    /// Wall-clock time in the event's zone: `2027-03-09T10:00`.
    pub starts_at: String,
    pub minutes: String,
    pub stage: String,
    /// Empty, or a confirmed application of the event.
    pub host: String,
    /// A line each: `Name, Organisation, Function`.
    pub speakers: String,
    /// 0: nobody may book.
    pub seat_limit: String,
    /// The revision that the form was opened with; empty for a new session.
    pub revision: String,
}

/// What of a session's form is compared with what is there, as far as it can be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct SessionWish {
    pub stage: Option<StageId>,
    pub host: Option<ApplicationId>,
    /// When it begins and ends.
    pub times: Option<(Instant, Instant)>,
    pub seat_limit: Option<i32>,
}

/// What a `ScheduleSession` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ParsedSession {
    pub kind: SessionKind,
    pub title: Text,
    pub abstract_: Text,
    pub language: String,
    /// By the event's clock.
    pub starts_local: NaiveDateTime,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub stage: StageId,
    pub host: Option<ApplicationId>,
    pub speakers: Vec<SpeakerLine>,
    pub seat_limit: i32,
}

impl ScheduleSession {
    /// Reads the form. What depends on stage and host is checked in the transaction.
    pub(super) fn parse(&self, event: &EventView) -> (SessionWish, Result<ParsedSession, FieldErrors>) {
        let Self {
            kind,
            title_de,
            title_en,
            abstract_de,
            abstract_en,
            language,
            starts_at,
            minutes,
            stage,
            host,
            speakers,
            seat_limit,
            // Compared, not written.
            revision: _,
        } = self;
        let mut fields = Fields::new();
        let kind = fields.check("kind", kind.parse().map_err(|_| please_choose()));
        if title_de.trim().is_empty() && title_en.trim().is_empty() {
            fields.refuse(
                "title_de",
                Text::new("Bitte einen Titel angeben, deutsch oder englisch.", "Please give a title, in German or English."),
            );
        }
        let title_de = fields.check("title_de", Line::<140>::parse_optional(title_de));
        let title_en = fields.check("title_en", Line::<140>::parse_optional(title_en));
        let abstract_de = fields.check("abstract_de", Prose::<2000>::parse(abstract_de));
        let abstract_en = fields.check("abstract_en", Prose::<2000>::parse(abstract_en));
        let language = fields.check("language", language_code(language));
        let starts_local = fields.check("starts_at", start_of_session(starts_at, event));
        let minutes = fields.check("minutes", length_of_session(minutes));
        let times = starts_local.zip(minutes).map(|(local, minutes)| {
            let starts_at = clock::at(event.zone, local);
            (starts_at, starts_at + Duration::minutes(minutes))
        });
        let stage = fields.check("stage", stage.parse().map_err(|_| please_choose()));
        let host = fields.check_optional("host", host, |typed| typed.parse().map_err(|_| please_choose()));
        let speakers = fields.check("speakers", parse_speakers(speakers));
        let seat_limit = fields.check("seat_limit", whole_i32(seat_limit, 0, 10_000));
        let wish = SessionWish { stage, host: host.flatten(), times, seat_limit };
        let parsed = fields.finish(|| {
            let (starts_at, ends_at) = times?;
            Some(ParsedSession {
                kind: kind?,
                title: Text::new(title_de?, title_en?),
                abstract_: Text::new(abstract_de?.into_string(), abstract_en?.into_string()),
                language: language?,
                starts_local: starts_local?,
                starts_at,
                ends_at,
                stage: stage?,
                host: host?,
                speakers: speakers?,
                seat_limit: seat_limit?,
            })
        });
        (wish, parsed)
    }
}

fn whole_i32(typed: &str, low: i64, high: i64) -> Result<i32, Text> {
    whole(typed, low..=high).map(|number| i32::try_from(number).unwrap_or(i32::MAX))
}

fn minute_of_day(typed: &str) -> Result<i32, Text> {
    let time = ["%H:%M", "%H:%M:%S"].iter().find_map(|format| NaiveTime::parse_from_str(&plain(typed), format).ok());
    let minute = time.and_then(|time| i32::try_from(time.hour() * 60 + time.minute()).ok());
    minute.ok_or_else(|| Text::new("Bitte eine Uhrzeit angeben, zum Beispiel 09:00.", "Please give a time, for example 09:00."))
}

fn language_code(typed: &str) -> Result<String, Text> {
    let code = plain(typed);
    if code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase()) { Ok(code) } else { Err(please_choose()) }
}

fn start_of_session(typed: &str, event: &EventView) -> Result<NaiveDateTime, Text> {
    let local = local_time(typed)?;
    if !(event.starts_on..=event.ends_on).contains(&local.date()) {
        let (from, to) = (event.starts_on, event.ends_on);
        return Err(Text::new(
            format!("Die Veranstaltung geht vom {} bis zum {}.", from.format("%d.%m.%Y"), to.format("%d.%m.%Y")),
            format!("The event runs from {} to {}.", from.format("%-d %B %Y"), to.format("%-d %B %Y")),
        ));
    }
    if i64::from(local.minute()) % tick::MINUTES != 0 || local.second() != 0 {
        return Err(in_steps());
    }
    clock::existing(event.zone, local)
}

fn length_of_session(typed: &str) -> Result<i64, Text> {
    let minutes = whole(typed, tick::MINUTES..=LONGEST)?;
    if minutes % tick::MINUTES == 0 { Ok(minutes) } else { Err(in_steps()) }
}

fn in_steps() -> Text {
    Text::new("Bitte in Schritten von fünf Minuten planen.", "Please plan in steps of five minutes.")
}

pub(super) fn please_choose() -> Text {
    Text::new("Bitte etwas aus der Liste wählen.", "Please choose from the list.")
}
