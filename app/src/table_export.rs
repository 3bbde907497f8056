//! Tables as CSV, for spreadsheets: in the reader's dialect, and with nothing in a cell that a spreadsheet would run.

use std::borrow::Cow;

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::locale::Locale;

/// What a spreadsheet takes for the beginning of a formula (OWASP), also in its wide form.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The text of a cell. One that a spreadsheet would take for a formula gets an apostrophe in front, which makes it text.
pub fn safe_cell(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches([' ', '\u{a0}']).starts_with(FORMULA) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A table under construction.
pub struct TableExport {
    writer: csv::Writer<Vec<u8>>,
}

impl TableExport {
    /// Begins with the heads of the columns. German spreadsheets part columns by semicolons; the mark at the beginning
    /// tells all of them that the text is UTF-8.
    pub fn new(locale: Locale, columns: &[&str]) -> Self {
        let delimiter = match locale {
            Locale::De => b';',
            Locale::En => b',',
        };
        let mut table = Self {
            writer: csv::WriterBuilder::new().delimiter(delimiter).terminator(csv::Terminator::CRLF).from_writer("\u{feff}".into()),
        };
        table.row(columns.iter().copied());
        table
    }

    /// Adds a row; every cell is made safe.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let cells: Vec<String> = cells.into_iter().map(|cell| safe_cell(cell.as_ref()).into_owned()).collect();
        // Writing into memory does not fail, and rows of other lengths are the writer's to refuse.
        if let Err(error) = self.writer.write_record(&cells) {
            tracing::error!(error = ?error, "a row was left out of a table");
        }
    }

    /// The whole table.
    pub fn finish(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }

    /// The whole table as a download of this name.
    pub fn download(self, name: &str) -> Response {
        download("text/csv; charset=utf-8", name, self.finish())
    }
}

/// A file to keep: named, and in no cache on the way.
pub fn download(content_type: &'static str, name: &str, content: Vec<u8>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    (headers, content).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        for text in ["=1+1", "+49 201", "-2", "@SUM(A1)", "\tx", "  =HYPERLINK(\"x\")", "＝1"] {
            assert!(safe_cell(text).starts_with('\''), "{text:?}");
        }
        for text in ["", "Anna", "a=b", "12"] {
            assert_eq!(safe_cell(text), text);
        }
    }

    #[test]
    fn cells_keep_their_delimiters_and_quotes() {
        let mut table = TableExport::new(Locale::De, &["Name", "Notiz"]);
        table.row(["Müller; Söhne", "\"ja\"\nnein"]);

        let text = String::from_utf8(table.finish()).expect("UTF-8");

        assert_eq!(text, "\u{feff}Name;Notiz\r\n\"Müller; Söhne\";\"\"\"ja\"\"\nnein\"\r\n");
    }
}
