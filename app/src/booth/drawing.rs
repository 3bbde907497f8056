//! The booth plan as SVG, drawn from the data: colours, patterns and sizes of type are in `style/_plan.scss`.

use domain::{
    event::EventView,
    locale::Locale,
    placement::{LevelView, PlanView, UnitState, UnitView},
};
use leptos::prelude::*;

use super::fit;
use crate::{ctx, paths, words::booth as words};

/// Where a tap on a unit leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnitLinks {
    /// To the exhibitor, else to the unit's line in the list.
    #[default]
    Public,
    /// To the unit's form.
    Edit,
}

/// The unit of whoever looks: marked by colour and word.
#[derive(Clone, Debug)]
pub struct Mine {
    pub code: String,
    /// "Your unit"
    pub word: &'static str,
}

/// All levels, from the ground up, and the legend.
#[component]
pub fn PlanDrawing(
    event: EventView,
    plan: PlanView,
    #[prop(optional)] links: UnitLinks,
    /// Without one it is left out, as is the legend's line for it.
    #[prop(optional_no_strip)]
    mine: Option<Mine>,
) -> impl IntoView {
    let is_over = is_over(&event, links);
    view! { <PlanLevels event plan=plan.clone() links mine=mine.clone()/> <Legend plan mine is_over/> }
}

/// All levels without the legend, for where they are zoomed.
#[component]
pub fn PlanLevels(
    event: EventView,
    plan: PlanView,
    #[prop(optional)] links: UnitLinks,
    #[prop(optional_no_strip)] mine: Option<Mine>,
) -> impl IntoView {
    let l = ctx::locale();
    let several = plan.levels.len() > 1;
    let levels: Vec<_> = (plan.levels.iter().enumerate())
        .map(|(index, level)| {
            let name = several.then(|| view! { <h3>{level.name.in_(l).to_owned()}</h3> });
            view! { <figure class="plan-sheet">{name}{drawing(l, &event, level, index == 0, links, mine.as_ref())}</figure> }
        })
        .collect();
    view! { <div class="plan-levels">{levels}</div> }
}

/// Whether the plan only looks back. Organisers who edit it still see what is free.
fn is_over(event: &EventView, links: UnitLinks) -> bool {
    links == UnitLinks::Public && event.is_over()
}

/// What colours and patterns mean; only those that are on the plan.
#[component]
pub fn Legend(plan: PlanView, #[prop(optional_no_strip)] mine: Option<Mine>, is_over: bool) -> impl IntoView {
    let l = ctx::locale();
    let pattern = |state| match state {
        UnitState::Held => l.t(" (schraffiert)", " (hatched)"),
        UnitState::Offered => l.t(" (gepunktet)", " (dotted)"),
        _ => "",
    };
    let items: Vec<_> = (UnitState::ALL.into_iter().filter(|state| plan.count(*state) > 0))
        .map(|state| (words::shown(l, state, is_over), pattern(state)))
        .map(|(shown, pattern)| view! { <li class=shown.class>{format!("{}{pattern}", shown.name)}</li> })
        .collect();
    let mine = mine.map(|mine| view! { <li class="is-mine">{mine.word}</li> });
    view! { <ul class="legend">{mine}{items}</ul> }
}

fn drawing(l: Locale, event: &EventView, level: &LevelView, first: bool, links: UnitLinks, mine: Option<&Mine>) -> impl IntoView + use<> {
    // Type and margins grow with the floor, so that every plan reads the same at the same width on screen.
    let size = f64::from(level.width_cm.max(level.depth_cm / 2)) / 48.0;
    let margin = size / 2.0;
    let view_box =
        format!("{} {} {} {}", -margin, -margin, f64::from(level.width_cm) + 2.0 * margin, f64::from(level.depth_cm) + 2.0 * margin);
    let units: Vec<_> = level.units.iter().map(|unit| unit_shape(l, event, unit, size, links, mine)).collect();
    let name = format!("{}, {}", l.t("Standplan", "Booth plan"), level.name.in_(l));
    view! {
        <svg class="plan" viewBox=view_box font-size=number(size) role="group" aria-label=name>
            {first.then(|| patterns(size))}
            {units}
        </svg>
    }
}

