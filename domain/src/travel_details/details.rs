//! What a traveller gives, and the form in which they type it. Nothing has to be given at once: what is missing is told.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};
use rules::travel_details::{check_note, was_told};
use serde::{Deserialize, Serialize};

use super::{EntryKind, EntryState, Room, setting::phone, trip::Trip};
use crate::{
    clock::{self, Tz},
    country::parse_country,
    field::{FieldErrors, Fields, Line, Prose, date, local_time, visible},
    locale::{Locale, Text},
};

/// What is sealed: whoever adds a field gives older seals its default.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TravelDetails {
    /// As the passport has it.
    pub passport_name: String,
    /// ISO 3166-1 alpha-2.
    pub nationality: String,
    /// Only where the trip asks for it.
    pub passport_number: String,
    /// The last day on which it is good.
    pub passport_expires: Option<NaiveDate>,
    pub entries: Vec<EntryPermission>,
    pub diet: String,
    pub emergency_name: String,
    /// As `PhoneNumber` keeps it.
    pub emergency_phone: String,
    /// By the clock of the first leg.
    pub arrives_at: Option<NaiveDateTime>,
    /// Flight or train.
    pub arrives_by: String,
    /// By the clock of the last leg.
    pub leaves_at: Option<NaiveDateTime>,
    pub leaves_by: String,
    pub room: Option<Room>,
    /// With whom a room is shared.
    pub room_with: String,
}

/// What allows a traveller into a country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryPermission {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub kind: EntryKind,
    pub state: EntryState,
}

/// It never reaches a log through `{:?}`.
impl fmt::Debug for TravelDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TravelDetails(…)")
    }
}

/// The same as typed, but for the permissions to enter, which have a form each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TravelForm {
    pub passport_name: String,
    pub nationality: String,
    pub passport_number: String,
    pub passport_expires: String,
    pub diet: String,
    pub emergency_name: String,
    pub emergency_phone: String,
    pub arrives_at: String,
    pub arrives_by: String,
    pub leaves_at: String,
    pub leaves_by: String,
    pub room: String,
    pub room_with: String,
    /// `on`: the author was told that something looks like the number of a passport.
    pub told: String,
}

impl TravelForm {
    /// In valid form, with the permissions that were given before. `locale` is of the page: who writes in German may leave
    /// out the country of a German number.
    pub(super) fn parse(&self, trip: &Trip, before: TravelDetails, locale: Locale) -> Result<TravelDetails, FieldErrors> {
        let Self {
            passport_name,
            nationality,
            passport_number,
            passport_expires,
            diet,
            emergency_name,
            emergency_phone,
            arrives_at,
            arrives_by,
            leaves_at,
            leaves_by,
            room,
            room_with,
            told,
        } = self;
        let mut fields = Fields::new();
        let told = was_told(&mut fields, told);
        let passport_name = fields.check("passport_name", Line::<120>::parse_optional(passport_name));
        let nationality = fields.check_optional("nationality", nationality, parse_country);
        // What the trip does not ask for is not kept, whoever sends it.
        let passport_number = if trip.setting.asks_passport_number { passport_number.as_str() } else { "" };
        let passport_number = fields.check("passport_number", Line::<20>::parse_optional(passport_number));
        let passport_expires = fields.check_optional("passport_expires", passport_expires, date);
        check_note(&mut fields, "diet", diet, told);
        let diet = fields.check("diet", Prose::<500>::parse(diet));
        let emergency_name = fields.check("emergency_name", Line::<80>::parse_optional(emergency_name));
        let emergency_phone = fields.check_optional("emergency_phone", emergency_phone, |typed| phone(typed, locale));
        let arrives_at = fields.check_optional("arrives_at", arrives_at, |typed| shown(trip.first_zone(), typed));
        let arrives_by = fields.check("arrives_by", Line::<60>::parse_optional(arrives_by));
        let leaves_at = fields.check_optional("leaves_at", leaves_at, |typed| shown(trip.last_zone(), typed));
        let leaves_by = fields.check("leaves_by", Line::<60>::parse_optional(leaves_by));
        if let (Some(Some(arrives)), Some(Some(leaves))) = (arrives_at, leaves_at)
            && clock::at(trip.last_zone(), leaves) <= clock::at(trip.first_zone(), arrives)
        {
            fields.refuse("leaves_at", Text::new("Die Abreise liegt vor der Ankunft.", "You leave before you arrive."));
        }
        let room = fields.check_optional("room", room, chosen_room);
        check_note(&mut fields, "room_with", room_with, told);
        let room_with = fields.check("room_with", Line::<120>::parse_optional(room_with));
        fields.finish(|| {
            let room = room?;
            Some(TravelDetails {
                passport_name: passport_name?,
                nationality: nationality?.unwrap_or_default(),
                passport_number: passport_number?.to_uppercase(),
                passport_expires: passport_expires?,
                entries: before.entries,
                diet: diet?.into_string(),
                emergency_name: emergency_name?,
                emergency_phone: emergency_phone?.unwrap_or_default(),
                arrives_at: arrives_at?,
                arrives_by: arrives_by?,
                leaves_at: leaves_at?,
                leaves_by: leaves_by?,
                room,
                room_with: if room == Some(Room::Shared) { room_with? } else { String::new() },
            })
        })
    }
}

fn shown(zone: Tz, typed: &str) -> Result<NaiveDateTime, Text> {
    clock::existing(zone, local_time(typed)?)
}

fn chosen_room(typed: &str) -> Result<Room, Text> {
    visible(typed).parse().map_err(|_| Text::new("Bitte wählen Sie aus der Liste.", "Please choose from the list."))
}
