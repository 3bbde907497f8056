//! One floor of the booth plan as SVG, drawn to scale from the data: colours, patterns and sizes of type are in
//! `style/_plan.scss`, what zooms it is `app/ui/src/script/plan.js`. Few elements: a link and a path for each unit, one path
//! for everything that stands on them. Labels are a layer of their own, beside the links, whose names say more.

use domain::{
    booth::Area,
    event::EventView,
    ids::UnitId,
    locale::Locale,
    placement::{LevelView, UnitState, UnitView},
};
use leptos::prelude::*;

use self::marks::{marks, metre_bar};
use super::{
    fit, furniture,
    paint::{Mine, Paint},
};
use crate::{
    ctx, format, paths,
    words::{application::breakable, booth as words},
};

mod marks;

/// Pixels that a drawing is made for; the script and a phone make it smaller and larger.
const WIDE: f64 = 1000.0;
const HIGH: f64 = 700.0;
/// Around the floor, in pixels: the marks and the metre bar stand there. The script keeps it at every size (`MARGIN`).
const MARGIN: f64 = 28.0;
/// Type of the labels, in pixels.
const TYPE: f64 = 13.0;

/// Where a tap on a unit leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnitLinks {
    /// To the exhibitor, else to the unit's line in the list.
    #[default]
    Public,
    /// To the unit's form.
    Edit,
}

/// How a drawing lies on the screen that it is made for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sheet {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    /// Centimetres that a pixel stands for.
    pixel: f64,
}

impl Sheet {
    fn around(area: Area) -> Self {
        let (width, depth) = (f64::from(area.width_cm), f64::from(area.depth_cm));
        let pixel = (width / (WIDE - 2.0 * MARGIN)).max(depth / (HIGH - 2.0 * MARGIN));
        let margin = MARGIN * pixel;
        Self {
            left: f64::from(area.x_cm) - margin,
            top: f64::from(area.y_cm) - margin,
            width: width + 2.0 * margin,
            height: depth + 2.0 * margin,
            pixel,
        }
    }

    fn view_box(self) -> String {
        [self.left, self.top, self.width, self.height].map(number).join(" ")
    }
}

/// A floor, or the part of it that `part` covers. `marked` are the units that were looked for: the others stand back.
#[component]
pub fn LevelDrawing(
    event: EventView,
    level: LevelView,
    paint: Paint,
    #[prop(optional)] links: UnitLinks,
    #[prop(optional_no_strip)] mine: Option<Mine>,
    #[prop(optional_no_strip)] part: Option<Area>,
    #[prop(optional)] marked: Vec<UnitId>,
) -> impl IntoView {
    let l = ctx::locale();
    let floor = Area { x_cm: 0, y_cm: 0, width_cm: level.width_cm, depth_cm: level.depth_cm };
    let sheet = Sheet::around(part.unwrap_or(floor));
    let mine = mine.as_ref();
    let is_mine = |unit: &UnitView| mine.is_some_and(|mine| mine.code == unit.code);
    let units: Vec<_> = (level.units.iter())
        .map(|unit| {
            let more = if is_mine(unit) { " is-mine" } else { "" };
            let found = if marked.contains(&unit.id) { " is-hit" } else { "" };
            let class = format!("plan-unit {}{more}{found}", paint.class(unit));
            let label = paint.label(l, unit);
            let label = mine.filter(|_| is_mine(unit)).map_or_else(|| label.clone(), |mine| format!("{label}, {}", mine.word));
            let name = mine.filter(|_| is_mine(unit)).map(|mine| mine.word.to_owned()).or_else(|| called(l, unit));
            view! {
                <a class=class id=format!("unit-{}", unit.code) href=link(l, &event, unit, links) aria-label=label data-name=name data-offer=to_be_had(l, &event, unit, &paint)>
                    <path d=outline(unit.place)></path>
                </a>
            }
        })
        .collect();
    let standing: String = level.units.iter().map(|unit| furniture::path(unit.kind, unit.place)).collect();
    let texts: Vec<_> = level.units.iter().flat_map(|unit| labels(l, unit, sheet, mine.filter(|_| is_mine(unit)))).collect();
    let class = if marked.is_empty() { "plan" } else { "plan is-searching" };
    let name = format!("{}, {}{}", l.t("Standplan", "Booth plan"), level.name.in_(l), entered(l, &level));
    view! {
        <svg class=class viewBox=sheet.view_box() data-margin=number(MARGIN * sheet.pixel) role="group" aria-label=name>
            {patterns(sheet.pixel, &level)}
            <path class="plan-floor" d=outline(floor)></path>
            <path class="plan-grid" fill=format!("url(#{})", grid_of(&level)) d=outline(floor)></path>
            {units}
            <path class="plan-furniture" d=standing></path>
            <g class="plan-texts" font-size=number(TYPE * sheet.pixel) aria-hidden="true">{texts}</g>
            {(part.is_none()).then(|| marks(l, &level, sheet.pixel))}
            {metre_bar(sheet)}
        </svg>
    }
}

/// What stands below the code: who is there, or what is there for everybody.
fn called(l: Locale, unit: &UnitView) -> Option<String> {
    let shared = || (unit.state == UnitState::Fixed).then(|| words::kind(l, unit.kind).to_owned());
    unit.exhibitor.as_ref().map(|who| breakable(&who.name)).or_else(shared)
}

/// `Frei · 1.900 €` for the card of a unit, as the list below the plan says it while one can apply. Organisers have states.
fn to_be_had(l: Locale, event: &EventView, unit: &UnitView, paint: &Paint) -> Option<String> {
    let is_open = matches!(paint, Paint::Topics(_)) && unit.state == UnitState::Free && event.takes_applications();
    is_open.then(|| format!("{} · {}", l.t("Frei", "Free"), format::price(l, unit.price())))
}

