//! A press release on A4, as tagged PDF.

use std::sync::LazyLock;

use typst::{
    diag::SourceDiagnostic,
    ecow::EcoVec,
    foundations::{Array, Bytes, Dict, IntoValue, Smart, Value},
    syntax::Source,
};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::world::{self, named};

/// What is printed.
#[derive(Clone, Debug)]
pub struct PressRelease {
    pub title: String,
    /// ISO 639-1.
    pub language: &'static str,
    pub agency: String,
    /// The line above the title.
    pub kicker: String,
    /// The day on which it appeared, as people read it.
    pub day: String,
    pub lede: String,
    pub text: Vec<Part>,
    pub picture: Option<Picture>,
    pub contact_title: String,
    /// Whom to ask, line by line; may be empty.
    pub contact: Vec<String>,
}

/// A PNG or a JPEG.
#[derive(Clone, Debug)]
pub struct Picture {
    pub content: Vec<u8>,
    /// What it shows.
    pub alt: String,
    /// Whose it is; may be empty.
    pub credit: String,
}

/// A part of the text.
#[derive(Clone, Debug)]
pub enum Part {
    Heading(Vec<Letters>),
    Paragraph(Vec<Letters>),
    List { is_numbered: bool, items: Vec<Vec<Letters>> },
}

/// Letters that look alike.
#[derive(Clone, Debug)]
pub struct Letters {
    pub text: String,
    pub is_bold: bool,
    pub is_italic: bool,
    /// Where they lead to.
    pub link: Option<String>,
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
#[error("the press release could not be set: {0}")]
pub struct ReleaseError(String);

static TEMPLATE: LazyLock<Source> = LazyLock::new(|| world::template("release.typ", include_str!("press_release/release.typ")));

/// Sets a press release. A picture that cannot be read is left out.
///
/// # Errors
/// When Typst refuses, which is a fault of this module.
pub fn pdf(release: &PressRelease) -> Result<Vec<u8>, ReleaseError> {
    let options = PdfOptions { creator: Smart::Custom(Some("Standwerk".into())), ..PdfOptions::default() };
    let file = set(release).and_then(|document| typst_pdf::pdf(&document, &options).map_err(refused));
    // Typst remembers whatever it laid out, and nothing of it is worth the memory.
    typst::comemo::evict(0);
    file
}

fn set(release: &PressRelease) -> Result<PagedDocument, ReleaseError> {
    let set = |picture| world::set(&TEMPLATE, inputs(release, picture)).map_err(refused);
    match &release.picture {
        Some(picture) => set(Some(picture)).or_else(|_| set(None)),
        None => set(None),
    }
}

fn refused(errors: EcoVec<SourceDiagnostic>) -> ReleaseError {
    ReleaseError(errors.iter().map(|error| error.message.to_string()).collect())
}

fn inputs(release: &PressRelease, picture: Option<&Picture>) -> Dict {
    let mut all = named([
        ("title", release.title.as_str().into_value()),
        ("language", release.language.into_value()),
        ("agency", release.agency.as_str().into_value()),
        ("kicker", release.kicker.as_str().into_value()),
        ("day", release.day.as_str().into_value()),
        ("lede", release.lede.as_str().into_value()),
        ("blocks", array(release.text.iter().map(part))),
        ("contact-title", release.contact_title.as_str().into_value()),
        ("contact", array(release.contact.iter().map(|line| line.as_str().into_value()))),
    ]);
    if let Some(picture) = picture {
        all.insert("picture".into(), Value::Bytes(Bytes::new(picture.content.clone())));
        all.insert("picture-alt".into(), picture.alt.as_str().into_value());
        all.insert("credit".into(), picture.credit.as_str().into_value());
    }
    all
}

fn array(values: impl Iterator<Item = Value>) -> Value {
    Value::Array(values.collect::<Array>())
}

fn part(part: &Part) -> Value {
    let of = |kind: &'static str, name: &str, value: Value| Value::Dict(named([("kind", kind.into_value()), (name, value)]));
    match part {
        Part::Heading(letters) => of("heading", "spans", spans(letters)),
        Part::Paragraph(letters) => of("paragraph", "spans", spans(letters)),
        Part::List { is_numbered, items } => {
            of(if *is_numbered { "numbers" } else { "list" }, "items", array(items.iter().map(|item| spans(item))))
        }
    }
}

fn spans(letters: &[Letters]) -> Value {
    let span = |Letters { text, is_bold, is_italic, link }: &Letters| {
        let mut all = named([("text", text.as_str().into_value()), ("bold", is_bold.into_value()), ("italic", is_italic.into_value())]);
        if let Some(link) = link {
            all.insert("link".into(), link.as_str().into_value());
        }
        Value::Dict(all)
    };
    array(letters.iter().map(span))
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

    fn letters(text: &str, link: Option<&str>) -> Letters {
        Letters { text: text.to_owned(), is_bold: link.is_none(), is_italic: link.is_some(), link: link.map(str::to_owned) }
    }

    fn release(title: &str, picture: Option<Vec<u8>>) -> PressRelease {
        PressRelease {
            title: title.to_owned(),
            language: "de",
            agency: "Agentur".to_owned(),
            kicker: "Pressemitteilung".to_owned(),
            day: "9. März 2027".to_owned(),
            lede: "Kurz: #set text(red)".to_owned(),
            text: vec![
                Part::Heading(vec![letters("Mehr", None)]),
                Part::Paragraph(vec![letters("Hier", Some("https://a.example")), letters(" $x$ *fett* \\ @label <tag>", None)]),
                Part::List { is_numbered: true, items: vec![vec![letters("eins", None)], vec![]] },
                Part::List { is_numbered: false, items: vec![vec![letters("zwei", None)]] },
            ],
            picture: picture.map(|content| Picture { content, alt: "Der Stand".to_owned(), credit: "Foto: Fiona".to_owned() }),
            contact_title: "Für die Presse".to_owned(),
            contact: vec!["Nora Presse".to_owned(), "presse@agency.example".to_owned()],
        }
    }

    #[test]
    fn a_release_is_set_whatever_its_texts_say() {
        for title in ["Neues vom Stand", "#panic(\"x\") $ ` \\", ""] {
            let file = pdf(&release(title, None)).expect("it is set");
            assert!(file.starts_with(b"%PDF-"), "{title}");
        }
    }

    #[test]
    fn everything_is_written_as_it_stands() {
        let document = set(&release("Neues vom Stand", None)).expect("it is set");

        let text: String = document.pages().iter().map(|page| written(&page.frame)).collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for said in
            ["Pressemitteilung", "Neues vom Stand", "9. März 2027", "#set text(red)", "$x$ *fett* \\ @label <tag>", "eins", "Nora Presse"]
        {
            assert!(text.contains(said), "{said}: {text}");
        }
    }

    #[test]
    fn a_damaged_picture_keeps_nobody_from_reading() {
        let file = pdf(&release("Neues", Some(b"no picture".to_vec()))).expect("it is set");

        assert!(file.starts_with(b"%PDF-"));
    }
}
