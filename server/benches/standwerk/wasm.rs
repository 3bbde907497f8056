//! What a phone has to load before an island wakes, and what a scanner loads besides.

use server::assets::{DECODER, FILES, OUTPUT_NAME};

use crate::{
    house::House,
    report::{Bar, Row},
};

pub fn size(_: &House) -> anyhow::Result<Vec<Row>> {
    Ok(vec![
        row("WASM bundle, brotli", OUTPUT_NAME, Bar::AtMost(400.0)),
        row("WASM of the decoder, on scanners, brotli", DECODER, Bar::AtMost(100.0)),
    ])
}

fn row(what: &str, name: &str, bar: Bar) -> Row {
    let path = format!("{name}_bg.wasm");
    match FILES.iter().find(|file| file.path == path).and_then(|file| Some((file, file.br?))) {
        #[expect(clippy::cast_precision_loss, reason = "a file of the bundle")]
        Some((file, br)) => Row::new(what, br.len() as f64 / 1000.0, "kB", bar, format!("{} bytes unpacked", file.body.len())),
        None => Row::not_measured(what, "kB", bar, "built without STANDWERK_ASSETS"),
    }
}
