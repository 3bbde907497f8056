//! The QR code as one line drawing: small in the file, sharp on every printer.

use qrcode::{Color as Module, EcLevel, QrCode};
use typst::{
    diag::SourceResult,
    engine::Engine,
    foundations::{Content, NativeElement, Packed, StyleChain},
    introspection::Locator,
    layout::{Abs, BlockElem, Frame, FrameItem, Point, Region, Size},
    syntax::Span,
    text::TextElem,
    visualize::{Color, Curve, FixedStroke, Geometry},
};

/// Width of the code with its quiet zone, on every paper and label: a crowded hall asks for it.
pub const WIDTH_MM: f64 = 41.0;
/// Modules across, above which they would be less than 0.8 mm wide, and too small for a phone at arm's length.
const MOST_MODULES: usize = 41;
/// So many modules around a code stay white (ISO/IEC 18004).
const QUIET: usize = 4;
/// A hair more than a module, so that no renderer leaves seams between rows.
const THICKNESS: f64 = 1.02;

/// The code as content for the template. It is drawn when it is laid out, so that only its address travels there.
pub fn drawn(address: &str) -> Content {
    BlockElem::single_layouter(Packed::new(TextElem::new(address.into())), layout).pack()
}

fn layout(address: &Packed<TextElem>, _: &mut Engine, _: Locator, _: StyleChain, _: Region) -> SourceResult<Frame> {
    Ok(frame(&address.text))
}

fn frame(address: &str) -> Frame {
    let Some(code) = code(address) else { return Frame::soft(Size::zero()) };
    let across = code.width();
    let module = Abs::mm(WIDTH_MM) / (across + 2 * QUIET) as f64;
    let mut frame = Frame::soft(Size::splat(module * (across + 2 * QUIET) as f64));
    let stroke = FixedStroke { paint: Color::BLACK.into(), thickness: module * THICKNESS, ..FixedStroke::default() };
    let item = FrameItem::Shape(Geometry::Curve(rows(&code.into_colors(), across, module)).stroked(stroke), Span::detached());
    frame.push(Point::splat(module * QUIET as f64), item);
    frame
}

/// At level H, which survives a blot over 15 % of its area, where Q is read in six of ten places; unless the address is so
/// long that the modules would get too small. A code holds more than a thousand letters; a longer address prints none.
fn code(address: &str) -> Option<QrCode> {
    let drawn = |level| QrCode::with_error_correction_level(address, level).ok();
    drawn(EcLevel::H).filter(|code| code.width() <= MOST_MODULES).or_else(|| drawn(EcLevel::Q))
}

/// Each run of dark modules in a row is one stroke.
fn rows(modules: &[Module], across: usize, module: Abs) -> Curve {
    let mut curve = Curve::new();
    for (y, row) in modules.chunks(across).enumerate() {
        let middle = module * (y as f64 + 0.5);
        let mut x = 0;
        while x < across {
            let run = row[x..].iter().take_while(|dark| **dark == Module::Dark).count();
            if run > 0 {
                curve.move_(Point::new(module * x as f64, middle));
                curve.line(Point::new(module * (x + run) as f64, middle));
            }
            x += run.max(1);
        }
    }
    curve
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_is_as_robust_as_its_room_allows() {
        let drawn = |host: &str| {
            let code = code(&format!("https://{host}/B/ABCDEFGHIJKLMNOPQRSTUVWXYZ")).expect("a code");
            (code.width(), code.error_correction_level())
        };

        assert_eq!(drawn("stand.example"), (37, EcLevel::H));
        assert_eq!(drawn("standwerk.example.com"), (41, EcLevel::H));
        assert_eq!(drawn("messe.standwerk-agentur.example"), (41, EcLevel::Q), "at H its modules would be too small");
    }

    #[test]
    fn all_dark_modules_are_drawn() {
        let dark = |text: &str| text.chars().map(|c| if c == '#' { Module::Dark } else { Module::Light }).collect::<Vec<_>>();

        let curve = rows(&dark("##.#...##"), 3, Abs::pt(1.0));

        assert_eq!(curve.0.len(), 6, "a row with one run, two rows with one each");
    }
}
