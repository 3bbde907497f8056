//! What stands around a floor: where one comes in, where north is, and how long some metres are.

use domain::{booth::Side, locale::Locale, placement::LevelView};
use leptos::prelude::*;

use super::{Sheet, fine, number};

/// The longest metre bar, in pixels.
const LONGEST_BAR: f64 = 130.0;
/// From a wall to the middle of a mark, in pixels: no shape of ours reaches the wall, nor the end of the margin.
const OUT: f64 = 15.0;
/// From the left wall to the middle of the arrow of north, in pixels.
const ASIDE: f64 = 12.0;

/// The corners of an arrow around its middle, in pixels. It points up.
type Arrow = [(i32, i32)];

const ENTRANCE: &Arrow = &[(0, -9), (8, 7), (-8, 7)];
const NORTH: &Arrow = &[(0, -11), (6, 9), (0, 5), (-6, 9)];

/// Where one comes in, and where north is, as far as that is known: in the margin around the floor.
pub(super) fn marks(l: Locale, level: &LevelView, pixel: f64) -> impl IntoView + use<> {
    let (width, depth) = (f64::from(level.width_cm), f64::from(level.depth_cm));
    let entrance = level.entrance.map(|side| {
        // Turned so that it points inwards from its side.
        let turn = match side {
            Side::Top => 180,
            Side::Right => 270,
            Side::Bottom => 0,
            Side::Left => 90,
        };
        // Beside the sides there is no room for a word: the arrow stands alone, and the floor is named with it.
        let word = matches!(side, Side::Top | Side::Bottom).then(|| l.t("Eingang", "Entrance"));
        mark(Spot::before(side, width, depth), pixel, ENTRANCE, turn, word)
    });
    let north = level.north.map(|side| {
        let turn = match side {
            Side::Top => 0,
            Side::Right => 90,
            Side::Bottom => 180,
            Side::Left => 270,
        };
        mark(Spot::CORNER, pixel, NORTH, turn, Some("N"))
    });
    view! { <g aria-hidden="true">{entrance}{north}</g> }
}

/// An arrow, and what it means.
fn mark(spot: Spot, pixel: f64, arrow: &Arrow, turn: i32, word: Option<&'static str>) -> AnyView {
    let word = word.map(|word| view! { <text x="12" y="4">{word}</text> });
    view! {
        <g class="plan-mark" transform=spot.at_the_wall(pixel)>
            <g transform=spot.off_the_wall()><path d=outline(arrow) transform=format!("rotate({turn})")></path>{word}</g>
        </g>
    }
    .into_any()
}

fn outline(arrow: &Arrow) -> String {
    let corners: Vec<_> = arrow.iter().map(|(x, y)| format!("{x} {y}")).collect();
    format!("M{}z", corners.join("L"))
}

/// Where a mark stands: a point of the wall, and how far from it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Spot {
    /// In centimetres of the floor.
    wall: (f64, f64),
    /// In pixels.
    off: (f64, f64),
}

impl Spot {
    /// Above the upper left corner.
    const CORNER: Self = Self { wall: (0.0, 0.0), off: (ASIDE, -OUT) };

    /// Outside of the middle of a side.
    fn before(side: Side, width: f64, depth: f64) -> Self {
        let (wall, off) = match side {
            Side::Top => ((width / 2.0, 0.0), (0.0, -OUT)),
            Side::Right => ((width, depth / 2.0), (OUT, 0.0)),
            Side::Bottom => ((width / 2.0, depth), (0.0, OUT)),
            Side::Left => ((0.0, depth / 2.0), (-OUT, 0.0)),
        };
        Self { wall, off }
    }

    /// To the wall, and from there on in pixels. The script puts the scale of the screen in the place of `pixel`.
    fn at_the_wall(self, pixel: f64) -> String {
        format!("translate({} {}) scale({})", number(self.wall.0), number(self.wall.1), fine(pixel))
    }

    /// Away from the wall. It is no part of the place at the wall, because it is the same however small the floor is drawn.
    fn off_the_wall(self) -> String {
        format!("translate({} {})", number(self.off.0), number(self.off.1))
    }
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
    use super::{super::MARGIN, *};

    #[test]
    fn the_metre_bar_is_a_number_that_people_say() {
        assert_eq!([1.0, 1.5, 4.0, 7.0, 20.0, 0.1].map(bar_metres), [1, 1, 5, 5, 20, 1]);
    }

    #[test]
    fn a_mark_is_as_far_from_the_wall_on_a_small_drawing_as_on_a_large_one() {
        let entrance = Spot::before(Side::Bottom, 1900.0, 700.0);

        let at_the_wall = [0.5, 7.5].map(|pixel| entrance.at_the_wall(pixel));

        assert_eq!(at_the_wall, ["translate(950 700) scale(0.5)", "translate(950 700) scale(7.5)"]);
        assert_eq!(entrance.off_the_wall(), "translate(0 15)");
        let others = [Side::Top, Side::Right, Side::Left].map(|side| Spot::before(side, 1900.0, 700.0).off_the_wall());
        assert_eq!(others, ["translate(0 -15)", "translate(15 0)", "translate(-15 0)"]);
        assert_eq!(Spot::CORNER.off_the_wall(), "translate(12 -15)");
    }

    #[test]
    fn no_arrow_touches_the_wall_or_leaves_the_margin_wherever_it_points() {
        for arrow in [ENTRANCE, NORTH] {
            // It is turned by quarters: what reaches to one side may reach to any.
            let reach = arrow.iter().flat_map(|(x, y)| [x.abs(), y.abs()]).max().map_or(0.0, f64::from);
            assert!(OUT - reach >= 3.0 && OUT + reach <= MARGIN, "{arrow:?} reaches {reach}");
        }
        assert_eq!(outline(ENTRANCE), "M0 -9L8 7L-8 7z");
    }
}
