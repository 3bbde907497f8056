//! The days and the zone that meetings of a bridge have of their own.

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};

use super::{MatchmakingAction, MatchmakingField, entity::matchmaking, history::entry};
use crate::{
    audit::AuditEntry,
    clock::{self, Tz},
    event,
    field::{FieldErrors, Fields, date},
    locale::Text,
};

/// No round is longer: times are there for a few days of it anyway.
const MOST_DAYS: i64 = 366;

/// Days and zone, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoundDays {
    pub starts_on: String,
    pub ends_on: String,
    /// IANA name.
    pub time_zone: String,
    /// `on`: the times move by as many days as the first day.
    pub moves_along: String,
}

/// The same, in valid form; also those of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub zone: Tz,
}

impl RoundDays {
    pub(super) fn parse(&self) -> Result<Days, FieldErrors> {
        let Self { starts_on, ends_on, time_zone, moves_along: _ } = self;
        let mut fields = Fields::new();
        let first = fields.check("starts_on", date(starts_on));
        let last = fields.check("ends_on", date(ends_on));
        let zone = fields.check("time_zone", event::typed_zone(time_zone));
        if let (Some(first), Some(last)) = (first, last) {
            if last < first {
                fields.refuse("ends_on", Text::new("Der letzte Tag liegt vor dem ersten.", "The last day is before the first one."));
            } else if (last - first).num_days() >= MOST_DAYS {
                fields.refuse("ends_on", Text::new("Höchstens ein Jahr nach dem ersten Tag.", "At most a year after the first day."));
            }
        }
        fields.finish(|| Some(Days { starts_on: first?, ends_on: last?, zone: zone? }))
    }
}

impl Days {
    /// Those of a bridge's meetings; `None` for those of an event.
    pub(super) fn of(round: &matchmaking::Model) -> Option<Self> {
        let zone = clock::zone(round.time_zone.as_deref()?);
        Some(Self { starts_on: round.starts_on?, ends_on: round.ends_on?, zone })
    }

    /// As columns beside others.
    pub(super) fn onto(self, row: matchmaking::ActiveModel) -> matchmaking::ActiveModel {
        matchmaking::ActiveModel {
            starts_on: Set(Some(self.starts_on)),
            ends_on: Set(Some(self.ends_on)),
            time_zone: Set(Some(self.zone.name().to_owned())),
            ..row
        }
    }

    pub(super) fn differences(self, before: &Self, old: &matchmaking::Model) -> AuditEntry<MatchmakingAction> {
        entry(MatchmakingAction::Changed, old)
            .changed(MatchmakingField::StartsOn, before.starts_on.to_string(), self.starts_on.to_string())
            .changed(MatchmakingField::EndsOn, before.ends_on.to_string(), self.ends_on.to_string())
            .changed(MatchmakingField::TimeZone, before.zone.name(), self.zone.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(starts_on: &str, ends_on: &str, time_zone: &str) -> Vec<String> {
        let typed = RoundDays {
            starts_on: starts_on.to_owned(),
            ends_on: ends_on.to_owned(),
            time_zone: time_zone.to_owned(),
            moves_along: String::new(),
        };
        typed.parse().err().map(|errors| errors.0.into_iter().map(|(field, _)| field).collect()).unwrap_or_default()
    }

    #[test]
    fn days_are_in_order_and_the_zone_is_one() {
        assert_eq!(refused("2027-04-01", "2027-04-02", "Europe/Berlin"), [] as [String; 0]);
        assert_eq!(refused("2027-04-02", "2027-04-01", "Europe/Berlin"), ["ends_on"]);
        assert_eq!(refused("2027-04-01", "2029-04-01", "Europe/Berlin"), ["ends_on"]);
        assert_eq!(refused("", "", "Ruhrgebiet"), ["starts_on", "ends_on", "time_zone"]);
    }
}
