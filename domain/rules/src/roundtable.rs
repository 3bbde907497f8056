//! Who sits where at a roundtable: what a seating has to keep, what is wrong with one, and what no seating can keep. Who is
//! invited next when somebody does not come is in `succession`, a seating that is proposed in `solver`.

use std::collections::{BTreeMap, BTreeSet};

use crate::choice;

mod solver;
mod succession;
#[cfg(test)]
mod tests;

pub use solver::propose;
pub use succession::{Expected, succession};

choice! {
    /// How chairs stand around a table.
    pub enum TableShape {
        /// In a circle: everybody has two neighbours.
        Round = "round",
        /// Along three sides: the first and the last have one neighbour.
        U = "u_shape",
    }
}

choice! {
    /// How far somebody has got who is to be invited.
    pub enum GuestState {
        Planned = "planned",
        Invited = "invited",
        /// Has a seat.
        Accepted = "accepted",
        /// Accepted when all seats were taken.
        Waiting = "waiting",
        Declined = "declined",
        NoAnswer = "no_answer",
        /// Had accepted and does not come after all, or was called off by the organisers.
        Cancelled = "cancelled",
    }
}

impl GuestState {
    /// Whether somebody else may come instead.
    pub const fn leaves_a_gap(self) -> bool {
        match self {
            Self::Declined | Self::NoAnswer | Self::Cancelled => true,
            Self::Planned | Self::Invited | Self::Accepted | Self::Waiting => false,
        }
    }

    /// Whether they were invited and have not said no, so that a change of plan concerns them. Whoever was too late for an answer
    /// may still have the date in mind.
    pub const fn may_count_on_it(self) -> bool {
        match self {
            Self::Invited | Self::Accepted | Self::Waiting | Self::NoAnswer => true,
            Self::Planned | Self::Declined | Self::Cancelled => false,
        }
    }
}

/// A table and its chairs, which are counted from 0 in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    pub seats: usize,
    pub shape: TableShape,
}

/// Somebody who is to be seated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sitter {
    pub organisation: String,
    /// Empty for none, which no rule counts.
    pub sector: String,
    pub is_town: bool,
}

/// Where somebody sits: the place of the table among the tables, and the chair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat {
    pub table: usize,
    pub chair: usize,
}

/// Where each of the sitters sits, in their order.
pub type Seating = Vec<Option<Seat>>;

/// Tables, people, and what is to be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    pub tables: Vec<Table>,
    pub sitters: Vec<Sitter>,
    /// So many of one sector at a table at most; 0: any number.
    pub most_of_sector: usize,
    pub town_per_table: bool,
    /// Organisations that do not sit side by side.
    pub rivals: Vec<(String, String)>,
}

/// What a seating does not keep. People are named by their place among the sitters, tables among the tables.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Violation {
    /// Two rivals side by side, the first of the two as they stand among the sitters.
    Rivals {
        table: usize,
        one: usize,
        other: usize,
    },
    /// More of a sector than may be.
    Sector {
        table: usize,
        sector: String,
        count: usize,
    },
    NoTown {
        table: usize,
    },
}

impl Violation {
    pub const fn table(&self) -> usize {
        match self {
            Self::Rivals { table, .. } | Self::Sector { table, .. } | Self::NoTown { table } => *table,
        }
    }
}

/// What no seating can keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shortfall {
    /// More people than chairs.
    Seats { sitters: usize, seats: usize },
    /// Fewer towns than tables.
    Towns { tables: usize, towns: usize },
    /// More of a sector than all tables together may have.
    Sector { sector: String, count: usize, places: usize },
    /// Two rivals, and neither people nor chairs are left that could sit between them: wherever the first or the other sits, they
    /// or another rival sit beside them.
    Rivals { one: usize, other: usize },
}

/// How an organisation or a sector is compared: without what tells two spellings of one apart.
pub fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The chairs beside a chair.
pub fn neighbours(table: Table, chair: usize) -> Vec<usize> {
    let last = table.seats.saturating_sub(1);
    let mut beside = match table.shape {
        TableShape::Round if chair == 0 => vec![last, 1],
        TableShape::Round if chair == last => vec![chair.saturating_sub(1), 0],
        TableShape::U if chair == 0 => vec![1],
        TableShape::U if chair == last => vec![chair.saturating_sub(1)],
        TableShape::Round | TableShape::U => vec![chair - 1, chair + 1],
    };
    beside.retain(|other| *other != chair && *other <= last);
    beside.dedup();
    beside
}

impl Round {
    /// Who sits on each chair of each table.
    fn taken(&self, seating: &Seating) -> Vec<Vec<Option<usize>>> {
        let mut taken: Vec<_> = self.tables.iter().map(|table| vec![None; table.seats]).collect();
        for (sitter, seat) in seating.iter().enumerate() {
            let chair = seat.and_then(|seat| taken.get_mut(seat.table)?.get_mut(seat.chair));
            if let Some(chair) = chair {
                *chair = Some(sitter);
            }
        }
        taken
    }

