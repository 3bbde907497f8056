//! How far the scores of an entry lie apart, as a small drawing beside its figures, and percentages in words.

use domain::{call::Standing, locale::Locale};
use leptos::prelude::*;

/// `87,5 %`, from hundredths of a percent.
pub(super) fn percent(l: Locale, hundredths: u32) -> String {
    let tenths = (hundredths + 5) / 10;
    match l {
        Locale::De => format!("{},{} %", tenths / 10, tenths % 10),
        Locale::En => format!("{}.{}%", tenths / 10, tenths % 10),
    }
}

/// From the lowest to the highest as a line, one deviation around the mean as a bar, the mean as a mark. The figures stand
/// beside it.
pub(super) fn spread(standing: &Standing) -> AnyView {
    if standing.sheets == 0 {
        return ().into_any();
    }
    let at = |hundredths: u32| format!("{:.2}", f64::from(hundredths.min(10_000)) / 100.0);
    let from = standing.mean.saturating_sub(standing.deviation);
    let wide = (standing.mean + standing.deviation).min(10_000) - from;
    let mark = standing.mean.saturating_sub(50);
    view! {
        <svg class="call-spread" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="call-spread-whole" x="0" y="3.5" width="100" height="1"></rect>
            <rect class="call-spread-range" x=at(standing.lowest) y="3" width=at(standing.highest - standing.lowest) height="2"></rect>
            <rect class="call-spread-usual" x=at(from) y="1.5" width=at(wide) height="5"></rect>
            <rect class="call-spread-mean" x=at(mark) y="0" width="1" height="8"></rect>
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_rounded_to_tenths() {
        assert_eq!(percent(Locale::De, 6_467), "64,7 %");
        assert_eq!(percent(Locale::En, 10_000), "100.0%");
        assert_eq!(percent(Locale::En, 4), "0.0%");
    }
}
