//! What a phone has to load before an island wakes.

use server::assets::FILES;

use crate::{
    house::House,
    report::{Bar, Row},
};

pub fn size(_: &House) -> anyhow::Result<Vec<Row>> {
    const WHAT: &str = "WASM bundle, brotli";
    const BAR: Bar = Bar::AtMost(400.0);
    let file = FILES.iter().find(|file| file.content_type == "application/wasm");
    Ok(vec![match file.and_then(|file| Some((file, file.br?))) {
        #[expect(clippy::cast_precision_loss, reason = "a file of the bundle")]
        Some((file, br)) => Row::new(WHAT, br.len() as f64 / 1000.0, "kB", BAR, format!("{} bytes unpacked", file.body.len())),
        None => Row::not_measured(WHAT, "kB", BAR, "built without STANDWERK_ASSETS"),
    }])
}
