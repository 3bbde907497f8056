//! How large a workbook is before anybody unpacks it: a few packed kilobytes may hold gigabytes. Its parts say how large they
//! are, and the library that reads them stops there, so that what they say is the most that comes.

use std::io::{Cursor, Read};

use domain::locale::Text;
use zip::ZipArchive;

/// Unpacked, all parts together: many times what a table of as many rows as are taken needs.
const MOST_BYTES: u64 = 50 * 1024 * 1024;
/// A workbook says how many texts it has, and room is made for them before any is read.
const MOST_TEXTS: u64 = 500_000;
const TEXTS: &[u8] = b"uniqueCount";

/// Refuses a workbook that is larger than any that is wanted.
///
/// # Errors
/// What is wrong with it.
pub(super) fn check_size(file: &[u8]) -> Result<(), Text> {
    check_within(file, MOST_BYTES)
}

fn check_within(file: &[u8], most: u64) -> Result<(), Text> {
    let mut book = ZipArchive::new(Cursor::new(file)).map_err(|_| unreadable())?;
    if size_of(&mut book)? > most {
        return Err(too_much_packed());
    }
    for at in 0..book.len() {
        let mut part = book.by_index(at).map_err(|_| unreadable())?;
        let holds_texts = part.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
        if !holds_texts {
            continue;
        }
        let mut content = Vec::new();
        part.by_ref().take(most).read_to_end(&mut content).map_err(|_| unreadable())?;
        if texts_of(&content) > MOST_TEXTS {
            return Err(too_much_packed());
        }
    }
    Ok(())
}

/// In bytes, without unpacking anything.
fn size_of(book: &mut ZipArchive<Cursor<&[u8]>>) -> Result<u64, Text> {
    let mut total = 0_u64;
    for at in 0..book.len() {
        let part = book.by_index_raw(at).map_err(|_| unreadable())?;
        total = total.saturating_add(part.size());
    }
    Ok(total)
}

/// The largest number of texts that is said anywhere; no number is none.
fn texts_of(content: &[u8]) -> u64 {
    let said = (0..content.len()).filter(|at| content[*at..].starts_with(TEXTS)).map(|at| {
        let behind = &content[at + TEXTS.len()..];
        let digits: String = behind
            .iter()
            .skip_while(|byte| byte.is_ascii_whitespace() || matches!(**byte, b'=' | b'"' | b'\''))
            .take_while(|byte| byte.is_ascii_digit())
            .map(|byte| char::from(*byte))
            .collect();
        // More digits than a number has are more texts than there are.
        if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) }
    });
    said.max().unwrap_or_default()
}

fn too_much_packed() -> Text {
    Text::new(
        "Die Tabelle ist ausgepackt zu groß: höchstens 50 MB. Entfernen Sie andere Blätter, Bilder und leere Formate.",
        "Unpacked the table is too large: 50 MB at most. Remove other sheets, pictures and empty formats.",
    )
}

pub(super) fn unreadable() -> Text {
    Text::new(
        "Das ist weder eine Excel-Datei (.xlsx) noch GeoJSON, oder die Datei ist beschädigt.",
        "This is neither an Excel file (.xlsx) nor GeoJSON, or the file is damaged.",
    )
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn book(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut book = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            book.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).expect("begun");
            book.write_all(content).expect("written");
        }
        book.finish().expect("a file").into_inner()
    }

    #[test]
    fn what_is_unpacked_counts_and_not_what_is_packed() {
        let half = vec![b' '; 512 * 1024];
        let one_more = [half.as_slice(), b" "].concat();
        let most = 1024 * 1024;

        let full = book(&[("xl/workbook.xml", half.as_slice()), ("xl/styles.xml", half.as_slice())]);
        assert_eq!(check_within(&full, most), Ok(()), "as much as is taken");
        let more = book(&[("xl/workbook.xml", half.as_slice()), ("xl/styles.xml", one_more.as_slice())]);
        assert!(more.len() < 50_000, "packed it is small: {}", more.len());
        assert_eq!(check_within(&more, most), Err(too_much_packed()));
        assert_eq!(check_size(b"PK no zip"), Err(unreadable()));
    }

    #[test]
    fn a_book_does_not_say_how_much_room_is_made_for_its_texts() {
        let says = |number: &str| check_size(&book(&[("xl/SharedStrings.xml", format!("<sst uniqueCount = '{number}'/>").as_bytes())]));

        assert_eq!(says("500000"), Ok(()));
        assert_eq!(says(""), Ok(()));
        for number in ["500001", "99999999999999999999999"] {
            assert_eq!(says(number), Err(too_much_packed()), "{number}");
        }
    }
}
