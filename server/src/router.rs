//! The one place that says which layer stands before which.

use std::sync::Arc;

use app::{areas, ctx::AppState, routes::App, shell::shell};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use ipnet::IpNet;
use leptos::prelude::provide_context;
use leptos_axum::{LeptosRoutes, generate_route_list};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, trace::TraceLayer};

use crate::{
    assets,
    client::{self, Proxies},
    downloads, encoding, error_pages, files, forms,
    fresh_pages::{self, FreshPages},
    guard, html,
    limits::{self, Limits, Places},
    localise, security, session,
};

/// The whole site. Tests call it as the server does. What the proxies say of a browser's address is believed.
pub fn router(state: AppState, trusted_proxies: Arc<[IpNet]>) -> Router {
    router_with(state, trusted_proxies, Limits::SERVER, Router::new())
}

/// The site within other limits, and some more routes behind the same layers, for measuring what the layers cost.
pub fn router_with(state: AppState, trusted_proxies: Arc<[IpNet]>, limits: Limits, more: Router<AppState>) -> Router {
    let pages = generate_route_list(App);
    let shelled = {
        let state = state.clone();
        move || shell(&state)
    };
    let for_unknown = shelled.clone();
    let in_context = {
        let state = state.clone();
        move || provide_context(state.clone())
    };
    let site = Router::new()
        .route("/", get(files::root))
        .route("/B/{code}", get(files::badge))
        .route("/files/{key}", get(files::file))
        .merge(downloads::routes())
        .merge(more)
        .leptos_routes_with_context(&state, pages, in_context.clone(), shelled)
        .fallback(leptos_axum::render_app_async_with_context(in_context, for_unknown))
        .layer(from_fn(localise::localise))
        .with_state(state.clone());
    // Around the routes rather than on them: a form that comes back, and a page that may not be seen, are routed anew.
    let guarded = Router::new()
        .fallback_service(site)
        .layer(from_fn(html::tidy))
        .layer(from_fn_with_state(FreshPages::new(state.clone()), fresh_pages::answer_from_kept))
        .layer(from_fn(guard::guard))
        .layer(from_fn_with_state(state.clone(), forms::answer_forms))
        .layer(from_fn_with_state(state.clone(), session::identify))
        .layer(from_fn_with_state(Places::new(limits), limits::admit_request))
        .layer(from_fn_with_state(limits, limits::await_body))
        .layer(from_fn_with_state(state.clone(), security::refuse_foreign))
        .layer(from_fn_with_state(Proxies::new(trusted_proxies), client::locate))
        .layer(from_fn(error_pages::refuse_unusable))
        .layer(CompressionLayer::new().quality(encoding::ONCE).compress_when(encoding::is_worth_packing()))
        .layer(from_fn(encoding::leave_alone_for_others))
        .layer(CatchPanicLayer::custom(error_pages::panicked))
        .layer(from_fn_with_state(state.clone(), error_pages::unavailable))
        .layer(DefaultBodyLimit::max(error_pages::LONGEST_BODY))
        .layer(TraceLayer::new_for_http().make_span_with(|request: &axum::extract::Request| {
            tracing::info_span!("request", method = %request.method(), path = areas::loggable(request.uri().path()))
        }))
        .layer(from_fn(forms::follow_form));
    // Files that are the same for everybody and for ever need nobody identified and nothing guarded. Health is told also
    // while there is too much to do: nobody is served better by a restart.
    Router::new()
        .route("/pkg/{*path}", get(assets::serve))
        .route("/healthz", get(files::health).with_state(state.clone()))
        .fallback_service(guarded)
        .layer(from_fn_with_state(state.site.is_https(), security::headers))
}
