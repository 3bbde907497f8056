//! Loading a page: the way from a query's answer to HTML, or to the page that says why not.

use std::future::Future;

use axum::response::{IntoResponse, Response};
use domain::locale::{Locale, Text};
use http::header;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    ctx,
    error::{ApiError, later},
    paths, ui,
};

/// Shows the page that `work` answers, once it is there. An error sets the status of the response and says what to do next.
pub fn load_page<V>(work: impl Future<Output = Result<V, ApiError>> + Send + 'static) -> impl IntoView
where
    V: IntoView + 'static,
{
    let content = Suspend::new(async move {
        match work.await {
            Ok(view) => view.into_any(),
            Err(error) => failed(&error).into_any(),
        }
    });
    view! { <Suspense>{content}</Suspense> }
}

/// The page for an error.
pub fn failed(error: &ApiError) -> impl IntoView + use<> {
    let locale = ctx::locale();
    ctx::set_status(error.status());
    if let Some(seconds) = error.retry_after() {
        ctx::append_header(header::RETRY_AFTER, &seconds.to_string());
    }
    if *error == ApiError::SignInRequired {
        ctx::redirect(&paths::sign_in(locale, Some(&ctx::page_path())));
    }
    let (title, text) = words(error);
    let title = title.in_(locale).to_owned();
    view! {
        <Title text=title.clone()/>
        <ui::PageHead title lede=text.in_(locale).to_owned()/>
        <p><ui::LinkButton href=paths::landing(locale) label=locale.t("Zur Startseite", "To the start page") kind=ui::ButtonKind::Quiet/></p>
    }
}

/// Instead of a file: the words that a page would say, as plain text. What needs signing in is as good as not there,
/// because no sign-in leads back to a file.
pub fn refused_file(error: &ApiError, l: Locale) -> Response {
    let error = if *error == ApiError::SignInRequired { &ApiError::NotFound } else { error };
    let (title, text) = words(error);
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CONTENT_LANGUAGE, l.as_str())];
    let mut response = (error.status(), headers, format!("{}\n\n{}\n", title.in_(l), text.in_(l))).into_response();
    if let Some(seconds) = error.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// Title and text.
fn words(error: &ApiError) -> (Text, Text) {
    match error {
        ApiError::NotFound => (
            Text::new("Nicht gefunden", "Not found"),
            Text::new(
                "Diese Seite gibt es nicht, oder sie ist nicht für Sie bestimmt.",
                "This page does not exist, or it is not meant for you.",
            ),
        ),
        ApiError::SignInRequired => (
            Text::new("Bitte einloggen", "Please sign in"),
            Text::new("Diese Seite sehen Sie nach dem Einloggen.", "You can see this page once you have signed in."),
        ),
        ApiError::TooMany { retry_after_seconds } => (
            Text::new("Zu viele Versuche", "Too many attempts"),
            Text::new(later(Locale::De, *retry_after_seconds), later(Locale::En, *retry_after_seconds)),
        ),
        ApiError::Conflict { message } => (Text::new("Das geht gerade nicht", "That does not work right now"), message.clone()),
        ApiError::Invalid { .. } | ApiError::Repeated | ApiError::Transport => (
            Text::new("Das hat nicht geklappt", "That did not work"),
            Text::new("Bitte gehen Sie zurück und versuchen Sie es noch einmal.", "Please go back and try again."),
        ),
        ApiError::Internal { reference } => (
            Text::new("Da ist etwas schiefgegangen", "Something went wrong"),
            Text::new(
                format!("Bitte versuchen Sie es noch einmal. Bleibt es dabei, nennen Sie uns die Nummer {reference}."),
                format!("Please try again. If it persists, tell us the reference {reference}."),
            ),
        ),
    }
}
