//! Who is invited next when somebody does not come.

use super::key;

/// Somebody who was expected, or who may be invited instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected<I> {
    pub id: I,
    pub sector: String,
    pub wave: i32,
}

/// For each who does not come, in their order, whoever is next: of the same sector in a later wave, else whoever comes first in
/// a later wave. `planned` is in the order in which people are to be invited. Nobody is named twice, and where there is nobody,
/// nobody is named.
pub fn succession<I: Copy>(gone: &[Expected<I>], planned: &[Expected<I>]) -> Vec<(I, I)> {
    let mut left: Vec<&Expected<I>> = planned.iter().collect();
    let mut found = Vec::new();
    for one in gone {
        let sector = key(&one.sector);
        let alike = |other: &&Expected<I>| other.wave > one.wave && !sector.is_empty() && key(&other.sector) == sector;
        let next = left.iter().position(alike).or_else(|| left.iter().position(|other| other.wave > one.wave));
        if let Some(next) = next {
            found.push((one.id, left.remove(next).id));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(id: u8, sector: &str, wave: i32) -> Expected<u8> {
        Expected { id, sector: sector.to_owned(), wave }
    }

    #[test]
    fn the_same_sector_goes_before_the_order_and_nobody_is_named_twice() {
        let gone = [expected(1, "Energie", 1), expected(2, "Stahl", 1), expected(3, "energie ", 1), expected(4, "", 2)];
        let planned = [expected(5, "Chemie", 2), expected(6, "Energie", 2), expected(7, "Energie", 1), expected(8, "", 3)];

        assert_eq!(succession(&gone, &planned), [(1, 6), (2, 5), (3, 8)]);
    }

    #[test]
    fn nobody_of_an_earlier_wave_moves_up() {
        assert_eq!(succession(&[expected(1, "Energie", 2)], &[expected(2, "Energie", 2), expected(3, "Energie", 1)]), []);
    }
}
