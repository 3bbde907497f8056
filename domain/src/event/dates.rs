//! Days, hours and deadlines of an event as typed, and what is wrong with them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::EventDetails;
use crate::{
    clock::{self, Tz},
    field::{Fields, date, local_time, plain},
    locale::Text,
    zone::{self, Proposal},
};

impl EventDetails {
    pub(super) fn days(&self, fields: &mut Fields) -> Option<(NaiveDate, NaiveDate)> {
        let (starts, ends) = (fields.check("starts_on", date(&self.starts_on)), fields.check("ends_on", date(&self.ends_on)));
        let (starts, ends) = (starts?, ends?);
        if ends < starts {
            fields.refuse("ends_on", Text::new("Der letzte Tag liegt vor dem ersten.", "The last day is before the first."));
        } else if (ends - starts).num_days() > 30 {
            fields.refuse(
                "ends_on",
                Text::new("Länger als 31 Tage: Bitte prüfen Sie das Jahr.", "Longer than 31 days: please check the year."),
            );
        }
        Some((starts, ends))
    }

    pub(super) fn hours(&self, fields: &mut Fields) -> Option<(i32, i32)> {
        let (opens, closes) = (fields.check("opens", minute(&self.opens)), fields.check("closes", minute(&self.closes)));
        let opens = opens?;
        let closes = if closes? == 0 { 1440 } else { closes? };
        if closes <= opens {
            fields.refuse("closes", Text::new("Der Stand schließt, bevor er öffnet.", "The booth closes before it opens."));
        }
        Some((opens, closes))
    }

    /// Opening and closing of applications, and the end of naming staff: in this order, and before the event is over.
    pub(super) fn times(
        &self,
        fields: &mut Fields,
        zone: Option<Tz>,
        days: Option<(NaiveDate, NaiveDate)>,
    ) -> Option<[Option<NaiveDateTime>; 3]> {
        let opens = fields.check_optional("applications_open_at", &self.applications_open_at, local_time);
        let closes = fields.check_optional("applications_close_at", &self.applications_close_at, local_time);
        let passes = fields.check_optional("passes_close_at", &self.passes_close_at, local_time);
        let (opens, closes, passes) = (opens?, closes?, passes?);
        let (zone, (starts, ends)) = (zone?, days?);
        if opens.is_some() && closes.is_none() {
            fields.refuse("applications_close_at", Text::new("Bis wann kann man sich bewerben?", "Until when can one apply?"));
        }
        if let (Some(opens), Some(closes)) = (opens, closes)
            && closes <= opens
        {
            fields.refuse(
                "applications_close_at",
                Text::new("Die Bewerbung endet, bevor sie beginnt.", "Applications close before they open."),
            );
        }
        if closes.is_some_and(|closes| closes.date() >= starts) {
            let problem = Text::new("Die Bewerbung muss vor dem ersten Tag enden.", "Applications must close before the first day.");
            fields.refuse("applications_close_at", problem);
        }
        // A last day before the first one is said already; what follows from it is not said again.
        if ends >= starts && passes.is_some_and(|passes| passes.date() > ends) {
            fields.refuse("passes_close_at", Text::new("Das liegt nach dem letzten Tag.", "This is after the last day."));
        }
        let times = [("applications_open_at", opens), ("applications_close_at", closes), ("passes_close_at", passes)];
        for (field, local) in times {
            if let Some(local) = local {
                fields.check(field, clock::existing(zone, local));
            }
        }
        Some(times.map(|(_, local)| local))
    }
}

/// The zone that goes without saying.
///
/// # Errors
/// A sentence for the author, where clocks differ within the country.
pub(crate) fn zone_of_place(country: &str, city: &str, day: NaiveDate) -> Result<Tz, Text> {
    match zone::propose(country, city, day) {
        Proposal::Zone(zone) => Ok(zone),
        Proposal::Several(zones) => {
            let some = zones.iter().take(6).filter_map(|zone| zone.city()).collect::<Vec<_>>().join(", ");
            Err(Text::new(
                format!("In diesem Land gehen die Uhren verschieden. Bitte wählen Sie die Zeitzone, zum Beispiel nach {some}."),
                format!("Clocks differ within this country. Please choose the time zone, such as that of {some}."),
            ))
        }
        Proposal::None => Err(Text::new("Bitte wählen Sie die Zeitzone.", "Please choose the time zone.")),
    }
}

/// A zone by its IANA name.
///
/// # Errors
/// A sentence for the author.
pub(crate) fn zone(typed: &str) -> Result<Tz, Text> {
    plain(typed).parse().map_err(|_| {
        Text::new(
            "Diese Zeitzone ist nicht bekannt. Sie sieht aus wie Europe/Berlin.",
            "This time zone is not known. It looks like Europe/Berlin.",
        )
    })
}

/// Minutes after midnight of a time as it is typed.
///
/// # Errors
/// A sentence for its author.
pub(crate) fn minute(typed: &str) -> Result<i32, Text> {
    let time = ["%H:%M", "%H:%M:%S"].iter().find_map(|format| NaiveTime::parse_from_str(&plain(typed), format).ok());
    let minutes = time.and_then(|time| i32::try_from(time.hour() * 60 + time.minute()).ok());
    let midnight = (plain(typed) == "24:00").then_some(0);
    minutes
        .or(midnight)
        .ok_or_else(|| Text::new("Bitte eine Uhrzeit angeben, zum Beispiel 09:00.", "Please give a time, for example 09:00."))
}
