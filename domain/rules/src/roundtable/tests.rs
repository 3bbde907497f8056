//! Rules and proposals, looked at by other code than that which makes them.

use std::collections::{HashMap, HashSet};

use super::*;

fn round_table(seats: usize) -> Table {
    Table { seats, shape: TableShape::Round }
}

fn u_table(seats: usize) -> Table {
    Table { seats, shape: TableShape::U }
}

fn sitter(organisation: &str, sector: &str, is_town: bool) -> Sitter {
    Sitter { organisation: organisation.to_owned(), sector: sector.to_owned(), is_town }
}

fn at(table: usize, chair: usize) -> Option<Seat> {
    Some(Seat { table, chair })
}

/// What a seating costs, read off the chairs one by one: by another way than the solver's and the checker's.
fn counted(round: &Round, seating: &Seating) -> u64 {
    let by_seat: HashMap<(usize, usize), usize> =
        seating.iter().enumerate().filter_map(|(who, seat)| seat.map(|seat| ((seat.table, seat.chair), who))).collect();
    let hate: HashSet<(&str, &str)> =
        round.rivals.iter().flat_map(|(one, other)| [(one.as_str(), other.as_str()), (other.as_str(), one.as_str())]).collect();
    let mut cost = 0;
    for (table, of) in round.tables.iter().enumerate() {
        let who = |chair: usize| by_seat.get(&(table, chair)).map(|who| &round.sitters[*who]);
        let mut gaps: Vec<(usize, usize)> = (1..of.seats).map(|chair| (chair - 1, chair)).collect();
        if of.shape == TableShape::Round && of.seats > 2 {
            gaps.push((of.seats - 1, 0));
        }
        for (left, right) in gaps {
            if let (Some(left), Some(right)) = (who(left), who(right)) {
                cost += if hate.contains(&(left.organisation.as_str(), right.organisation.as_str())) { 100 } else { 0 };
            }
        }
        let people: Vec<&Sitter> = (0..of.seats).filter_map(who).collect();
        let sectors: HashSet<&str> = people.iter().map(|one| one.sector.as_str()).filter(|sector| !sector.is_empty()).collect();
        for sector in sectors {
            let many = people.iter().filter(|one| one.sector == sector).count();
            if round.most_of_sector > 0 && many > round.most_of_sector {
                cost += 10 * (many - round.most_of_sector) as u64;
            }
        }
        if round.town_per_table && people.iter().all(|one| !one.is_town) {
            cost += 30;
        }
    }
    cost
}

/// Each chair once at most, and everybody sits as long as there are chairs.
fn is_possible(round: &Round, seating: &Seating) -> bool {
    let seats: Vec<Seat> = seating.iter().flatten().copied().collect();
    let all: usize = round.tables.iter().map(|table| table.seats).sum();
    let apart: HashSet<_> = seats.iter().map(|seat| (seat.table, seat.chair)).collect();
    let there = seats.iter().all(|seat| round.tables.get(seat.table).is_some_and(|table| seat.chair < table.seats));
    there && apart.len() == seats.len() && seats.len() == all.min(round.sitters.len()) && seating.len() == round.sitters.len()
}

/// The least that any seating costs, by trying all of them.
fn least(round: &Round) -> u64 {
    let chairs: Vec<Seat> =
        round.tables.iter().enumerate().flat_map(|(table, of)| (0..of.seats).map(move |chair| Seat { table, chair })).collect();
    let mut least = u64::MAX;
    permuted(&mut (0..chairs.len()).collect::<Vec<usize>>(), 0, &mut |order| {
        // Whoever has no chair of an order with fewer chairs than people sits nowhere.
        let seating: Seating = (0..round.sitters.len()).map(|who| order.get(who).map(|chair| chairs[*chair])).collect();
        least = least.min(counted(round, &seating));
    });
    least
}

fn permuted(order: &mut [usize], from: usize, see: &mut impl FnMut(&[usize])) {
    if from == order.len() {
        see(order);
        return;
    }
    for other in from..order.len() {
        order.swap(from, other);
        permuted(order, from + 1, see);
        order.swap(from, other);
    }
}

/// Numbers that look random, the same each time.
fn dice(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed * 2 + 1;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    }
}

#[test]
fn a_circle_closes_and_a_u_does_not() {
    assert_eq!(neighbours(round_table(8), 0), [7, 1]);
    assert_eq!(neighbours(round_table(8), 7), [6, 0]);
    assert_eq!(neighbours(round_table(2), 1), [0]);
    assert_eq!(neighbours(u_table(8), 0), [1]);
    assert_eq!(neighbours(u_table(8), 7), [6]);
    assert_eq!(neighbours(u_table(8), 3), [2, 4]);
}

