//! What calls, their entries and score sheets can be, and how entries are ranked: whole numbers only, so that two entries
//! that are equal stay equal.

use crate::choice;

choice! {
    /// How far a call has got.
    pub enum CallState {
        /// Organisers only.
        Draft = "draft",
        /// Everybody; entries are taken from its opening to its deadline.
        Published = "published",
        /// No entries are taken any more, whatever the deadline says.
        Closed = "closed",
        /// The jury is done.
        Decided = "decided",
    }
}

choice! {
    /// In which languages entries may come.
    pub enum EntryLanguages {
        De = "de",
        En = "en",
        Both = "both",
    }
}

choice! {
    /// How much room an answer has.
    pub enum AnswerLength {
        Short = "short",
        Long = "long",
    }
}

choice! {
    /// What the limit of an answer counts.
    pub enum Counted {
        Words = "words",
        Characters = "characters",
    }
}

choice! {
    /// How far an entry has got.
    pub enum EntryState {
        Draft = "draft",
        HandedIn = "handed_in",
        Withdrawn = "withdrawn",
    }
}

choice! {
    /// What became of an entry.
    pub enum Outcome {
        /// Nobody has decided.
        Open = "open",
        Winner = "winner",
        Shortlisted = "shortlisted",
        Rejected = "rejected",
    }
}

choice! {
    /// How far a score sheet has got.
    pub enum SheetState {
        Draft = "draft",
        /// It counts.
        HandedIn = "handed_in",
    }
}

impl Counted {
    /// How much of it is in a text.
    pub fn of(self, text: &str) -> usize {
        match self {
            Self::Words => text.split_whitespace().count(),
            Self::Characters => text.chars().count(),
        }
    }
}

/// More criteria than this has no call; what is computed below stays within its integers by that.
pub const MOST_CRITERIA: usize = 12;

/// How much a criterion counts, and how many points it has at most: both from 1 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weighted {
    pub weight: u32,
    pub most: u32,
}

/// How an entry stands. Percentages are in hundredths: 8750 is 87.5 %.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub sheets: usize,
    pub mean: u32,
    pub lowest: u32,
    pub highest: u32,
    /// Standard deviation of the sheets.
    pub deviation: u32,
    /// From 1; entries that are equal share one. `None` with fewer sheets than are needed.
    pub rank: Option<usize>,
}

/// The standings of entries, in their order. Each entry is its sheets, each sheet its points in the order of the criteria;
/// what is above a criterion's most counts as that.
pub fn standings(criteria: &[Weighted], entries: &[Vec<Vec<u32>>], least_sheets: usize) -> Vec<Standing> {
    let whole = whole(criteria);
    let sums: Vec<(u128, u128)> =
        entries.iter().map(|sheets| (sheets.iter().map(|points| reached(criteria, points)).sum(), sheets.len() as u128)).collect();
    let is_ranked = |at: usize| whole > 0 && !entries[at].is_empty() && entries[at].len() >= least_sheets;
    let standing = |(at, sheets): (usize, &Vec<Vec<u32>>)| {
        let rank =
            is_ranked(at).then(|| 1 + (0..entries.len()).filter(|other| is_ranked(*other) && is_before(sums[*other], sums[at])).count());
        Standing { rank, ..spread(criteria, whole, sheets, sums[at]) }
    };
    entries.iter().enumerate().map(standing).collect()
}

/// What one sheet comes to, in hundredths of a percent.
pub fn percent(criteria: &[Weighted], points: &[u32]) -> u32 {
    hundredths(reached(criteria, points), whole(criteria))
}

fn spread(criteria: &[Weighted], whole: u128, sheets: &[Vec<u32>], (sum, number): (u128, u128)) -> Standing {
    let each: Vec<u32> = sheets.iter().map(|points| hundredths(reached(criteria, points), whole)).collect();
    Standing {
        sheets: sheets.len(),
        mean: hundredths(sum, whole * number),
        lowest: each.iter().copied().min().unwrap_or_default(),
        highest: each.iter().copied().max().unwrap_or_default(),
        deviation: deviation(&each),
        rank: None,
    }
}

/// Whether the mean of `one` is above that of `other`, compared without dividing.
fn is_before(one: (u128, u128), other: (u128, u128)) -> bool {
    one.0 * other.1 > other.0 * one.1
}

/// The points of a sheet, each as a part of its most, on the common denominator of all criteria.
fn reached(criteria: &[Weighted], points: &[u32]) -> u128 {
    let common = common(criteria);
    let part = |(criterion, points): (&Weighted, &u32)| {
        u128::from(criterion.weight) * u128::from((*points).min(criterion.most)) * (common / u128::from(criterion.most.max(1)))
    };
    criteria.iter().zip(points).map(part).sum()
}

/// What a sheet with all points reaches.
fn whole(criteria: &[Weighted]) -> u128 {
    criteria.iter().map(|criterion| u128::from(criterion.weight)).sum::<u128>() * common(criteria)
}

