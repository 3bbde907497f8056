//! The zone of a place, by its country and city.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::{Tz, data, instant};
use crate::field::slug_of;

/// For rules that came with this program; a folder of the system has its own `zone.tab`.
const COUNTRIES: &str = include_str!("countries.tsv");

/// What can be said of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposal {
    Zone(Tz),
    /// The country has several, and the city is none after which one is named.
    Several(Vec<Tz>),
    /// No zone of this country is known.
    None,
}

/// The zone of `city` in `country` (ISO 3166-1 alpha-2) for something that takes place on `day`: the one that is named
/// after the city; or the first of the country, if all its clocks show the same all that year.
pub fn propose(country: &str, city: &str, day: NaiveDate) -> Proposal {
    let zones = zones_of(country);
    let city = slug_of(city);
    let same_name = |zone: &&Tz| zone.city().is_some_and(|of_zone| slug_of(&of_zone) == city);
    if let Some(zone) = zones.iter().find(same_name) {
        return Proposal::Zone(*zone);
    }
    match zones.split_first() {
        None => Proposal::None,
        Some((first, others)) if others.iter().all(|other| same_clocks(*first, *other, day.year())) => Proposal::Zone(*first),
        Some(_) => Proposal::Several(zones),
    }
}

/// Every zone that some country has.
pub(super) fn names() -> BTreeSet<String> {
    rows().into_iter().map(|(_, zone)| zone).collect()
}

fn zones_of(country: &str) -> Vec<Tz> {
    rows().into_iter().filter(|(code, _)| code == country).filter_map(|(_, name)| name.parse().ok()).collect()
}

/// Country and zone.
fn rows() -> Vec<(String, String)> {
    let of_system = data::table("zone.tab").map(|text| read(&text, 2)).filter(|rows| !rows.is_empty());
    of_system.unwrap_or_else(|| read(COUNTRIES, 1))
}

fn read(text: &str, column: usize) -> Vec<(String, String)> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        Some(((*cells.first()?).to_owned(), (*cells.get(column)?).to_owned()))
    };
    text.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

/// Whether noon is the same instant in both, every day of a year.
fn same_clocks(one: Tz, other: Tz, year: i32) -> bool {
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    let noons = first.into_iter().flat_map(|first| first.iter_days().take(366)).filter_map(|day| day.and_hms_opt(12, 0, 0));
    noons.into_iter().all(|noon| instant(one, noon) == instant(other, noon))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(country: &str, city: &str) -> Proposal {
        propose(country, city, NaiveDate::from_ymd_opt(2027, 3, 9).expect("a date"))
    }

    fn zone(name: &str) -> Proposal {
        Proposal::Zone(name.parse().expect("a zone"))
    }

    #[test]
    fn country_and_city_propose_a_zone() {
        assert_eq!(proposed("FR", "Cannes"), zone("Europe/Paris"));
        assert_eq!(proposed("DE", "Essen"), zone("Europe/Berlin"));
        assert_eq!(proposed("BR", "  são PAULO "), zone("America/Sao_Paulo"));
        assert_eq!(proposed("CA", "Vancouver"), zone("America/Vancouver"));
        assert_eq!(
            proposed("CN", "上海"),
            Proposal::Several(vec!["Asia/Shanghai".parse().expect("a zone"), "Asia/Urumqi".parse().expect("a zone")])
        );
        assert_eq!(proposed("JP", "Osaka"), zone("Asia/Tokyo"));
        assert_eq!(proposed("XX", "Atlantis"), Proposal::None);
    }

    #[test]
    fn a_country_with_several_clocks_asks_back() {
        let Proposal::Several(zones) = proposed("US", "Las Vegas") else { panic!("several") };

        assert!(zones.contains(&"America/Los_Angeles".parse().expect("a zone")));
    }

    #[test]
    fn every_zone_of_every_country_is_known() {
        let unknown: Vec<_> = read(COUNTRIES, 1).into_iter().filter(|(_, name)| name.parse::<Tz>().is_err()).collect();

        assert_eq!(unknown, []);
    }

    #[test]
    fn tables_of_systems_have_coordinates_in_between() {
        assert_eq!(
            read("# comment\nDE\t+5230+01322\tEurope/Berlin\tmost of Germany\n", 2),
            [("DE".to_owned(), "Europe/Berlin".to_owned())]
        );
    }
}