#[test]
fn each_violation_is_told_where_it_is() {
    let round = Round {
        tables: vec![round_table(3), u_table(3)],
        sitters: vec![
            sitter("Nord AG", "Stahl", false),
            sitter("Süd  ag", "stahl", false),
            sitter("Stadt Essen", "", true),
            sitter("Nord AG", "Stahl", false),
            sitter("Hafen", "Logistik", false),
            sitter("Süd AG", "Stahl", false),
        ],
        most_of_sector: 1,
        town_per_table: true,
        rivals: vec![("nord ag".to_owned(), "Süd AG".to_owned())],
    };
    let seating = vec![at(0, 0), at(0, 2), at(0, 1), at(1, 0), at(1, 1), at(1, 2)];

    assert_eq!(
        round.check(&seating),
        [
            Violation::Rivals { table: 0, one: 0, other: 1 },
            Violation::Sector { table: 0, sector: "Stahl".to_owned(), count: 2 },
            Violation::Sector { table: 1, sector: "Stahl".to_owned(), count: 2 },
            Violation::NoTown { table: 1 },
        ]
    );
    assert_eq!(Round { most_of_sector: 0, town_per_table: false, rivals: vec![], ..round }.check(&seating), []);
}

#[test]
fn what_nobody_can_keep_is_told_before_anybody_sits() {
    let sitters = vec![sitter("Nord", "Stahl", false), sitter("Süd", "Stahl", false), sitter("Hafen", "", false)];
    let rivals = vec![("Nord".to_owned(), "Süd".to_owned())];
    let round = Round { tables: vec![round_table(3)], sitters, most_of_sector: 1, town_per_table: true, rivals };

    assert_eq!(
        round.shortfalls(),
        [
            Shortfall::Towns { tables: 1, towns: 0 },
            Shortfall::Sector { sector: "Stahl".to_owned(), count: 2, places: 1 },
            Shortfall::Rivals { one: 0, other: 1 },
        ]
    );
    // One chair more lets them sit apart; one less is one too few.
    let wider = Round { tables: vec![round_table(4)], most_of_sector: 0, town_per_table: false, ..round.clone() };
    assert_eq!(wider.shortfalls(), []);
    let narrow = Round { tables: vec![u_table(2)], most_of_sector: 0, town_per_table: false, ..round };
    assert_eq!(narrow.shortfalls(), [Shortfall::Seats { sitters: 3, seats: 2 }]);
}

/// Two rivals, and no table, person or chair that could stand between them: told before and after a proposal.
#[test]
fn two_rivals_without_a_table_to_part_them_are_named() {
    let people = |names: &[&str]| names.iter().map(|name| sitter(name, "", false)).collect::<Vec<_>>();
    let between = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    let told = |tables: Vec<Table>, names: &[&str], rivals: Vec<(String, String)>| {
        let round = Round { tables, sitters: people(names), rivals, ..Round::default() };
        let cannot = round.shortfalls();
        // What is told to be impossible is so, and what has a seating that keeps it is not told to be.
        assert!(cannot.is_empty() || least(&round) > 0, "{round:?}");
        assert_eq!(!cannot.is_empty(), counted(&round, &propose(&round, &Vec::new(), 1)) > 0, "{round:?}");
        cannot
    };
    let pair = || vec![between("Nord", "Süd")];

    assert_eq!(told(vec![u_table(2)], &["Nord", "Süd"], pair()), [Shortfall::Rivals { one: 0, other: 1 }]);
    assert_eq!(told(vec![round_table(3)], &["Hafen", "Nord", "Süd"], pair()), [Shortfall::Rivals { one: 1, other: 2 }]);
    // Another table, an empty chair, or somebody between them is enough.
    assert_eq!(told(vec![round_table(2), round_table(2)], &["Nord", "Süd"], pair()), []);
    assert_eq!(told(vec![round_table(4)], &["Hafen", "Nord", "Süd"], pair()), []);
    assert_eq!(told(vec![u_table(3)], &["Hafen", "Nord", "Süd"], pair()), []);
    // Whoever is the rival of all others but one has nobody for the other side.
    let of_all = vec![between("Nord", "Süd"), between("Nord", "West"), between("Nord", "Ost")];
    let each = [1, 2, 3].map(|other| Shortfall::Rivals { one: 0, other });
    assert_eq!(told(vec![round_table(5)], &["Nord", "Süd", "West", "Ost", "Hafen"], of_all.clone()), each);
    assert_eq!(told(vec![round_table(5)], &["Nord", "Süd", "West", "Ost", "Hafen"], of_all[..2].to_vec()), []);
}

