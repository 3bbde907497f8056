//! What an organiser types about an item of the programme, and what is wrong with it.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{TripItemKind, plan::Plan};
use crate::{
    clock::{self, Instant},
    field::{FieldErrors, Fields, Line, Prose, WebAddress, local_time},
    ids::{TripGroupId, TripLegId},
    locale::Text,
};

/// Nothing on a trip lasts longer; a mistyped day is found out.
const LONGEST: Duration = Duration::days(3);

/// An item as typed. Times are what the clocks of its leg show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemDetails {
    /// The id of a leg.
    pub leg: String,
    /// A word of [`TripItemKind`].
    pub kind: String,
    pub title_de: String,
    pub title_en: String,
    pub starts: String,
    pub ends: String,
    /// Ids of groups; none: for everybody.
    pub groups: Vec<String>,
    /// All that follows may be empty.
    pub place: String,
    pub address: String,
    pub map_link: String,
    pub host: String,
    pub bring_de: String,
    pub bring_en: String,
}

/// The same, parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    pub leg: TripLegId,
    pub kind: TripItemKind,
    pub title: Text,
    pub starts_local: NaiveDateTime,
    pub ends_local: NaiveDateTime,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// Sorted, each once.
    pub groups: Vec<TripGroupId>,
    pub place: String,
    pub address: String,
    pub map_link: String,
    pub host: String,
    pub bring: Text,
}

impl ItemDetails {
    /// Everything at once, so that every wrong field is named.
    pub(super) fn parse(&self, plan: &Plan) -> Result<Parsed, FieldErrors> {
        let Self { leg, kind, title_de, title_en, starts, ends, groups, place, address, map_link, host, bring_de, bring_en } = self;
        let mut fields = Fields::new();
        let leg = fields.check("leg", leg.parse().ok().and_then(|id| plan.leg(id)).ok_or_else(please_choose));
        let kind = fields.check("kind", kind.parse::<TripItemKind>().map_err(|_| please_choose()));
        let title_de = fields.check("title_de", Line::<160>::parse(title_de));
        let title_en = fields.check("title_en", Line::<160>::parse(title_en));
        let existing = |typed: &str| {
            let local = local_time(typed)?;
            leg.map_or(Ok(local), |leg| clock::existing(leg.zone, local))
        };
        let starts_local = fields.check("starts", existing(starts));
        let ends_local = fields.check("ends", existing(ends));
        let groups = fields.check("groups", groups_of(plan, groups));
        let place = fields.check("place", Line::<160>::parse_optional(place));
        let address = fields.check("address", Line::<200>::parse_optional(address));
        let map_link = fields.check_optional("map_link", map_link, safe_link);
        let host = fields.check("host", Line::<160>::parse_optional(host));
        let bring_de = fields.check("bring_de", Prose::<600>::parse(bring_de));
        let bring_en = fields.check("bring_en", Prose::<600>::parse(bring_en));
        if let (Some(leg), Some(kind), Some(starts), Some(ends)) = (leg, kind, starts_local, ends_local) {
            let length = clock::at(leg.zone, ends) - clock::at(leg.zone, starts);
            if length <= Duration::zero() {
                fields.refuse("ends", Text::new("Das Ende liegt nicht nach dem Beginn.", "The end is not after the beginning."));
            } else if length > LONGEST {
                fields.refuse("ends", Text::new("So lange dauert kein Programmpunkt.", "No item lasts that long."));
            } else if let Some((field, problem)) = outside(kind, starts, ends, (leg.starts_on, leg.ends_on)) {
                fields.refuse(field, problem);
            }
        }
        fields.finish(|| {
            let (leg, starts_local, ends_local) = (leg?, starts_local?, ends_local?);
            Some(Parsed {
                leg: leg.id,
                kind: kind?,
                title: Text::new(title_de?.into_string(), title_en?.into_string()),
                starts_local,
                ends_local,
                starts_at: clock::at(leg.zone, starts_local),
                ends_at: clock::at(leg.zone, ends_local),
                groups: groups?,
                place: place?,
                address: address?,
                map_link: map_link?.unwrap_or_default(),
                host: host?,
                bring: Text::new(bring_de?.into_string(), bring_en?.into_string()),
            })
        })
    }
}

