//! Files of this slice: badges as PDF, contacts as vCard.

use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use domain::{
    account::{self, limits::BADGE_MISSES},
    actor::Actor,
    badge::{self, BadgeExport, BadgeFilter, PrintedBadge},
    clock,
    code::Code,
    event::{self, EventView},
    lead,
    locale::Locale,
};
use paper::badge_sheet;
use serde::Deserialize;

use super::{role_bar, role_word, validity, vcard::vcard};
use crate::{
    asked::{Asker, FileLocale},
    ctx::{AppState, ClientAddress},
    error::ApiError,
    load::refused_file,
    paths,
    table_export::{Column, Table, TableFormat, batches, download},
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/organise/events/{event}/badges.pdf", get(download_badges))
        .route("/organise/events/{event}/badges.csv", get(badge_table))
        .route("/organise/events/{event}/badges.xlsx", get(badge_table))
        .route("/desk/{event}/badges/{file}", get(download_badge))
        .route("/tickets/{file}", get(own))
        .route("/b/{file}", get(contact))
}

/// Which badges to print or list.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    q: String,
    role: String,
    /// Counted from 1; an event with very many badges is printed in parts.
    part: String,
}

async fn download_badges(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path(event): Path<String>,
    Query(wanted): Query<Wanted>,
    FileLocale(l): FileLocale,
) -> Response {
    let work = async {
        let event = event::by_slug(&state.db, &actor, &event).await?;
        let part = wanted.part.parse().unwrap_or(1);
        let badges = badge::printed(&state.db, &actor, event.id, wanted.role.parse().ok(), part).await?;
        print(&state, &event, badges, l, "badges").await
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
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
        let columns = columns(l, event.zone, state.site.public_url.to_lowercase());
        let table = Table { locale: l, file: format!("{}-badges", event.slug), title: l.t("Ausweise", "Badges"), columns };
        let filter = BadgeFilter { search: wanted.q.clone(), role: wanted.role.parse().ok(), page: 1 };
        let db = state.db.clone();
        let rows = batches(
            |row: &BadgeExport| row.badge.id,
            move |after| {
                let (db, actor, filter) = (db.clone(), actor.clone(), filter.clone());
                async move { Ok(badge::export(&db, &actor, event.id, &filter, after).await?) }
            },
        );
        table.download(format, rows).await
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
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

/// What the QR code of a badge says.
fn qr_content(site: &str, badge_code: &str) -> String {
    format!("{site}{}", paths::badge_scan(badge_code))
}

async fn download_badge(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path((event, file)): Path<(String, String)>,
    FileLocale(l): FileLocale,
) -> Response {
    let work = async {
        let badge = file.strip_suffix(".pdf").and_then(|id| id.parse().ok()).ok_or(ApiError::NotFound)?;
        let event = event::by_slug(&state.db, &actor, &event).await?;
        let badge = badge::printed_one(&state.db, &actor, event.id, badge).await?;
        print(&state, &event, vec![badge], l, "badge").await
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

/// `/tickets/CODE.pdf`: the badge of whoever holds the ticket code.
async fn own(
    State(state): State<AppState>,
    Path(file): Path<String>,
    FileLocale(l): FileLocale,
    address: Option<Extension<ClientAddress>>,
) -> Response {
    let work = async {
        let code = file.strip_suffix(".pdf").ok_or(ApiError::NotFound)?;
        let (badge, event) = match badge::printed_for(&state.db, code).await {
            Err(badge::Error::Denied(_)) => return Err(missed(&state, address).await),
            found => found?,
        };
        let event = event::by_id(&state.db, &Actor::System, event).await?;
        print(&state, &event, vec![badge], l, "badge").await
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}

/// Not found, and not to be tried for ever.
async fn missed(state: &AppState, address: Option<Extension<ClientAddress>>) -> ApiError {
    let address = address.map(|address| address.0.0).unwrap_or_default();
    match account::attempt(&state.db, &BADGE_MISSES, &address).await {
        Ok(Ok(())) => ApiError::NotFound,
        Ok(Err(retry_after_seconds)) => ApiError::TooMany { retry_after_seconds },
        Err(error) => ApiError::internal(&error),
    }
}

/// Sets the badges on a thread of their own: it is work for the processor, and would hold up everybody's answers.
async fn print(state: &AppState, event: &EventView, badges: Vec<PrintedBadge>, l: Locale, name: &str) -> Result<Response, ApiError> {
    let site = state.site.public_url.to_lowercase();
    let paper = |badge: PrintedBadge| badge_sheet::Paper {
        name: badge.name,
        organisation: badge.organisation,
        role: role_word(l, badge.role).to_owned(),
        bar: role_bar(badge.role),
        address: qr_content(&site, &badge.badge_code),
    };
    let sheet = badge_sheet::Sheet {
        title: format!("{} – {}", l.t("Ausweise", "Badges"), event.name),
        language: l.as_str(),
        event: event.name.clone(),
        badges: badges.into_iter().map(paper).collect(),
    };
    let set = tokio::task::spawn_blocking(move || badge_sheet::pdf(&sheet)).await.map_err(|error| ApiError::internal(&error))?;
    let file = set.map_err(|error| ApiError::internal(&error))?;
    Ok(download("application/pdf", &format!("{}-{name}.pdf", event.slug), file))
}

/// `/b/CODE.vcf`: the contact that `/b/CODE` shows. Any other name is a code that somebody typed.
async fn contact(
    State(state): State<AppState>,
    Path(file): Path<String>,
    FileLocale(l): FileLocale,
    address: Option<Extension<ClientAddress>>,
) -> Response {
    let Some(code) = file.strip_suffix(".vcf") else {
        // What was typed here may hold anything, also a line end.
        let code = Code::parse(&file).map_or_else(|| "unknown".to_owned(), |code| code.as_str().to_owned());
        return Redirect::to(&paths::badge(l, &code)).into_response();
    };
    let work = async {
        let Some(card) = lead::contact(&state.db, code).await? else { return Err(missed(&state, address).await) };
        let page = format!("{}{}", state.site.public_url, paths::exhibitor(card.locale, &card.event_slug, &card.exhibitor_slug));
        Ok(download("text/vcard; charset=utf-8", "contact.vcf", vcard(&card, &page, code, clock::now()).into_bytes()))
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}
