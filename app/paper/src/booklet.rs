//! The delegation booklet as tagged PDF: who travels, for those who receive them.

use std::sync::LazyLock;

use typst::{
    foundations::{Array, Bytes, Dict, IntoValue, Smart, Value},
    syntax::Source,
};
use typst_pdf::PdfOptions;

use crate::world::{self, named};

/// What stands in it.
#[derive(Clone, Debug)]
pub struct Booklet {
    /// The title of the file.
    pub title: String,
    /// ISO 639-1, of its words.
    pub language: &'static str,
    pub event: String,
    /// As people read them.
    pub days: String,
    /// `#rrggbb`, dark enough for white letters.
    pub accent: &'static str,
    /// Before what somebody offers.
    pub offers: &'static str,
    /// Before what somebody seeks.
    pub seeks: &'static str,
    /// What stands there instead of people.
    pub nobody: &'static str,
    pub people: Vec<Traveller>,
}

/// One of the people; all but the name may be empty.
#[derive(Clone, Debug, Default)]
pub struct Traveller {
    pub name: String,
    pub function: String,
    /// With the town.
    pub organisation: String,
    pub offers: String,
    pub seeks: String,
    /// A JPEG or PNG.
    pub photo: Option<Vec<u8>>,
}

/// Why there is no booklet.
#[derive(Debug, thiserror::Error)]
#[error("the booklet could not be set: {0}")]
pub struct BookletError(String);

static TEMPLATE: LazyLock<Source> = LazyLock::new(|| world::template("booklet.typ", include_str!("booklet/booklet.typ")));

/// Sets it. A photo that got damaged in the store leaves all of them out, rather than the booklet.
///
/// # Errors
/// When Typst refuses, which is a fault of this module.
pub fn pdf(booklet: &Booklet) -> Result<Vec<u8>, BookletError> {
    let written = set(booklet, true).or_else(|_| set(booklet, false));
    // The next booklet is another one: nothing of this one is worth the memory.
    typst::comemo::evict(0);
    written
}

fn set(booklet: &Booklet, with_photos: bool) -> Result<Vec<u8>, BookletError> {
    let document = world::set(&TEMPLATE, facts(booklet, with_photos)).map_err(|errors| BookletError(world::refusal(&errors)))?;
    let options = PdfOptions { creator: Smart::Custom(Some("Standwerk".into())), ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|errors| BookletError(world::refusal(&errors)))
}

fn facts(booklet: &Booklet, with_photos: bool) -> Dict {
    let Booklet { title, language, event, days, accent, offers, seeks, nobody, people } = booklet;
    let people: Array = people.iter().map(|person| Value::Dict(one(person, with_photos))).collect();
    named([
        ("title", title.as_str().into_value()),
        ("language", (*language).into_value()),
        ("event", event.as_str().into_value()),
        ("days", days.as_str().into_value()),
        ("accent", (*accent).into_value()),
        ("offers", (*offers).into_value()),
        ("seeks", (*seeks).into_value()),
        ("nobody", (*nobody).into_value()),
        ("people", Value::Array(people)),
    ])
}

fn one(person: &Traveller, with_photo: bool) -> Dict {
    let Traveller { name, function, organisation, offers, seeks, photo } = person;
    let mut facts = named([
        ("name", name.as_str().into_value()),
        ("function", function.as_str().into_value()),
        ("organisation", organisation.as_str().into_value()),
        ("offers", offers.as_str().into_value()),
        ("seeks", seeks.as_str().into_value()),
    ]);
    if let Some(photo) = photo.as_ref().filter(|_| with_photo) {
        facts.insert("photo".into(), Value::Bytes(Bytes::new(photo.clone())));
    }
    facts
}

#[cfg(test)]
mod tests {
    use lopdf::Document;

    use super::*;

    /// A JPEG would do as well; this is a PNG of one black pixel.
    const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\x0aIDAT\x78\xda\x63\x60\0\0\0\x02\0\x01\xe5\x27\xde\xfc\0\0\0\0IEND\xae\x42\x60\x82";

    fn booklet(people: Vec<Traveller>) -> Booklet {
        Booklet {
            title: "Delegation".to_owned(),
            language: "en",
            event: "Toronto & Pittsburgh".to_owned(),
            days: "20–25 June 2027".to_owned(),
            accent: "#0b5fa5",
            offers: "Offers:",
            seeks: "Seeks:",
            nobody: "Nobody yet.",
            people,
        }
    }

    fn person(name: &str) -> Traveller {
        let text = str::to_owned;
        Traveller {
            name: text(name),
            function: text("Head of *nothing* $x$ #panic()"),
            organisation: text("Alpha GmbH, Essen"),
            offers: text("Electrolysers\nand pipes"),
            seeks: text("Hydrogen"),
            photo: Some(PIXEL.to_vec()),
        }
    }

    fn text_of(file: &[u8]) -> String {
        let read = Document::load_mem(file).expect("a PDF");
        let pages: Vec<u32> = read.get_pages().into_keys().collect();
        read.extract_text(&pages).expect("its text")
    }

    #[test]
    fn everybody_stands_in_it_and_what_they_wrote_stays_text() {
        let text = text_of(&pdf(&booklet(vec![person("Anna Erste"), person("Berta Zweite")])).expect("set"));

        for words in ["Toronto & Pittsburgh", "Anna Erste", "Berta Zweite", "Alpha GmbH", "Electrolysers", "Hydrogen", "panic"] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }

    #[test]
    fn it_is_tagged_and_long_ones_go_on_on_the_next_page() {
        let people = (0..30).map(|number| person(&format!("Gast {number}"))).collect();

        let read = Document::load_mem(&pdf(&booklet(people)).expect("set")).expect("a PDF");

        assert!(read.get_pages().len() > 3);
        assert!(read.catalog().expect("a catalog").get(b"StructTreeRoot").is_ok());
    }

    #[test]
    fn a_damaged_photo_costs_the_photos_and_not_the_booklet() {
        let damaged = Traveller { photo: Some(b"no picture".to_vec()), ..person("Anna Erste") };

        assert!(text_of(&pdf(&booklet(vec![damaged])).expect("set")).contains("Anna Erste"));
        assert!(text_of(&pdf(&booklet(Vec::new())).expect("set")).contains("Nobody yet."));
    }
}
