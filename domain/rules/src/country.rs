//! Countries by their ISO 3166-1 alpha-2 code, with their German and English names (`data/countries.csv`).

use std::sync::LazyLock;

use crate::{
    alphabet::compare_names,
    field::visible,
    locale::{Locale, Text},
};

const DATA: &str = include_str!("../data/countries.csv");

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| DATA.lines().skip(1).filter_map(read_country).collect());

/// A country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// `DE`.
    pub code: &'static str,
    pub name: Text,
}

/// Every country, in the order of its code.
pub fn countries() -> &'static [Country] {
    &COUNTRIES
}

/// Every country by its name in one language; browsers jump to it by its first letters.
pub fn countries_by_name(locale: Locale) -> Vec<&'static Country> {
    let mut countries: Vec<_> = COUNTRIES.iter().collect();
    countries.sort_by(|a, b| compare_names(a.name.in_(locale), b.name.in_(locale)));
    countries
}

/// What a country is called; an unknown code is shown as it is.
pub fn country_name(locale: Locale, code: &str) -> &str {
    find_country(code).map_or(code, |country| country.name.in_(locale))
}

/// The states of the European Union.
const UNION: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

/// Whether a code is that of a state of the European Union.
pub fn is_in_union(code: &str) -> bool {
    UNION.split(' ').any(|state| state == code)
}

/// The code of an existing country, as typed or chosen.
///
/// # Errors
/// A sentence for the author.
pub fn parse_country(typed: &str) -> Result<String, Text> {
    let code = visible(typed).to_ascii_uppercase();
    find_country(&code)
        .map(|country| country.code.to_owned())
        .ok_or_else(|| Text::new("Bitte ein Land aus der Liste wählen.", "Please choose a country from the list."))
}

fn find_country(code: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.code == code)
}

fn read_country(line: &'static str) -> Option<Country> {
    let mut parts = line.split(';');
    let (code, de, en) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Country { code, name: Text::new(de, en) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_a_country() {
        assert_eq!(countries().len(), DATA.lines().count() - 1);
        assert!(countries().iter().all(|country| country.code.len() == 2 && !country.name.de.is_empty() && !country.name.en.is_empty()));
        assert!(countries().is_sorted_by(|one, other| one.code < other.code));
    }

    #[test]
    fn umlauts_are_sorted_among_their_letters() {
        let names: Vec<_> = countries_by_name(Locale::De).into_iter().map(|country| country.name.de.as_str()).collect();

        assert!(names.iter().position(|name| *name == "Österreich") < names.iter().position(|name| *name == "Polen"), "{names:?}");
        assert_eq!(names.len(), countries().len());
    }

    #[test]
    fn letters_with_marks_are_sorted_among_their_letters() {
        let names: Vec<_> = countries_by_name(Locale::En).into_iter().map(|country| country.name.en.as_str()).collect();
        let place = |name: &str| names.iter().position(|other| *other == name).unwrap_or_else(|| panic!("{name} in {names:?}"));

        for [before, name, after] in [
            ["Afghanistan", "Åland Islands", "Albania"],
            ["Costa Rica", "Côte d’Ivoire", "Croatia"],
            ["San Marino", "São Tomé and Príncipe", "Saudi Arabia"],
        ] {
            assert!(place(before) < place(name) && place(name) < place(after), "{name}");
        }
    }

    #[test]
    fn a_country_is_named_in_both_languages() {
        assert_eq!(country_name(Locale::De, "DE"), "Deutschland");
        assert_eq!(country_name(Locale::En, "DE"), "Germany");
        assert_eq!(parse_country(" il "), Ok("IL".to_owned()));
        assert!(parse_country("XX").is_err());
    }
}
