//! Properties as a sheet: the columns that are written, and those that are read again. Formulas are neither written nor run:
//! of a cell that has one its kept value is read.

use std::io::Cursor;

use calamine::{DataRef, DataType, Reader, Xlsx};
use domain::{
    field::visible,
    locale::{Locale, Text},
    property::{MOST_ROWS, PriceUnit, PropertyField, PropertyKind, PropertyState, PropertyUse, PropertyView, ReadRow, ReadTable},
};

use super::unpacked::{check_size, unreadable};
use crate::{table_export::Column, words::property as words};

/// A table of text is small; what is packed in a larger one nobody wants to find out.
pub(super) const LARGEST: usize = 5 * 1024 * 1024;
/// Far more cells than the rows that are taken have.
const MOST_CELLS: usize = 200_000;
/// The sheets of a book have no more columns that mean something.
const MOST_COLUMNS: u32 = 200;
/// So many columns that mean nothing are told.
pub(super) const MOST_UNKNOWN: usize = 20;
/// What says in a table that nobody has to wait: no month then.
const AT_ONCE: [&str; 6] = ["sofort", "ab sofort", "now", "at once", "immediately", "from now on"];

/// The columns of a table, called as in the form.
pub(super) fn columns(l: Locale) -> Vec<Column<PropertyView>> {
    let column = |field: PropertyField| {
        let head = words::field(field).in_(l).to_owned();
        let number = move |row: &PropertyView| row.form.value(field).parse::<f64>().ok();
        match field {
            PropertyField::Latitude
            | PropertyField::Longitude
            | PropertyField::Plot
            | PropertyField::Floor
            | PropertyField::PriceFrom
            | PropertyField::PriceTo => Column::number(head, number),
            PropertyField::DescriptionDe | PropertyField::DescriptionEn => {
                Column::prose(head, move |row: &PropertyView| row.form.value(field))
            }
            // As people read it; it is understood again.
            PropertyField::Kind => Column::text(head, move |row: &PropertyView| words::kind(l, row.kind).to_owned()),
            PropertyField::Uses => Column::text(head, move |row: &PropertyView| words::uses(l, &row.uses)),
            PropertyField::State => Column::text(head, move |row: &PropertyView| words::state(l, row.state).to_owned()),
            PropertyField::PriceUnit => Column::text(head, move |row: &PropertyView| words::price_unit(l, row.price.unit).to_owned()),
            _ => Column::text(head, move |row: &PropertyView| row.form.value(field)),
        }
    };
    PropertyField::columns().map(column).collect()
}

/// Which column has this head, in either language or by its word.
pub(super) fn column_called(head: &str) -> Option<PropertyField> {
    let head = visible(head).to_lowercase();
    let is_called = |field: &PropertyField| {
        let called = words::field(*field);
        [field.as_str(), called.de.as_str(), called.en.as_str()].iter().any(|name| name.to_lowercase() == head)
    };
    PropertyField::columns().find(is_called)
}

/// What stands in a cell of a column, as the form has it: words of a list in either language by their codes, a month or
/// nothing. What is not understood stays as it is, and is refused where it stands.
pub(super) fn understood(field: PropertyField, text: &str) -> String {
    match field {
        PropertyField::Kind => coded(PropertyKind::ALL, words::kind, text),
        PropertyField::State => coded(PropertyState::ALL, words::state, text),
        PropertyField::PriceUnit => coded(PriceUnit::ALL, words::price_unit, text),
        PropertyField::Uses => {
            text.split([',', ';']).map(|one| coded(PropertyUse::ALL, words::used_for, one)).collect::<Vec<_>>().join(", ")
        }
        PropertyField::AvailableFrom if AT_ONCE.contains(&visible(text).to_lowercase().as_str()) => String::new(),
        _ => text.to_owned(),
    }
}

fn coded<T: Copy + ToString>(all: impl IntoIterator<Item = T>, called: fn(Locale, T) -> &'static str, typed: &str) -> String {
    let word = visible(typed).to_lowercase();
    let is_meant = |one: &T| one.to_string() == word || [Locale::De, Locale::En].iter().any(|l| called(*l, *one).to_lowercase() == word);
    all.into_iter().find(is_meant).map_or_else(|| visible(typed), |one| one.to_string())
}

/// A number as somebody would type it. With three digits behind its point it would be read as thousands: a fourth tells.
pub(super) fn number_text(number: f64) -> String {
    let text = number.to_string();
    let thousandths = text.split_once('.').is_some_and(|(_, behind)| behind.len() == 3);
    if thousandths { format!("{text}0") } else { text }
}

