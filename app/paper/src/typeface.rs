//! The typefaces for paper: Archivo, and a Noto Sans for each of the world's scripts that Archivo lacks.

use std::sync::LazyLock;

use typst::{
    foundations::Bytes,
    layout::Abs,
    text::{Font, FontBook, FontInstance, FontVariant, FontWeight},
    utils::LazyHash,
};

include!(concat!(env!("OUT_DIR"), "/typefaces.rs"));

pub struct Typefaces {
    pub fonts: Vec<Font>,
    pub book: LazyHash<FontBook>,
    regular: Face,
    bold: Face,
}

/// Parsed when the first badge is printed: until then they cost no memory.
pub static TYPEFACES: LazyLock<Typefaces> = LazyLock::new(|| {
    let files: Vec<&[u8]> = if FILES.is_empty() { typst_assets::fonts().collect() } else { FILES.to_vec() };
    let fonts: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    let book = LazyHash::new(FontBook::from_fonts(&fonts));
    let regular = Face::new(FontWeight::REGULAR, &book, &fonts);
    let bold = Face::new(FontWeight::BOLD, &book, &fonts);
    Typefaces { fonts, book, regular, bold }
});

/// What badge.typ asks for by name.
struct Face {
    variant: FontVariant,
    archivo: Option<FontInstance>,
}

impl Face {
    fn new(weight: FontWeight, book: &FontBook, fonts: &[Font]) -> Self {
        let variant = FontVariant { weight, ..FontVariant::default() };
        let archivo = book.select("archivo", variant).and_then(|index| fonts.get(index));
        Self { variant, archivo: archivo.map(|font| instance(font, variant)) }
    }
}

/// Whether Archivo itself has the letter.
pub fn is_own(letter: char) -> bool {
    TYPEFACES.bold.archivo.as_ref().is_some_and(|font| advance_in(font, letter).is_some())
}

/// How far the letter reaches, in sizes, in the typeface that Typst will take for it; `None` if none has it.
pub fn advance(letter: char, bold: bool) -> Option<f64> {
    let face = if bold { &TYPEFACES.bold } else { &TYPEFACES.regular };
    let archivo = face.archivo.as_ref();
    archivo.and_then(|font| advance_in(font, letter)).or_else(|| advance_in(&substitute(letter, face)?, letter))
}

fn substitute(letter: char, face: &Face) -> Option<FontInstance> {
    let like = face.archivo.as_ref().map(|font| font.font().info());
    let index = TYPEFACES.book.select_fallback(like, face.variant, letter.encode_utf8(&mut [0; 4]))?;
    Some(instance(TYPEFACES.fonts.get(index)?, face.variant))
}

/// The typefaces have no optical sizes: any size gives the same letters.
fn instance(font: &Font, variant: FontVariant) -> FontInstance {
    font.clone().instantiate(variant, Abs::pt(12.0), &Default::default())
}

fn advance_in(font: &FontInstance, letter: char) -> Option<f64> {
    let glyph = font.ttf().glyph_index(letter)?;
    Some(font.x_advance(glyph.0)?.get())
}
