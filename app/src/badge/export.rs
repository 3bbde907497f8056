//! The organisers' badges as a table.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    badge::{self, BadgeExport, BadgeFilter},
    clock,
    event::{self, EventView},
    ids::EventId,
    locale::Locale,
};
use futures::Stream;
use serde::Deserialize;

use super::{role_word, sheet::qr_content, validity};
use crate::{
    asked::{Asker, FileLocale, narrowed},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    progress::Progress,
    table_export::{Column, Table, TableFormat, batches},
};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/organise/events/{event}/badges.csv", get(badge_table))
        .route("/organise/events/{event}/badges.xlsx", get(badge_table))
}

/// Which badges to print or list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    q: String,
    role: String,
    /// Anything: those that are still to be printed.
    unprinted: String,
}

impl Wanted {
    pub(super) fn filter(self) -> BadgeFilter {
        BadgeFilter { search: self.q, role: self.role.parse().ok(), unprinted: !self.unprinted.is_empty(), page: 1 }
    }
}

async fn badge_table(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path(event): Path<String>,
    Query(wanted): Query<Wanted>,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    let work = async {
        let event = event::by_slug(&state.db, &actor, &event).await?;
        table(&state, &event, l).download(format, rows(&state, actor, event.id, wanted.filter())).await
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

fn table(state: &AppState, event: &EventView, l: Locale) -> Table<BadgeExport> {
    let columns = columns(l, event.zone, state.site.public_url.to_lowercase());
    Table { locale: l, file: format!("{}-badges", event.slug), title: l.t("Ausweise", "Badges"), columns }
}

fn rows(
    state: &AppState,
    actor: Actor,
    event: EventId,
    filter: BadgeFilter,
) -> impl Stream<Item = Result<Vec<BadgeExport>, ApiError>> + Send + 'static {
    let db = state.db.clone();
    batches(
        |row: &BadgeExport| row.badge.id,
        move |after| {
            let (db, actor, filter) = (db.clone(), actor.clone(), filter.clone());
            async move { Ok(badge::export(&db, &actor, event, &filter, after).await?) }
        },
    )
}

/// The same table as a file that is made in the background.
///
/// # Errors
/// When it cannot be made.
pub async fn make_table(state: &AppState, event: &EventView, query: &str, l: Locale, progress: &Progress) -> Result<Vec<u8>, ApiError> {
    let filter = narrowed::<Wanted>(query).filter();
    progress.expect(badge::badges(&state.db, &Actor::System, event.id, &filter).await?.total);
    table(state, event, l).workbook(rows(state, Actor::System, event.id, filter), progress).await
}

/// What stands in the organisers' table, for whoever prints badges elsewhere.
fn columns(l: Locale, zone: clock::Tz, site: String) -> Vec<Column<BadgeExport>> {
    vec![
        Column::text(l.t("Name", "Name"), |row: &BadgeExport| row.badge.name.clone()),
        Column::text(l.t("Organisation", "Organisation"), |row: &BadgeExport| row.badge.organisation.clone()),
        Column::text(l.t("Rolle", "Role"), move |row: &BadgeExport| role_word(l, row.badge.role).to_owned()),
        Column::text(l.t("Status", "Status"), move |row: &BadgeExport| validity(l, row.badge.standing).1.to_owned()),
        Column::moment(l.t("Angelegt", "Issued"), zone, |row: &BadgeExport| Some(row.created_at)),
        Column::prose(l.t("Inhalt des QR-Codes", "Content of the QR code"), move |row: &BadgeExport| {
            row.badge_code.as_ref().map(|code| qr_content(&site, code)).unwrap_or_default()
        }),
    ]
}