/// What is wrong with the days of an item. It begins on one of the days of its leg, and may end in the night after the last
/// one. A transfer also leads there and away: by the clocks of the leg it may begin the day before, as somebody who flies
/// east over the date line leaves on the day after the one on which they arrive by the clocks at home, and end the day after.
pub(super) fn outside(
    kind: TripItemKind,
    starts: NaiveDateTime,
    ends: NaiveDateTime,
    (first, last): (NaiveDate, NaiveDate),
) -> Option<(&'static str, Text)> {
    let day = Duration::days(1);
    let (earliest, latest) = match kind {
        TripItemKind::Transfer => (first - day, last + day),
        TripItemKind::Visit | TripItemKind::Pitch | TripItemKind::Reception | TripItemKind::Free => (first, last),
    };
    if !(earliest..=latest).contains(&starts.date()) {
        let problem = Text::new(
            format!("Das liegt außerhalb der Etappe ({} bis {}).", first.format("%d.%m.%Y"), last.format("%d.%m.%Y")),
            format!("This is outside of the leg ({} to {}).", first.format("%-d %b %Y"), last.format("%-d %b %Y")),
        );
        return Some(("starts", problem));
    }
    let too_late = ends.date() > latest.max(last + day);
    too_late.then(|| ("ends", Text::new("Das endet nach der Etappe.", "This ends after the leg.")))
}

fn groups_of(plan: &Plan, typed: &[String]) -> Result<Vec<TripGroupId>, Text> {
    let known = |typed: &String| typed.parse().ok().and_then(|id| plan.group(id)).map(|group| group.id);
    let mut groups = typed.iter().filter(|typed| !typed.is_empty()).map(known).collect::<Option<Vec<_>>>().ok_or_else(please_choose)?;
    groups.sort();
    groups.dedup();
    Ok(groups)
}

/// Travellers press it on their phones abroad.
fn safe_link(typed: &str) -> Result<String, Text> {
    let link = WebAddress::parse(typed)?.into_string();
    if link.starts_with("https://") {
        return Ok(link);
    }
    Err(Text::new("Bitte einen Link angeben, der mit https:// beginnt.", "Please give a link that begins with https://."))
}

fn please_choose() -> Text {
    Text::new("Bitte wählen.", "Please choose.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn at(text: &str) -> NaiveDateTime {
        local_time(text).expect("a time")
    }

    fn wrong(kind: TripItemKind, starts: &str, ends: &str) -> Option<&'static str> {
        outside(kind, at(starts), at(ends), (day("2027-06-10"), day("2027-06-12"))).map(|(field, _)| field)
    }

    #[test]
    fn an_item_lies_within_the_days_of_its_leg() {
        assert_eq!(wrong(TripItemKind::Visit, "2027-06-10T00:00", "2027-06-10T01:00"), None);
        assert_eq!(wrong(TripItemKind::Visit, "2027-06-09T23:00", "2027-06-10T01:00"), Some("starts"));
        assert_eq!(wrong(TripItemKind::Visit, "2027-06-13T09:00", "2027-06-13T10:00"), Some("starts"));
    }

    #[test]
    fn a_reception_may_end_in_the_night_and_no_later() {
        assert_eq!(wrong(TripItemKind::Reception, "2027-06-12T20:00", "2027-06-13T01:00"), None);
        assert_eq!(wrong(TripItemKind::Reception, "2027-06-12T20:00", "2027-06-14T01:00"), Some("ends"));
    }

    #[test]
    fn a_flight_over_the_date_line_begins_the_day_before_or_ends_the_day_after() {
        assert_eq!(wrong(TripItemKind::Transfer, "2027-06-09T20:00", "2027-06-10T09:00"), None);
        assert_eq!(wrong(TripItemKind::Transfer, "2027-06-12T22:00", "2027-06-13T16:00"), None);
        assert_eq!(wrong(TripItemKind::Transfer, "2027-06-08T20:00", "2027-06-09T09:00"), Some("starts"));
    }

    #[test]
    fn a_map_is_opened_over_https_alone() {
        assert_eq!(safe_link("https://maps.example/x"), Ok("https://maps.example/x".to_owned()));
        for typed in ["http://maps.example/x", "javascript:alert(1)", "ftp://maps.example"] {
            assert!(safe_link(typed).is_err(), "{typed}");
        }
    }
}
