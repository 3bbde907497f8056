//! A seating that is proposed: everybody is put where they cost least, then chairs are swapped as long as that makes it better,
//! and all of it is begun anew a number of times. The same round and seed give the same seating. How long it may search is
//! bounded by the number of swaps that it looks at, not by a clock.

use super::{Round, Seat, Seating, key, neighbours};

/// So often it begins, unless nothing is left to make better.
const STARTS: usize = 40;
/// So many swaps it looks at, over all of them.
const SWAPS: usize = 400_000;

// What counts more is broken last.
const RIVALS: u64 = 100;
const NO_TOWN: u64 = 30;
const ONE_TOO_MANY: u64 = 10;

/// A seating of a round. Whoever is `pinned` stays there, as long as there is such a chair and nobody before them has it. As many
/// sit as there are chairs.
pub fn propose(round: &Round, pinned: &Seating, seed: u64) -> Seating {
    let mut board = Board::new(round, pinned);
    let (mut random, mut left) = (Random(seed), SWAPS);
    let mut best: Option<(u64, Vec<Option<usize>>)> = None;
    for start in 0..STARTS {
        if start == 0 {
            board.fill_well();
        } else {
            board.fill_anyhow(&mut random);
        }
        board.improve(&mut left);
        let cost = board.cost();
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, board.sitting.clone()));
        }
        if cost == 0 || left == 0 {
            break;
        }
    }
    let mut seating: Seating = vec![None; round.sitters.len()];
    let sitting = best.map(|(_, sitting)| sitting).unwrap_or_default();
    for (place, sitter) in board.places.iter().zip(sitting) {
        if let (Some(seat), Some(sitter)) = (place, sitter) {
            seating[sitter] = Some(*seat);
        }
    }
    seating
}

/// All chairs one behind the other, and behind them a bench for whoever has none.
struct Board<'a> {
    round: &'a Round,
    /// `None` on the bench.
    places: Vec<Option<Seat>>,
    /// Who is on each.
    sitting: Vec<Option<usize>>,
    /// Which of them are nobody's for good.
    free: Vec<usize>,
    /// Who may be moved.
    movable: Vec<usize>,
    /// Where each table begins among the places.
    begins: Vec<usize>,
    /// The number of each sitter's sector; `None` for none.
    sectors: Vec<Option<usize>>,
    sector_count: usize,
    rivals: Vec<Vec<bool>>,
}

