//! A report on A4: its figures, and the lists that they are counted from, as tagged PDF.

use std::sync::LazyLock;

use typst::{
    diag::SourceDiagnostic,
    ecow::EcoVec,
    foundations::{Array, Dict, IntoValue, Smart, Value},
    syntax::Source,
};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::world::{self, named};

/// What is printed.
#[derive(Clone, Debug)]
pub struct Report {
    pub title: String,
    /// ISO 639-1.
    pub language: &'static str,
    pub agency: String,
    /// The line above the title.
    pub kicker: String,
    /// The line below it.
    pub about: String,
    /// Each with what it is, its number, and the list that it comes from.
    pub figures: Vec<[String; 3]>,
    pub tables: Vec<ReportTable>,
    /// Instead of rows, where there are none.
    pub nothing: String,
}

/// One list.
#[derive(Clone, Debug)]
pub struct ReportTable {
    pub title: String,
    /// The head of each column, and whether figures stand in it.
    pub heads: Vec<(String, bool)>,
    /// As many cells in each as there are heads.
    pub rows: Vec<Vec<String>>,
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
#[error("the report could not be set: {0}")]
pub struct ReportError(String);

static TEMPLATE: LazyLock<Source> = LazyLock::new(|| world::template("report.typ", include_str!("report/report.typ")));

/// Sets a report.
///
/// # Errors
/// When Typst refuses, which is a fault of this module.
pub fn pdf(report: &Report) -> Result<Vec<u8>, ReportError> {
    let options = PdfOptions { creator: Smart::Custom(Some("Standwerk".into())), ..PdfOptions::default() };
    let file = set(report).and_then(|document| typst_pdf::pdf(&document, &options).map_err(refused));
    // Typst remembers whatever it laid out, and nothing of it is worth the memory.
    typst::comemo::evict(0);
    file
}

fn set(report: &Report) -> Result<PagedDocument, ReportError> {
    world::set(&TEMPLATE, inputs(report)).map_err(refused)
}

fn refused(errors: EcoVec<SourceDiagnostic>) -> ReportError {
    ReportError(world::refusal(&errors))
}

fn inputs(report: &Report) -> Dict {
    named([
        ("title", report.title.as_str().into_value()),
        ("language", report.language.into_value()),
        ("agency", report.agency.as_str().into_value()),
        ("kicker", report.kicker.as_str().into_value()),
        ("about", report.about.as_str().into_value()),
        ("nothing", report.nothing.as_str().into_value()),
        ("figures", array(report.figures.iter().map(|figure| texts(figure)))),
        ("tables", array(report.tables.iter().map(table))),
    ])
}

fn table(table: &ReportTable) -> Value {
    let head = |(label, is_figure): &(String, bool)| {
        Value::Dict(named([("label", label.as_str().into_value()), ("figure", is_figure.into_value())]))
    };
    Value::Dict(named([
        ("title", table.title.as_str().into_value()),
        ("heads", array(table.heads.iter().map(head))),
        ("rows", array(table.rows.iter().map(|row| texts(row)))),
    ]))
}

fn texts(texts: &[String]) -> Value {
    array(texts.iter().map(|text| text.as_str().into_value()))
}

fn array(values: impl Iterator<Item = Value>) -> Value {
    Value::Array(values.collect::<Array>())
}

#[cfg(test)]
mod tests {
    use typst::layout::{Frame, FrameItem};

    use super::*;

    /// Everything written on a page.
    fn written(frame: &Frame) -> String {
        let of = |item: &FrameItem| match item {
            FrameItem::Group(group) => written(&group.frame),
            FrameItem::Text(text) => format!("{} ", text.text),
            _ => String::new(),
        };
        frame.items().map(|(_, item)| of(item)).collect()
    }

    fn report(typed: &str) -> Report {
        let text = || typed.to_owned();
        Report {
            title: text(),
            language: "de",
            agency: "Agentur".to_owned(),
            kicker: "Verwendungsnachweis".to_owned(),
            about: text(),
            figures: vec![["Kosten".to_owned(), "1.250 €".to_owned(), "Belege".to_owned()]],
            tables: vec![
                ReportTable {
                    title: "Belege".to_owned(),
                    heads: vec![("Wofür".to_owned(), false), ("Betrag".to_owned(), true)],
                    rows: vec![vec![text(), "1.000 €".to_owned()], vec!["Druck".to_owned(), "250 €".to_owned()]],
                },
                ReportTable { title: "Umfrage".to_owned(), heads: vec![("Frage".to_owned(), false)], rows: Vec::new() },
            ],
            nothing: "Nichts.".to_owned(),
        }
    }

    #[test]
    fn a_report_is_set_whatever_its_texts_say() {
        for typed in ["Miete", "#panic(\"x\") $ ` \\ *fett*", ""] {
            let file = pdf(&report(typed)).expect("it is set");

            assert!(file.starts_with(b"%PDF-"), "{typed}");
        }
    }

    #[test]
    fn every_row_is_written() {
        let document = set(&report("Miete")).expect("it is set");

        let text: String = document.pages().iter().map(|page| written(&page.frame)).collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for said in ["Verwendungsnachweis", "Miete", "1.000 €", "Druck", "250 €", "Nichts."] {
            assert!(text.contains(said), "{said}: {text}");
        }
    }
}
