//! What an organiser types about a roundtable, and what is wrong with it.

use chrono::NaiveDateTime;
use sea_orm::ActiveValue::{NotSet, Set};
use serde::{Deserialize, Serialize};

use super::{RoundtableAction, RoundtableField, entity::roundtable};
use crate::{
    audit::AuditEntry,
    clock::{self, Tz},
    field::{FieldErrors, Fields, Line, Prose, local_time, whole},
    ids::{BridgeId, EventId},
    locale::Text,
};

/// A roundtable as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoundtableDetails {
    pub name: String,
    /// The id of an event, or empty.
    pub event: String,
    /// The id of a bridge, or empty.
    pub bridge: String,
    pub place: String,
    /// IANA name.
    pub time_zone: String,
    /// By the clock of the place, as the two that follow.
    pub starts: String,
    pub ends: String,
    pub answer_until: String,
    /// Markdown, as all texts.
    pub purpose_de: String,
    pub purpose_en: String,
    pub agenda_de: String,
    pub agenda_en: String,
    pub questions_de: String,
    pub questions_en: String,
    /// Empty: no rule.
    pub most_of_sector: String,
    /// `on`: at least one town at each table.
    pub town_per_table: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    pub name: String,
    pub event: Option<EventId>,
    pub bridge: Option<BridgeId>,
    place: String,
    zone: Tz,
    starts: NaiveDateTime,
    ends: NaiveDateTime,
    answer_until: NaiveDateTime,
    purpose: Text,
    agenda: Text,
    questions: Text,
    most_of_sector: i32,
    town_per_table: bool,
}

impl RoundtableDetails {
    /// Everything at once, so that every wrong field is named.
    pub(super) fn parse(&self) -> Result<Parsed, FieldErrors> {
        let mut fields = Fields::new();
        let name = fields.check("name", Line::<120>::parse(&self.name));
        let event = fields.check("event", chosen(&self.event));
        let bridge = fields.check("bridge", chosen(&self.bridge));
        let place = fields.check("place", Line::<160>::parse(&self.place));
        let zone = fields.check("time_zone", self.time_zone.trim().parse::<Tz>().map_err(|_| please_choose()));
        let times = self.times(&mut fields, zone);
        let purpose = text(&mut fields, ("purpose_de", &self.purpose_de), ("purpose_en", &self.purpose_en));
        let agenda = text(&mut fields, ("agenda_de", &self.agenda_de), ("agenda_en", &self.agenda_en));
        let questions = text(&mut fields, ("questions_de", &self.questions_de), ("questions_en", &self.questions_en));
        let most = fields.check_optional("most_of_sector", &self.most_of_sector, |typed| whole(typed, 1..=40));
        fields.finish(|| {
            let (starts, ends, answer_until) = times?;
            Some(Parsed {
                name: name?.into_string(),
                event: event?,
                bridge: bridge?,
                place: place?.into_string(),
                zone: zone?,
                starts,
                ends,
                answer_until,
                purpose: purpose?,
                agenda: agenda?,
                questions: questions?,
                most_of_sector: most?.and_then(|most| i32::try_from(most).ok()).unwrap_or_default(),
                town_per_table: self.town_per_table == "on",
            })
        })
    }

    /// When it begins and ends, and until when people answer.
    fn times(&self, fields: &mut Fields, zone: Option<Tz>) -> Option<(NaiveDateTime, NaiveDateTime, NaiveDateTime)> {
        let shown = |typed: &str| {
            let local = local_time(typed)?;
            zone.map_or(Ok(local), |zone| clock::existing(zone, local))
        };
        let starts = fields.check("starts", shown(&self.starts));
        let ends = fields.check("ends", shown(&self.ends));
        let answer_until = fields.check("answer_until", shown(&self.answer_until));
        let (starts, ends, answer_until, zone) = (starts?, ends?, answer_until?, zone?);
        if clock::at(zone, ends) <= clock::at(zone, starts) {
            fields.refuse("ends", Text::new("Das Ende liegt nicht nach dem Beginn.", "The end is not after the beginning."));
        }
        if clock::at(zone, answer_until) > clock::at(zone, starts) {
            fields.refuse("answer_until", Text::new("Die Frist liegt nach dem Beginn.", "The deadline is after the beginning."));
        }
        Some((starts, ends, answer_until))
    }
}

fn text(fields: &mut Fields, de: (&str, &str), en: (&str, &str)) -> Option<Text> {
    let de = fields.check(de.0, Prose::<4000>::parse(de.1));
    let en = fields.check(en.0, Prose::<4000>::parse(en.1));
    Some(Text::new(de?.into_string(), en?.into_string()))
}

fn chosen<I: std::str::FromStr>(typed: &str) -> Result<Option<I>, Text> {
    match typed.trim() {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| please_choose()),
    }
}

pub(super) fn please_choose() -> Text {
    Text::new("Bitte aus der Liste wählen.", "Please choose from the list.")
}

impl Parsed {
    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    pub(super) fn columns(&self) -> roundtable::ActiveModel {
        let Self {
            name,
            event,
            bridge,
            place,
            zone,
            starts,
            ends,
            answer_until,
            purpose,
            agenda,
            questions,
            most_of_sector,
            town_per_table,
        } = self;
        roundtable::ActiveModel {
            name: Set(name.clone()),
            event_id: Set(*event),
            bridge_id: Set(*bridge),
            place: Set(place.clone()),
            time_zone: Set(zone.name().to_owned()),
            starts_local: Set(*starts),
            ends_local: Set(*ends),
            answer_local: Set(*answer_until),
            starts_at: Set(clock::at(*zone, *starts)),
            ends_at: Set(clock::at(*zone, *ends)),
            answer_by: Set(clock::at(*zone, *answer_until)),
            purpose_de: Set(purpose.de.clone()),
            purpose_en: Set(purpose.en.clone()),
            agenda_de: Set(agenda.de.clone()),
            agenda_en: Set(agenda.en.clone()),
            questions_de: Set(questions.de.clone()),
            questions_en: Set(questions.en.clone()),
            most_of_sector: Set(*most_of_sector),
            town_per_table: Set(*town_per_table),
            updated_at: Set(clock::now()),
            id: NotSet,
            seats_total: NotSet,
            seats_taken: NotSet,
            previous_seating: NotSet,
            minutes: NotSet,
            minutes_locale: NotSet,
            revision: NotSet,
            created_at: NotSet,
            cancelled_at: NotSet,
        }
    }

    pub(super) fn differences(&self, old: &roundtable::Model) -> AuditEntry<RoundtableAction> {
        let at = |local: NaiveDateTime| clock::at(self.zone, local).to_rfc3339();
        AuditEntry::of(RoundtableAction::Changed, old.id)
            .changed(RoundtableField::Name, old.name.as_str(), &self.name)
            .changed(RoundtableField::Place, old.place.as_str(), &self.place)
            .changed(RoundtableField::TimeZone, old.time_zone.as_str(), self.zone.name())
            .changed(RoundtableField::StartsAt, old.starts_at.to_rfc3339(), at(self.starts))
            .changed(RoundtableField::EndsAt, old.ends_at.to_rfc3339(), at(self.ends))
            .changed(RoundtableField::AnswerBy, old.answer_by.to_rfc3339(), at(self.answer_until))
            .changed(RoundtableField::MostOfSector, old.most_of_sector, self.most_of_sector)
            .changed(RoundtableField::TownPerTable, old.town_per_table, self.town_per_table)
    }
}
