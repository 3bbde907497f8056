//! What comes out of the printer: the file drawn, its codes read, its pages measured.

use hayro::{RenderCache, RenderSettings, hayro_interpret::InterpreterSettings, hayro_syntax::Pdf, vello_cpu::color::palette::css::WHITE};

use super::*;
use crate::qr;

const ALL: [Format; 5] = [Format::A6, Format::A4FourUp, Format::Label62x100, Format::Label54x101, Format::Label41x89];

/// A picture of a page, grey, by dots of a printer.
struct Picture {
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

impl Picture {
    /// What the codes on its badges say, from the left to the right and down. Each badge is read by itself, as it is once it
    /// is cut off: a reader takes corners of several codes for one code.
    fn codes(&self, format: Format) -> Vec<String> {
        let layout = format.layout();
        let dots = |mm: f64| (mm * DOTS_PER_MM) as usize;
        let read = |(x, y): &(f64, f64)| {
            let (left, top) = (dots(*x), dots(*y));
            let (width, height) = (dots(layout.badge.0).min(self.width - left), dots(layout.badge.1).min(self.height - top));
            let dot = |x: usize, y: usize| self.grey[(top + y) * self.width + left + x];
            let mut badge = rqrr::PreparedImage::prepare_from_greyscale(width, height, dot);
            let grids = badge.detect_grids();
            assert!(grids.len() < 2, "one code on a badge");
            grids.first().map(|grid| grid.decode().expect("a code").1)
        };
        layout.places.iter().filter_map(read).collect()
    }

