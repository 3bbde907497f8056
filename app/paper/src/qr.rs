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

/// Width of the code without its quiet zone. What a phone reads from arm's length.
const WIDTH_MM: f64 = 33.0;
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
    // A code holds more than a thousand letters at this level; an address that is longer prints none.
    let Ok(code) = QrCode::with_error_correction_level(address, EcLevel::Q) else { return Frame::soft(Size::zero()) };
    let across = code.width();
    let module = Abs::mm(WIDTH_MM) / across as f64;
    let mut frame = Frame::soft(Size::splat(module * (across + 2 * QUIET) as f64));
    let stroke = FixedStroke { paint: Color::BLACK.into(), thickness: module * THICKNESS, ..FixedStroke::default() };
    let item = FrameItem::Shape(Geometry::Curve(rows(&code.into_colors(), across, module)).stroked(stroke), Span::detached());
    frame.push(Point::splat(module * QUIET as f64), item);
    frame
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
    fn a_badge_address_stays_a_small_code() {
        let code =
            QrCode::with_error_correction_level("HTTPS://STANDWERK.EXAMPLE.COM/B/ABCDEFGHIJKLMNOPQRSTUVWXYZ", EcLevel::Q).expect("a code");

        assert!(code.width() <= 33, "version 4 at most: each module is a millimetre");
    }

    #[test]
    fn all_dark_modules_are_drawn() {
        let dark = |text: &str| text.chars().map(|c| if c == '#' { Module::Dark } else { Module::Light }).collect::<Vec<_>>();

        let curve = rows(&dark("##.#...##"), 3, Abs::pt(1.0));

        assert_eq!(curve.0.len(), 6, "a row with one run, two rows with one each");
    }
}