/// The first sheet of a workbook.
///
/// # Errors
/// What is wrong with it.
pub(super) fn table(file: Vec<u8>) -> Result<ReadTable, Text> {
    check_size(&file)?;
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file)).map_err(|_| unreadable())?;
    let first = book.sheet_names().into_iter().next().ok_or_else(unreadable)?;
    // Cell by cell: a sheet may say that it reaches to its millionth row.
    let mut cells = book.worksheet_cells_reader(&first).map_err(|_| unreadable())?;
    let (mut heads, mut unknown) = (Vec::<(u32, PropertyField)>::new(), Vec::new());
    let (mut head_line, mut rows) = (None, Vec::<ReadRow>::new());
    let mut met = 0;
    while let Some(cell) = cells.next_cell().map_err(|_| unreadable())? {
        let ((line, column), text) = (cell.get_position(), text_of(cell.get_value()));
        met += 1;
        if met > MOST_CELLS {
            return Err(too_large());
        }
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        let head = *head_line.get_or_insert(line);
        if line == head {
            match column_called(&text) {
                Some(field) => heads.push((column, field)),
                None => unknown.push(text),
            }
            continue;
        }
        let Some((_, field)) = heads.iter().find(|(at, _)| *at == column) else { continue };
        let number = line + 1;
        if rows.last().is_none_or(|row| row.line != number) {
            if rows.len() > MOST_ROWS {
                break;
            }
            // What is empty in a column that is there is empty on purpose.
            rows.push(ReadRow { line: number, cells: heads.iter().map(|(_, field)| (*field, String::new())).collect() });
        }
        let place = rows.last_mut().and_then(|row| row.cells.iter_mut().find(|(of, _)| of == field));
        if let Some((_, value)) = place {
            *value = understood(*field, &text);
        }
    }
    if heads.is_empty() {
        return Err(Text::new(
            "In der ersten Zeile steht keine der Spalten, die wir kennen. Laden Sie zuerst die Liste als Excel herunter: Ihre Spalten heißen dann richtig.",
            "The first row has none of the columns that we know. Download the list as Excel first: its columns are called as they should be.",
        ));
    }
    unknown.truncate(MOST_UNKNOWN);
    Ok(ReadTable { rows, unknown })
}

/// A cell as somebody would type it.
fn text_of(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => visible(text),
        DataRef::SharedString(text) => visible(text),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(_) => cell.as_datetime().map(|at| at.format("%Y-%m-%d").to_string()).unwrap_or_default(),
    }
}

pub(super) fn missing() -> Text {
    Text::new("Bitte wählen Sie zuerst eine Datei.", "Please choose a file first.")
}

pub(super) fn too_large() -> Text {
    Text::new("Die Datei ist zu groß: höchstens 5 MB.", "The file is too large: 5 MB at most.")
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Formula, Workbook};

    use super::*;

    #[test]
    fn columns_are_known_by_their_words_in_both_languages() {
        for head in ["town", "Ort", "TOWN", " ort "] {
            assert_eq!(column_called(head), Some(PropertyField::Town), "{head}");
        }
        assert_eq!([column_called("Aussteller"), column_called("")], [None; 2]);
    }

    #[test]
    fn a_sheet_is_read_by_its_heads_and_no_formula_is_run() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (at, head) in (0..).zip(["Ort", "unbekannt", "Grundstück (m²)", "Titel (deutsch)"]) {
            sheet.write_string(0, at, head).expect("written");
        }
        sheet.write_string(1, 0, "Essen").expect("written");
        sheet.write_string(1, 1, "egal").expect("written");
        sheet.write_number(1, 2, 12_500).expect("written");
        sheet.write_formula(1, 3, Formula::new("=1+1").set_result("kept")).expect("written");
        sheet.write_string(1_048_575, 0, "Herne").expect("written");
        let file = book.save_to_buffer().expect("a file");

        let read = table(file).expect("it can be read");

        let row = |line, town: &str, plot: &str, title: &str| {
            let cells = [(PropertyField::Town, town), (PropertyField::Plot, plot), (PropertyField::TitleDe, title)];
            ReadRow { line, cells: cells.map(|(field, value)| (field, value.to_owned())).to_vec() }
        };
        let rows = vec![row(2, "Essen", "12500", "kept"), row(1_048_576, "Herne", "", "")];
        assert_eq!(read, ReadTable { rows, unknown: vec!["unbekannt".to_owned()] });
        assert_eq!(table(b"PK no zip".to_vec()), Err(unreadable()));
    }

    #[test]
    fn words_of_lists_are_understood_in_both_languages_and_others_stay() {
        use PropertyField as F;
        for (field, typed, code) in [
            (F::Uses, "Büro; LOGISTICS,Mixed use", "office, logistics, mixed"),
            (F::Uses, "Büro, Kiosk", "office, Kiosk"),
            (F::State, "Im Bau", "under_construction"),
            (F::State, "let or sold", "taken"),
            (F::State, "under_construction", "under_construction"),
            (F::Kind, "Fläche", "site"),
            (F::PriceUnit, "Kauf, je m²", "per_m2"),
            (F::PriceUnit, "to rent, per m² and month", "per_m2_month"),
            (F::AvailableFrom, "Sofort", ""),
            (F::AvailableFrom, "März 2027", "März 2027"),
            (F::TitleDe, "Büro", "Büro"),
        ] {
            assert_eq!(understood(field, typed), code, "{typed}");
        }
        for l in [Locale::De, Locale::En] {
            assert_eq!(understood(F::Uses, &words::uses(l, &PropertyUse::ALL)), PropertyUse::ALL.map(|one| one.to_string()).join(", "));
        }
    }

    #[test]
    fn a_number_is_never_read_as_thousands() {
        assert_eq!([12.5, 12.345, 1250.0].map(number_text), ["12.5", "12.3450", "1250"]);
    }
}
