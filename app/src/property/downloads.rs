//! Properties as a feed, for everybody; as a table and as GeoJSON, for organisers: both can be taken over again.

use axum::{
    Router,
    extract::{Query, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    locale::Locale,
    property::{self, PropertyView},
};
use futures::stream;

use super::{geojson, pages::Narrowed, sheet};
use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    markdown, paths,
    rss::{self, Channel, Item},
    table_export::{Table, TableFormat, download},
};

/// Entries of the feed: more than anybody misses between two looks.
const FED: u64 = 50;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/properties/feed-de.rss", get(|state, asked| feed(state, asked, Locale::De)))
        .route("/properties/feed-en.rss", get(|state, asked| feed(state, asked, Locale::En)))
        .route("/organise/properties.csv", get(table))
        .route("/organise/properties.xlsx", get(table))
        .route("/organise/properties.geojson", get(collection))
}

/// The newest for feed readers.
async fn feed(State(state): State<AppState>, asked: HeaderMap, l: Locale) -> Response {
    let work = async {
        let newest = property::newest(&state.db, FED).await?;
        let channel = Channel {
            title: rss::title(l.t("Flächen und Projekte", "Sites and projects"), &state.site.agency.name),
            description: l.t("Was Städte, Entwickler und die Agentur anbieten.", "What towns, developers and the agency offer."),
            list: paths::properties(l),
            feed: paths::properties_feed(l),
        };
        let item = |property: &PropertyView| Item {
            id: property.id.to_string(),
            title: format!("{}, {}", property.title.in_(l), property.town),
            path: paths::property(l, &property.slug),
            at: Some(property.updated_at),
            text: markdown::excerpt(property.description.in_(l), 300),
        };
        let items: Vec<Item> = newest.iter().map(item).collect();
        rss::polled(l, &state, &channel, &items, property::last_change(&state.db).await?)
    };
    work.await.map_or_else(|error| refused_file(&error, l), |file| file.answer(&asked))
}

async fn table(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Query(narrowed): Query<Narrowed>,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    written(state, actor, &narrowed, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn written(state: AppState, actor: Actor, narrowed: &Narrowed, format: TableFormat, l: Locale) -> Result<Response, ApiError> {
    let rows = property::table(&state.db, &actor, &narrowed.filter()).await?;
    let (file, title) = (l.t("flaechen", "properties").to_owned(), l.t("Flächen und Projekte", "Sites and projects"));
    let table = Table { locale: l, file, title, columns: sheet::columns(l) };
    table.download(format, stream::once(async move { Ok(rows) })).await
}

async fn collection(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Query(narrowed): Query<Narrowed>,
    FileLocale(l): FileLocale,
) -> Response {
    let work = async {
        let rows = property::table(&state.db, &actor, &narrowed.filter()).await?;
        let content = serde_json::to_vec_pretty(&geojson::collection(&rows)).map_err(|error| ApiError::internal(&error))?;
        Ok::<_, ApiError>(download(geojson::CONTENT_TYPE, "properties.geojson", content))
    };
    work.await.unwrap_or_else(|error| refused_file(&error, l))
}
