//! The report to a funder: figures that lead to their rows, and the rows.

use chrono::NaiveDate;
use domain::{
    locale::Locale,
    process::funding_report::{self, FundingReport, ReportScope},
    survey::SurveyAudience,
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    ctx,
    error::ApiError,
    format,
    funding_report::lists::{Figure, List, covers, figures, in_words, lists, source},
    load::load_page,
    paths,
    table_export::{Cell, query},
    ui,
};

/// A longer list is opened when it is wanted: the figures above say what it comes to.
const SHOWN: usize = 15;

/// The page.
#[component]
pub fn FundingReportPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, grant) = (ctx::db(), ctx::actor(), ctx::param("grant"));
    let day = |name: &str| ctx::query_value(name).and_then(|typed| typed.parse::<NaiveDate>().ok());
    let notice = ctx::query_value("notice").and_then(|typed| typed.parse::<i32>().ok());
    let scope = ReportScope { notice, from: day("from"), until: day("until") };
    load_page(async move {
        actor.require_organiser()?;
        let grant = grant.parse().map_err(|_| ApiError::NotFound)?;
        let report = funding_report::funding_report(&db, &actor, grant, scope).await?;
        let title = l.t("Bericht an den Zuwendungsgeber", "Report to the funder");
        let grantor = report.notice.grantor.clone();
        let up = vec![(paths::grants(l), l.t("Förderungen", "Grants").to_owned()), (paths::grant(l, grant), grantor.clone())];
        let period = query(vec![
            ("notice", scope.notice.map(|number| number.to_string()).unwrap_or_default()),
            ("from", scope.from.map(|day| day.to_string()).unwrap_or_default()),
            ("until", scope.until.map(|day| day.to_string()).unwrap_or_default()),
        ]);
        let period = if period.is_empty() { period } else { format!("&{period}") };
        let (xlsx, pdf) = (paths::funding_report_file(l, grant, "xlsx", &period), paths::funding_report_file(l, grant, "pdf", &period));
        let lede = covers(l, &report);
        let kicker = [grantor, report.notice.reference.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let lists = lists(l, &report);
        let figures: Vec<_> = figures(l, &report).iter().map(|figure| counted(l, figure, &lists)).collect();
        let (ways, wrong, filters) = (ways(l, &report), backwards(l, &report), filters(l, &report));
        let sources: Vec<_> = lists.iter().map(|list| source(list, &lists)).collect();
        let lists: Vec<_> = lists.into_iter().zip(sources).map(|(list, from)| listed(l, list, from)).collect();
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::Breadcrumbs up here=title/>
            <ui::PageHead kicker title lede>
                <ui::Actions>
                    <ui::LinkButton href=pdf label=l.t("PDF herunterladen", "Download PDF")/>
                    <ui::LinkButton href=xlsx label=l.t("Excel herunterladen", "Download Excel") kind=ui::ButtonKind::Quiet/>
                </ui::Actions>
            </ui::PageHead>
            <ui::Toolbar filters/>
            {wrong}
            <ui::Facts items=figures/>
            <p class="hint">{l.t("Jede Zahl führt zu den Zeilen, aus denen sie besteht; in der Excel-Datei hat jede Liste ihr Blatt.", "Each figure leads to the rows that it is made of; in the Excel file each list has its sheet.")}</p>
            {ways}
            {lists}
        })
    })
}

/// Of several notices also by which: what was reported by an earlier one is found again by it.
fn filters(l: Locale, report: &FundingReport) -> Vec<ui::Filter> {
    let mut filters = vec![one_day("from", l.t("Ab", "From")), one_day("until", l.t("Bis", "Until"))];
    if report.notices.len() > 1 {
        let newest = (String::new(), l.t("Neueste Fassung", "Newest version").to_owned());
        let numbered = report.notices.iter().map(|version| {
            let words = format!("{} {} ({})", l.t("Fassung", "Version"), version.number, format::date(l, version.counts_from));
            (version.number.to_string(), words)
        });
        let options = std::iter::once(newest).chain(numbered).collect();
        filters.push(ui::Filter { name: "notice", label: l.t("Bescheid", "Notice").to_owned(), options });
    }
    filters
}

