//! What organisers type about an item of a visit's programme, and what is wrong with it.

use chrono::{Duration, NaiveDateTime, Timelike};
use sea_orm::ActiveValue::{NotSet, Set};
use serde::{Deserialize, Serialize};

use super::{VisitAction, VisitField, details::please_choose, entity::visit_item};
use crate::{
    audit::AuditEntry,
    clock::{self, Instant, Tz},
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose, local_time, required, visible},
    ids::{VisitId, VisitItemId, VisitResourceId},
    locale::{Locale, Text},
};

/// Rooms and interpreters are counted in steps of so many minutes.
const STEP: u32 = 5;
/// Nothing takes longer; a mistyped day is found out.
const LONGEST: Duration = Duration::hours(24);

/// An item as typed. Times are by the clock of its visit; what may be missing is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemDetails {
    pub title: String,
    pub place: String,
    /// Ids of a room and of an interpreter.
    pub room: String,
    pub interpreter: String,
    pub starts: String,
    pub ends: String,
    pub host_organisation: String,
    pub host_name: String,
    pub host_email: String,
    /// The language of the host's letters.
    pub host_locale: String,
    pub gifts: String,
    pub menu: String,
    pub note: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    pub title: String,
    pub room: Option<VisitResourceId>,
    pub interpreter: Option<VisitResourceId>,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub host_email: String,
    pub host_key: String,
    place: String,
    starts: NaiveDateTime,
    ends: NaiveDateTime,
    host_organisation: String,
    host_name: String,
    host_locale: Locale,
    gifts: String,
    menu: String,
    note: String,
}

impl ItemDetails {
    /// Everything at once, so that every wrong field is named.
    pub(super) fn parse(&self, zone: Tz) -> Result<Parsed, FieldErrors> {
        let Self {
            title,
            place,
            room,
            interpreter,
            starts,
            ends,
            host_organisation,
            host_name,
            host_email,
            host_locale,
            gifts,
            menu,
            note,
        } = self;
        let mut fields = Fields::new();
        let title = fields.check("title", Line::<120>::parse(title));
        let place = fields.check("place", Line::<200>::parse_optional(place));
        let room = fields.check_optional("room", room, resource);
        let interpreter = fields.check_optional("interpreter", interpreter, resource);
        let starts = fields.check("starts", stepped(zone, starts));
        let ends = fields.check("ends", stepped(zone, ends));
        if let (Some(starts), Some(ends)) = (starts, ends) {
            let (from, to) = (clock::at(zone, starts), clock::at(zone, ends));
            if to <= from {
                fields.refuse("ends", Text::new("Das Ende liegt vor dem Beginn.", "The end is before the beginning."));
            } else if to - from > LONGEST {
                fields.refuse(
                    "ends",
                    Text::new("Länger als ein Tag: Bitte prüfen Sie das Datum.", "Longer than a day: please check the date."),
                );
            }
        }
        let has_person = [host_name, host_email].into_iter().any(|typed| !visible(typed).is_empty());
        let host_organisation = fields.check("host_organisation", Line::<160>::parse_optional(host_organisation));
        if has_person && host_organisation.as_ref().is_some_and(String::is_empty) {
            fields.refuse("host_organisation", required());
        }
        let host_name = fields.check_optional("host_name", host_name, PersonName::parse);
        let host_email = fields.check_optional("host_email", host_email, Email::parse);
        let host_locale = fields.check("host_locale", host_locale.parse::<Locale>().map_err(|_| please_choose()));
        let gifts = fields.check("gifts", Prose::<1000>::parse(gifts));
        let menu = fields.check("menu", Prose::<1000>::parse(menu));
        let note = fields.check("note", Prose::<2000>::parse(note));
        fields.finish(|| {
            let (starts, ends, host_organisation) = (starts?, ends?, host_organisation?);
            Some(Parsed {
                title: title?.into_string(),
                room: room?,
                interpreter: interpreter?,
                starts_at: clock::at(zone, starts),
                ends_at: clock::at(zone, ends),
                host_key: host_key(&host_organisation),
                host_email: host_email?.map(|email| email.as_str().to_owned()).unwrap_or_default(),
                place: place?,
                starts,
                ends,
                host_organisation,
                host_name: host_name?.map(|name| name.as_str().to_owned()).unwrap_or_default(),
                host_locale: host_locale?,
                gifts: gifts?.into_string(),
                menu: menu?.into_string(),
                note: note?.into_string(),
            })
        })
    }
}

/// By which a host is the same in two items, whoever of them is written to: nothing personal.
pub(crate) fn host_key(organisation: &str) -> String {
    organisation.to_lowercase()
}

fn resource(typed: &str) -> Result<VisitResourceId, Text> {
    typed.trim().parse().map_err(|_| please_choose())
}

/// A time that there is, on a step.
fn stepped(zone: Tz, typed: &str) -> Result<NaiveDateTime, Text> {
    let local = clock::existing(zone, local_time(typed)?)?;
    if local.minute() % STEP != 0 || local.second() != 0 {
        return Err(Text::new(format!("Bitte in Schritten von {STEP} Minuten."), format!("Please in steps of {STEP} minutes.")));
    }
    Ok(local)
}

