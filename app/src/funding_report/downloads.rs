//! The report to a funder as a workbook with a sheet for each list, and on paper.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    ids::GrantId,
    locale::Locale,
    process::funding_report::{self, FundingReport, ReportScope},
};
use paper::report::{self, Report, ReportTable};
use serde::Deserialize;

use super::{
    cost_table,
    lists::{Figure, List, covers, figures, in_words, lists, source},
};
use crate::{
    aside::aside,
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    table_export::{
        Cell, XLSX, download,
        sheets::{Sheet, workbook},
    },
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/organise/grants/{grant}/report.xlsx", get(as_workbook))
        .route("/organise/grants/{grant}/report.pdf", get(as_paper))
        .merge(cost_table::routes())
}

/// By which notice and of which days, as in the address of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Scope {
    notice: String,
    from: String,
    until: String,
}

async fn as_workbook(
    State(state): State<AppState>,
    Path(grant): Path<String>,
    Asker(actor): Asker,
    Query(scope): Query<Scope>,
    FileLocale(l): FileLocale,
) -> Response {
    let work = async {
        let report = read(&state, &actor, &grant, &scope).await?;
        let file = workbook(l, sheets(l, &report)).await?;
        Ok::<_, ApiError>(download(XLSX, "standwerk-report.xlsx", file))
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn as_paper(
    State(state): State<AppState>,
    Path(grant): Path<String>,
    Asker(actor): Asker,
    Query(scope): Query<Scope>,
    FileLocale(l): FileLocale,
) -> Response {
    let work = async {
        let report = read(&state, &actor, &grant, &scope).await?;
        let paper = on_paper(l, &state.site.agency.name, &report);
        let file = aside(move || report::pdf(&paper)).await?;
        Ok::<_, ApiError>(download("application/pdf", "standwerk-report.pdf", file))
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn read(state: &AppState, actor: &Actor, grant: &str, scope: &Scope) -> Result<FundingReport, ApiError> {
    actor.require_organiser()?;
    let grant: GrantId = grant.parse().map_err(|_| ApiError::NotFound)?;
    let scope = ReportScope { notice: scope.notice.parse().ok(), from: scope.from.parse().ok(), until: scope.until.parse().ok() };
    Ok(funding_report::funding_report(&state.db, actor, grant, scope).await?)
}

/// The figures first, each with the sheet whose rows come to it.
fn sheets(l: Locale, report: &FundingReport) -> Vec<Sheet> {
    let lists = lists(l, report);
    let row = |figure: Figure| {
        let from = figure.comes_from(l, &lists);
        vec![Cell::Text(figure.label.to_owned()), figure.value, Cell::Text(from)]
    };
    let scope = vec![Cell::Text(l.t("Umfang", "Scope").to_owned()), Cell::Empty, Cell::Text(covers(l, report))];
    let gathered = lists.iter().filter_map(|list| source(list, &lists).map(|(_, from)| (list.title, from)));
    let gathered: Vec<_> =
        gathered.map(|(title, from)| vec![Cell::Text(title.to_owned()), Cell::Empty, Cell::Text(from.to_owned())]).collect();
    let heads = [(l.t("Zahl", "Figure"), false), (l.t("Wert", "Value"), true), (l.t("Aus dem Blatt", "From the sheet"), false)];
    let first = Sheet {
        title: l.t("Zahlen", "Figures").to_owned(),
        heads: heads.map(|(label, is_figure)| (label.to_owned(), is_figure)).to_vec(),
        rows: std::iter::once(scope).chain(figures(l, report).into_iter().map(row)).chain(gathered).collect(),
    };
    let mut sheets = vec![first];
    sheets.extend(lists.into_iter().map(|List { id: _, title, heads, rows }| Sheet { title: title.to_owned(), heads, rows }));
    sheets
}

fn on_paper(l: Locale, agency: &str, report: &FundingReport) -> Report {
    let lists = lists(l, report);
    let figures = figures(l, report).into_iter();
    let figures = figures.map(|figure| [figure.label.to_owned(), in_words(l, &figure.value), figure.comes_from(l, &lists)]).collect();
    let table = |list: &List| ReportTable {
        title: match source(list, &lists) {
            Some((_, from)) => format!("{} ({} {from})", list.title, l.t("aus:", "from:")),
            None => list.title.to_owned(),
        },
        heads: list.heads.clone(),
        rows: list.rows.iter().map(|row| row.iter().map(|cell| in_words(l, cell)).collect()).collect(),
    };
    let notice = &report.notice;
    let about = [notice.reference.clone(), notice.purpose.in_(l).to_owned(), covers(l, report)];
    Report {
        title: notice.grantor.clone(),
        language: l.as_str(),
        agency: agency.to_owned(),
        kicker: [l.t("Bericht an den Zuwendungsgeber", "Report to the funder"), agency]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        about: about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        figures,
        tables: lists.iter().map(table).collect(),
        nothing: l.t("Nichts.", "Nothing.").to_owned(),
    }
}
