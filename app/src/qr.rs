//! A code as a picture in the page.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// Modules of white around the code (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code as inline SVG: black on white, also where the page is dark, because scanners look for that.
#[component]
pub fn Qr(
    #[prop(into)] text: String,
    /// What it is, for whoever does not see it.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    drawn(&text).map(|(side, path)| {
        view! {
            <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label shape-rendering="crispEdges">
                <rect width=side height=side fill="#fff"></rect>
                <path d=path fill="#000"></path>
            </svg>
        }
    })
}

/// The side in modules, and the dark modules as one path: a stroke for each run in a row.
fn drawn(text: &str) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
    let (width, modules) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in modules.chunks(width).enumerate() {
        let mut x = 0;
        while let Some(start) = row[x..].iter().position(|module| *module == Color::Dark).map(|offset| x + offset) {
            let run = row[start..].iter().take_while(|module| **module == Color::Dark).count();
            path.push_str(&format!("M{} {}h{run}v1h-{run}z", start + QUIET, y + QUIET));
            x = start + run;
        }
    }
    Some((width + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_code_fits_into_a_small_code() {
        let (side, path) = drawn("ABCDEFGHIJKLMNOPQRSTUVWXYZ").expect("it fits");

        // Version 2, 25 modules: upper-case letters and digits are stored densely.
        assert_eq!(side, 25 + 8);
        // The finder pattern begins after the quiet zone.
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
    }
}
