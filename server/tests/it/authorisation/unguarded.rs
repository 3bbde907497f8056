//! Pages and files without the guard before them: what they ask for refuses by itself.

use app::{
    areas::{self, Access},
    routes::App,
    shell::shell,
};
use axum::{Router, middleware::from_fn_with_state};
use leptos::prelude::provide_context;
use leptos_axum::{LeptosRoutes, generate_route_list};
use server::{downloads, session};

use super::{fair::Fair, row::Kind, rows};
use crate::site::{Browser, Site};

/// The site as far as somebody comes whom the guard let through by mistake.
fn unguarded(site: &Site) -> Router {
    let state = site.state.clone();
    let in_context = {
        let state = state.clone();
        move || provide_context(state.clone())
    };
    let shelled = {
        let state = state.clone();
        move || shell(&state)
    };
    Router::new()
        .merge(downloads::routes())
        .leptos_routes_with_context(&state, generate_route_list(App), in_context, shelled)
        .layer(from_fn_with_state(state.clone(), session::identify))
        .with_state(state)
}

/// Which pages and files show others than theirs what they hold, or hide it from their own.
pub async fn wrongly_shown(fair: &Fair) -> Vec<String> {
    let mut wrong = Vec::new();
    let copy = fair.copy().await;
    let router = unguarded(&copy.site);
    let is_guarded = |path: &str| areas::area_of(&path.replace("{locale}", "de")).is_some_and(|area| area.access != Access::Public);
    for row in rows::all().filter(|row| matches!(row.kind, Kind::Page | Kind::File)) {
        for who in row.callers() {
            let path = fair.filled(row.with, who);
            if !is_guarded(&path) {
                continue;
            }
            let browser = Browser { router: router.clone(), ..fair.browser(&copy.site, who) };
            let answer = browser.get(&path).await;
            let shown = answer.body.contains(&fair.filled(row.shows, who));
            if shown != row.may.contains(&who) || answer.status.is_server_error() {
                wrong.push(format!("RED {} | {} | {who} | without the guard: {} shown: {shown}", row.endpoint, row.with, answer.status));
            }
        }
    }
    wrong
}