/// Where one comes in, for whoever does not see the arrow.
fn entered(l: Locale, level: &LevelView) -> String {
    level.entrance.map(|side| format!(", {} {}", l.t("Eingang", "entrance"), words::side(l, side))).unwrap_or_default()
}

fn link(l: Locale, event: &EventView, unit: &UnitView, links: UnitLinks) -> String {
    match (&unit.exhibitor, links) {
        (_, UnitLinks::Edit) => paths::edit_unit(l, &event.slug, unit.id),
        (Some(exhibitor), UnitLinks::Public) if unit.state == UnitState::Confirmed => paths::exhibitor(l, &event.slug, &exhibitor.slug),
        _ => format!("{}?q={}#list", paths::plan(l, &event.slug), paths::encode(&unit.code)),
    }
}

/// A rectangle as a path.
pub fn outline(area: Area) -> String {
    let Area { x_cm, y_cm, width_cm, depth_cm } = area;
    format!("M{x_cm} {y_cm}h{width_cm}v{depth_cm}h-{width_cm}z")
}

/// Code and name as they fit at the size that the drawing is made for. The script sets them anew for the size on screen.
fn labels(l: Locale, unit: &UnitView, sheet: Sheet, mine: Option<&Mine>) -> Vec<AnyView> {
    let size = TYPE * sheet.pixel;
    let (x, y) = (f64::from(unit.place.x_cm), f64::from(unit.place.y_cm));
    let (width, depth) = (f64::from(unit.place.width_cm) / size, f64::from(unit.place.depth_cm) / size);
    let code = 1.1 * fit::length(&unit.code);
    if code + 0.4 > width || depth < 1.4 {
        return Vec::new();
    }
    let who = mine.map(|mine| mine.word).or(unit.exhibitor.as_ref().map(|who| who.name.as_str()));
    let who = who.unwrap_or_else(|| if unit.state == UnitState::Fixed { words::kind(l, unit.kind) } else { "" });
    // Exhibitors have German names, whatever the page speaks.
    let language = if unit.exhibitor.is_some() { Locale::De } else { l };
    let fitted = fit::set(language, who, (width - 1.0).max(0.0), depth - 1.9);
    // On a phone without script the code stands alone, in larger type.
    let alone = if 2.4 * code < width && depth > 3.0 { " is-roomy" } else { "" };
    // Above what stands there, where there is room.
    let (class, at_x, at_y) = if fitted.lines.is_empty() && depth < 3.5 {
        ("plan-code is-middle", x + width * size / 2.0, y + depth * size / 2.0 + 0.36 * size)
    } else {
        ("plan-code", x + 0.5 * size, y + 1.25 * size)
    };
    let code = view! { <text class=format!("{class}{alone}") x=number(at_x) y=number(at_y)>{unit.code.clone()}</text> };
    let names = fitted.lines.iter().enumerate().map(|(line, text)| {
        let below = y + size * (1.25 + fitted.below_code(line));
        view! { <text class=fitted.size.class x=number(x + 0.5 * size) y=number(below)>{text.clone()}</text> }.into_any()
    });
    std::iter::once(code.into_any()).chain(names).collect()
}

/// The grid of metres, and the patterns of states where the floor has such units. Ids are unique: one drawing of a page has
/// the states.
fn patterns(pixel: f64, level: &LevelView) -> impl IntoView + use<> {
    let is_there = |state| level.units.iter().any(|unit| unit.state == state);
    let (hatch, dot) = (number(pixel * 8.0), number(pixel * 9.0));
    let (middle, radius) = (number(pixel * 4.5), number(pixel * 1.4));
    let held = is_there(UnitState::Held).then(|| {
        view! {
            <pattern id="pattern-held" width=hatch.clone() height=hatch.clone() patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width=hatch.clone() height=hatch.clone()></rect>
                <line class="plan-hatch" x1="0" y1="0" x2="0" y2=hatch.clone() vector-effect="non-scaling-stroke"></line>
            </pattern>
        }
    });
    let offered = is_there(UnitState::Offered).then(|| {
        view! {
            <pattern id="pattern-offered" width=dot.clone() height=dot.clone() patternUnits="userSpaceOnUse">
                <rect width=dot.clone() height=dot.clone()></rect>
                <circle class="plan-dot" cx=middle.clone() cy=middle r=radius></circle>
            </pattern>
        }
    });
    view! {
        <defs>
            <pattern id=grid_of(level) width="100" height="100" patternUnits="userSpaceOnUse">
                <path class="plan-metre" d="M100 0H0V100"></path>
            </pattern>
            {held}
            {offered}
        </defs>
    }
}

fn grid_of(level: &LevelView) -> String {
    format!("metres-{}", level.id)
}

/// A number of the drawing, to the millimetre.
pub fn number(value: f64) -> String {
    trimmed(format!("{value:.1}"))
}

fn fine(value: f64) -> String {
    trimmed(format!("{value:.4}"))
}

fn trimmed(text: String) -> String {
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_floor_fills_the_sheet_with_a_margin_around_it() {
        let sheet = Sheet::around(Area { x_cm: 100, y_cm: 0, width_cm: 1888, depth_cm: 944 });

        assert!((sheet.pixel - 2.0).abs() < 1e-9, "{sheet:?}");
        assert_eq!(sheet.view_box(), "44 -56 2000 1056");
        let tall = Sheet::around(Area { x_cm: 0, y_cm: 0, width_cm: 500, depth_cm: 6440 });
        assert!((tall.pixel - 10.0).abs() < 1e-9, "{tall:?}");
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        assert_eq!([number(12.0), number(12.04), number(-0.25), fine(1.250_04)], ["12", "12", "-0.2", "1.25"]);
    }
}
