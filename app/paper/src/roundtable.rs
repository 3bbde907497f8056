//! Papers of a roundtable: place cards, the table plan, and what lies at each seat. Facts in, PDF out.

use std::sync::LazyLock;

use typst::{
    diag::SourceDiagnostic,
    ecow::EcoVec,
    foundations::{Array, Dict, IntoValue, Smart, Value},
    syntax::Source,
};
use typst_pdf::PdfOptions;

use crate::world::{self, named, template};

#[cfg(test)]
mod tests;

/// What each paper says of the roundtable.
#[derive(Clone, Debug)]
pub struct Round {
    /// The title of the file.
    pub title: String,
    /// ISO 639-1.
    pub language: &'static str,
    /// Its name, when and where, as people read them.
    pub about: String,
}

/// Somebody, as papers name them. All but the name may be empty.
#[derive(Clone, Debug)]
pub struct Card {
    pub name: String,
    pub title: String,
    pub organisation: String,
}

/// A table on the plan.
#[derive(Clone, Debug)]
pub struct PlannedTable {
    pub name: String,
    /// Else it is a U.
    pub is_round: bool,
    pub chairs: Vec<Chair>,
}

/// A chair on the plan, within a drawing of 400 by 340.
#[derive(Clone, Debug)]
pub struct Chair {
    pub number: String,
    pub x: f64,
    pub y: f64,
    /// Empty where nobody sits.
    pub name: String,
    pub organisation: String,
}

/// What lies at each seat.
#[derive(Clone, Debug)]
pub struct Briefings {
    /// What stands above the neighbours.
    pub beside: String,
    /// Heading and lines of what is the same for everybody.
    pub parts: Vec<(String, Vec<String>)>,
    pub sheets: Vec<Briefing>,
}

/// What lies at one seat.
#[derive(Clone, Debug)]
pub struct Briefing {
    pub name: String,
    /// Table and chair, or empty.
    pub seat: String,
    /// Name, and what they are.
    pub beside: Vec<(String, String)>,
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
#[error("the paper could not be set: {0}")]
pub struct PaperError(String);

static PLACE_CARDS: LazyLock<Source> = LazyLock::new(|| template("place-cards.typ", include_str!("roundtable/place-cards.typ")));
static TABLE_PLAN: LazyLock<Source> = LazyLock::new(|| template("table-plan.typ", include_str!("roundtable/table-plan.typ")));
static BRIEFINGS: LazyLock<Source> = LazyLock::new(|| template("briefings.typ", include_str!("roundtable/briefings.typ")));

/// A card for each, two on a sheet.
///
/// # Errors
/// When Typst refuses, which is a fault of this module.
pub fn place_cards(round: &Round, cards: &[Card]) -> Result<Vec<u8>, PaperError> {
    let card = |card: &Card| named([("name", text(&card.name)), ("title", text(&card.title)), ("organisation", text(&card.organisation))]);
    set(&PLACE_CARDS, round, named([("cards", list(cards.iter().map(card)))]))
}

/// A sheet for each table.
///
/// # Errors
/// As `place_cards`.
pub fn table_plan(round: &Round, tables: &[PlannedTable]) -> Result<Vec<u8>, PaperError> {
    let chair = |chair: &Chair| {
        named([
            ("number", text(&chair.number)),
            ("x", chair.x.into_value()),
            ("y", chair.y.into_value()),
            ("name", text(&chair.name)),
            ("organisation", text(&chair.organisation)),
        ])
    };
    let table = |table: &PlannedTable| {
        named([("name", text(&table.name)), ("round", table.is_round.into_value()), ("chairs", list(table.chairs.iter().map(chair)))])
    };
    set(&TABLE_PLAN, round, named([("tables", list(tables.iter().map(table)))]))
}

/// A sheet for each seat.
///
/// # Errors
/// As `place_cards`.
pub fn briefings(round: &Round, briefings: &Briefings) -> Result<Vec<u8>, PaperError> {
    let neighbour = |(name, about): &(String, String)| named([("name", text(name)), ("about", text(about))]);
    let sheet = |sheet: &Briefing| {
        named([("name", text(&sheet.name)), ("seat", text(&sheet.seat)), ("beside", list(sheet.beside.iter().map(neighbour)))])
    };
    let part = |(title, lines): &(String, Vec<String>)| {
        let lines: Array = lines.iter().map(|line| text(line)).collect();
        named([("title", text(title)), ("lines", Value::Array(lines))])
    };
    let inputs = named([
        ("beside", text(&briefings.beside)),
        ("parts", list(briefings.parts.iter().map(part))),
        ("sheets", list(briefings.sheets.iter().map(sheet))),
    ]);
    set(&BRIEFINGS, round, inputs)
}

fn set(template: &Source, round: &Round, mut inputs: Dict) -> Result<Vec<u8>, PaperError> {
    for (name, value) in [("title", text(&round.title)), ("language", round.language.into_value()), ("about", text(&round.about))] {
        inputs.insert(name.into(), value);
    }
    let options = PdfOptions { creator: Smart::Custom(Some("Standwerk".into())), ..PdfOptions::default() };
    let refused = |errors: EcoVec<SourceDiagnostic>| PaperError(world::refusal(&errors));
    let file = world::set(template, inputs).map_err(refused).and_then(|document| typst_pdf::pdf(&document, &options).map_err(refused));
    // Typst remembers whatever it laid out, and the next paper holds other names.
    typst::comemo::evict(0);
    file
}

fn text(text: &str) -> Value {
    text.into_value()
}

fn list(entries: impl Iterator<Item = Dict>) -> Value {
    Value::Array(entries.map(Value::Dict).collect())
}