/// A round that can be kept, because it was made from a seating that keeps it: `tables` of eight, two of each of four sectors and
/// one town at each, and rivals who do not sit side by side there.
fn planted(tables: usize, seed: u64) -> Round {
    let mut dice = dice(seed);
    let shapes = [TableShape::Round, TableShape::U];
    let mut sitters: Vec<Sitter> = Vec::new();
    for table in 0..tables {
        for chair in 0..8 {
            sitters.push(sitter(&format!("Haus {table}-{chair}"), ["Energie", "Stahl", "Chemie", "Logistik"][chair % 4], chair == 3));
        }
    }
    let mut rivals = Vec::new();
    while rivals.len() < 3 * tables {
        let (one, other) = (dice(sitters.len()), dice(sitters.len()));
        let (table, chair) = (one / 8, one % 8);
        let is_beside = other / 8 == table && [(chair + 1) % 8, (chair + 7) % 8, chair].contains(&(other % 8));
        if !is_beside {
            rivals.push((sitters[one].organisation.clone(), sitters[other].organisation.clone()));
        }
    }
    for last in (1..sitters.len()).rev() {
        let other = dice(last + 1);
        sitters.swap(last, other);
    }
    let tables = (0..tables).map(|table| Table { seats: 8, shape: shapes[table % 2] }).collect();
    Round { tables, sitters, most_of_sector: 2, town_per_table: true, rivals }
}

#[test]
fn what_can_be_kept_is_kept() {
    for (tables, seed) in (1..=5).flat_map(|tables| (1..=4).map(move |seed| (tables, seed))) {
        let round = planted(tables, seed);

        let seating = propose(&round, &Vec::new(), seed);

        assert!(is_possible(&round, &seating), "{tables} tables, seed {seed}");
        assert_eq!(counted(&round, &seating), 0, "{tables} tables, seed {seed}: {:?}", round.check(&seating));
        assert_eq!(round.check(&seating), []);
    }
}

#[test]
fn on_tiny_rounds_nothing_is_better_than_the_proposal() {
    for seed in 0..60 {
        let mut dice = dice(seed);
        let tables = if dice(2) == 0 { vec![round_table(3), u_table(3)] } else { vec![round_table(6)] };
        let organisations = ["A", "B", "C", "D"];
        let people = 3 + dice(4);
        let sitters = (0..people).map(|_| sitter(organisations[dice(4)], ["x", "y", ""][dice(3)], dice(3) == 0)).collect();
        let pair = |dice: &mut dyn FnMut(usize) -> usize| {
            let one = dice(4);
            (organisations[one].to_owned(), organisations[(one + 1 + dice(3)) % 4].to_owned())
        };
        let rivals = vec![pair(&mut dice), pair(&mut dice)];
        let round = Round { tables, sitters, most_of_sector: 1 + dice(2), town_per_table: dice(2) == 0, rivals };

        let seating = propose(&round, &Vec::new(), seed);

        assert!(is_possible(&round, &seating), "{round:?}");
        assert_eq!(counted(&round, &seating), least(&round), "seed {seed}: {round:?} {seating:?}");
    }
}

#[test]
fn whoever_is_pinned_stays_and_the_same_seed_says_the_same() {
    let round = planted(3, 9);
    let mut pinned: Seating = vec![None; round.sitters.len()];
    pinned[5] = at(2, 7);
    pinned[11] = at(0, 0);
    // A chair that there is not, and one that is taken, are nobody's.
    pinned[12] = at(0, 0);
    pinned[13] = at(7, 1);

    let seating = propose(&round, &pinned, 3);

    assert_eq!((seating[5], seating[11]), (at(2, 7), at(0, 0)));
    assert!(is_possible(&round, &seating));
    assert_eq!(propose(&round, &pinned, 3), seating);
}

#[test]
fn more_people_than_chairs_leave_no_chair_empty() {
    let sitters = (0..7).map(|number| sitter(&format!("Haus {number}"), "Stahl", false)).collect();
    let round = Round { tables: vec![round_table(4)], sitters, ..Round::default() };

    let seating = propose(&round, &Vec::new(), 1);

    assert!(is_possible(&round, &seating));
    assert_eq!(round.shortfalls(), [Shortfall::Seats { sitters: 7, seats: 4 }]);
}
