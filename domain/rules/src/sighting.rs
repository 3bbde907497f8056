//! What a camera sees, look by look, and what of it is to be asked: each code once per visit, and a foreign one only where
//! none of ours is beside it, such as the fair's own pass on the same lanyard.

use crate::code::Code;

/// A code that stays before the camera counts again only after so many looks without it.
const GONE: u32 = 12;
/// So many looks have to see a foreign code, and none of ours meanwhile: each way of looking had its turn.
const ALONE: u32 = 6;

/// The codes before a camera.
#[derive(Debug, Default)]
pub struct Sightings {
    seen: Vec<Seen>,
}

#[derive(Debug)]
struct Seen {
    text: String,
    is_ours: bool,
    looks: u32,
    missed: u32,
    asked: bool,
}

impl Sightings {
    /// Takes what one look saw, and answers what is to be asked now, in the order in which it came.
    pub fn look(&mut self, texts: &[String]) -> Vec<String> {
        for seen in &mut self.seen {
            if texts.contains(&seen.text) {
                (seen.looks, seen.missed) = (seen.looks + 1, 0);
            } else {
                seen.missed += 1;
            }
        }
        self.seen.retain(|seen| seen.missed < GONE);
        for text in texts {
            if !self.seen.iter().any(|seen| seen.text == *text) {
                let is_ours = Code::from_scan(text).is_some();
                self.seen.push(Seen { text: text.clone(), is_ours, looks: 1, missed: 0, asked: false });
            }
        }
        let ours_are_there = self.seen.iter().any(|seen| seen.is_ours);
        let due = |seen: &&mut Seen| !seen.asked && (seen.is_ours || (!ours_are_there && seen.looks >= ALONE));
        let ask = |seen: &mut Seen| {
            seen.asked = true;
            seen.text.clone()
        };
        self.seen.iter_mut().filter(due).map(ask).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "https://stand.example/B/ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const OTHER: &str = "BBCDEFGHIJKLMNOPQRSTUVWXYZ";
    const PASS: &str = "https://fair.example/pass/123";

    fn look(sightings: &mut Sightings, texts: &[&str]) -> Vec<String> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        sightings.look(&texts)
    }

    #[test]
    fn a_code_is_asked_once_while_it_is_there_and_again_when_it_comes_back() {
        let mut sightings = Sightings::default();

        assert_eq!(look(&mut sightings, &[OURS]), [OURS]);
        for _ in 1..GONE {
            assert!(look(&mut sightings, &[]).is_empty());
        }
        assert!(look(&mut sightings, &[OURS]).is_empty(), "it was only blurred for a moment");
        for _ in 0..GONE {
            assert!(look(&mut sightings, &[]).is_empty());
        }
        assert_eq!(look(&mut sightings, &[OURS]), [OURS]);
    }

    #[test]
    fn two_of_ours_are_both_asked_in_order() {
        let mut sightings = Sightings::default();

        assert_eq!(look(&mut sightings, &[OURS, OTHER]), [OURS, OTHER]);
        assert!(look(&mut sightings, &[OTHER]).is_empty());
    }

    #[test]
    fn a_foreign_code_is_nothing_beside_ours_and_an_unknown_one_alone() {
        let mut sightings = Sightings::default();

        assert!(look(&mut sightings, &[PASS]).is_empty(), "ours may be beside it and harder to read");
        assert_eq!(look(&mut sightings, &[PASS, OURS]), [OURS]);
        for _ in 1..GONE {
            assert!(look(&mut sightings, &[PASS]).is_empty());
        }
        assert_eq!(look(&mut sightings, &[PASS]), [PASS], "ours is gone");
        assert!(look(&mut sightings, &[PASS]).is_empty());
    }
}