impl<'a> Board<'a> {
    fn new(round: &'a Round, pinned: &Seating) -> Self {
        let (mut places, mut begins) = (Vec::new(), Vec::new());
        for (table, of) in round.tables.iter().enumerate() {
            begins.push(places.len());
            places.extend((0..of.seats).map(|chair| Some(Seat { table, chair })));
        }
        let people = round.sitters.len();
        places.extend(std::iter::repeat_n(None, people.saturating_sub(places.len())));
        let mut sitting: Vec<Option<usize>> = vec![None; places.len()];
        for (sitter, seat) in pinned.iter().enumerate().take(people) {
            let at = seat.and_then(|seat| places.iter().position(|place| *place == Some(seat)));
            if let Some(at) = at.filter(|at| sitting[*at].is_none()) {
                sitting[at] = Some(sitter);
            }
        }
        let free = (0..places.len()).filter(|place| sitting[*place].is_none()).collect();
        let movable = (0..people).filter(|sitter| !sitting.contains(&Some(*sitter))).collect();
        let mut names: Vec<String> = Vec::new();
        let sectors = round.sitters.iter().map(|sitter| {
            let name = key(&sitter.sector);
            if name.is_empty() {
                return None;
            }
            let known = names.iter().position(|other| *other == name);
            Some(known.unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            }))
        });
        let sectors = sectors.collect();
        let rivals = round.rivals_of_each().into_iter().map(|rivals| (0..people).map(|other| rivals.contains(&other)).collect()).collect();
        Self { round, places, sitting, free, movable, begins, sectors, sector_count: names.len(), rivals }
    }

    /// What is wrong at a table.
    fn cost_of(&self, table: usize) -> u64 {
        let of = self.round.tables[table];
        let chairs = &self.sitting[self.begins[table]..self.begins[table] + of.seats];
        let mut cost = 0;
        let (mut counts, mut has_town) = (vec![0_usize; self.sector_count], false);
        for (chair, sitter) in chairs.iter().enumerate() {
            let Some(sitter) = *sitter else { continue };
            has_town |= self.round.sitters[sitter].is_town;
            if let Some(sector) = self.sectors[sitter] {
                counts[sector] += 1;
            }
            let beside = neighbours(of, chair).into_iter().filter(|other| *other > chair).filter_map(|other| chairs[other]);
            cost += beside.filter(|other| self.rivals[sitter][*other]).map(|_| RIVALS).sum::<u64>();
        }
        if self.round.most_of_sector > 0 {
            let many = counts.into_iter().map(|count| count.saturating_sub(self.round.most_of_sector)).sum::<usize>();
            cost += ONE_TOO_MANY * u64::try_from(many).unwrap_or(u64::MAX / ONE_TOO_MANY);
        }
        if self.round.town_per_table && !has_town {
            cost += NO_TOWN;
        }
        cost
    }

    fn cost(&self) -> u64 {
        (0..self.round.tables.len()).map(|table| self.cost_of(table)).sum()
    }

    /// What is wrong at the tables of two places.
    fn cost_around(&self, one: usize, other: usize) -> u64 {
        let table = |place: usize| self.places[place].map(|seat| seat.table);
        let (one, other) = (table(one), table(other));
        let second = other.filter(|other| Some(*other) != one);
        one.into_iter().chain(second).map(|table| self.cost_of(table)).sum()
    }

    fn clear(&mut self) {
        for place in &self.free {
            self.sitting[*place] = None;
        }
    }

    /// Towns first, then sector by sector, each where they cost least; of equal places at the table with the fewest people.
    fn fill_well(&mut self) {
        self.clear();
        let mut order = self.movable.clone();
        order.sort_by_key(|sitter| (!self.round.sitters[*sitter].is_town, self.sectors[*sitter], *sitter));
        for sitter in order {
            let mut best: Option<(bool, i128, usize, usize)> = None;
            for place in self.free.clone() {
                if self.sitting[place].is_some() {
                    continue;
                }
                let before = i128::from(self.cost_around(place, place));
                self.sitting[place] = Some(sitter);
                let more = i128::from(self.cost_around(place, place)) - before;
                self.sitting[place] = None;
                let rank = (self.places[place].is_none(), more, self.people_at(place), place);
                if best.is_none_or(|best| rank < best) {
                    best = Some(rank);
                }
            }
            if let Some((.., place)) = best {
                self.sitting[place] = Some(sitter);
            }
        }
    }

    fn people_at(&self, place: usize) -> usize {
        let Some(Seat { table, .. }) = self.places[place] else { return 0 };
        let begin = self.begins[table];
        self.sitting[begin..begin + self.round.tables[table].seats].iter().flatten().count()
    }

    /// Everybody anywhere, on a chair as long as there are any.
    fn fill_anyhow(&mut self, random: &mut Random) {
        self.clear();
        let mut places = self.free.clone();
        random.shuffle(&mut places);
        places.sort_by_key(|place| self.places[*place].is_none());
        for (place, sitter) in places.into_iter().zip(self.movable.clone()) {
            self.sitting[place] = Some(sitter);
        }
    }

    /// Swaps two places as long as that makes it better, and as long as `left` lets it look.
    fn improve(&mut self, left: &mut usize) {
        let free = self.free.clone();
        let mut is_better = true;
        while is_better {
            is_better = false;
            for (index, one) in free.iter().enumerate() {
                for other in &free[index + 1..] {
                    if self.sitting[*one] == self.sitting[*other] || !self.keeps_chairs_taken(*one, *other) {
                        continue;
                    }
                    if *left == 0 {
                        return;
                    }
                    *left -= 1;
                    let before = self.cost_around(*one, *other);
                    self.sitting.swap(*one, *other);
                    if self.cost_around(*one, *other) < before {
                        is_better = true;
                    } else {
                        self.sitting.swap(*one, *other);
                    }
                }
            }
        }
    }

    /// Nobody is put on the bench from a chair that then stays empty.
    fn keeps_chairs_taken(&self, one: usize, other: usize) -> bool {
        let onto_bench = |from: usize, to: usize| self.places[from].is_some() && self.places[to].is_none() && self.sitting[to].is_none();
        !onto_bench(one, other) && !onto_bench(other, one)
    }
}

/// `SplitMix64`: enough to shuffle chairs, the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, below: usize) -> usize {
        let below = u64::try_from(below.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % below).unwrap_or_default()
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}
