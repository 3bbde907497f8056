//! What organisers type about a visit as a whole, and what is wrong with it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{VisitAction, VisitField, VisitPriority, columns::keyed, entity::visit};
use crate::{
    audit::AuditEntry,
    clock::{self, Tz},
    event,
    field::{FieldErrors, Fields, Line, Prose, date, required, whole},
    ids::BridgeId,
    locale::Text,
};

/// A visit as typed; what may be missing is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VisitDetails {
    pub title_de: String,
    pub title_en: String,
    pub people: String,
    pub interests: String,
    pub priority: String,
    /// The id of a bridge.
    pub bridge: String,
    pub starts_on: String,
    /// Empty: the first day is the only one.
    pub ends_on: String,
    /// IANA.
    pub time_zone: String,
    /// `on`: everybody may know that they come, with title, country and month.
    pub is_public: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    pub bridge: Option<BridgeId>,
    pub zone: Tz,
    title: Text,
    people: i32,
    interests: String,
    priority: VisitPriority,
    days: Option<(NaiveDate, NaiveDate)>,
    is_public: bool,
}

impl VisitDetails {
    /// Everything at once, so that every wrong field is named.
    pub(super) fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { title_de, title_en, people, interests, priority, bridge, starts_on, ends_on, time_zone, is_public } = self;
        let mut fields = Fields::new();
        let de = fields.check("title_de", Line::<120>::parse_optional(title_de));
        let en = fields.check("title_en", Line::<120>::parse_optional(title_en));
        let people = fields.check("people", whole(people, 1..=500));
        let interests = fields.check("interests", Prose::<2000>::parse(interests));
        let priority = fields.check("priority", priority.parse::<VisitPriority>().map_err(|_| please_choose()));
        let bridge = fields.check_optional("bridge", bridge, |id| id.trim().parse::<BridgeId>().map_err(|_| please_choose()));
        let starts = fields.check_optional("starts_on", starts_on, date);
        let ends = fields.check_optional("ends_on", ends_on, date);
        let zone = fields.check("time_zone", event::typed_zone(time_zone));
        let days = match (starts.flatten(), ends.flatten()) {
            (None, None) => None,
            (None, Some(_)) => {
                fields.refuse("starts_on", required());
                None
            }
            (Some(starts), ends) => Some((starts, ends.unwrap_or(starts))),
        };
        if let Some((starts, ends)) = days {
            if ends < starts {
                fields.refuse("ends_on", Text::new("Der letzte Tag liegt vor dem ersten.", "The last day is before the first."));
            } else if (ends - starts).num_days() > 60 {
                let problem =
                    Text::new("Länger als zwei Monate: Bitte prüfen Sie das Jahr.", "Longer than two months: please check the year.");
                fields.refuse("ends_on", problem);
            }
        }
        let is_public = is_public == "on";
        if is_public && days.is_none() {
            let problem = Text::new(
                "Öffentlich steht der Monat: Bitte nennen Sie den ersten Tag.",
                "The month is public: please give the first day.",
            );
            fields.refuse("starts_on", problem);
        }
        fields.finish(|| {
            Some(Parsed {
                bridge: bridge?,
                zone: zone?,
                title: Text::new(de?, en?),
                people: i32::try_from(people?).ok()?,
                interests: interests?.into_string(),
                priority: priority?,
                days,
                is_public,
            })
        })
    }
}

impl Parsed {
    /// The visit as this form says.
    pub(super) fn row_of(&self, old: &visit::Model) -> visit::Model {
        let Self { bridge, zone, title, people, interests, priority, days, is_public } = self;
        keyed(visit::Model {
            bridge_id: *bridge,
            title_de: title.de.clone(),
            title_en: title.en.clone(),
            people: *people,
            interests: interests.clone(),
            priority: *priority,
            time_zone: zone.name().to_owned(),
            starts_on: days.map(|(starts, _)| starts),
            ends_on: days.map(|(_, ends)| ends),
            is_public: *is_public,
            revision: old.revision + 1,
            updated_at: clock::now(),
            ..old.clone()
        })
    }
}

/// Every field that the form changed, for history; the names are of the bridges before and after.
pub(super) fn differences(old: &visit::Model, new: &visit::Model, before: String, after: String) -> AuditEntry<VisitAction> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    AuditEntry::of(VisitAction::Changed, old.id)
        .changed(VisitField::TitleDe, old.title_de.as_str(), &new.title_de)
        .changed(VisitField::TitleEn, old.title_en.as_str(), &new.title_en)
        .changed(VisitField::People, old.people, new.people)
        .changed(VisitField::Interests, old.interests.as_str(), &new.interests)
        .changed(VisitField::Priority, old.priority.as_str(), new.priority.as_str())
        .changed(VisitField::Bridge, before, after)
        .changed(VisitField::TimeZone, old.time_zone.as_str(), &new.time_zone)
        .changed(VisitField::StartsOn, day(old.starts_on), day(new.starts_on))
        .changed(VisitField::EndsOn, day(old.ends_on), day(new.ends_on))
        .changed(VisitField::IsPublic, old.is_public, new.is_public)
}

pub(super) fn please_choose() -> Text {
    Text::new("Bitte aus der Liste wählen.", "Please choose from the list.")
}
