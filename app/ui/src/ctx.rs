//! What a page or a server function knows of its request. Nothing else reads that from the framework's context.

use std::sync::Arc;

use domain::{actor::Actor, db::Db, locale::Locale};
use http::{HeaderValue, StatusCode, header, request::Parts};
use leptos::prelude::{LeptosOptions, expect_context, use_context};
use leptos_axum::ResponseOptions;
pub use site::{Agency, Site};
use site::{areas, form_address};

/// What every request shares.
#[derive(Clone, axum::extract::FromRef)]
pub struct AppState {
    pub db: Db,
    pub site: Arc<Site>,
    pub leptos: LeptosOptions,
}

pub fn state() -> AppState {
    expect_context()
}

pub fn db() -> Db {
    state().db
}

pub fn site() -> Arc<Site> {
    state().site
}

/// The agency's name for the foot of every page; empty while the framework only makes its list of routes, without a site.
pub fn agency_name() -> String {
    use_context::<AppState>().map(|state| state.site.agency.name.clone()).unwrap_or_default()
}

/// Whether this is about a request: the framework makes its list of routes without one.
pub fn is_request() -> bool {
    use_context::<AppState>().is_some()
}

/// The path of a small script under `/pkg/`, by its name; none where nothing was bundled, and none while the framework only
/// makes its list of routes.
pub fn script(name: &str) -> Option<String> {
    let scripts = &use_context::<AppState>()?.site.scripts;
    scripts.iter().find_map(|(script, path)| (*script == name).then(|| (*path).to_owned()))
}

/// Who asks. The edge puts the actor into the request; without one it is nobody.
pub fn actor() -> Actor {
    parts().and_then(|parts| parts.extensions.get::<Actor>().cloned()).unwrap_or(Actor::Anonymous)
}

/// The request's headers and address.
pub fn parts() -> Option<Parts> {
    use_context()
}

/// Path of the page on which the request was made: for a form, of the page that holds it.
pub fn page_path() -> String {
    let Some(parts) = parts() else { return "/".to_owned() };
    let own = parts.uri.path();
    if !own.starts_with("/api/") {
        return own.to_owned();
    }
    let named = parts.extensions.get::<FormPage>().map(|page| page.0.split('?').next().unwrap_or_default().to_owned());
    named.or_else(|| referer_path(&parts)).unwrap_or_else(|| "/".to_owned())
}

/// The query of the page that a form was on: pairs in their order.
pub fn form_page_query() -> Vec<(String, String)> {
    let page = parts().and_then(|parts| parts.extensions.get::<FormPage>().map(|page| page.0.clone())).unwrap_or_default();
    let query = page.split_once('?').map(|(_, query)| query.split('#').next().unwrap_or_default().to_owned()).unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// Where a form on the page under way is sent that `reader` reads: a server function, or a handler of files.
pub fn form_address(reader: &str) -> String {
    form_address::form_address(&page_address(), reader)
}

/// Path and query of the page under way.
pub fn page_address() -> String {
    parts().and_then(|parts| parts.uri.path_and_query().map(|address| address.as_str().to_owned())).unwrap_or_default()
}

/// The page that a form was on. The edge puts it into the request.
#[derive(Clone, Debug)]
pub struct FormPage(pub String);

/// The query of the page's address: pairs in their order.
pub fn query() -> Vec<(String, String)> {
    let query = parts().and_then(|parts| parts.uri.query().map(str::to_owned)).unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// One value of the query, if it is there and not empty.
pub fn query_value(name: &str) -> Option<String> {
    query().into_iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value)
}

/// A named part of the page's path, such as `event` in `/:locale/events/:event`.
pub fn param(name: &str) -> String {
    use leptos::prelude::GetUntracked;
    leptos_router::hooks::use_params_map().get_untracked().get(name).unwrap_or_default()
}

/// The language of the page: its first path segment, else what the browser prefers.
pub fn locale() -> Locale {
    areas::language(&page_path()).unwrap_or_else(|| parts().map_or(Locale::De, |parts| preferred(&parts.headers)))
}

/// The language of an address outside of a page: its first path segment, else what the browser prefers.
pub fn language_of(address: &str, headers: &http::HeaderMap) -> Locale {
    areas::language(address).unwrap_or_else(|| preferred(headers))
}

/// The language that the browser prefers (`Accept-Language`), German if it says nothing of use.
pub fn preferred(headers: &http::HeaderMap) -> Locale {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').find_map(|range| range.trim().get(..2)?.to_lowercase().parse().ok()).unwrap_or(Locale::De)
}

/// Leads the browser on. The edge turns this into `303 See Other` after a form.
pub fn redirect(path: &str) {
    if HeaderValue::from_str(path).is_ok() {
        leptos_axum::redirect(path);
    }
}

/// Sets the status of the page under way.
pub fn set_status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

/// Adds a header to the answer under way.
pub fn append_header(name: header::HeaderName, value: &str) {
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(value)) {
        response.append_header(name, value);
    }
}

fn referer_path(parts: &Parts) -> Option<String> {
    let referer = parts.headers.get(header::REFERER)?.to_str().ok()?;
    url::Url::parse(referer).ok().map(|url| url.path().to_owned())
}

/// A cookie of the request.
pub fn cookie(headers: &http::HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// Where the request came from, for counting attempts: the address that the edge saw, IPv6 by its /64.
pub fn client_address() -> String {
    parts().and_then(|parts| parts.extensions.get::<ClientAddress>().map(|address| address.0.clone())).unwrap_or_default()
}

/// The browser's address, as the edge makes it out.
#[derive(Clone, Debug)]
pub struct ClientAddress(pub String);
