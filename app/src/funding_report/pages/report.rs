//! The report to a funder: figures that lead to their rows, and the rows.

use chrono::NaiveDate;
use domain::{
    locale::Locale,
    process::funding_report::{self, FundingReport},
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    ctx,
    error::ApiError,
    format,
    funding_report::lists::{Figure, List, figures, in_words, lists},
    load::load_page,
    paths,
    table_export::query,
    ui,
};

/// The page.
#[component]
pub fn FundingReportPage() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, grant) = (ctx::db(), ctx::actor(), ctx::param("grant"));
    let day = |name: &str| ctx::query_value(name).and_then(|typed| typed.parse::<NaiveDate>().ok());
    let (from, until) = (day("from"), day("until"));
    load_page(async move {
        actor.require_organiser()?;
        let grant = grant.parse().map_err(|_| ApiError::NotFound)?;
        let report = funding_report::funding_report(&db, &actor, grant, from, until).await?;
        let title = l.t("Bericht an den Zuwendungsgeber", "Report to the funder");
        let grantor = report.grant.grantor.clone();
        let up = vec![(paths::grants(l), l.t("Förderungen", "Grants").to_owned()), (paths::grant(l, grant), grantor.clone())];
        let period = query(vec![
            ("from", from.map(|day| day.to_string()).unwrap_or_default()),
            ("until", until.map(|day| day.to_string()).unwrap_or_default()),
        ]);
        let period = if period.is_empty() { period } else { format!("&{period}") };
        let (xlsx, pdf) = (paths::funding_report_file(l, grant, "xlsx", &period), paths::funding_report_file(l, grant, "pdf", &period));
        let lede = lede(l, &report);
        let kicker = [grantor, report.grant.reference.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let figures: Vec<_> = figures(l, &report).into_iter().map(|figure| counted(l, figure)).collect();
        let ways = ways(l, &report);
        let lists: Vec<_> = lists(l, &report).into_iter().map(|list| listed(l, list)).collect();
        Ok::<_, ApiError>(view! {
            <Title text=title/>
            <ui::Breadcrumbs up here=title/>
            <ui::PageHead kicker title lede>
                <ui::Actions>
                    <ui::LinkButton href=pdf label=l.t("PDF herunterladen", "Download PDF")/>
                    <ui::LinkButton href=xlsx label=l.t("Excel herunterladen", "Download Excel") kind=ui::ButtonKind::Quiet/>
                </ui::Actions>
            </ui::PageHead>
            <ui::Toolbar filters=vec![one_day("from", l.t("Ab", "From")), one_day("until", l.t("Bis", "Until"))]/>
            <ui::Facts items=figures/>
            <p class="hint">{l.t("Jede Zahl führt zu den Zeilen, aus denen sie besteht; in der Excel-Datei hat jede Liste ihr Blatt.", "Each figure leads to the rows that it is made of; in the Excel file each list has its sheet.")}</p>
            {ways}
            {lists}
        })
    })
}

fn lede(l: Locale, report: &FundingReport) -> String {
    let days = format::days(l, report.from, report.until);
    match l {
        Locale::De => format!("Veranstaltungen mit mindestens einem Tag im Zeitraum {days}, mit allen ihren Belegen."),
        Locale::En => format!("Events with a day at least in the period {days}, with all their receipts."),
    }
}

fn one_day(name: &'static str, label: &str) -> ui::Filter {
    ui::Filter { name, label: label.to_owned(), options: Vec::new() }
}

fn counted(l: Locale, figure: Figure) -> (String, AnyView) {
    let value = in_words(l, &figure.value);
    ui::fact(figure.label, view! { <a href=format!("#{}", figure.list)>{value}</a> })
}

/// Where receipts are noted, for each event.
fn ways(l: Locale, report: &FundingReport) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = report
        .events
        .iter()
        .map(|event| {
            view! {
                <li>
                    <a href=paths::organise_event(l, &event.slug)>{event.name.clone()}</a>
                    ": "<a href=paths::organise_costs(l, &event.slug)>{l.t("Kosten", "Costs")}</a>
                    ", "<a href=paths::admission(l, &event.slug)>{l.t("Aussteller", "Exhibitors")}</a>
                    ", "<a href=paths::organise_survey(l, &event.slug)>{l.t("Umfrage", "Survey")}</a>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <div class="prose"><ul>{rows}</ul></div> })
}

fn listed(l: Locale, list: List) -> AnyView {
    let List { id, title, heads, rows } = list;
    let content = if rows.is_empty() {
        view! { <p class="muted">{l.t("Nichts.", "Nothing.")}</p> }.into_any()
    } else {
        let column = |(label, is_figure): (String, bool)| {
            let column = ui::Column::new(label);
            if is_figure { column.figures() } else { column }
        };
        let columns = heads.into_iter().map(column).collect::<Vec<_>>();
        let cells = |row: Vec<_>| row.iter().map(|cell| in_words(l, cell).into_any()).collect::<Vec<_>>();
        let rows = rows.into_iter().map(cells).collect::<Vec<_>>();
        view! { <ui::Table caption=title columns rows/> }.into_any()
    };
    view! { <ui::Section title=title id=id>{content}</ui::Section> }.into_any()
}
