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
    process::funding_report::{self, FundingReport},
};
use paper::report::{self, Report, ReportTable};
use serde::Deserialize;

use super::lists::{List, figures, in_words, lists};
use crate::{
    aside::aside,
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    format,
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
}

/// Of which days, as in the address of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Period {
    from: String,
    until: String,
}

async fn as_workbook(
    State(state): State<AppState>,
    Path(grant): Path<String>,
    Asker(actor): Asker,
    Query(period): Query<Period>,
    FileLocale(l): FileLocale,
) -> Response {
    let work = async {
        let report = read(&state, &actor, &grant, &period).await?;
        let file = workbook(l, sheets(l, &report)).await?;
        Ok::<_, ApiError>(download(XLSX, "standwerk-report.xlsx", file))
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn as_paper(
    State(state): State<AppState>,
    Path(grant): Path<String>,
    Asker(actor): Asker,
    Query(period): Query<Period>,
    FileLocale(l): FileLocale,
) -> Response {
    let work = async {
        let report = read(&state, &actor, &grant, &period).await?;
        let paper = on_paper(l, &state.site.agency.name, &report);
        let file = aside(move || report::pdf(&paper)).await?;
        Ok::<_, ApiError>(download("application/pdf", "standwerk-report.pdf", file))
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn read(state: &AppState, actor: &Actor, grant: &str, period: &Period) -> Result<FundingReport, ApiError> {
    actor.require_organiser()?;
    let grant: GrantId = grant.parse().map_err(|_| ApiError::NotFound)?;
    let (from, until) = (period.from.parse().ok(), period.until.parse().ok());
    Ok(funding_report::funding_report(&state.db, actor, grant, from, until).await?)
}

/// The figures first, each with the sheet whose rows come to it.
fn sheets(l: Locale, report: &FundingReport) -> Vec<Sheet> {
    let lists = lists(l, report);
    let title = |id: &str| lists.iter().find(|list| list.id == id).map_or("", |list| list.title);
    let row =
        |figure: super::lists::Figure| vec![Cell::Text(figure.label.to_owned()), figure.value, Cell::Text(title(figure.list).to_owned())];
    let heads = [(l.t("Zahl", "Figure"), false), (l.t("Wert", "Value"), true), (l.t("Aus dem Blatt", "From the sheet"), false)];
    let first = Sheet {
        title: l.t("Zahlen", "Figures").to_owned(),
        heads: heads.map(|(label, is_figure)| (label.to_owned(), is_figure)).to_vec(),
        rows: figures(l, report).into_iter().map(row).collect(),
    };
    let mut sheets = vec![first];
    sheets.extend(lists.into_iter().map(|List { id: _, title, heads, rows }| Sheet { title: title.to_owned(), heads, rows }));
    sheets
}

fn on_paper(l: Locale, agency: &str, report: &FundingReport) -> Report {
    let lists = lists(l, report);
    let title = |id: &str| lists.iter().find(|list| list.id == id).map_or("", |list| list.title).to_owned();
    let figures = figures(l, report).into_iter();
    let figures = figures.map(|figure| [figure.label.to_owned(), in_words(l, &figure.value), title(figure.list)]).collect();
    let table = |list: &List| ReportTable {
        title: list.title.to_owned(),
        heads: list.heads.clone(),
        rows: list.rows.iter().map(|row| row.iter().map(|cell| in_words(l, cell)).collect()).collect(),
    };
    let about = [report.grant.reference.clone(), format::days(l, report.from, report.until), report.grant.purpose.in_(l).to_owned()];
    Report {
        title: report.grant.grantor.clone(),
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
