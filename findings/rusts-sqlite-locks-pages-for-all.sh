#!/usr/bin/env bash
# SQLite as Rust programs bundle it (libsqlite3-sys, below rusqlite and sqlx) is compiled with SQLITE_ENABLE_MEMORY_MANAGEMENT,
# which makes all connections of a process share one limit of memory: one lock guards the pages that each of them keeps.
# Threads that read two different files over a connection each then wait for each other at every page.
# Expected: two threads that share nothing take as long as one. Seen: they sleep for each other thousands of times, and take
# longer than without that option and the counting of memory (SQLITE_DEFAULT_MEMSTATUS=0), which lies under another lock.
# Both can be said to its build script by LIBSQLITE3_FLAGS.
# Seen 2026-11-27 with rusqlite 0.39.0, libsqlite3-sys 0.37.0 (SQLite 3.51.3) on two cores.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir src
cat >Cargo.toml <<'MANIFEST'
[package]
name = "readers"
version = "0.0.0"
edition = "2021"
[dependencies]
rusqlite = { version = "=0.39.0", features = ["bundled"] }
libsqlite3-sys = "=0.37.0"
MANIFEST
cat >src/main.rs <<'PROGRAM'
use std::{fs, thread, time::Instant};

fn fill(name: &str) {
    let db = rusqlite::Connection::open(name).unwrap();
    db.execute_batch("CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n \
        WHERE i < 20000) INSERT INTO t SELECT i, hex(randomblob(100)) FROM n").unwrap();
}

/// Reads single rows here and there; answers how often its thread went to sleep.
fn read(name: String) -> u64 {
    let db = rusqlite::Connection::open(name).unwrap();
    let mut one = db.prepare("SELECT x FROM t WHERE id = ?1").unwrap();
    for i in 0..400_000i64 {
        one.query_row([i * 7919 % 20_000 + 1], |row| row.get::<_, String>(0)).unwrap();
    }
    let status = fs::read_to_string("/proc/thread-self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("voluntary")).unwrap();
    line.split_whitespace().last().unwrap().parse().unwrap()
}

fn main() {
    let names = ["a.db", "b.db"];
    names.iter().for_each(|name| fill(name));
    let db = rusqlite::Connection::open_in_memory().unwrap();
    let shared: bool = db.query_row("SELECT sqlite_compileoption_used('ENABLE_MEMORY_MANAGEMENT')", [], |row| row.get(0)).unwrap();
    let begun = Instant::now();
    read("a.db".into());
    let alone = begun.elapsed();
    let begun = Instant::now();
    let readers: Vec<_> = names.map(|name| thread::spawn(move || read(name.into()))).into();
    let slept: u64 = readers.into_iter().map(|reader| reader.join().unwrap()).sum();
    println!("{} {slept} {:.2}", u8::from(shared), begun.elapsed().as_secs_f64() / alone.as_secs_f64());
}
PROGRAM
cargo build --quiet --release
read -r shared slept times < <(target/release/readers)
rm ./*.db
export LIBSQLITE3_FLAGS='-USQLITE_ENABLE_MEMORY_MANAGEMENT -DSQLITE_DEFAULT_MEMSTATUS=0'
cargo build --quiet --release
read -r apart slept_apart times_apart < <(target/release/readers)
echo "as it comes: shares memory $shared, two threads slept $slept times and took $times times as long as one"
echo "with flags:  shares memory $apart, two threads slept $slept_apart times and took $times_apart times as long as one"
[ "$shared" = 1 ] && [ "$apart" = 0 ] && [ "$slept" -gt $((20 * (slept_apart + 50))) ]
