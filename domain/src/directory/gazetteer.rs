//! Where towns are, for the map of exhibitors and that of the world. A table of our own: the few hundred towns from which
//! exhibitors of the Ruhr and its fairs come and to which the agency travels, under the names that Germans, the English and
//! the towns themselves give them.

use std::{collections::HashMap, sync::LazyLock};

use crate::db::search::typed_words;

const TOWNS: &str = include_str!("gazetteer/towns.tsv");

/// A place on earth (WGS 84), in thousandths of a degree: north and east are positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Coordinates {
    pub latitude: i32,
    pub longitude: i32,
}

/// By name, as [`key`] folds it; each with its country.
static PLACES: LazyLock<HashMap<String, Vec<(&'static str, Coordinates)>>> = LazyLock::new(|| {
    let mut places: HashMap<String, Vec<_>> = HashMap::new();
    for ((country, key), place) in rows(TOWNS) {
        places.entry(key).or_default().push((country, place));
    }
    places
});

/// Where a town is, by its name in any spelling and its country (ISO 3166-1 alpha-2); `None` if it is not in the table.
/// `Köln-Deutz` is in Köln.
pub(crate) fn find(name: &str, country: &str) -> Option<Coordinates> {
    let of = |name: &str| PLACES.get(&key(name))?.iter().find(|(of, _)| *of == country).map(|(_, place)| *place);
    of(name).or_else(|| of(name.split_once('-')?.0))
}

/// Where a town is; without a country only if there is one town of this name.
pub fn place_of(name: &str, country: &str) -> Option<Coordinates> {
    if !country.is_empty() {
        return find(name, country);
    }
    let mut places = all_called(name);
    let first = places.next()?;
    places.all(|other| other == first).then_some(first)
}

/// Where towns of this name are, in whatever country.
pub(super) fn all_called(name: &str) -> impl Iterator<Item = Coordinates> {
    PLACES.get(&key(name)).into_iter().flatten().map(|(_, place)| *place)
}

/// The same for every spelling of a name: without case, marks and signs, and without regard to `ö` or `oe`.
pub(super) fn key(name: &str) -> String {
    typed_words(name).join(" ")
}

/// Country, key and place of every name in the table.
fn rows(table: &'static str) -> impl Iterator<Item = ((&'static str, String), Coordinates)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(row).flat_map(|(names, country, place)| {
        let names = names.into_iter().filter(|name| !name.is_empty());
        names.map(move |name| ((country, key(name)), place))
    })
}

/// Names, country and place of a line.
fn row(line: &'static str) -> Option<(Vec<&'static str>, &'static str, Coordinates)> {
    let mut cells = line.split('\t');
    let (name, country) = (cells.next()?, cells.next()?);
    let place = Coordinates { latitude: thousandths(cells.next()?)?, longitude: thousandths(cells.next()?)? };
    let names = std::iter::once(name).chain(cells.next()?.split(',').map(str::trim)).collect();
    Some((names, country, place))
}

/// `-33.869` as -33869.
fn thousandths(degrees: &str) -> Option<i32> {
    let (whole, rest) = degrees.split_once('.')?;
    (rest.len() == 3).then(|| format!("{whole}{rest}").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn place(latitude: i32, longitude: i32) -> Option<Coordinates> {
        Some(Coordinates { latitude, longitude })
    }

    #[test]
    fn every_line_can_be_read_and_lies_on_earth() {
        let lines = || TOWNS.lines().filter(|line| !line.starts_with('#'));

        assert_eq!(lines().filter_map(row).count(), lines().count());
        for (names, country, Coordinates { latitude, longitude }) in lines().filter_map(row) {
            assert!(latitude.abs() < 90_000 && longitude.abs() <= 180_000 && country.len() == 2, "{names:?}");
        }
        let of_the_ruhr: Vec<_> = lines().filter_map(row).take(53).collect();
        assert_eq!((of_the_ruhr[0].0[0], of_the_ruhr[52].0[0]), ("Bochum", "Xanten"));
        assert!(of_the_ruhr.iter().all(|(_, _, at)| (51_200..51_900).contains(&at.latitude) && (6_300..8_000).contains(&at.longitude)));
    }

    #[test]
    fn the_towns_of_the_year_are_found_under_their_own_names_and_others() {
        let same = [
            ["Tel Aviv", "Tel Aviv-Yafo", "תל אביב"],
            ["Singapur", "Singapore", "新加坡"],
            ["Seoul", "Söul", "서울"],
            ["Shenzhen", "SHENZHEN", "深圳"],
            ["München", "Munich", "Muenchen"],
        ];
        for names in same {
            let [first, others @ ..] = names;
            assert!(place_of(first, "").is_some(), "{first}");
            assert!(others.iter().all(|other| place_of(other, "") == place_of(first, "")), "{names:?}");
        }
        for (name, country) in [("Toronto", "CA"), ("Pittsburgh", "US"), ("Chicago", "US"), ("Cannes", "FR")] {
            assert!(place_of(name, country).is_some() && place_of(name, "DE").is_none(), "{name}");
        }
        assert_eq!(place_of("Oberlinden", ""), None);
    }

    #[test]
    fn no_name_means_two_places() {
        let mut seen: BTreeMap<(&str, String), Coordinates> = BTreeMap::new();
        for (name, place) in rows(TOWNS) {
            let before = seen.insert(name.clone(), place);
            assert!(before.is_none_or(|before| before == place), "{name:?}");
        }
    }

    #[test]
    fn a_town_is_found_however_it_is_spelt() {
        let ruhr = place(51_427, 6_883);
        for name in ["Mülheim an der Ruhr", "Muelheim an der Ruhr", "MÜLHEIM", "Mulheim (Ruhr)", "Mülheim a.d. Ruhr"] {
            assert_eq!(find(name, "DE"), ruhr, "{name}");
        }
        assert_eq!((find("Cologne", "DE"), find("Köln-Deutz", "DE")), (place(50_938, 6_960), place(50_938, 6_960)));
        assert_eq!((find("Castrop-Rauxel", "DE"), find("Wroclaw", "PL")), (place(51_549, 7_311), place(51_108, 17_038)));
        for (name, country) in [("Oberlinden", "DE"), ("Essen", "BE"), ("Neu-Isenburg", "DE"), ("", "DE"), ("-", "DE"), ("Essen", "")] {
            assert_eq!(find(name, country), None, "{name} {country}");
        }
    }
}
