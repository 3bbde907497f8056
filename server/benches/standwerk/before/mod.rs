//! The build before this one under the same load: `BENCH_BEFORE` names its binary. Both run as servers of their own, on
//! example data that each of them made, and are asked by turns.

use std::path::PathBuf;

use crate::{
    house::House,
    report::{Bar, Row},
};

mod largest;
mod side;
mod visitors;

pub fn visitors(house: &House) -> anyhow::Result<Vec<Row>> {
    match before() {
        Some(before) => visitors::rows(house, &before),
        None => Ok(not_measured("visitors against the build before")),
    }
}

pub fn largest(house: &House) -> anyhow::Result<Vec<Row>> {
    match before() {
        Some(before) => largest::rows(house, &before),
        None => Ok(not_measured("the largest fair against the build before")),
    }
}

fn before() -> Option<PathBuf> {
    std::env::var_os("BENCH_BEFORE").map(PathBuf::from)
}

fn not_measured(what: &str) -> Vec<Row> {
    vec![Row::not_measured(what, "x", Bar::AtLeast(1.0), "BENCH_BEFORE names no binary")]
}

fn over_before(what: String, ours: f64, theirs: f64, bar: f64) -> Row {
    Row::new(format!("{what}, over before"), ours / theirs, "x", Bar::AtLeast(bar), format!("{ours:.0}/s against {theirs:.0}/s"))
}
