//! What search engines ask for.

use app::{ctx::AppState, paths};
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{event, locale::Locale};

use crate::oops;

pub fn routes() -> Router<AppState> {
    Router::new().route("/robots.txt", get(robots)).route("/sitemap.xml", get(sitemap))
}

/// Everything public may be read; what a personal link opens, and what needs signing in, is nobody's business.
async fn robots(State(state): State<AppState>) -> Response {
    let closed = ["account", "applications", "b", "contacts", "desk", "invitations", "offers", "organise", "portal", "registrations", "sign-in"];
    let lines = Locale::ALL.iter().flat_map(|locale| closed.iter().map(move |area| format!("Disallow: /{locale}/{area}\n"))).collect::<String>();
    let text = format!("User-agent: *\n{lines}Disallow: /api/\n\nSitemap: {}/sitemap.xml\n", state.site.public_url);
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Every public page in both languages, each naming the other.
async fn sitemap(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let events = match event::published_slugs(&state.db).await {
        Ok(events) => events,
        Err(error) => return oops::internal(&error, &headers),
    };
    let mut pages: Vec<Box<dyn Fn(Locale) -> String>> = vec![Box::new(paths::landing)];
    for slug in events {
        let of = |path: fn(Locale, &str) -> String| {
            let slug = slug.clone();
            Box::new(move |locale| path(locale, &slug)) as Box<dyn Fn(Locale) -> String>
        };
        pages.extend([of(paths::event), of(paths::plan), of(paths::exhibitors), of(paths::programme)]);
    }
    let entries: String = pages.iter().flat_map(|page| Locale::ALL.map(|locale| entry(&state.site.public_url, page, locale))).collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{entries}</urlset>\n"
    );
    ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response()
}

/// Slugs are lower-case letters, digits and hyphens: nothing in here needs escaping.
fn entry(site: &str, page: &dyn Fn(Locale) -> String, locale: Locale) -> String {
    let others = Locale::ALL.map(|other| format!("<xhtml:link rel=\"alternate\" hreflang=\"{other}\" href=\"{site}{}\"/>", page(other))).concat();
    format!("<url><loc>{site}{}</loc>{others}</url>\n", page(locale))
}
