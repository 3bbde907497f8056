//! CSV: in the reader's dialect, with every cell quoted, and with nothing in a cell that a spreadsheet would run.

use std::borrow::Cow;

use csv::{QuoteStyle, Terminator, WriterBuilder};
use domain::{locale::Locale, money::Money};

use super::{Cell, Table};

/// What a spreadsheet takes for the beginning of a formula (OWASP), also in its wide form.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];
const WIDE_FORMULA: [char; 4] = ['＝', '＋', '－', '＠'];
/// Nobody sees it, no spreadsheet takes it for a blank to be skipped, and our own fields take it out again. An apostrophe
/// would do the same, but stands in the cell for everybody to read; a tab moves the cells.
const GUARD: char = '\u{2060}';
/// Tells spreadsheets that the text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The heads of the columns.
pub(super) fn head<R: 'static>(table: &Table<R>) -> Vec<u8> {
    let heads = table.columns.iter().map(|column| safe_text(&column.head).into_owned());
    [BYTE_ORDER_MARK.as_bytes(), &lines(table.locale, [heads])].concat()
}

/// These rows.
pub(super) fn rows<R: 'static>(table: &Table<R>, rows: &[R]) -> Vec<u8> {
    lines(table.locale, rows.iter().map(|row| table.columns.iter().map(|column| written(table.locale, column.cell(row)))))
}

/// German spreadsheets part columns by semicolons. Those that take commas for parting as well are held off by the quotes.
fn lines<C: Iterator<Item = String>>(l: Locale, lines: impl IntoIterator<Item = C>) -> Vec<u8> {
    let delimiter = match l {
        Locale::De => b';',
        Locale::En => b',',
    };
    let mut dialect = WriterBuilder::new();
    dialect.delimiter(delimiter).terminator(Terminator::CRLF).quote_style(QuoteStyle::Always);
    let mut writer = dialect.from_writer(Vec::new());
    for line in lines {
        // Writing into memory does not fail, and rows of other lengths are the writer's to refuse.
        if let Err(error) = writer.write_record(line) {
            tracing::error!(error = ?error, "a row was left out of a table");
        }
    }
    writer.into_inner().unwrap_or_default()
}

fn written(l: Locale, cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => safe_text(&text).into_owned(),
        Cell::Number(number) => number.to_string().replace('.', l.t(",", ".")),
        Cell::Money(Money { cents, .. }) => {
            format!("{}{}{}{:02}", if cents < 0 { "-" } else { "" }, cents.abs() / 100, l.t(",", "."), cents.abs() % 100)
        }
        // A date to German and English spreadsheets alike, and sorted right even where it is not.
        Cell::Moment(at) => at.format("%Y-%m-%dT%H:%M:%S").to_string(),
    }
}

/// Text as it is, but for what a spreadsheet would run: that begins with something unseen.
fn safe_text(text: &str) -> Cow<'_, str> {
    let seen = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter.is_control());
    let begins = seen.starts_with(FORMULA) && !is_telephone_number(seen) || seen.starts_with(WIDE_FORMULA);
    let runs = begins || text.starts_with(char::is_control);
    if runs { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

/// Whether it is a number as telephones have it, parted by blanks: two numbers beside each other are no formula, and
/// without one of them they would be a sum.
fn is_telephone_number(text: &str) -> bool {
    let parted = || text.as_bytes().windows(3).any(|part| part[0].is_ascii_digit() && part[1] == b' ' && part[2].is_ascii_digit());
    text.starts_with('+') && text.bytes().skip(1).all(|letter| letter.is_ascii_digit() || letter == b' ') && parted()
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    #[test]
    fn formulas_become_text_without_anything_to_see() {
        for text in [
            "=1+1",
            "-2",
            "- Bitte am Rand",
            "@SUM(A1)",
            "\tx",
            "  =HYPERLINK(\"x\")",
            "＝1",
            "+49-201-123",
            "+4920112345",
            "+49 201 cmd",
            "+1+1 1",
        ] {
            assert_eq!(safe_text(text), format!("\u{2060}{text}"));
        }
        for text in ["", "Anna", "a=b", "12", "+49 201 123456", "+1 201 555 0123", " Anna", "\u{2060}=1"] {
            assert_eq!(safe_text(text), text);
        }
    }

    #[test]
    fn cells_keep_their_delimiters_quotes_and_kinds() {
        let cells = [
            Cell::Text("Müller; Söhne, Essen".to_owned()),
            Cell::Text("\"ja\"\nnein".to_owned()),
            Cell::Number(12.5),
            Cell::Money(Money::euros(-125_005)),
            Cell::Moment("2026-11-02T23:59:00".parse().expect("a test literal")),
            Cell::Empty,
        ];
        let columns = (0..6).map(|at| Column::<[Cell; 6]>::cells(format!("{at}"), move |row| row[at].clone())).collect();
        let mut table = Table { locale: Locale::De, file: String::new(), title: "", columns };

        let german = String::from_utf8([head(&table), rows(&table, std::slice::from_ref(&cells))].concat()).expect("UTF-8");
        table.locale = Locale::En;
        let english = String::from_utf8(rows(&table, &[cells])).expect("UTF-8");

        assert_eq!(
            german,
            "\u{feff}\"0\";\"1\";\"2\";\"3\";\"4\";\"5\"\r\n\"Müller; Söhne, Essen\";\"\"\"ja\"\"\nnein\";\"12,5\";\"-1250,05\";\"2026-11-02T23:59:00\";\"\"\r\n"
        );
        assert_eq!(english, "\"Müller; Söhne, Essen\",\"\"\"ja\"\"\nnein\",\"12.5\",\"-1250.05\",\"2026-11-02T23:59:00\",\"\"\r\n");
    }
}
