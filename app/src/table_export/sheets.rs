//! Several lists in one workbook, each on a sheet of its own: for reports, whose lists are short enough to be in memory.

use domain::locale::Locale;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

use super::{
    Cell,
    xlsx::{Formats, MOST_ROWS, write},
};
use crate::{aside::aside, error::ApiError};

/// How wide a column of text and one of figures is, in characters.
const TEXT: f64 = 28.0;
const FIGURES: f64 = 16.0;

/// One sheet.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What it is called, as far as a workbook allows it.
    pub title: String,
    /// The head of each column, and whether figures stand in it.
    pub heads: Vec<(String, bool)>,
    /// As many cells in each as there are heads.
    pub rows: Vec<Vec<Cell>>,
}

/// The whole file. What computes and packs has a thread of its own.
///
/// # Errors
/// When it cannot be written, which is a fault of this module.
pub async fn workbook(l: Locale, sheets: Vec<Sheet>) -> Result<Vec<u8>, ApiError> {
    aside(move || written(l, sheets)).await
}

fn written(l: Locale, sheets: Vec<Sheet>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let formats = Formats::new(l);
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for Sheet { title, heads, rows } in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&title))?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        for (at, (label, is_figure)) in (0..).zip(&heads) {
            sheet.set_column_width(at, if *is_figure { FIGURES } else { TEXT })?;
            sheet.write_string_with_format(0, at, label.as_str(), &head)?;
        }
        for (row, cells) in (1..MOST_ROWS).zip(rows) {
            for (at, cell) in (0..).zip(cells) {
                write(sheet, row, at, cell, &formats)?;
            }
        }
    }
    book.save_to_buffer()
}

/// At most 31 characters, and none of `[]:*?/\`: Excel refuses all else.
fn sheet_name(title: &str) -> String {
    title.chars().map(|c| if "[]:*?/\\".contains(c) { '·' } else { c }).take(31).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use domain::money::Money;

    use super::*;

    #[test]
    fn each_list_has_a_sheet_with_typed_cells() {
        let sheet = |title: &str, cents: i64| Sheet {
            title: title.to_owned(),
            heads: vec![("Wofür".to_owned(), false), ("Betrag".to_owned(), true)],
            rows: vec![vec![Cell::Text("=1+1".to_owned()), Cell::Money(Money::euros(cents))]],
        };

        let file = written(Locale::De, vec![sheet("Belege", 125_005), sheet("Besucher:innen", 100)]).expect("written");

        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file)).expect("a workbook");
        for (title, euros) in [("Belege", 1250.05), ("Besucher·innen", 1.0)] {
            let read = book.worksheet_range(title).expect("the sheet has its name");
            let rows: Vec<_> = read.rows().collect();
            assert_eq!(rows[1], [Data::String("=1+1".to_owned()), Data::Float(euros)], "{title}");
        }
    }
}
