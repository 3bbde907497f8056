//! Comparing: one thing and its rival by turns, so that a busy moment of the machine falls on both.

use anyhow::Context;

/// So often each.
pub const TURNS: usize = 5;

/// Medians of `ours` and `theirs`.
pub fn by_turns(
    mut ours: impl FnMut() -> anyhow::Result<f64>,
    mut theirs: impl FnMut() -> anyhow::Result<f64>,
) -> anyhow::Result<(f64, f64)> {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        first.push(ours().context("ours")?);
        second.push(theirs().context("theirs")?);
    }
    Ok((median(first), median(second)))
}

pub fn median(values: Vec<f64>) -> f64 {
    quantile(values, 0.5)
}

/// The value below which `share` of all values lie.
pub fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "an index into a short list")]
    let place = (values.len().saturating_sub(1) as f64 * share).round() as usize;
    values.get(place).copied().unwrap_or(f64::NAN)
}
