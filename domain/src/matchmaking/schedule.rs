//! One schedule for everybody: which of the wished meetings take place when.
//!
//! A tabu search over partial schedules, as for colouring graphs (Blöchliger and Zufferey, "A graph coloring heuristic using
//! partial solutions and a reactive tabu scheme", 2008): a meeting that has no time is put where it displaces the least, and
//! what was displaced may not come back there for a while. By turns it minds what meetings are worth, and takes all of them for
//! equal: else those that are worth little never find the way past the others, although there is one. It stops after so many
//! steps, not after a time, so that the same wishes give the same schedule on every machine.

mod few;

use self::few::Few;

/// The times of an occasion as bits, from the first slot on: at most [`MOST_SLOTS`].
pub type Times = u128;

/// Slots that an occasion has at most: five days of 24 times.
pub const MOST_SLOTS: usize = 120;

/// So many steps does the plan of an occasion take: some seconds where not everybody can be had.
pub const STEPS: u32 = 200_000;

/// A meeting that at least one of two people wishes. They are places in [`Round::free`].
#[derive(Clone, Debug)]
pub struct Wish {
    pub one: usize,
    pub other: usize,
    /// What it is worth that it takes place, from 1. The schedule with the largest sum is the best.
    pub weight: u16,
    /// Both have agreed on this slot already: it stays.
    pub pinned: Option<usize>,
}

/// What a schedule has to respect.
#[derive(Clone, Debug)]
pub struct Round {
    /// How many can meet at once, for each slot.
    pub tables: Vec<u16>,
    /// When each person can meet.
    pub free: Vec<Times>,
    pub wishes: Vec<Wish>,
}

/// The slot of each wish, or none.
pub type Schedule = Vec<Option<usize>>;

const NOBODY: u32 = u32::MAX;
/// Between two weights lie so many steps of fairness.
const FAIR: i64 = 64;
/// So many steps it minds what meetings are worth, and as many it does not.
const TURN: u32 = 500;

struct Search<'a> {
    round: &'a Round,
    schedule: Schedule,
    /// The wish that a person has at a slot.
    at: Vec<Vec<u32>>,
    /// The wishes at a slot.
    during: Vec<Vec<u32>>,
    /// The wishes without a slot, and where in that list each stands.
    open: Vec<u32>,
    /// How many meetings each person wishes and has, and how much they lack, in steps of fairness.
    wished: Vec<i64>,
    met: Vec<i64>,
    lacking: Vec<i64>,
    /// Whether all meetings are taken for equal at the moment.
    alike: bool,
    /// Until which step a wish may not come back to a slot.
    barred: Vec<Vec<u32>>,
    weight: i64,
    random: fastrand::Rng,
}

/// The best schedule found within so many steps. Pinned meetings are part of it wherever their people and a table are free.
pub fn schedule(round: &Round, steps: u32, seed: u64) -> Schedule {
    let mut search = Search::new(round, seed);
    let mut best = (search.weight, search.schedule.clone());
    for step in 1..=steps {
        search.alike = !(step / TURN).is_multiple_of(2);
        if search.open.is_empty() || !search.step(step, best.0) {
            break;
        }
        if search.weight > best.0 {
            best = (search.weight, search.schedule.clone());
        }
    }
    best.1
}

impl<'a> Search<'a> {
    fn new(round: &'a Round, seed: u64) -> Self {
        let (people, slots, wishes) = (round.free.len(), round.tables.len(), round.wishes.len());
        let mut search = Self {
            round,
            schedule: vec![None; wishes],
            at: vec![vec![NOBODY; slots]; people],
            during: vec![Vec::new(); slots],
            open: Vec::new(),
            wished: vec![0; people],
            met: vec![0; people],
            // Who wishes something has nothing of it yet.
            lacking: vec![FAIR / 2 - 1; people],
            alike: false,
            barred: vec![vec![0; slots]; wishes],
            weight: 0,
            random: fastrand::Rng::with_seed(seed),
        };
        for wish in &round.wishes {
            search.wished[wish.one] += 1;
            search.wished[wish.other] += 1;
        }
        for place in 0..wishes {
            match round.wishes[place].pinned {
                Some(slot) if search.displaced(place, slot).is_some_and(|few| few.is_empty()) => search.put(place, slot),
                Some(_) => {}
                None => search.open.push(place as u32),
            }
        }
        search
    }

