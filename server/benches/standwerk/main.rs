//! What Standwerk costs, as ratios within one run: each thing beside the barest thing that could do its work.
//! `make bench` runs it; words after it choose rows, `--strict` makes a missed bar an error.

use std::process::ExitCode;

mod badges;
mod bare;
mod before;
mod booklet;
mod client;
mod codes;
mod crowd;
mod desk;
mod ground;
mod house;
mod landing;
mod matches;
mod meetings;
mod pages;
mod pictures;
mod process;
mod report;
mod rival;
mod schedule;
mod search;
mod seats;
mod wasm;

use house::House;
use report::{Report, Row};

type Measure = fn(&House) -> anyhow::Result<Vec<Row>>;

/// What can be asked for by name, in the order of the table.
const ROWS: &[(&str, Measure)] = &[
    ("page", pages::event_page),
    ("file", pages::static_file),
    ("seats", seats::bookings),
    ("desk", desk::scans),
    ("crowd", crowd::scans),
    ("search", search::people),
    ("directory", pages::directory),
    ("matches", matches::proposals),
    ("meetings", meetings::requests),
    ("schedule", schedule::plan),
    ("badges", badges::one_file),
    ("printing", badges::through_the_server),
    ("booklet", booklet::of_a_delegation),
    ("wasm", wasm::size),
    ("codes", codes::reading),
    ("process", process::memory_and_start),
    ("before", before::visitors),
    ("largest", before::largest),
    ("landing", landing::landing),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if words.iter().any(|word| word == schedule::ALONE) {
        return match schedule::alone() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failed(&error),
        };
    }
    let strict = words.iter().any(|word| word == "--strict");
    let names: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.starts_with("--")).collect();
    if let Some(unknown) = names.iter().find(|name| !ROWS.iter().any(|(row, _)| row == *name)) {
        let known: Vec<_> = ROWS.iter().map(|(name, _)| *name).collect();
        eprintln!("bench: do not know {unknown} ({})", known.join(", "));
        return ExitCode::FAILURE;
    }
    let house = match House::build() {
        Ok(house) => house,
        Err(error) => return failed(&error),
    };
    let mut report = Report::default();
    for (name, measure) in ROWS.iter().filter(|(name, _)| names.is_empty() || names.contains(name)) {
        eprintln!("bench: {name}");
        match measure(&house) {
            Ok(rows) => report.rows.extend(rows),
            Err(error) => report.broken.push(format!("{name}: {error:#}")),
        }
    }
    report.finish(strict)
}

fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("bench: {error:#}");
    ExitCode::FAILURE
}
