//! The answers of a survey as a table.

use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    event,
    locale::Locale,
    survey::{self, AnswerRow, QuestionKind, QuestionView, SurveyExport},
};
use futures::stream;

use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    table_export::{Column, Table, TableFormat},
};

pub fn routes() -> Router<AppState> {
    Router::new().route("/organise/events/{event}/survey.csv", get(table)).route("/organise/events/{event}/survey.xlsx", get(table))
}

async fn table(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    Asker(actor): Asker,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    written(&state, &actor, &slug, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn written(state: &AppState, actor: &Actor, slug: &str, format: TableFormat, l: Locale) -> Result<Response, ApiError> {
    actor.require_organiser()?;
    let event = event::by_slug(&state.db, actor, slug).await?;
    let page = survey::of_event(&state.db, actor, &event).await?.ok_or(ApiError::NotFound)?;
    let SurveyExport { survey, questions, rows } = survey::export(&state.db, actor, page.survey.id).await?;
    let mut columns = Vec::new();
    if !survey.is_anonymous {
        columns.push(Column::text(l.t("Organisation", "Organisation"), |row: &AnswerRow| row.whose.clone()));
    }
    columns.extend(questions.into_iter().map(|question| column(l, question)));
    let table = Table { locale: l, file: format!("{slug}-survey"), title: l.t("Antworten", "Answers"), columns };
    table.download(format, stream::iter([Ok(rows)])).await
}

fn column(l: Locale, question: QuestionView) -> Column<AnswerRow> {
    let head = question.text.in_(l).to_owned();
    let said = |row: &AnswerRow, question: &QuestionView| row.values.get(&question.id).cloned().unwrap_or_default();
    match question.kind {
        QuestionKind::Scale | QuestionKind::Number => Column::number(head, move |row: &AnswerRow| said(row, &question).parse().ok()),
        QuestionKind::Choice | QuestionKind::YesNo => Column::text(head, move |row: &AnswerRow| {
            let said = said(row, &question);
            if said.is_empty() { said } else { question.in_words(l, &said) }
        }),
        QuestionKind::Text => Column::prose(head, move |row: &AnswerRow| said(row, &question)),
    }
}
