//! One plan for all wishes: how many of the meetings of the best plan it has, how long it takes, and how much memory.
//!
//! The wishes are taken out of a plan that has all of them, so that the best plan is known; only tables may be missing, and then
//! no plan has more meetings than there are tables. What the search answers is counted here by code of its own, and searched in
//! a process of its own, whose highest memory is nobody else's.

use std::{
    collections::{HashMap, HashSet},
    process::Command,
    time::Instant,
};

use anyhow::{Context, ensure};
use domain::matchmaking::schedule::{Round, STEPS, Times, Wish, schedule};

use crate::{
    house::House,
    process::peak_mb,
    report::{Bar, Row},
};

/// What this program is called with to search alone.
pub const ALONE: &str = "--schedule-alone";

const PEOPLE: usize = 320;
const TABLES: u16 = 60;
const DAYS: usize = 3;
const MEETINGS: usize = 900;
/// How many times a day has, and how many more of them everybody has got than the known plan needs: from tables for 720 alone,
/// by nearly full ones and nobody with a choice, to much room.
const KINDS: [(usize, usize); 5] = [(4, 4), (6, 0), (6, 2), (8, 3), (16, 8)];
/// What wishes are worth: gladly, must, and one of each.
const WORTH: [u16; 3] = [3, 9, 12];

/// What came of one kind.
struct Outcome {
    /// Of the best plan's meetings, as 1.
    share: f64,
    seconds: f64,
    peak_mb: f64,
}

pub fn plan(_: &House) -> anyhow::Result<Vec<Row>> {
    let done = Command::new(std::env::current_exe()?).arg(ALONE).output()?;
    ensure!(done.status.success(), "{}: {}", done.status, String::from_utf8_lossy(&done.stderr).trim());
    let outcomes = String::from_utf8(done.stdout)?.lines().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    ensure!(outcomes.len() == KINDS.len(), "{} of {} kinds were searched", outcomes.len(), KINDS.len());
    let all = |told: fn(&Outcome) -> f64| outcomes.iter().map(told);
    let share = all(|outcome| outcome.share).fold(1.0, f64::min);
    let seconds = all(|outcome| outcome.seconds).fold(0.0, f64::max);
    let peak = all(|outcome| outcome.peak_mb).fold(0.0, f64::max);
    let each =
        KINDS.iter().zip(&outcomes).map(|((times, spare), outcome)| format!("{} times, {spare} spare: {:.3}", DAYS * times, outcome.share));
    let detail = format!("the worst of: {}", each.collect::<Vec<_>>().join("; "));
    let who = format!("{PEOPLE} people, {TABLES} tables, {DAYS} days, {MEETINGS} wishes");
    Ok(vec![
        Row::new("planned meetings, best known plan as 1", share, "", Bar::AtLeast(0.95), detail),
        Row::new("plan of 900 meetings", seconds, "s", Bar::AtMost(30.0), format!("{who}; the slowest of {}", KINDS.len())),
        Row::new("plan of 900 meetings, memory", peak, "MB", Bar::AtMost(300.0), "VmHWM of a process that does nothing else"),
    ])
}

/// Searches all kinds, and prints a line for each.
pub fn alone() -> anyhow::Result<()> {
    for (seed, (times, spare)) in (1..).zip(KINDS) {
        let round = planted(DAYS * times, spare, seed);
        let began = Instant::now();
        let found = schedule(&round, STEPS, 1);
        let seconds = began.elapsed().as_secs_f64();
        let met = take_place(&round, &found)?;
        let possible = MEETINGS.min(round.tables.iter().copied().map(usize::from).sum());
        #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
        let share = met as f64 / possible as f64;
        println!("{share} {seconds} {}", peak_mb(std::process::id())?);
    }
    Ok(())
}

fn read(line: &str) -> anyhow::Result<Outcome> {
    let mut figures = line.split(' ').map(str::parse::<f64>);
    let mut next = || anyhow::Ok(figures.next().context("a figure is missing")??);
    Ok(Outcome { share: next()?, seconds: next()?, peak_mb: next()? })
}

/// Wishes of a plan in which all of them take place: slot by slot, pairs that have not met yet. Everybody has time where that
/// plan needs them, and at up to `spare` more slots.
fn planted(slots: usize, spare: usize, seed: u64) -> Round {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut free: Vec<Times> = vec![0; PEOPLE];
    let mut people: Vec<usize> = (0..PEOPLE).collect();
    let (mut met, mut wishes) = (HashSet::new(), Vec::with_capacity(MEETINGS));
    for slot in 0..slots {
        random.shuffle(&mut people);
        let until = MEETINGS * (slot + 1) / slots;
        for pair in people.chunks_exact(2) {
            let (one, other) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
            if wishes.len() < until && met.insert((one, other)) {
                free[one] |= 1 << slot;
                free[other] |= 1 << slot;
                wishes.push(Wish { one, other, weight: WORTH[random.usize(..WORTH.len())], pinned: None });
            }
        }
    }
    for times in &mut free {
        for _ in 0..spare {
            *times |= 1 << random.usize(..slots);
        }
    }
    random.shuffle(&mut wishes);
    Round { tables: vec![TABLES; slots], free, wishes }
}

/// How many of the wishes take place; an error where they cannot all do so at once.
fn take_place(round: &Round, found: &[Option<usize>]) -> anyhow::Result<usize> {
    ensure!(round.wishes.len() == MEETINGS && found.len() == MEETINGS, "{} wishes, {} answers", round.wishes.len(), found.len());
    let mut held: HashMap<usize, Vec<&Wish>> = HashMap::new();
    for (wish, slot) in round.wishes.iter().zip(found) {
        if let Some(slot) = slot {
            held.entry(*slot).or_default().push(wish);
        }
    }
    for (slot, wishes) in &held {
        let tables = round.tables.get(*slot).context("no such slot")?;
        ensure!(wishes.len() <= usize::from(*tables), "{} meetings at {tables} tables", wishes.len());
        let people: HashSet<usize> = wishes.iter().flat_map(|wish| [wish.one, wish.other]).collect();
        ensure!(people.len() == 2 * wishes.len(), "somebody meets two at once");
        ensure!(people.iter().all(|person| (round.free[*person] >> slot) & 1 == 1), "somebody has no time then");
    }
    Ok(held.values().map(Vec::len).sum())
}