fn backwards(l: Locale, report: &FundingReport) -> Option<impl IntoView + use<>> {
    (report.from > report.until).then(|| {
        view! {
            <ui::Notice tone=ui::Tone::Warn title=l.t("Der Zeitraum endet, bevor er beginnt", "The period ends before it begins")>
                {l.t("Darum ist nichts darin. Bitte tauschen Sie die Tage.", "So there is nothing in it. Please swap the days.")}
            </ui::Notice>
        }
    })
}

fn one_day(name: &'static str, label: &str) -> ui::Filter {
    ui::Filter { name, label: label.to_owned(), options: Vec::new() }
}

fn counted(l: Locale, figure: &Figure, lists: &[List]) -> (String, AnyView) {
    let (value, from) = (in_words(l, &figure.value), figure.comes_from(l, lists));
    ui::fact(figure.label, view! { <a href=format!("#{}", figure.list)>{value}</a>" "<small>{from}</small> })
}

/// Where the rows come from, for each event.
fn ways(l: Locale, report: &FundingReport) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = report
        .events
        .iter()
        .map(|event| {
            let (people, word) = match SurveyAudience::of(event.kind) {
                SurveyAudience::Exhibitors => (paths::admission(l, &event.slug), l.t("Aussteller", "Exhibitors")),
                SurveyAudience::Travellers => (paths::travellers(l, &event.slug), l.t("Mitreisende", "Travellers")),
            };
            view! {
                <li>
                    <a href=paths::organise_event(l, &event.slug)>{event.name.clone()}</a>
                    ": "<a href=paths::organise_costs(l, &event.slug)>{l.t("Kosten", "Costs")}</a>
                    ", "<a href=people>{word}</a>
                    ", "<a href=paths::visitors(l, &event.slug)>{l.t("Besucher:innen", "Visitors")}</a>
                    ", "<a href=paths::organise_programme(l, &event.slug)>{l.t("Programm", "Programme")}</a>
                    ", "<a href=paths::organise_survey(l, &event.slug)>{l.t("Umfrage", "Survey")}</a>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <div class="prose"><ul>{rows}</ul></div> })
}

/// The number at the end of a row.
fn counted_in(row: &[Cell]) -> Option<f64> {
    match row.last() {
        Some(Cell::Number(number)) => Some(*number),
        _ => None,
    }
}

/// How much it is beside the others; the figure stands in the row.
fn bar(share: f64) -> AnyView {
    let wide = format!("{:.1}", share * 100.0);
    view! {
        <svg class="gauge" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=wide height="1"></rect></svg>
    }
    .into_any()
}

/// With the way to the rows that it gathers, if it does.
fn listed(l: Locale, list: List, from: Option<(&'static str, &'static str)>) -> AnyView {
    let is_drawn = list.is_drawn();
    let List { id, title, heads, rows } = list;
    let content = if rows.is_empty() {
        view! { <p class="muted">{l.t("Dazu gibt es im Zeitraum nichts.", "There is none of it in the period.")}</p> }.into_any()
    } else {
        let column = |(label, is_figure): (String, bool)| {
            let column = ui::Column::new(label);
            if is_figure { column.figures() } else { column }
        };
        let columns = heads.into_iter().map(column).collect::<Vec<_>>();
        let number = rows.len();
        let most = rows.iter().filter_map(|row| counted_in(row)).fold(1.0, f64::max);
        let cells = |row: Vec<Cell>| {
            let bar = if is_drawn { counted_in(&row).map(|count| bar(count / most)) } else { None };
            let mut cells = row.iter().map(|cell| in_words(l, cell).into_any()).collect::<Vec<_>>();
            if let (Some(bar), Some(first)) = (bar, cells.first_mut()) {
                let name = row.first().map(|cell| in_words(l, cell)).unwrap_or_default();
                *first = view! { {name}{bar} }.into_any();
            }
            cells
        };
        let rows = rows.into_iter().map(cells).collect::<Vec<_>>();
        let table = view! { <ui::Table caption=title columns rows/> };
        if number > SHOWN {
            let all = format!("{} {}", format::number(l, u64::try_from(number).unwrap_or_default()), l.t("Zeilen", "rows"));
            view! { <details class="fold"><summary>{all}</summary>{table}</details> }.into_any()
        } else {
            table.into_any()
        }
    };
    let from = from.map(|(id, title)| {
        view! { <p class="hint">{l.t("Aus den Zeilen von ", "From the rows of ")}<a href=format!("#{id}")>{title}</a></p> }
    });
    view! { <ui::Section title=title id=id>{from}{content}</ui::Section> }.into_any()
}
