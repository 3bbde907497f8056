//! What stands in a table: of each column its head, and the cell that a row has in it.

use chrono::{NaiveDateTime, Timelike};
use domain::{
    clock::{self, Instant, Tz},
    locale::Locale,
    money::Money,
};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Money(Money),
    /// By the clock that the column's head names, to the second.
    Moment(NaiveDateTime),
}

type CellOf<R> = Box<dyn Fn(&R) -> Cell + Send + Sync>;

/// A column of a table whose rows are `R`.
pub struct Column<R> {
    pub(super) head: String,
    /// In characters.
    pub(super) width: f64,
    cell: CellOf<R>,
}

impl<R: 'static> Column<R> {
    fn new(head: impl Into<String>, width: f64, cell: impl Fn(&R) -> Cell + Send + Sync + 'static) -> Self {
        Self { head: head.into(), width, cell: Box::new(cell) }
    }

    pub fn text(head: impl Into<String>, text: impl Fn(&R) -> String + Send + Sync + 'static) -> Self {
        Self::new(head, 24.0, move |row| match text(row) {
            text if text.is_empty() => Cell::Empty,
            text => Cell::Text(text),
        })
    }

    /// Text of some length.
    pub fn prose(head: impl Into<String>, text: impl Fn(&R) -> String + Send + Sync + 'static) -> Self {
        Self { width: 48.0, ..Self::text(head, text) }
    }

    pub fn number(head: impl Into<String>, number: impl Fn(&R) -> Option<f64> + Send + Sync + 'static) -> Self {
        Self::new(head, 12.0, move |row| number(row).map_or(Cell::Empty, Cell::Number))
    }

    pub fn money(head: impl Into<String>, sum: impl Fn(&R) -> Option<Money> + Send + Sync + 'static) -> Self {
        Self::new(head, 16.0, move |row| sum(row).map_or(Cell::Empty, Cell::Money))
    }

    /// A time, shown by the clocks of `zone`, which the head names once for all cells.
    pub fn moment(head: &str, zone: Tz, at: impl Fn(&R) -> Option<Instant> + Send + Sync + 'static) -> Self {
        let local = move |at| {
            let local = clock::local(zone, at);
            Cell::Moment(local.with_nanosecond(0).unwrap_or(local))
        };
        Self::new(format!("{head} ({})", zone.name()), 18.0, move |row| at(row).map_or(Cell::Empty, local))
    }

    pub fn yes_no(l: Locale, head: impl Into<String>, is_so: impl Fn(&R) -> bool + Send + Sync + 'static) -> Self {
        let word = move |row: &R| if is_so(row) { l.t("ja", "yes") } else { l.t("nein", "no") }.to_owned();
        Self { width: 10.0, ..Self::text(head, word) }
    }

    #[cfg(test)]
    pub(super) fn cells(head: String, cell: impl Fn(&R) -> Cell + Send + Sync + 'static) -> Self {
        Self::new(head, 10.0, cell)
    }

    /// The same column of rows that this is a part of.
    pub fn of<S: 'static>(self, part: impl Fn(&S) -> &R + Send + Sync + 'static) -> Column<S> {
        let cell = self.cell;
        Column { head: self.head, width: self.width, cell: Box::new(move |row| cell(part(row))) }
    }

    pub(super) fn cell(&self, row: &R) -> Cell {
        (self.cell)(row)
    }
}
