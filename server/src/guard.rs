//! Who may open which page, decided before anything of it is rendered. `ROUTES` classifies every route; a test walks
//! the app's own list and fails on one that is missing here.

use app::{ctx, paths};
use axum::{
    extract::Request,
    http::Method,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::{actor::Actor, locale::Locale};

/// Who may open a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody. What of it they may see is the query's to say.
    Public,
    /// Whoever is signed in.
    SignedIn,
    /// Staff of some event, and organisers.
    Staff,
    Organiser,
}

/// First segments after the locale, and who may open what begins with them. The longest match counts.
pub const ROUTES: &[(&str, Access)] = &[
    ("", Access::Public),
    ("events", Access::Public),
    ("applications", Access::Public),
    ("offers", Access::Public),
    ("registrations", Access::Public),
    ("b", Access::Public),
    ("contacts", Access::Public),
    ("sign-in", Access::Public),
    ("invitations", Access::Public),
    ("imprint", Access::Public),
    ("privacy", Access::Public),
    ("accessibility", Access::Public),
    ("account", Access::SignedIn),
    ("portal", Access::SignedIn),
    ("desk", Access::Staff),
    ("organise", Access::Organiser),
];

/// The class of a path, with or without its locale; `None` if nobody classified it.
pub fn access(path: &str) -> Option<Access> {
    let mut segments = path.trim_matches('/').split('/');
    let mut first = segments.next().unwrap_or_default();
    if first.parse::<Locale>().is_ok() || first == ":locale" {
        first = segments.next().unwrap_or_default();
    }
    ROUTES.iter().find(|(segment, _)| *segment == first).map(|(_, access)| *access)
}

/// The part of a path that may stand in the log: behind most first segments stands a secret, behind an unknown one
/// whatever somebody typed.
pub fn loggable(path: &str) -> &str {
    const OPEN: [&str; 7] = ["api", "pkg", "files", "events", "organise", "desk", "portal"];
    let mut segments = path.split('/').skip(1);
    let first = segments.next().unwrap_or_default();
    let locale = if first.parse::<Locale>().is_ok() { first } else { "" };
    let area = if locale.is_empty() { first } else { segments.next().unwrap_or_default() };
    if OPEN.contains(&area) {
        return path;
    }
    let is_known = matches!(area, "" | "healthz" | "robots.txt" | "sitemap.xml" | "B") || access(path).is_some();
    let shown = if is_known { path.len() - segments.map(|segment| segment.len() + 1).sum::<usize>() } else if locale.is_empty() { 0 } else { locale.len() + 1 };
    path.get(..shown).unwrap_or_default()
}

/// Leads whoever is not signed in to the sign-in page, and shows "not found" to whoever may not be here.
pub async fn guard(mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let actor = request.extensions().get::<Actor>().cloned().unwrap_or(Actor::Anonymous);
    if allows(access(&path).unwrap_or(Access::Public), &actor) {
        return next.run(request).await;
    }
    let locale = path.split('/').nth(1).and_then(|segment| segment.parse().ok()).unwrap_or_else(|| ctx::preferred(request.headers()));
    if actor == Actor::Anonymous {
        let back = (request.method() == Method::GET).then(|| request.uri().path_and_query().map_or(path, |full| full.as_str().to_owned()));
        return Redirect::to(&paths::sign_in(locale, back.as_deref())).into_response();
    }
    let nowhere = format!("/{locale}/not-found");
    if let Ok(uri) = nowhere.parse() {
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

#[cfg(test)]
mod tests {
    use super::loggable;

    #[test]
    fn secrets_stay_out_of_the_log() {
        assert_eq!(loggable("/de/organise/events/mipim/admission"), "/de/organise/events/mipim/admission");
        assert_eq!(loggable("/de/registrations/CODE"), "/de/registrations");
        assert_eq!(loggable("/registrations/CODE.ics"), "/registrations");
        assert_eq!(loggable("/de/registrations/confirm/TOKEN"), "/de/registrations");
        assert_eq!(loggable("/B/CODE"), "/B");
        assert_eq!(loggable("/api/account/sign-in"), "/api/account/sign-in");
        assert_eq!(loggable("/vera@visitor.example"), "");
        assert_eq!(loggable("/de/vera@visitor.example"), "/de");
        assert_eq!(loggable("/de"), "/de");
        assert_eq!(loggable("/"), "/");
    }
}