fn common(criteria: &[Weighted]) -> u128 {
    criteria.iter().map(|criterion| u128::from(criterion.most.max(1))).fold(1, |common, most| common / divisor(common, most) * most)
}

/// The greatest that divides both.
fn divisor(one: u128, other: u128) -> u128 {
    if other == 0 { one } else { divisor(other, one % other) }
}

/// Rounded to the nearest, halves up.
fn hundredths(part: u128, whole: u128) -> u32 {
    if whole == 0 { 0 } else { u32::try_from((part * 20_000 + whole) / (whole * 2)).unwrap_or(u32::MAX) }
}

/// Of all sheets, which are the whole jury and no sample of it.
fn deviation(each: &[u32]) -> u32 {
    let number = each.len() as u64;
    if number == 0 {
        return 0;
    }
    let sum: u64 = each.iter().map(|one| u64::from(*one)).sum();
    let squares: u64 = each.iter().map(|one| u64::from(*one) * u64::from(*one)).sum();
    // n² times the variance, so that nothing is rounded before the root.
    let root = (number * squares - sum * sum).isqrt();
    u32::try_from((root * 2 + number) / (number * 2)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE: [Weighted; 3] = [Weighted { weight: 50, most: 10 }, Weighted { weight: 30, most: 5 }, Weighted { weight: 20, most: 3 }];

    #[test]
    fn a_sheet_is_weighted() {
        assert_eq!(percent(&THREE, &[10, 5, 3]), 10_000);
        assert_eq!(percent(&THREE, &[0, 0, 0]), 0);
        // 50 * 0.8 + 30 * 0.6 + 20 * 1/3
        assert_eq!(percent(&THREE, &[8, 3, 1]), 6_467);
        assert_eq!(percent(&THREE, &[99, 5, 3]), 10_000, "more than there is counts as all there is");
        assert_eq!(percent(&[], &[]), 0);
    }

    #[test]
    fn equal_entries_share_a_rank_and_the_next_one_is_left_out() {
        let entries = [vec![vec![8, 3, 1]], vec![vec![10, 5, 3], vec![10, 5, 3]], vec![vec![8, 3, 1], vec![8, 3, 1]], vec![vec![0, 0, 0]]];

        let ranks: Vec<_> = standings(&THREE, &entries, 1).into_iter().map(|standing| standing.rank).collect();

        assert_eq!(ranks, [Some(2), Some(1), Some(2), Some(4)]);
    }

    #[test]
    fn means_that_look_alike_are_told_apart() {
        // A third and 33 hundredths both read as 33 percent when they are cut.
        let criteria = [Weighted { weight: 1, most: 3 }, Weighted { weight: 1, most: 100 }];
        let entries = [vec![vec![1, 33]], vec![vec![0, 66]], vec![vec![1, 34]]];

        let ranks: Vec<_> = standings(&criteria, &entries, 1).into_iter().map(|standing| standing.rank).collect();

        assert_eq!(ranks, [Some(2), Some(3), Some(1)]);
    }

    #[test]
    fn too_few_sheets_have_no_rank_and_take_none_from_others() {
        let entries = [vec![vec![10, 5, 3]], vec![vec![5, 3, 1], vec![5, 3, 1]], vec![]];

        let standings = standings(&THREE, &entries, 2);

        assert_eq!(
            standings.iter().map(|standing| (standing.sheets, standing.rank)).collect::<Vec<_>>(),
            [(1, None), (2, Some(1)), (0, None)]
        );
        assert_eq!(standings[2], Standing::default());
    }

    #[test]
    fn the_spread_is_of_the_whole_jury() {
        let criteria = [Weighted { weight: 7, most: 100 }];
        let entries = [vec![vec![40], vec![60], vec![80]]];

        let standing = standings(&criteria, &entries, 1)[0];

        // The root of 800/3 is 16.33.
        assert_eq!(standing, Standing { sheets: 3, mean: 6_000, lowest: 4_000, highest: 8_000, deviation: 1_633, rank: Some(1) });
    }

    #[test]
    fn the_largest_call_stays_within_its_integers() {
        let mosts = [100, 99, 97, 91, 89, 83, 79, 73, 71, 67, 61, 59];
        let criteria = mosts.map(|most| Weighted { weight: 100, most });
        let sheets = vec![mosts.to_vec(); 100];

        let standing = standings(&criteria, &[sheets.clone(), sheets], 1)[0];

        assert_eq!(standing, Standing { sheets: 100, mean: 10_000, lowest: 10_000, highest: 10_000, deviation: 0, rank: Some(1) });
    }

    #[test]
    fn limits_count_words_or_characters() {
        assert_eq!(Counted::Words.of(" drei  kleine\nWörter "), 3);
        assert_eq!(Counted::Characters.of("Grün"), 4);
    }
}
