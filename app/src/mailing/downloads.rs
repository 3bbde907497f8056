//! What is no page: one letter by itself for the frame on the preview, and the address that mail programs send their
//! reader's wish for no more news to.

use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use domain::{
    actor::Actor,
    event,
    ids::MailingId,
    mailing::{self, Asked, Error},
};
use serde::Deserialize;

use crate::{asked::FileLocale, ctx::AppState, error::ApiError, load::refused_file, mail::preview, paths};

/// Written for mail programs, with inline styles; it may run nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

pub fn routes() -> Router<AppState> {
    Router::new().route("/organise/mailings/{mailing}/{file}", get(html)).route("/news/{token}", get(to_page).post(withdraw))
}

/// In which language the letter is asked for; its reader's own if that is none.
#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    letter: String,
}

/// `/organise/mailings/ID/3.html`.
async fn html(
    State(state): State<AppState>,
    Extension(actor): Extension<Actor>,
    Path((mailing, file)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    FileLocale(l): FileLocale,
) -> Response {
    letter(&state, &actor, (&mailing, &file), &wanted).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn letter(state: &AppState, actor: &Actor, (mailing, file): (&str, &str), wanted: &Wanted) -> Result<Response, ApiError> {
    let id: MailingId = mailing.parse().map_err(|_| ApiError::NotFound)?;
    let position = file.strip_suffix(".html").and_then(|position| position.parse().ok()).ok_or(ApiError::NotFound)?;
    let found = mailing::mailing(&state.db, actor, id).await?;
    let event = event::by_id(&state.db, actor, found.event).await?;
    let asked = Asked { position, locale: wanted.letter.parse().ok() };
    let shown = mailing::preview(&state.db, actor, &event, id, asked).await?.shown.ok_or(ApiError::NotFound)?;
    let written = preview(&shown.letter.into(), (&shown.name, &shown.email), shown.locale, &state.site);
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, POLICY)];
    Ok((headers, written.html).into_response())
}

/// Mail programs that know no such button open the address.
async fn to_page(Path(token): Path<String>, FileLocale(l): FileLocale) -> Redirect {
    Redirect::to(&paths::news_consent(l, &paths::encode(&token)))
}

/// RFC 8058: a mail program sends a form here, without cookies, when its reader presses its button.
async fn withdraw(State(state): State<AppState>, Path(token): Path<String>) -> Response {
    match mailing::withdraw_news(&state.db, &token).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(Error::LinkSpent) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => ApiError::from(error).status().into_response(),
    }
}
