//! Who may open which page, decided before anything of it is rendered. `app::areas` says it of every first segment; a
//! test walks the app's own list of routes and fails on one that is missing there.

use app::{
    areas::{self, Access},
    ctx, paths,
};
use axum::{
    extract::Request,
    http::Method,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::actor::Actor;

/// Leads whoever is not signed in to the sign-in page, and organisers who have not shown their passkey to where they do;
/// shows "not found" to whoever may not be here.
pub async fn guard(mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let actor = request.extensions().get::<Actor>().cloned().unwrap_or(Actor::Anonymous);
    if allows(areas::area_of(&path).map_or(Access::Public, |area| area.access), &actor) {
        return next.run(request).await;
    }
    let locale = ctx::language_of(&path, request.headers());
    if actor == Actor::Anonymous {
        let back = (request.method() == Method::GET).then(|| request.uri().path_and_query().map_or(path, |full| full.as_str().to_owned()));
        return Redirect::to(&paths::sign_in(locale, back.as_deref())).into_response();
    }
    if actor.person().is_some_and(|person| person.organiser_without_passkey) {
        let back = (request.method() == Method::GET).then(|| request.uri().path_and_query().map_or(path, |full| full.as_str().to_owned()));
        return Redirect::to(&paths::passkey(locale, back.as_deref())).into_response();
    }
    if let Ok(uri) = areas::nowhere(locale).parse() {
        *request.uri_mut() = uri;
    }
    next.run(request).await
}

fn allows(access: Access, actor: &Actor) -> bool {
    match access {
        Access::Public => true,
        Access::SignedIn => actor.person().is_some(),
        Access::Staff => actor.is_organiser() || actor.person().is_some_and(|person| !person.staff_of.is_empty()),
        Access::Organiser => actor.is_organiser(),
    }
}
