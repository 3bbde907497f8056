//! Files that the app makes or takes: calendars, tables, paper, logos. Each slice of the app brings its own routes.

use app::{
    application::logo_upload,
    call::file_upload as call_file,
    ctx::AppState,
    event::{picture_upload, terms_upload},
    host::logo_upload as host_logo,
    news::picture_upload as news_picture,
    property::{file_upload as property_file, import_upload as property_import},
    recap::{download_upload as recap_download, picture_upload as recap_picture},
    talk::slides_upload,
    traveller::photo_upload as traveller_photo,
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
        .route(slides_upload::PATH, post(slides_upload::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .merge(app::talk::downloads::routes())
        .merge(app::recap::downloads::routes())
        .merge(app::bridge::downloads::routes())
        .merge(app::visit::downloads::routes())
        .merge(app::event::downloads::routes())
        .route(host_logo::PATH, post(host_logo::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .route(recap_picture::PATH, post(recap_picture::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .route(recap_download::PATH, post(recap_download::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .merge(app::funding_report::downloads::routes())
        .merge(app::survey::downloads::routes())
        .merge(app::grant::downloads::routes())
        .route(call_file::PATH, post(call_file::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .route(property_import::PATH, post(property_import::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .route(property_file::PATH, post(property_file::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .route(traveller_photo::PATH, post(traveller_photo::upload).layer(DefaultBodyLimit::max(upload::LONGEST)))
        .merge(app::call::downloads::routes())
        .merge(app::masterclass::downloads::routes())
        .merge(app::matchmaking::downloads::routes())
        .merge(app::news::downloads::routes())
        .merge(app::property::downloads::routes())
        .merge(app::registration::downloads::routes())
        .merge(app::enquiry::downloads::routes())
        .merge(app::travel_details::downloads::routes())
        .merge(app::traveller::downloads::routes())
        .merge(app::roundtable::downloads::routes())
        .merge(app::mailing::downloads::routes())
        .merge(mail_preview::routes())
        .merge(seo::routes())
        .merge(app::badge::downloads::routes())
        .merge(app::generated_file::downloads::routes())
        .merge(app::lead::downloads::routes())
        .merge(app::booth::downloads::routes())
}
