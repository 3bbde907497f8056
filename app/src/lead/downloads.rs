//! An exhibitor's contacts as a table.

use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{actor::Actor, lead, locale::Locale};
use serde::Deserialize;

use crate::{
    ctx::{self, AppState},
    error::ApiError,
    format,
    load::refused_file,
    table_export::TableExport,
};

pub fn routes() -> Router<AppState> {
    Router::new().route("/portal/{application}/leads.csv", get(table))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    lang: String,
}

async fn table(
    State(state): State<AppState>,
    actor: Option<Extension<Actor>>,
    Path(application): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    let actor = actor.map_or(Actor::Anonymous, |actor| actor.0);
    let l = wanted.lang.parse().unwrap_or_else(|_| ctx::preferred(&headers));
    match written(&state, &actor, &application, l).await {
        Ok(response) => response,
        Err(error) => refused_file(&error, l),
    }
}

async fn written(state: &AppState, actor: &Actor, application: &str, l: Locale) -> Result<Response, ApiError> {
    let list = lead::export(&state.db, actor, super::api::parse(application)?).await?;
    let columns = [
        l.t("Name", "Name"),
        l.t("Organisation", "Organisation"),
        l.t("Funktion", "Role"),
        l.t("E-Mail", "E-mail"),
        l.t("Neuigkeiten erlaubt", "News allowed"),
        l.t("Bewertung", "Rating"),
        l.t("Notiz", "Note"),
        l.t("Notiert am", "Noted on"),
        l.t("Einwilligung bestätigt am", "Consent confirmed on"),
        l.t("Wortlaut der Einwilligung", "Wording of the consent"),
    ];
    let mut table = TableExport::new(l, &columns);
    for row in list.rows {
        table.row([
            row.name,
            row.organisation,
            row.job_title,
            row.email,
            if row.newsletter { l.t("ja", "yes") } else { l.t("nein", "no") }.to_owned(),
            row.rating.map(|rating| rating.to_string()).unwrap_or_default(),
            row.note,
            format::date_time(l, list.exhibitor.zone, row.consented_at),
            row.confirmed_at.map_or_else(
                || l.t("nein, nur mündlich", "no, by mouth only").to_owned(),
                |at| format::date_time(l, list.exhibitor.zone, at),
            ),
            row.wording,
        ]);
    }
    Ok(table.download(&format!("{}-{}.csv", list.exhibitor.event_slug, l.t("kontakte", "contacts"))))
}