    /// How dark it is at a point, in millimetres: 0 is black, 255 white.
    fn at(&self, x: f64, y: f64) -> u8 {
        let dot = |mm: f64| (mm * DOTS_PER_MM) as usize;
        self.grey[dot(y) * self.width + dot(x)]
    }
}

/// 203 dots per inch: what the coarsest label printers have.
const DOTS_PER_MM: f64 = 8.0;

/// The sizes of the pages in millimetres, rounded, and pictures of them.
fn printed(file: Vec<u8>) -> (Vec<(i32, i32)>, Vec<Picture>) {
    let pdf = Pdf::new(file).expect("a PDF");
    let cache = RenderCache::new();
    let scale = (DOTS_PER_MM * 25.4 / 72.0) as f32;
    let settings = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
    let millimetres = |points: f32| (f64::from(points) * 25.4 / 72.0).round() as i32;
    let sizes = pdf.pages().iter().map(|page| page.render_dimensions()).map(|(width, height)| (millimetres(width), millimetres(height)));
    let pictures = pdf.pages().iter().map(|page| {
        let drawn = hayro::render(page, &cache, &InterpreterSettings::default(), &settings);
        let grey = drawn.data().iter().map(|dot| ((u32::from(dot.r) * 299 + u32::from(dot.g) * 587 + u32::from(dot.b) * 114) / 1000) as u8);
        Picture { width: drawn.width().into(), height: drawn.height().into(), grey: grey.collect() }
    });
    (sizes.collect(), pictures.collect())
}

/// `count` booth staff, in the order of the list.
fn staff(count: usize) -> Sheet {
    let mut sheet = sheet(&[("Maximiliane Mustermann-Königshofen", "Wirtschaftsförderung Metropole Ruhr GmbH"); 6][..count]);
    for badge in &mut sheet.badges {
        badge.role = 1;
        badge.unit = "A12".to_owned();
    }
    sheet
}

/// Everything that is written on the pages, letters alone.
fn letters(sheet: &Sheet, format: Format) -> String {
    let document = set(sheet, format).expect("the sheet is set");
    let pages = document.pages().iter();
    let texts =
        pages.flat_map(|page| written(&page.frame, Point::zero()).into_iter().map(|(_, text)| text.text.to_string()).collect::<Vec<_>>());
    texts.collect::<String>().split_whitespace().collect()
}

#[test]
fn every_format_has_its_size_and_a_code_that_is_read() {
    for (format, size) in ALL.into_iter().zip([(105, 148), (210, 297), (100, 62), (101, 54), (89, 41)]) {
        let (sizes, pictures) = printed(pdf(&staff(1), format).expect("the sheet is set"));

        assert_eq!(sizes, [size], "{format:?}");
        assert_eq!(pictures[0].codes(format), [ADDRESS], "{format:?}");
    }
}

#[test]
fn every_format_tells_who_for_whom_as_what_when_and_where() {
    for format in ALL {
        let letters = letters(&staff(1), format);

        for part in ["MIPIM2027", "9.–12.März2027", "Maximiliane", "Mustermann-", "Königshofen", "MetropoleRuhr", "Aussteller", "A12"] {
            assert!(letters.contains(part), "{part} on {format:?}: {letters}");
        }
    }
}

#[test]
fn who_stands_at_no_unit_has_none_on_the_badge() {
    let letters = letters(&sheet(&[("Li Wu", "Essen")]), Format::A6);

    assert!(!letters.contains("Standplatz"), "{letters}");
}

#[test]
fn four_badges_share_a_sheet_and_its_piles_are_in_order() {
    let sheets = |count| -> Vec<Vec<String>> {
        let (sizes, pictures) = printed(pdf(&staff(count), Format::A4FourUp).expect("the sheet is set"));
        assert!(sizes.iter().all(|size| *size == (210, 297)));
        pictures.iter().map(|picture| picture.codes(Format::A4FourUp)).collect()
    };
    let all: Vec<_> = (0..6).map(address).collect();
    let these = |indices: &[usize]| indices.iter().map(|index| all[*index].clone()).collect::<Vec<_>>();

    assert_eq!(sheets(1), [these(&[0])]);
    assert_eq!(sheets(4), [these(&[0, 1, 2, 3])]);
    // The stack is cut: first the pile with the first and the second, then that with the third and the fourth, and so on.
    assert_eq!(sheets(5), [these(&[0, 2, 4]), these(&[1, 3])]);
}

#[test]
fn the_code_keeps_its_quiet_zone_and_its_size_on_every_paper() {
    for format in ALL {
        let layout = format.layout();
        let picture = printed(pdf(&staff(1), format).expect("the sheet is set")).1.remove(0);
        let (x, y) = layout.code;
        let quiet = 4.0 * qr::WIDTH_MM / 49.0 - 0.3;

        for along in [0.3, 10.0, 20.0, 30.0, 40.0] {
            for (at, side) in [
                ((x + along, y + quiet), "top"),
                ((x + quiet, y + along), "left"),
                ((x + 41.0 - quiet, y + along), "right"),
                ((x + along, y + 41.0 - quiet), "bottom"),
            ] {
                assert_eq!(picture.at(at.0, at.1), 255, "{side} of {format:?}, {along}");
            }
        }
        assert!(picture.at(x + quiet + 0.8, y + quiet + 0.8) < 40, "the first module of {format:?}");
    }
}

#[test]
fn paper_is_in_the_colours_of_event_and_role_and_labels_are_black_and_white() {
    let picture = |format| printed(pdf(&staff(1), format).expect("the sheet is set")).1.remove(0);

    let paper = picture(Format::A6);
    // #0b6468 and #0b5fa5, as grey.
    assert!(
        paper.at(2.0, 2.0).abs_diff(74) <= 1 && paper.at(2.0, 146.0).abs_diff(78) <= 1,
        "{}, {}",
        paper.at(2.0, 2.0),
        paper.at(2.0, 146.0)
    );
    for (format, bar) in [(Format::Label62x100, (50.0, 57.5)), (Format::Label54x101, (60.0, 50.5)), (Format::Label41x89, (45.0, 38.0))] {
        let label = picture(format);
        let black = label.grey.iter().filter(|dot| **dot < 8).count();
        let grey = label.grey.iter().filter(|dot| (8..248).contains(*dot)).count();

        assert_eq!((label.at(1.0, 1.0), label.at(bar.0, bar.1)), (255, 0), "{format:?}");
        assert!(grey * 2 < black, "only the edges of letters are grey: {grey}, {black}");
    }
}

#[test]
fn a_logo_is_in_the_file_once_and_a_damaged_one_stops_nobody() {
    let logo = |png: &[u8]| Some(Logo { png: png.to_vec(), alt: "Logo: Metropole Ruhr".to_owned() });
    let with = |logo| pdf(&Sheet { logo, ..staff(6) }, Format::A6).expect("the sheet is set");
    let pictures = |file: &[u8]| String::from_utf8_lossy(file).matches("/Subtype/Image").count();

    let file = with(logo(RED));
    assert_eq!((pictures(&with(None)), pictures(&file)), (0, 1));
    // In the middle of its plate: #d02010 as grey.
    assert!(printed(file).1[5].at(81.5, 11.5).abs_diff(83) <= 1);
    assert_eq!(printed(with(logo(b"no picture at all"))).0.len(), 6);
}

/// A red point (#d02010), as PNG.
const RED: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00,
    0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xde, 0x00, 0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63,
    0xb8, 0xa0, 0x20, 0x00, 0x00, 0x02, 0xc4, 0x01, 0x01, 0x45, 0xd8, 0x86, 0xb0, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
];

#[test]
fn a_picture_of_the_first_page_is_as_large_as_the_page() {
    let picture = svg(&staff(4), Format::Label62x100).expect("the sheet is drawn");

    assert!(picture.starts_with("<svg"), "{picture:.80}");
    // 100 and 62 mm in points.
    assert!(picture.contains("viewBox=\"0 0 283.46"), "{picture:.300}");
    assert!(!picture.contains("<script") && !picture.contains("style="), "nothing that a content policy refuses");
}
