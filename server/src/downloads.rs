//! Files that the app makes: calendars, tables, paper. Each slice of the app brings its own routes.

use app::ctx::AppState;
use axum::Router;

/// All of them.
pub fn routes() -> Router<AppState> {
    Router::new().merge(app::masterclass::downloads::routes()).merge(app::registration::downloads::routes())
}
