//! What was found of one kind: the best of it is shown, and where all of it is listed.

use super::FoundEvent;
use crate::db::search::Fit;

/// Things of one kind that are shown. Whoever looks for more has the list of their event.
const MOST: usize = 10;
/// The same of a kind whose lists cannot be searched.
const MOST_WITHOUT_LIST: usize = 50;

/// One kind of what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundKind<T> {
    /// What fits best, best first.
    pub shown: Vec<T>,
    /// How many fit, shown or not.
    pub total: u64,
    /// There may be more than that: nobody looked on.
    pub at_least: bool,
    /// Where those that are not shown are listed.
    pub lists: Vec<FoundList>,
}

impl<T> FoundKind<T> {
    /// How many there are, and whether there may be more.
    pub(super) fn count(&self) -> (u64, bool) {
        (self.total, self.at_least)
    }
}

impl<T> Default for FoundKind<T> {
    fn default() -> Self {
        Self { shown: Vec::new(), total: 0, at_least: false, lists: Vec::new() }
    }
}

/// A list of an event that can be searched for the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundList {
    pub list: List,
    pub event: FoundEvent,
}

/// Which list of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    Exhibitors,
    Applications,
    Visitors,
    Travellers,
    Badges,
    Desk,
}

/// What was found of one kind, before it is known whether something of another kind fits better.
pub(super) struct Group<T> {
    pub rows: Vec<(Fit, T)>,
    /// These only come close.
    pub similar: bool,
    /// There may be more.
    pub at_least: bool,
}

impl<T> Default for Group<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), similar: false, at_least: false }
    }
}

impl<T> Group<T> {
    pub fn is_exact(&self) -> bool {
        !self.similar && !self.rows.is_empty()
    }

    /// The best of them, and the lists that hold the others. Where something has every word, what only comes close is left
    /// out.
    pub fn in_lists(self, exact: bool, list_of: impl Fn(&T) -> (List, &FoundEvent)) -> FoundKind<T> {
        let mut kind = self.shown(exact, usize::MAX);
        for row in kind.shown.iter().skip(MOST) {
            let (list, event) = list_of(row);
            if !kind.lists.iter().any(|known| known.list == list && known.event.slug == event.slug) {
                kind.lists.push(FoundList { list, event: event.clone() });
            }
        }
        kind.shown.truncate(MOST);
        kind
    }

    /// The same of a kind whose lists cannot be searched: more of it is shown.
    pub fn by_itself(self, exact: bool) -> FoundKind<T> {
        self.shown(exact, MOST_WITHOUT_LIST)
    }

    fn shown(self, exact: bool, most: usize) -> FoundKind<T> {
        if exact && self.similar {
            return FoundKind::default();
        }
        let total = self.rows.len() as u64;
        let shown = self.rows.into_iter().take(most).map(|(_, row)| row).collect();
        FoundKind { shown, total, at_least: self.at_least, lists: Vec::new() }
    }

    /// Both kinds as one, by the same rule.
    pub fn and(self, other: Self) -> Self {
        let exact = self.is_exact() || other.is_exact();
        let similar = !exact && (self.similar || other.similar);
        let mut both = Self { similar, ..Self::default() };
        for group in [self, other] {
            if !(exact && group.similar) {
                both.rows.extend(group.rows);
                both.at_least |= group.at_least;
            }
        }
        both.rows.sort_by_key(|(fit, _)| *fit);
        both
    }
}