    fn times(&self, wish: usize) -> Times {
        let Wish { one, other, .. } = self.round.wishes[wish];
        self.round.free[one] & self.round.free[other]
    }

    /// What would have to go if this wish took place then; none if it cannot.
    fn displaced(&self, wish: usize, slot: usize) -> Option<Few> {
        let Wish { one, other, .. } = self.round.wishes[wish];
        let mut few = Few::default();
        for person in [one, other] {
            let there = self.at[person][slot];
            if there != NOBODY {
                if self.round.wishes[there as usize].pinned.is_some() {
                    return None;
                }
                few.push(there);
            }
        }
        if self.during[slot].len() - few.len() >= usize::from(self.round.tables[slot]) {
            let spare = self.during[slot]
                .iter()
                .copied()
                .filter(|&there| !few.contains(there) && self.round.wishes[there as usize].pinned.is_none());
            few.push(spare.min_by_key(|&there| self.worth(there as usize))?);
        }
        Some(few)
    }

    /// Its weight first; among equals, whoever has less of what they wish comes first.
    fn worth(&self, wish: usize) -> i64 {
        let Wish { one, other, weight, .. } = self.round.wishes[wish];
        let weight = if self.alike { 1 } else { i64::from(weight) };
        weight * FAIR + self.lacking[one] + self.lacking[other]
    }

    /// Notes that a person has a meeting more, or one less.
    fn count(&mut self, person: usize, more: i64) {
        self.met[person] += more;
        self.lacking[person] = (self.wished[person] - self.met[person]) * (FAIR / 2 - 1) / self.wished[person];
    }

    /// The one change that costs least; false if there is none at all.
    fn step(&mut self, step: u32, best: i64) -> bool {
        let mut chosen: Option<(i64, usize, usize)> = None;
        let mut ties = 0u32;
        for place in 0..self.open.len() {
            let wish = self.open[place] as usize;
            let worth = self.worth(wish);
            let mut left = self.times(wish);
            while left != 0 {
                let slot = left.trailing_zeros() as usize;
                left &= left - 1;
                let Some(few) = self.displaced(wish, slot) else { continue };
                let loss = few.iter().map(|there| self.worth(there as usize)).sum::<i64>() - worth;
                let gain = i64::from(self.round.wishes[wish].weight)
                    - few.iter().map(|there| i64::from(self.round.wishes[there as usize].weight)).sum::<i64>();
                if self.barred[wish][slot] > step && self.weight + gain <= best {
                    continue;
                }
                match chosen {
                    Some((least, ..)) if loss > least => {}
                    Some((least, ..)) if loss == least => {
                        ties += 1;
                        if self.random.u32(..=ties) == 0 {
                            chosen = Some((loss, wish, slot));
                        }
                    }
                    _ => {
                        ties = 0;
                        chosen = Some((loss, wish, slot));
                    }
                }
            }
        }
        let Some((_, wish, slot)) = chosen else { return self.open.iter().any(|&wish| self.times(wish as usize) != 0) };
        let few = self.displaced(wish, slot).unwrap_or_default();
        let tenure = step + 8 + self.random.u32(..10) + self.open.len() as u32 / 2;
        for there in few.iter() {
            self.take(there as usize);
            self.barred[there as usize][slot] = tenure;
        }
        self.open.retain(|&open| open as usize != wish);
        self.put(wish, slot);
        true
    }

    fn put(&mut self, wish: usize, slot: usize) {
        let Wish { one, other, weight, .. } = self.round.wishes[wish];
        self.schedule[wish] = Some(slot);
        self.during[slot].push(wish as u32);
        for person in [one, other] {
            self.at[person][slot] = wish as u32;
            self.count(person, 1);
        }
        self.weight += i64::from(weight);
    }

    fn take(&mut self, wish: usize) {
        let Wish { one, other, weight, .. } = self.round.wishes[wish];
        let Some(slot) = self.schedule[wish].take() else { return };
        self.during[slot].retain(|&there| there as usize != wish);
        for person in [one, other] {
            self.at[person][slot] = NOBODY;
            self.count(person, -1);
        }
        self.weight -= i64::from(weight);
        self.open.push(wish as u32);
    }
}

#[cfg(test)]
mod tests;
