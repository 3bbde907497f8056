//! XLSX: cells with their types, so that dates are dates, sums are sums, and text is never run.
//!
//! `rust_xlsxwriter` writes rows into a temporary file as they come (its constant memory), which other crates for this do
//! not: they hold a sheet as a whole.

use std::{pin::Pin, sync::Arc};

use domain::locale::Locale;
use futures::{Stream, StreamExt};
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Cell, Table};
use crate::{aside::aside, error::ApiError};

/// No cell takes more.
const LONGEST: usize = 32_767;
/// So many rows has no sheet.
pub(super) const MOST_ROWS: u32 = 1_048_576;

/// The whole file. What computes and packs has a thread of its own, so that it holds up nobody's answers.
pub(super) async fn written<R: Send + 'static>(
    table: Arc<Table<R>>,
    first: Vec<R>,
    mut batches: Pin<Box<impl Stream<Item = Result<Vec<R>, ApiError>> + Send + 'static>>,
) -> Result<Vec<u8>, ApiError> {
    let begun = table.clone();
    let mut sheet = aside(move || Sheet::begin(&begun)).await?;
    let mut next = Some(first);
    while let Some(rows) = next {
        let table = table.clone();
        sheet = aside(move || sheet.with(&table, &rows)).await?;
        next = batches.next().await.transpose()?;
    }
    aside(move || sheet.finish()).await
}

/// A sheet under construction.
struct Sheet {
    book: Workbook,
    formats: Formats,
    columns: u16,
    /// Where the next row goes; the heads are row 0.
    row: u32,
}

pub(super) struct Formats {
    text: Format,
    money: Format,
    moment: Format,
}

impl Formats {
    pub(super) fn new(l: Locale) -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            text: top().set_text_wrap(),
            money: top().set_num_format(l.t("#,##0.00\\ \"€\"", "\"€\"#,##0.00")),
            moment: top().set_num_format(l.t("dd.mm.yyyy hh:mm", "d mmm yyyy hh:mm")),
        }
    }
}

impl Sheet {
    /// The heads: bold, in sight however far one scrolls, and repeated on every page of paper.
    fn begin<R: 'static>(table: &Table<R>) -> Result<Self, XlsxError> {
        let mut book = Workbook::new();
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(table.title)?.set_freeze_panes(1, 1)?.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        for (at, column) in (0..).zip(&table.columns) {
            sheet.set_column_width(at, column.width)?;
            sheet.write_string_with_format(0, at, column.head.as_str(), &head)?;
        }
        let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
        Ok(Self { book, formats: Formats::new(table.locale), columns, row: 1 })
    }

    fn with<R: 'static>(mut self, table: &Table<R>, rows: &[R]) -> Result<Self, XlsxError> {
        let sheet = self.book.worksheet_from_index(0)?;
        for row in rows.iter().take((MOST_ROWS - self.row) as usize) {
            for (at, column) in (0..).zip(&table.columns) {
                write(sheet, self.row, at, column.cell(row), &self.formats)?;
            }
            self.row += 1;
        }
        Ok(self)
    }

    fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        let sheet = self.book.worksheet_from_index(0)?;
        sheet.autofilter(0, 0, self.row - 1, self.columns.saturating_sub(1))?;
        self.book.save_to_buffer()
    }
}

pub(super) fn write(sheet: &mut Worksheet, row: u32, at: u16, cell: Cell, formats: &Formats) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            let text = if text.chars().count() > LONGEST { text.chars().take(LONGEST).collect() } else { text };
            sheet.write_string_with_format(row, at, text, &formats.text)?;
        }
        Cell::Number(number) => {
            sheet.write_number(row, at, number)?;
        }
        Cell::Money(sum) => {
            sheet.write_number_with_format(row, at, sum.cents as f64 / 100.0, &formats.money)?;
        }
        Cell::Moment(local) => {
            sheet.write_datetime_with_format(row, at, local, &formats.moment)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, DataType, Reader, Xlsx};
    use domain::money::Money;

    use super::super::Column;
    use super::*;

    #[test]
    fn cells_are_read_again_as_what_they_were() {
        let cells = [
            Cell::Text("=1+1".to_owned()),
            Cell::Text("01067".to_owned()),
            Cell::Text("x".repeat(40_000)),
            Cell::Number(12.5),
            Cell::Money(Money::euros(125_005)),
            Cell::Moment("2026-11-02T23:59:00".parse().expect("a test literal")),
            Cell::Empty,
        ];
        let columns = (0..7).map(|at| Column::<[Cell; 7]>::cells(format!("Kopf {at}"), move |row| row[at].clone())).collect();
        let table = Table { locale: Locale::De, file: String::new(), title: "Bewerbungen", columns };

        let sheet = Sheet::begin(&table).and_then(|sheet| sheet.with(&table, &[cells.clone(), cells]));
        let file = sheet.and_then(Sheet::finish).expect("written");

        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file)).expect("a workbook");
        let read = book.worksheet_range("Bewerbungen").expect("the sheet has its name");
        let rows: Vec<_> = read.rows().collect();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[0][0], Data::String("Kopf 0".to_owned()));
        for row in &rows[1..] {
            assert_eq!(row[0], Data::String("=1+1".to_owned()));
            assert_eq!(row[1], Data::String("01067".to_owned()));
            assert_eq!(row[2].to_string().len(), LONGEST);
            assert_eq!((&row[3], &row[4]), (&Data::Float(12.5), &Data::Float(1250.05)));
            assert!(row[5].is_datetime(), "{:?}", row[5]);
            assert_eq!(row[5].as_datetime(), "2026-11-02T23:59:00".parse().ok());
            assert_eq!(row.get(6).unwrap_or(&Data::Empty), &Data::Empty);
        }
    }
}
