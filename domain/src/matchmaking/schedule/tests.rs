//! Schedules checked by code of their own: planted instances, and tiny ones by trying everything.

use std::collections::HashSet;

use super::{Round, Schedule, Times, Wish, schedule};

/// Whatever is wrong with a schedule, in words; nothing of it is what `Search` counts with.
fn faults(round: &Round, schedule: &Schedule) -> Vec<String> {
    let mut faults = Vec::new();
    let mut busy = HashSet::new();
    let mut taken = vec![0u16; round.tables.len()];
    for (place, slot) in schedule.iter().enumerate() {
        let wish = &round.wishes[place];
        if wish.pinned.is_some() && *slot != wish.pinned {
            faults.push(format!("{place} was pinned to {:?} and is at {slot:?}", wish.pinned));
        }
        let Some(slot) = *slot else { continue };
        taken[slot] += 1;
        for person in [wish.one, wish.other] {
            if (round.free[person] >> slot) & 1 == 0 {
                faults.push(format!("{person} has no time at {slot}"));
            }
            if !busy.insert((person, slot)) {
                faults.push(format!("{person} meets two at {slot}"));
            }
        }
    }
    for (slot, (taken, tables)) in taken.iter().zip(&round.tables).enumerate() {
        if taken > tables {
            faults.push(format!("{taken} meetings at {tables} tables at {slot}"));
        }
    }
    faults
}

fn weight(round: &Round, schedule: &Schedule) -> u32 {
    schedule.iter().zip(&round.wishes).filter(|(slot, _)| slot.is_some()).map(|(_, wish)| u32::from(wish.weight)).sum()
}

/// Wishes that all fit, and as many more that do not: everybody has time when the planted schedule needs them, and at
/// `spare` more slots.
fn planted(people: usize, tables: u16, slots: usize, meetings: usize, spare: usize, seed: u64) -> Round {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut free: Vec<Times> = vec![0; people];
    let (mut pairs, mut taken) = (HashSet::new(), vec![0; slots]);
    let mut wishes = Vec::new();
    while wishes.len() < meetings {
        let (slot, one, other) = (random.usize(..slots), random.usize(..people), random.usize(..people));
        let both = 1 << slot;
        if one == other || taken[slot] == tables || (free[one] | free[other]) & both != 0 || !pairs.insert((one.min(other), one.max(other)))
        {
            continue;
        }
        free[one] |= both;
        free[other] |= both;
        taken[slot] += 1;
        wishes.push(Wish { one, other, weight: 1, pinned: None });
    }
    for free in &mut free {
        for _ in 0..spare {
            *free |= 1 << random.usize(..slots);
        }
    }
    random.shuffle(&mut wishes);
    Round { tables: vec![tables; slots], free, wishes }
}

#[test]
fn of_900_meetings_that_fit_nearly_all_are_found() {
    for (slots, spare) in [(24, 3), (18, 2), (18, 0), (16, 1)] {
        let round = planted(320, 60, slots, 900, spare, 7);
        let found = schedule(&round, 20_000, 1);
        assert_eq!(faults(&round, &found), Vec::<String>::new());
        let met = found.iter().flatten().count();
        assert!(met >= 855, "{slots} slots, {spare} spare: {met} of 900");
    }
}

#[test]
fn what_is_worth_little_finds_a_time_beside_what_is_worth_much() {
    for spare in [0, 2] {
        let mut round = planted(320, 60, 18, 900, spare, 7);
        for (wish, weight) in round.wishes.iter_mut().zip([3, 9, 12].into_iter().cycle()) {
            wish.weight = weight;
        }
        let found = schedule(&round, 20_000, 1);
        assert_eq!(faults(&round, &found), Vec::<String>::new());
        let met = found.iter().flatten().count();
        assert!(met >= 855, "{spare} spare: {met} of 900");
    }
}

#[test]
fn the_same_wishes_give_the_same_schedule() {
    let round = planted(40, 6, 8, 45, 1, 3);
    assert_eq!(schedule(&round, 2_000, 5), schedule(&round, 2_000, 5));
}

/// The largest sum there is, by trying everything.
fn best(round: &Round, schedule: &mut Schedule, place: usize) -> u32 {
    if place == round.wishes.len() {
        return if faults(round, schedule).is_empty() { weight(round, schedule) } else { 0 };
    }
    let mut most = 0;
    for slot in (0..round.tables.len()).map(Some).chain([None]) {
        schedule[place] = slot;
        most = most.max(best(round, schedule, place + 1));
    }
    most
}

#[test]
fn a_tiny_round_is_solved_as_well_as_it_can_be() {
    let mut random = fastrand::Rng::with_seed(11);
    for _ in 0..40 {
        let people = 5;
        let pairs: Vec<_> = (0..people).flat_map(|one| (one + 1..people).map(move |other| (one, other))).collect();
        let wishes =
            random.choose_multiple(&pairs, 6).into_iter().map(|&(one, other)| Wish { one, other, weight: random.u16(1..4), pinned: None });
        let round = Round { tables: vec![2, 1, 1], wishes: wishes.collect(), free: (0..people).map(|_| random.u128(1..8)).collect() };
        let found = schedule(&round, 500, 1);
        assert_eq!(faults(&round, &found), Vec::<String>::new());
        let none = vec![None; round.wishes.len()];
        assert_eq!(weight(&round, &found), best(&round, &mut none.clone(), 0), "{round:?}");
    }
}

#[test]
fn what_is_pinned_stays_and_what_weighs_more_goes_first() {
    let wish = |one, other, weight, pinned| Wish { one, other, weight, pinned };
    let round = Round {
        tables: vec![1, 1],
        free: vec![0b11; 4],
        // Two slots, one table: the pinned one has the second, and the heaviest of the others the first.
        wishes: vec![wish(0, 1, 1, None), wish(2, 3, 9, None), wish(0, 2, 1, Some(1)), wish(1, 3, 4, None)],
    };
    assert_eq!(schedule(&round, 200, 1), [None, Some(0), Some(1), None]);
}

#[test]
fn of_equals_nobody_goes_without_while_another_has_two() {
    let wish = |one, other| Wish { one, other, weight: 1, pinned: None };
    // Person 0 is wished by three, two tables in all: whoever is chosen, 4 and 5 meet.
    let round = Round { tables: vec![1, 1], free: vec![0b11; 6], wishes: vec![wish(0, 1), wish(0, 2), wish(0, 3), wish(4, 5)] };
    let found = schedule(&round, 200, 1);
    assert!(found[3].is_some());
    assert_eq!(found.iter().flatten().count(), 2);
}