    /// Whether two sitters are of organisations that do not sit side by side.
    pub fn are_rivals(&self, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.sitters.get(one), self.sitters.get(other)) else { return false };
        let (one, other) = (key(&one.organisation), key(&other.organisation));
        self.rivals.iter().any(|(a, b)| {
            let (a, b) = (key(a), key(b));
            (a == one && b == other) || (a == other && b == one)
        })
    }

    /// Everything that a seating does not keep, table by table. A table at which nobody sits is asked as well.
    pub fn check(&self, seating: &Seating) -> Vec<Violation> {
        let taken = self.taken(seating);
        let mut found = Vec::new();
        for (table, chairs) in taken.iter().enumerate() {
            let mut side_by_side = Vec::new();
            for (chair, sitter) in chairs.iter().enumerate() {
                let Some(one) = *sitter else { continue };
                for other in neighbours(self.tables[table], chair).into_iter().filter_map(|beside| chairs[beside]) {
                    if one < other && self.are_rivals(one, other) {
                        side_by_side.push(Violation::Rivals { table, one, other });
                    }
                }
            }
            side_by_side.sort();
            side_by_side.dedup();
            found.extend(side_by_side);
            let people = || chairs.iter().filter_map(|sitter| self.sitters.get((*sitter)?));
            found.extend(self.crowded(people().map(|sitter| sitter.sector.as_str()), table));
            if self.town_per_table && !people().any(|sitter| sitter.is_town) {
                found.push(Violation::NoTown { table });
            }
        }
        found
    }

    fn crowded<'a>(&self, sectors: impl Iterator<Item = &'a str>, table: usize) -> Vec<Violation> {
        let counted = counts(sectors);
        let crowded = counted.into_iter().filter(|(_, (_, count))| self.most_of_sector > 0 && *count > self.most_of_sector);
        crowded.map(|(_, (sector, count))| Violation::Sector { table, sector, count }).collect()
    }

    /// Everything that no seating of these people at these tables can keep.
    pub fn shortfalls(&self) -> Vec<Shortfall> {
        let (tables, sitters) = (self.tables.len(), self.sitters.len());
        let seats: usize = self.tables.iter().map(|table| table.seats).sum();
        let mut found = Vec::new();
        if sitters > seats {
            found.push(Shortfall::Seats { sitters, seats });
        }
        let towns = self.sitters.iter().filter(|sitter| sitter.is_town).count();
        if self.town_per_table && towns < tables {
            found.push(Shortfall::Towns { tables, towns });
        }
        let places = self.most_of_sector * tables;
        if self.most_of_sector > 0 && sitters <= seats {
            let counted = counts(self.sitters.iter().map(|sitter| sitter.sector.as_str()));
            let crowded = counted.into_values().filter(|(_, count)| *count > places);
            found.extend(crowded.map(|(sector, count)| Shortfall::Sector { sector, count, places }));
        }
        if sitters <= seats {
            found.extend(self.inseparable(seats - sitters).into_iter().map(|(one, other)| Shortfall::Rivals { one, other }));
        }
        found
    }

    /// The rivals of each sitter. Names are made comparable once: there may be hundreds of people.
    fn rivals_of_each(&self) -> Vec<BTreeSet<usize>> {
        let mut called: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (sitter, of) in self.sitters.iter().enumerate() {
            called.entry(key(&of.organisation)).or_default().push(sitter);
        }
        let mut found = vec![BTreeSet::new(); self.sitters.len()];
        for (one, other) in &self.rivals {
            let (Some(ones), Some(others)) = (called.get(&key(one)), called.get(&key(other))) else { continue };
            for one in ones {
                for other in others {
                    found[*one].insert(*other);
                    found[*other].insert(*one);
                }
            }
        }
        found
    }

    /// Pairs of rivals of whom one has more chairs beside every chair than there are people and empty chairs for them.
    fn inseparable(&self, empty: usize) -> BTreeSet<(usize, usize)> {
        let chairs = self.tables.iter().flat_map(|table| (0..table.seats).map(|chair| neighbours(*table, chair).len()));
        let fewest_beside = chairs.min().unwrap_or_default();
        let mut pairs = BTreeSet::new();
        for (one, rivals) in self.rivals_of_each().into_iter().enumerate() {
            let others = self.sitters.len().saturating_sub(1 + rivals.len());
            if others + empty < fewest_beside {
                pairs.extend(rivals.into_iter().map(|other| (one.min(other), one.max(other))));
            }
        }
        pairs
    }
}

/// How many there are of each sector, under its first spelling.
fn counts<'a>(sectors: impl Iterator<Item = &'a str>) -> BTreeMap<String, (String, usize)> {
    let mut counted: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for sector in sectors.filter(|sector| !sector.is_empty()) {
        counted.entry(key(sector)).or_insert_with(|| (sector.to_owned(), 0)).1 += 1;
    }
    counted
}