impl Parsed {
    /// Every column that is typed: neither a new one nor a new field of the form compiles until it stands here.
    pub(super) fn columns(&self) -> visit_item::ActiveModel {
        let Self {
            title,
            room,
            interpreter,
            starts_at,
            ends_at,
            host_email,
            host_key,
            place,
            starts,
            ends,
            host_organisation,
            host_name,
            host_locale,
            gifts,
            menu,
            note,
        } = self;
        visit_item::ActiveModel {
            title: Set(title.clone()),
            place: Set(place.clone()),
            room_id: Set(*room),
            interpreter_id: Set(*interpreter),
            starts_local: Set(*starts),
            ends_local: Set(*ends),
            starts_at: Set(*starts_at),
            ends_at: Set(*ends_at),
            host_organisation: Set(host_organisation.clone()),
            host_name: Set(host_name.clone()),
            host_email: Set(host_email.clone()),
            host_key: Set(host_key.clone()),
            host_locale: Set(*host_locale),
            gifts: Set(gifts.clone()),
            menu: Set(menu.clone()),
            note: Set(note.clone()),
            id: NotSet,
            visit_id: NotSet,
            answer: NotSet,
            answer_hash: NotSet,
            asked_at: NotSet,
            answered_at: NotSet,
            created_at: NotSet,
        }
    }

    /// Whether a host who knows the item has to be asked again.
    pub(super) fn is_news_for_host(&self, old: &visit_item::Model) -> bool {
        self.title != old.title
            || self.place != old.place
            || self.room != old.room_id
            || (self.starts_at, self.ends_at) != (old.starts_at, old.ends_at)
            || self.host_email != old.host_email
    }

    /// For history: not who the host is, but whose guests they are. `before` and `after` are the names of room and interpreter.
    pub(super) fn differences(&self, old: &visit_item::Model, before: [String; 2], after: [String; 2]) -> AuditEntry<VisitAction> {
        let ([old_room, old_interpreter], [room, interpreter]) = (before, after);
        let entry = AuditEntry::of(VisitAction::ItemChanged, old.visit_id)
            .with(VisitField::Item, old.title.as_str())
            .changed(VisitField::ItemTitle, old.title.as_str(), &self.title)
            .changed(VisitField::Place, old.place.as_str(), &self.place)
            .changed(VisitField::Room, old_room, room)
            .changed(VisitField::Interpreter, old_interpreter, interpreter)
            .changed(VisitField::StartsAt, old.starts_at.to_rfc3339(), self.starts_at.to_rfc3339())
            .changed(VisitField::EndsAt, old.ends_at.to_rfc3339(), self.ends_at.to_rfc3339())
            .changed(VisitField::Host, old.host_organisation.as_str(), &self.host_organisation);
        // Whose gift it is and what somebody does not eat stays where it can be erased.
        let told = [(VisitField::Gifts, self.gifts != old.gifts), (VisitField::Menu, self.menu != old.menu)];
        told.into_iter().filter(|(_, is_other)| *is_other).fold(entry, |entry, (field, _)| entry.with(field, "changed"))
    }

    /// The row of a new item.
    pub(super) fn new_row(&self, visit: VisitId) -> visit_item::ActiveModel {
        visit_item::ActiveModel {
            id: Set(VisitItemId::new()),
            visit_id: Set(visit),
            answer: Set(super::HostAnswer::Unasked),
            answer_hash: Set(None),
            asked_at: Set(None),
            answered_at: Set(None),
            created_at: Set(clock::now()),
            ..self.columns()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item() -> ItemDetails {
        let text = str::to_owned;
        ItemDetails {
            title: text("Rundgang"),
            starts: text("2022-11-15T10:00"),
            ends: text("2022-11-15T11:30"),
            host_locale: text("de"),
            ..ItemDetails::default()
        }
    }

    fn refused(details: &ItemDetails) -> Vec<String> {
        let parsed = details.parse(clock::home());
        parsed.map(|_| Vec::new()).unwrap_or_else(|errors| errors.0.into_iter().map(|(field, _)| field).collect())
    }

    #[test]
    fn an_item_ends_after_it_begins_and_on_the_same_day() {
        assert_eq!(refused(&item()), Vec::<String>::new());
        for ends in ["2022-11-15T10:00", "2022-11-15T09:00", "2022-11-17T10:00", "2022-11-15T10:32", ""] {
            assert_eq!(refused(&ItemDetails { ends: ends.to_owned(), ..item() }), ["ends"], "{ends}");
        }
    }

    #[test]
    fn a_host_belongs_to_somebody() {
        assert_eq!(refused(&ItemDetails { host_name: "Hanna Haus".to_owned(), ..item() }), ["host_organisation"]);
        assert_eq!(refused(&ItemDetails { room: "<b>x</b>".to_owned(), host_locale: String::new(), ..item() }), ["room", "host_locale"]);
    }
}
