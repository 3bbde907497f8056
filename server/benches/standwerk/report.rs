//! The table, and its JSON.

use std::{path::PathBuf, process::ExitCode};

use serde_json::json;

/// What a value is held against.
#[derive(Clone, Copy)]
pub enum Bar {
    AtLeast(f64),
    AtMost(f64),
}

/// One line of the table.
pub struct Row {
    pub what: String,
    /// Nothing where it could not be measured here; `detail` says why.
    pub value: Option<f64>,
    pub unit: &'static str,
    pub bar: Bar,
    pub detail: String,
}

impl Row {
    pub fn new(what: impl Into<String>, value: f64, unit: &'static str, bar: Bar, detail: impl Into<String>) -> Self {
        Self { what: what.into(), value: Some(value), unit, bar, detail: detail.into() }
    }

    pub fn not_measured(what: impl Into<String>, unit: &'static str, bar: Bar, why: impl Into<String>) -> Self {
        Self { what: what.into(), value: None, unit, bar, detail: why.into() }
    }

    fn is_met(&self) -> Option<bool> {
        self.value.map(|value| match self.bar {
            Bar::AtLeast(bar) => value >= bar,
            Bar::AtMost(bar) => value <= bar,
        })
    }

    fn verdict(&self) -> &'static str {
        match self.is_met() {
            Some(true) => "met",
            Some(false) => "MISSED",
            None => "not measured",
        }
    }
}

/// All lines, and what broke instead of giving one.
#[derive(Default)]
pub struct Report {
    pub rows: Vec<Row>,
    pub broken: Vec<String>,
}

impl Report {
    /// Prints and writes everything. An error if something broke or, in `strict`, if a bar was missed.
    pub fn finish(&self, strict: bool) -> ExitCode {
        self.print();
        let file = target().join("bench.json");
        match std::fs::write(&file, format!("{:#}\n", self.json())) {
            Ok(()) => println!("\nwritten to {}", file.display()),
            Err(error) => eprintln!("bench: {}: {error}", file.display()),
        }
        for broken in &self.broken {
            eprintln!("bench: broken: {broken}");
        }
        let missed = self.rows.iter().filter(|row| row.is_met() == Some(false)).count();
        if self.broken.is_empty() && (missed == 0 || !strict) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn print(&self) {
        let profile = if cfg!(debug_assertions) { " (a debug build: the figures say little)" } else { "" };
        println!("\n{} cores{profile}\n", cores());
        println!("{:<44} {:>12} {:>14}  {:<12}  how", "what", "value", "bar", "");
        for row in &self.rows {
            let value = row.value.map_or_else(|| "-".to_owned(), |value| format!("{} {}", number(value), row.unit));
            let bar = match row.bar {
                Bar::AtLeast(bar) => format!(">= {} {}", number(bar), row.unit),
                Bar::AtMost(bar) => format!("<= {} {}", number(bar), row.unit),
            };
            println!("{:<44} {:>12} {:>14}  {:<12}  {}", row.what, value.trim_end(), bar.trim_end(), row.verdict(), row.detail);
        }
    }

    fn json(&self) -> serde_json::Value {
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|row| {
                let (kind, bar) = match row.bar {
                    Bar::AtLeast(bar) => ("at least", bar),
                    Bar::AtMost(bar) => ("at most", bar),
                };
                json!({ "what": row.what, "value": row.value, "unit": row.unit, kind: bar, "met": row.is_met(), "how": row.detail })
            })
            .collect();
        json!({ "release": !cfg!(debug_assertions), "cores": cores(), "rows": rows, "broken": self.broken })
    }
}

/// Where build results are kept.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target")), PathBuf::from)
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn number(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}
