//! Small charts, drawn on the server: parts of a whole, a curve, bars. The drawing is shapes alone and may be stretched to any
//! width; its words stand beside it as text, which stays as large as all text. Behind each chart stand its figures as a table.
//! Colours and widths of lines are in `style/_chart.scss`.

use std::fmt::Write;

use domain::locale::Locale;
use leptos::prelude::*;
use site::format;

use super::{Column, Table};
use crate::ctx;

/// A part of a whole for [`StackedBar`].
#[derive(Clone, Debug)]
pub struct Part {
    pub label: String,
    pub number: u64,
    /// Which colour it has in the styles: `is-free`, `is-held`.
    pub class: &'static str,
    /// Where its figure leads.
    pub href: String,
}

/// A point of a [`Curve`], or a bar of [`Bars`].
#[derive(Clone, Debug)]
pub struct Point {
    pub label: String,
    pub number: u64,
}

/// A whole as one bar, with its legend, which says the same in words and figures. Parts of nothing are left out.
#[component]
pub fn StackedBar(parts: Vec<Part>) -> impl IntoView {
    let l = ctx::locale();
    let parts: Vec<Part> = parts.into_iter().filter(|part| part.number > 0).collect();
    let whole: u64 = parts.iter().map(|part| part.number).sum();
    let mut from = 0.0;
    let bars: Vec<_> = parts
        .iter()
        .map(|part| {
            let width = share(part.number, whole) * 100.0;
            let x = from;
            from += width;
            view! { <rect class=part.class x=short(x) width=short(width) height="1"></rect> }
        })
        .collect();
    let legend: Vec<_> = parts
        .iter()
        .map(|part| {
            view! {
                <li class=part.class><a href=part.href.clone()>{part.label.clone()}</a><b>{format::number(l, part.number)}</b></li>
            }
        })
        .collect();
    view! {
        <div class="stacked">
            <svg class="stacked-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">{bars}</svg>
            <ul class="stacked-legend">{legend}</ul>
        </div>
    }
}

/// How something grew, from left to right. Fewer than two points are no curve, and show nothing.
#[component]
pub fn Curve(
    /// What is counted, for screen readers and the table.
    #[prop(into)]
    title: String,
    points: Vec<Point>,
    /// The head of the table's first column: "Day".
    #[prop(into)]
    by: String,
) -> impl IntoView {
    let l = ctx::locale();
    (points.len() > 1).then(|| {
        let top = ceiling(points.iter().map(|point| point.number).max().unwrap_or(1));
        let line = line(&points, top);
        let (first, last) = (points[0].clone(), points[points.len() - 1].clone());
        let says = match l {
            Locale::De => format!(
                "{title}: {} am {}, {} am {}",
                format::number(l, first.number),
                first.label,
                format::number(l, last.number),
                last.label
            ),
            Locale::En => format!(
                "{title}: {} on {}, {} on {}",
                format::number(l, first.number),
                first.label,
                format::number(l, last.number),
                last.label
            ),
        };
        let drawing = view! {
            <path class="chart-area" d=format!("{line}V40H0z")></path>
            <path class="chart-line" d=line.clone()></path>
        };
        let below = view! { <p class="chart-ends" aria-hidden="true"><span>{first.label}</span><span>{last.label}</span></p> };
        view! { <Chart title by points top says drawing=drawing.into_any() below=below.into_any()/> }
    })
}

/// One bar beside another, each with its label below it. Nothing without any.
#[component]
pub fn Bars(
    /// What is counted, for screen readers and the table.
    #[prop(into)]
    title: String,
    points: Vec<Point>,
    /// The head of the table's first column: "Hour".
    #[prop(into)]
    by: String,
) -> impl IntoView {
    let l = ctx::locale();
    (!points.is_empty()).then(|| {
        let top = ceiling(points.iter().map(|point| point.number).max().unwrap_or(1));
        let wide = 100.0 / points.len() as f64;
        let bars: Vec<_> = (points.iter().enumerate())
            .map(|(place, point)| {
                let height = share(point.number, top) * 40.0;
                let x = wide * (place as f64 + 0.14);
                view! { <rect class="chart-bar" x=short(x) y=short(40.0 - height) width=short(wide * 0.72) height=short(height)></rect> }
            })
            .collect();
        let most = points.iter().max_by_key(|point| point.number).cloned().unwrap_or_else(|| points[0].clone());
        let says = format!("{title}: {} {} ({})", l.t("am meisten", "most"), format::number(l, most.number), most.label);
        let labels: Vec<_> = points.iter().map(|point| view! { <span>{point.label.clone()}</span> }).collect();
        let below = view! { <p class="chart-labels" aria-hidden="true">{labels}</p> };
        view! { <Chart title by points top says drawing=bars.into_any() below=below.into_any()/> }
    })
}

/// What every chart has around its drawing: a grid with the number at its top, what it says in one sentence, and the figures.
#[component]
fn Chart(
    title: String,
    by: String,
    points: Vec<Point>,
    /// The number that the top of the grid stands for.
    top: u64,
    says: String,
    /// Within 100 by 40 units, the origin at the top left.
    drawing: AnyView,
    below: AnyView,
) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <figure class="chart">
            <div class="chart-plot">
                <span class="chart-top" aria-hidden="true">{format::number(l, top)}</span>
                <svg class="chart-drawing" viewBox="0 0 100 40" preserveAspectRatio="none" role="img" aria-label=says>
                    <path class="chart-grid" d="M0 0H100M0 20H100M0 40H100"></path>
                    {drawing}
                </svg>
            </div>
            {below}
            {figures(l, &title, &by, &points)}
        </figure>
    }
}

/// The same as a table, for whoever wants to read rather than see it.
fn figures(l: Locale, title: &str, by: &str, points: &[Point]) -> impl IntoView + use<> {
    let columns = vec![Column::new(by), Column::new(l.t("Anzahl", "Number")).figures()];
    let rows = points.iter().map(|point| vec![point.label.clone().into_any(), format::number(l, point.number).into_any()]).collect();
    view! {
        <details class="chart-table">
            <summary>{l.t("Zahlen als Tabelle", "Figures as a table")}</summary>
            <Table caption=title.to_owned() columns rows/>
        </details>
    }
}

fn line(points: &[Point], top: u64) -> String {
    let last = (points.len() - 1).max(1) as f64;
    let mut line = String::new();
    for (place, point) in points.iter().enumerate() {
        let begin = if place == 0 { "M" } else { "L" };
        let _ = write!(line, "{begin}{} {}", short(100.0 * place as f64 / last), short(40.0 - share(point.number, top) * 40.0));
    }
    line
}

/// The next round number: what the upper edge stands for.
fn ceiling(number: u64) -> u64 {
    let mut step = 1;
    loop {
        for round in [1, 2, 4, 5, 10] {
            if round * step >= number {
                return (round * step).max(2);
            }
        }
        step *= 10;
    }
}

fn share(number: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { number as f64 / whole as f64 }
}

/// To a hundredth, which is less than a pixel.
fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_upper_edge_is_the_next_round_number() {
        let edges = [0, 1, 3, 5, 6, 41, 99, 100, 101, 1_800, 31_424].map(ceiling);

        assert_eq!(edges, [2, 2, 4, 5, 10, 50, 100, 100, 200, 2_000, 40_000]);
    }

    #[test]
    fn a_curve_goes_from_edge_to_edge() {
        let points = [0, 5, 10].map(|number| Point { label: String::new(), number });

        assert_eq!(line(&points, 10), "M0 40L50 20L100 0");
    }
}
