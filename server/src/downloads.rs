//! Files that the app makes: calendars, tables, paper. Each slice of the app brings its own routes.

use app::ctx::AppState;
use axum::Router;

use crate::{mail_preview, seo};

/// All of them.
pub fn routes() -> Router<AppState> {
    Router::new().merge(mail_preview::routes()).merge(seo::routes())
}
