//! A traveller's own programme as tagged PDF.

use std::sync::LazyLock;

use typst::{
    foundations::{Array, Dict, IntoValue, Smart, Value},
    syntax::Source,
};
use typst_pdf::PdfOptions;

use crate::world::{self, named};

/// What stands in it. All times are as people read them.
#[derive(Clone, Debug)]
pub struct Itinerary {
    /// The title of the file.
    pub title: String,
    /// ISO 639-1, of its words.
    pub language: &'static str,
    pub event: String,
    pub days: String,
    /// Whose it is.
    pub name: String,
    /// What stands there instead of days.
    pub nothing: &'static str,
    pub plan: Vec<Day>,
}

/// A day by the clock of one leg.
#[derive(Clone, Debug)]
pub struct Day {
    pub day: String,
    /// By whose clock.
    pub clock: String,
    pub items: Vec<Item>,
}

/// Something that happens.
#[derive(Clone, Debug)]
pub struct Item {
    pub time: String,
    pub title: String,
    /// A line each: place, host, what to bring.
    pub details: Vec<String>,
}

/// Why there is none.
#[derive(Debug, thiserror::Error)]
#[error("the itinerary could not be set: {0}")]
pub struct ItineraryError(String);

static TEMPLATE: LazyLock<Source> = LazyLock::new(|| world::template("itinerary.typ", include_str!("itinerary/itinerary.typ")));

/// Sets it.
///
/// # Errors
/// When Typst refuses, which is a fault of this module.
pub fn pdf(itinerary: &Itinerary) -> Result<Vec<u8>, ItineraryError> {
    let options = PdfOptions { creator: Smart::Custom(Some("Standwerk".into())), ..PdfOptions::default() };
    let set = world::set(&TEMPLATE, facts(itinerary)).and_then(|document| typst_pdf::pdf(&document, &options));
    // The next one is another's: nothing of this one is worth the memory.
    typst::comemo::evict(0);
    set.map_err(|errors| ItineraryError(world::refusal(&errors)))
}

fn facts(itinerary: &Itinerary) -> Dict {
    let Itinerary { title, language, event, days, name, nothing, plan } = itinerary;
    let plan: Array = plan.iter().map(|day| Value::Dict(one_day(day))).collect();
    named([
        ("title", title.as_str().into_value()),
        ("language", (*language).into_value()),
        ("event", event.as_str().into_value()),
        ("days", days.as_str().into_value()),
        ("name", name.as_str().into_value()),
        ("nothing", (*nothing).into_value()),
        ("plan", Value::Array(plan)),
    ])
}

fn one_day(day: &Day) -> Dict {
    let items: Array = day.items.iter().map(|item| Value::Dict(one_item(item))).collect();
    named([("day", day.day.as_str().into_value()), ("clock", day.clock.as_str().into_value()), ("items", Value::Array(items))])
}

fn one_item(item: &Item) -> Dict {
    let details: Array = item.details.iter().map(|line| line.as_str().into_value()).collect();
    named([("time", item.time.as_str().into_value()), ("title", item.title.as_str().into_value()), ("details", Value::Array(details))])
}

#[cfg(test)]
mod tests {
    use lopdf::Document;

    use super::*;

    #[test]
    fn each_day_has_its_clock_and_each_item_its_lines() {
        let item = |title: &str| Item {
            time: "09:00–10:30".to_owned(),
            title: title.to_owned(),
            details: vec!["MaRS Centre, 101 College St".to_owned(), "Bring #your badge".to_owned()],
        };
        let day = |day: &str, clock: &str| Day { day: day.to_owned(), clock: clock.to_owned(), items: vec![item("Visit"), item("Pitch")] };
        let itinerary = Itinerary {
            title: "Itinerary".to_owned(),
            language: "en",
            event: "Toronto".to_owned(),
            days: "20–25 June 2027".to_owned(),
            name: "Anna Erste".to_owned(),
            nothing: "Nothing yet.",
            plan: vec![day("Monday, 21 June", "Toronto time"), day("Tuesday, 22 June", "Pittsburgh time")],
        };

        let text = |itinerary: &Itinerary| {
            let read = Document::load_mem(&pdf(itinerary).expect("set")).expect("a PDF");
            read.extract_text(&[1]).expect("its text")
        };

        for words in ["Anna Erste", "Monday, 21 June", "Pittsburgh time", "MaRS Centre", "#your badge"] {
            assert!(text(&itinerary).contains(words), "{words}: {}", text(&itinerary));
        }
        assert!(text(&Itinerary { plan: Vec::new(), ..itinerary }).contains("Nothing yet."));
    }
}
