//! What stands around a floor: where one comes in, where north is, and how long some metres are.

use domain::{booth::Side, locale::Locale, placement::LevelView};
use leptos::prelude::*;

use super::{Sheet, fine, number};

/// The longest metre bar, in pixels.
const LONGEST_BAR: f64 = 130.0;

/// Where one comes in, and where north is, as far as that is known: in the margin around the floor.
pub(super) fn marks(l: Locale, level: &LevelView, pixel: f64) -> impl IntoView + use<> {
    let (width, depth) = (f64::from(level.width_cm), f64::from(level.depth_cm));
    let out = 13.0 * pixel;
    // Turned so that it points inwards from its side.
    let at = |side| match side {
        Side::Top => (width / 2.0, -out, 180),
        Side::Right => (width + out, depth / 2.0, 270),
        Side::Bottom => (width / 2.0, depth + out, 0),
        Side::Left => (-out, depth / 2.0, 90),
    };
    let entrance = level.entrance.map(|side| {
        let (x, y, turn) = at(side);
        let place = format!("translate({} {}) scale({})", number(x), number(y), fine(pixel));
        // Beside the sides there is no room for a word: the arrow stands alone, and the floor is named with it.
        let word = matches!(side, Side::Top | Side::Bottom).then(|| view! { <text x="12" y="4">{l.t("Eingang", "Entrance")}</text> });
        view! { <g class="plan-mark" transform=place><path d="M0-9l8 16h-16z" transform=format!("rotate({turn})")></path>{word}</g> }
    });
    let north = level.north.map(|side| {
        let turn = match side {
            Side::Top => 0,
            Side::Right => 90,
            Side::Bottom => 180,
            Side::Left => 270,
        };
        let place = format!("translate({} {}) scale({})", number(12.0 * pixel), number(-out), fine(pixel));
        view! {
            <g class="plan-mark" transform=place>
                <path d="M0-11l6 20l-6-4l-6 4z" transform=format!("rotate({turn})")></path>
                <text x="12" y="5">"N"</text>
            </g>
        }
    });
    view! { <g aria-hidden="true">{entrance}{north}</g> }
}

/// A bar of some whole metres in the lower left corner; the script keeps it there.
pub(super) fn metre_bar(sheet: Sheet) -> impl IntoView {
    let metres = bar_metres(sheet.pixel);
    let long = f64::from(metres) * 100.0 / sheet.pixel;
    let corner = format!(
        "translate({} {}) scale({})",
        number(sheet.left + 10.0 * sheet.pixel),
        number(sheet.top + sheet.height - 9.0 * sheet.pixel),
        fine(sheet.pixel)
    );
    view! {
        <g class="plan-bar" transform=corner aria-hidden="true">
            <path d=format!("M0-5v5h{}v-5", number(long))></path>
            <text x=number(long + 6.0) y="1">{format!("{metres} m")}</text>
        </g>
    }
}

fn bar_metres(pixel: f64) -> i32 {
    let fits = |metres: &i32| f64::from(*metres) * 100.0 / pixel <= LONGEST_BAR;
    [100, 50, 20, 10, 5, 2].into_iter().find(fits).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::bar_metres;

    #[test]
    fn the_metre_bar_is_a_number_that_people_say() {
        assert_eq!([1.0, 1.5, 4.0, 7.0, 20.0, 0.1].map(bar_metres), [1, 1, 5, 5, 20, 1]);
    }
}
