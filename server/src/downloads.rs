//! Files that the app makes or takes: calendars, tables, paper, logos. Each slice of the app brings its own routes.

use app::{
    application::logo_upload,
    ctx::AppState,
    event::{picture_upload, terms_upload},
    host::logo_upload as host_logo,
    news::picture_upload as news_picture,
    property::{file_upload, import_upload},
    upload,
};
use axum::{Router, extract::DefaultBodyLimit, routing::post};

use crate::{mail_preview, seo};

/// All of them.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(app::account::downloads::routes())
        .merge(app::admission::export::routes())
        .merge(app::audit::routes())
        .route(logo_upload::PATH, post(logo_upload::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .route(terms_upload::PATH, post(terms_upload::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .route(picture_upload::PATH, post(picture_upload::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .route(news_picture::PATH, post(news_picture::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .merge(app::event::downloads::routes())
        .route(host_logo::PATH, post(host_logo::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .merge(app::grant::downloads::routes())
        .route(file_upload::PATH, post(file_upload::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .route(import_upload::PATH, post(import_upload::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .merge(app::masterclass::downloads::routes())
        .merge(app::news::downloads::routes())
        .merge(app::property::downloads::routes())
        .merge(app::registration::downloads::routes())
        .merge(app::enquiry::downloads::routes())
        .merge(app::mailing::downloads::routes())
        .merge(mail_preview::routes())
        .merge(seo::routes())
        .merge(app::badge::downloads::routes())
        .merge(app::generated_file::downloads::routes())
        .merge(app::lead::downloads::routes())
        .merge(app::booth::downloads::routes())
}
