//! Files of this slice: badges as PDF, contacts as vCard.

use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Path, Query, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use domain::{
    account::{self, limits::BADGE_MISSES},
    actor::Actor,
    badge::{self, PRINTED_AT_ONCE, PrintedBadge},
    clock,
    code::Code,
    event::{self, BadgeFormat, EventView},
    lead,
    locale::Locale,
};
use serde::Deserialize;

use super::{
    export::{self, Wanted},
    logo_upload,
    sheet::{draw_sample, set_badges},
    vcard::vcard,
};
use crate::{
    asked::{Asker, FileLocale},
    ctx::{AppState, ClientAddress},
    error::ApiError,
    load::refused_file,
    paths,
    table_export::download,
    upload,
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/organise/events/{event}/badges.pdf", get(download_badges))
        .route("/organise/events/{event}/badge-sample.svg", get(sample))
        .route(logo_upload::PATH, post(logo_upload::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .merge(export::routes())
        .route("/desk/{event}/badges/{file}", get(download_badge))
        .route("/tickets/{file}", get(own))
        .route("/b/{file}", get(contact))
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
        let badges = badge::printed(&state.db, &actor, event.id, &wanted.filter()).await?;
        if badges.len() as u64 > PRINTED_AT_ONCE {
            // The page has a button for as many.
            return Ok(Redirect::to(&paths::badges(l, &event.slug)).into_response());
        }
        let answer = print(&state, &event, &badges, l, ("badges", event.badge_format)).await?;
        badge::note_printed(&state.db, &badges).await?;
        Ok(answer)
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
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
        let badge = [badge];
        let answer = print(&state, &event, &badge, l, ("badge", event.badge_format)).await?;
        badge::note_printed(&state.db, &badge).await?;
        Ok(answer)
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
        print(&state, &event, &[badge], l, ("badge", BadgeFormat::A6)).await
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

/// Whoever prints at home has no label printer: that is A6 in any case.
async fn print(
    state: &AppState,
    event: &EventView,
    badges: &[PrintedBadge],
    l: Locale,
    (name, on): (&str, BadgeFormat),
) -> Result<Response, ApiError> {
    let file = set_badges(state, event, badges, l, on).await?;
    Ok(download("application/pdf", &format!("{}-{name}.pdf", event.slug), file))
}

/// Of which format a sample is to be; that of the event otherwise.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Sample {
    format: String,
}

/// `/organise/events/EVENT/badge-sample.svg`: how badges will look, without anybody's name.
async fn sample(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path(event): Path<String>,
    Query(wanted): Query<Sample>,
    FileLocale(l): FileLocale,
) -> Response {
    let work = async {
        actor.require_organiser()?;
        let event = event::by_slug(&state.db, &actor, &event).await?;
        let drawn = draw_sample(&state, &event, l, wanted.format.parse().unwrap_or(event.badge_format)).await?;
        // Its address names the revision of the event.
        let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "private, max-age=3600")];
        Ok((headers, drawn).into_response())
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
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
