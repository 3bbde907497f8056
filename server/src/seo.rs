//! What search engines ask for.

use std::{io, iter};

use app::{areas, ctx::AppState, error::ApiError, paths};
use axum::{
    Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    actor::Actor,
    bridge, call, directory,
    event::{self, EventKind},
    locale::Locale,
    masterclass, news, property, recap, talk,
};
use serde::Deserialize;

use crate::{
    error_pages,
    sitemap::{self, Page},
};

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(index))
        .route("/sitemap-site.xml", get(site))
        .route("/sitemap-event.xml", get(of_event))
}

/// Everything public may be read; what a personal link opens, and what needs signing in, is nobody's business. Both stand
/// there, because each line is about whatever begins so, and the longest counts (RFC 9309, 2.2.2): `/de/news` is closed, and
/// `/de/newsroom` is not.
async fn robots(State(state): State<AppState>) -> Response {
    let closed = |locale| areas::closed().map(move |area| format!("Disallow: /{locale}/{area}\n"));
    let open = |locale| areas::open().map(move |area| format!("Allow: /{locale}/{area}\n"));
    let lines: String = Locale::ALL.into_iter().flat_map(|locale| closed(locale).chain(open(locale))).collect();
    let text = format!("User-agent: *\n{lines}Disallow: /api/\n\nSitemap: {}/sitemap.xml\n", state.site.public_url);
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// The index: one sitemap for the site itself and one for each event, so that none outgrows what search engines take.
async fn index(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let events = match event::published_slugs(&state.db).await {
        Ok(events) => events,
        Err(error) => return error_pages::internal(&error, &headers),
    };
    let site = &state.site.public_url;
    let of_events = events.iter().map(|slug| format!("{site}/sitemap-event.xml?event={slug}"));
    answer_sitemap(sitemap::index(iter::once(format!("{site}/sitemap-site.xml")).chain(of_events)), &headers)
}

/// What belongs to no event.
async fn site(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let pages: [fn(Locale) -> String; 6] = [
        paths::landing,
        |locale| paths::contact_form(locale, None),
        |locale| paths::delegations(locale, None),
        paths::imprint,
        paths::privacy,
        paths::accessibility,
    ];
    let mut pages = Vec::from(pages.map(|path| Page { path: Box::new(path), changed: None }));
    let bridges = match bridge::published(&state.db).await {
        Ok(bridges) => bridges,
        Err(error) => return error_pages::internal(&error, &headers),
    };
    let companies = match bridge::companies_changed(&state.db).await {
        Ok(companies) => companies,
        Err(error) => return error_pages::internal(&error, &headers),
    };
    let of_companies = bridges.iter().filter_map(|bridge| {
        let (slug, changed) = (bridge.slug.clone(), *companies.get(&bridge.id)?);
        Some(Page { path: Box::new(move |l| paths::bridge_companies(l, &slug)), changed: Some(changed) })
    });
    pages.extend(of_companies);
    // The newest event of a bridge changes its page, too, and is not asked here.
    let of_bridges = bridges.into_iter().map(|bridge| Page { path: Box::new(move |l| paths::bridge(l, &bridge.slug)), changed: None });
    pages.push(Page { path: Box::new(paths::bridges), changed: None });
    pages.extend(of_bridges);
    let calls = match call::published(&state.db).await {
        Ok(calls) => calls,
        Err(error) => return error_pages::internal(&error, &headers),
    };
    pages.push(Page { path: Box::new(paths::calls), changed: calls.iter().map(|call| call.updated_at).max() });
    pages
        .extend(calls.into_iter().map(|call| Page { path: Box::new(move |l| paths::call(l, &call.slug)), changed: Some(call.updated_at) }));
    let news = match news::public_pages(&state.db).await {
        Ok(news) => news,
        Err(error) => return error_pages::internal(&error, &headers),
    };
    pages.push(Page { path: Box::new(paths::newsroom), changed: news.iter().map(|(_, changed)| *changed).max() });
    let of_news = |(slug, changed): (String, _)| Page { path: Box::new(move |l| paths::news_entry(l, &slug)), changed: Some(changed) };
    pages.extend(news.into_iter().map(of_news));
    let talks = match talk::public_pages(&state.db).await {
        Ok(talks) => talks,
        Err(error) => return error_pages::internal(&error, &headers),
    };
    pages.push(Page { path: Box::new(paths::talks), changed: talks.iter().map(|(_, changed)| *changed).max() });
    let of_talks = |(slug, changed): (String, _)| Page { path: Box::new(move |l| paths::talk(l, &slug)), changed: Some(changed) };
    pages.extend(talks.into_iter().map(of_talks));
    let properties = match property::public_pages(&state.db).await {
        Ok(properties) => properties,
        Err(error) => return error_pages::internal(&error, &headers),
    };
    pages.push(Page { path: Box::new(paths::properties), changed: properties.iter().map(|(_, changed)| *changed).max() });
    let of_property = |(slug, changed): (String, _)| Page { path: Box::new(move |l| paths::property(l, &slug)), changed: Some(changed) };
    pages.extend(properties.into_iter().map(of_property));
    answer_sitemap(sitemap::pages(&state.site.public_url, &pages), &headers)
}

#[derive(Deserialize)]
struct OfEvent {
    event: String,
}

/// Every public page of an event.
async fn of_event(State(state): State<AppState>, Query(query): Query<OfEvent>, headers: HeaderMap) -> Response {
    match pages_of(&state, &query.event).await {
        Ok(pages) => answer_sitemap(sitemap::pages(&state.site.public_url, &pages), &headers),
        Err(ApiError::NotFound | ApiError::SignInRequired) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => error_pages::internal(&error, &headers),
    }
}

async fn pages_of(state: &AppState, slug: &str) -> Result<Vec<Page>, ApiError> {
    let event = event::by_slug(&state.db, &Actor::Anonymous, slug).await?;
    let exhibitors = directory::public_pages(&state.db, event.id).await?;
    let sessions = masterclass::programme(&state.db, &event).await?;
    let page = |path: fn(Locale, &str) -> String, changed| {
        let slug = event.slug.clone();
        Page { path: Box::new(move |locale| path(locale, &slug)), changed }
    };
    let mut pages = vec![
        page(paths::event, Some(event.updated_at)),
        // What is on the plan is changed in many places, none of which is asked here.
        page(paths::plan, None),
        page(paths::exhibitors, exhibitors.iter().map(|(_, changed)| *changed).max()),
        page(paths::programme, sessions.iter().map(|session| session.updated_at).max()),
    ];
    if let Some(changed) = recap::public_since(&state.db, event.id).await? {
        pages.push(page(paths::recap, Some(changed)));
    }
    if event.kind == EventKind::DelegationTrip {
        pages.push(page(paths::trip, None));
    }
    pages.extend(exhibitors.into_iter().map(|(exhibitor, changed)| {
        let slug = event.slug.clone();
        Page { path: Box::new(move |locale| paths::exhibitor(locale, &slug, &exhibitor)), changed: Some(changed) }
    }));
    pages.extend(sessions.into_iter().map(|session| {
        let slug = event.slug.clone();
        Page { path: Box::new(move |locale| paths::session(locale, &slug, session.id)), changed: Some(session.updated_at) }
    }));
    Ok(pages)
}

fn answer_sitemap(xml: io::Result<Vec<u8>>, headers: &HeaderMap) -> Response {
    match xml {
        Ok(xml) => ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response(),
        Err(error) => error_pages::internal(&error, headers),
    }
}
