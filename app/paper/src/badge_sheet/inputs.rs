//! Everything on a sheet as one value that the template reads.

use typst::foundations::{Array, Bytes, Content, Dict, IntoValue, Value};

use super::{
    Format, Logo, Paper, Role, SHEETS_PER_STACK, Sheet, Sign,
    fit::{self, Place},
    format::Layout,
};
use crate::{qr, world::named};

/// Printed on labels, which know no colour.
const BLACK: &str = "#000000";

/// The sheet on paper of this format.
pub(super) fn inputs(sheet: &Sheet, logo: Option<&Logo>, format: Format) -> Dict {
    let layout = format.layout();
    let logo = logo.zip(layout.logo);
    let event = if logo.is_some() { &layout.event_by_logo } else { &layout.event };
    let roles: Array = sheet.roles.iter().map(|role| Value::Dict(bar(role, layout))).collect();
    let mut all = named([
        ("title", sheet.title.as_str().into_value()),
        ("language", sheet.language.into_value()),
        ("layout", Value::Dict(measures(layout))),
        ("accent", sheet.accent.into_value()),
        ("event", text(&sheet.event, event)),
        ("days", text(&sheet.days, &layout.days)),
        ("roles", Value::Array(roles)),
        ("sheets", Value::Array(sheets(&sheet.badges, layout))),
    ]);
    if let Some((logo, place)) = logo {
        all.insert("logo".into(), Value::Bytes(Bytes::new(logo.png.clone())));
        all.insert("logo-alt".into(), logo.alt.as_str().into_value());
        all.insert("plate".into(), Value::Dict(rectangle(&place)));
    }
    if let Some(place) = &layout.town {
        all.insert("town".into(), text(&sheet.town, place));
    }
    if let Some(place) = &layout.unit_word {
        all.insert("unit-word".into(), text(sheet.unit_word, place));
    }
    all
}

/// Which badge stands where on which sheet: see `Format::A4FourUp`. Without a badge there is one empty sheet.
fn sheets(badges: &[Paper], layout: &Layout) -> Array {
    let stacks = badges.chunks(layout.places.len() * SHEETS_PER_STACK);
    let sheets: Vec<Value> = stacks.flat_map(|stack| stacked(stack, layout)).collect();
    if sheets.is_empty() { [Value::Array(Array::new())].into_iter().collect() } else { sheets.into_iter().collect() }
}

/// The sheets of a stack: each place of a sheet begins a pile.
fn stacked<'a>(stack: &'a [Paper], layout: &'a Layout) -> impl Iterator<Item = Value> + 'a {
    let sheets = stack.len().div_ceil(layout.places.len());
    (0..sheets).map(move |sheet| {
        let placed = layout.places.iter().enumerate().filter_map(|(pile, (x, y))| {
            let badge = stack.get(pile * sheets + sheet)?;
            let placed: Array = [x.into_value(), y.into_value(), Value::Dict(paper(badge, layout))].into_iter().collect();
            Some(Value::Array(placed))
        });
        Value::Array(placed.collect())
    })
}

fn paper(badge: &Paper, layout: &Layout) -> Dict {
    let code: Content = qr::drawn(&badge.address);
    let mut all = named([
        ("name", text(&badge.name, &layout.name)),
        ("organisation", text(&badge.organisation, &layout.organisation)),
        ("role", i64::try_from(badge.role).unwrap_or_default().into_value()),
        ("code", Value::Content(code)),
    ]);
    if !badge.unit.is_empty() {
        all.insert("unit".into(), text(&badge.unit, &layout.unit));
    }
    all
}

fn measures(layout: &Layout) -> Dict {
    let (code, bar) = (named([("x", layout.code.0.into_value()), ("y", layout.code.1.into_value())]), rectangle(&layout.bar));
    named([
        ("width", layout.page.0.into_value()),
        ("height", layout.page.1.into_value()),
        ("across", layout.badge.0.into_value()),
        ("down", layout.badge.1.into_value()),
        ("band", layout.band.unwrap_or_default().into_value()),
        ("cut", (layout.places.len() > 1).into_value()),
        ("code", Value::Dict(code)),
        ("bar", Value::Dict(bar)),
        ("bleeds", layout.bar_bleeds.into_value()),
        ("unit-on-bar", layout.unit_on_bar.into_value()),
    ])
}

/// The bar of a role: its word stands beside the pictogram, and before the unit if that stands there too.
fn bar(role: &Role, layout: &Layout) -> Dict {
    let bar = &layout.bar;
    let x = if layout.bar_bleeds { 9.0 + 0.62 * bar.height + 4.0 } else { 2.5 + 0.62 * bar.height + 1.5 };
    let end = if layout.unit_on_bar { layout.unit.x - bar.x } else { bar.width - 9.0 };
    let sign = match role.sign {
        Sign::Visitor => "visitor",
        Sign::Exhibitor => "exhibitor",
        Sign::Speaker => "speaker",
        Sign::Organiser => "organiser",
    };
    named([
        ("sign", sign.into_value()),
        ("colour", if layout.band.is_some() { role.colour } else { BLACK }.into_value()),
        ("word", text(role.word, &Place { x, y: 0.0, width: end - x, ..*bar })),
    ])
}

/// A text that fits its place, with its place.
fn text(text: &str, place: &Place) -> Value {
    let fitted = fit::lines(text, place);
    let lines: Array = fitted.lines.iter().map(|line| line.as_str().into_value()).collect();
    let mut all = rectangle(place);
    all.insert("size".into(), fitted.size.into_value());
    all.insert("weight".into(), if place.bold { 700_i64 } else { 400 }.into_value());
    all.insert("leading".into(), fitted.leading.into_value());
    all.insert("lines".into(), Value::Array(lines));
    Value::Dict(all)
}

fn rectangle(place: &Place) -> Dict {
    named([
        ("x", place.x.into_value()),
        ("y", place.y.into_value()),
        ("width", place.width.into_value()),
        ("height", place.height.into_value()),
    ])
}