/// Hatching and dots, once per page: ids are unique.
fn patterns(size: f64) -> impl IntoView {
    let (hatch, dot) = (number(size * 0.6), number(size * 0.65));
    let (middle, radius) = (number(size * 0.325), number(size * 0.1));
    view! {
        <defs>
            <pattern id="pattern-held" width=hatch.clone() height=hatch.clone() patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width=hatch.clone() height=hatch.clone()></rect>
                <line class="plan-hatch" x1="0" y1="0" x2="0" y2=hatch.clone() vector-effect="non-scaling-stroke"></line>
            </pattern>
            <pattern id="pattern-offered" width=dot.clone() height=dot.clone() patternUnits="userSpaceOnUse">
                <rect width=dot.clone() height=dot.clone()></rect>
                <circle class="plan-dot" cx=middle.clone() cy=middle.clone() r=radius.clone()></circle>
            </pattern>
        </defs>
    }
}

fn unit_shape(l: Locale, event: &EventView, unit: &UnitView, size: f64, links: UnitLinks, mine: Option<&Mine>) -> AnyView {
    let mine = mine.filter(|mine| mine.code == unit.code);
    let is_over = is_over(event, links);
    let place = unit.place;
    let (x, y) = (f64::from(place.x_cm), f64::from(place.y_cm));
    let (width, depth) = (f64::from(place.width_cm), f64::from(place.depth_cm));
    let href = match (&unit.exhibitor, links) {
        (_, UnitLinks::Edit) => paths::edit_unit(l, &event.slug, unit.id),
        (Some(exhibitor), UnitLinks::Public) if unit.state == UnitState::Confirmed => paths::exhibitor(l, &event.slug, &exhibitor.slug),
        _ => format!("{}#list-{}", paths::plan(l, &event.slug), paths::encode(&unit.code)),
    };
    let inner = (width / size - 1.2).max(0.0);
    let who = mine.map_or_else(|| who(l, unit, is_over), |mine| mine.word.to_owned());
    // Exhibitors have German names, whatever the page speaks.
    let language = if unit.exhibitor.is_some() { Locale::De } else { l };
    let fitted = fit::set(language, &who, inner, depth / size - 1.9);
    // A code that is wider or higher than its unit stands in the middle, and smaller.
    let code_width = 0.7 * unit.code.chars().count() as f64;
    let tight = code_width > inner || depth < 1.7 * size;
    let code_y = if tight { y + depth / 2.0 + size * 0.25 } else { y + size * 1.35 };
    let code_x = if tight { x + width / 2.0 } else { x + size * 0.6 };
    let code_class = if tight { "plan-code is-tight" } else { "plan-code" };
    let names: Vec<_> = (fitted.lines.iter().enumerate())
        .map(|(line, text)| {
            let below = y + size * (1.35 + fitted.below_code(line));
            view! { <text class=fitted.size.class x=number(x + size * 0.6) y=number(below)>{text.clone()}</text> }
        })
        .collect();
    let class = format!("plan-unit {}{}", words::shown(l, unit.state, is_over).class, if mine.is_some() { " is-mine" } else { "" });
    let label = mine.map_or_else(|| words::label(l, unit, is_over), |mine| format!("{}, {}", mine.word, words::label(l, unit, is_over)));
    view! {
        <a class=class id=format!("unit-{}", unit.code) href=href aria-label=label>
            <rect x=number(x) y=number(y) width=number(width) height=number(depth) rx=number(size * 0.35)></rect>
            <text class=code_class x=number(code_x) y=number(code_y)>{unit.code.clone()}</text>
            {names}
        </a>
    }
    .into_any()
}

/// The name of who stands there, else what stands there and whether it is free.
fn who(l: Locale, unit: &UnitView, is_over: bool) -> String {
    let kind = words::kind(l, unit.kind);
    match (&unit.exhibitor, unit.state) {
        (Some(exhibitor), _) => exhibitor.name.clone(),
        (None, UnitState::Fixed) => kind.to_owned(),
        (None, state) => format!("{} · {kind}", words::shown(l, state, is_over).name),
    }
}

/// A number of the drawing, to the millimetre.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
