//! An exhibitor's contacts as a table.

use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    clock::Tz,
    lead::{self, LeadView},
    locale::Locale,
};

use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    table_export::{Column, Table, TableFormat, batches},
};

pub fn routes() -> Router<AppState> {
    Router::new().route("/portal/{application}/leads.csv", get(table)).route("/portal/{application}/leads.xlsx", get(table))
}

async fn table(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path(application): Path<String>,
    FileLocale(l): FileLocale,
    format: TableFormat,
) -> Response {
    written(state, actor, &application, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn written(state: AppState, actor: Actor, application: &str, format: TableFormat, l: Locale) -> Result<Response, ApiError> {
    let application = super::api::parse(application)?;
    let exhibitor = lead::collector(&state.db, &actor, application).await?;
    let table = Table {
        locale: l,
        file: format!("{}-{}", exhibitor.event_slug, l.t("kontakte", "contacts")),
        title: l.t("Kontakte", "Leads"),
        columns: columns(l, exhibitor.zone),
    };
    let rows = batches(
        |row: &LeadView| row.id,
        move |after| {
            let (db, actor) = (state.db.clone(), actor.clone());
            async move { Ok(lead::export(&db, &actor, application, after).await?.rows) }
        },
    );
    table.download(format, rows).await
}

fn columns(l: Locale, zone: Tz) -> Vec<Column<LeadView>> {
    vec![
        Column::text(l.t("Name", "Name"), |row: &LeadView| row.name.clone()),
        Column::text(l.t("Organisation", "Organisation"), |row: &LeadView| row.organisation.clone()),
        Column::text(l.t("Funktion", "Role"), |row: &LeadView| row.job_title.clone()),
        Column::text(l.t("E-Mail", "E-mail"), |row: &LeadView| row.email.clone()),
        Column::yes_no(l, l.t("Neuigkeiten erlaubt", "News allowed"), |row: &LeadView| row.newsletter),
        Column::number(l.t("Bewertung", "Rating"), |row: &LeadView| row.rating.map(f64::from)),
        Column::prose(l.t("Notiz", "Note"), |row: &LeadView| row.note.clone()),
        Column::text(l.t("Sprache", "Language"), |row: &LeadView| row.locale.to_string()),
        Column::moment(l.t("Notiert am", "Noted on"), zone, |row: &LeadView| Some(row.consented_at)),
        Column::moment(l.t("Einwilligung bestätigt", "Consent confirmed"), zone, |row: &LeadView| row.confirmed_at),
        Column::prose(l.t("Wortlaut der Einwilligung", "Wording of the consent"), |row: &LeadView| row.wording.clone()),
    ]
}
