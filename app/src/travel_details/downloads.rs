//! Files of this slice: lists for those who may look, booklet and badges for organisers, a traveller's own programme.

use axum::{
    Extension, Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    event::{self, EventView},
    locale::Locale,
    matchmaking,
    travel_details::{self, TravelList},
    traveller::{self, OwnTrip, TravellerState},
};
use futures::stream;

use super::{paper, tables};
use crate::{
    asked::{Asker, FileLocale},
    badge::set_name_badges,
    ctx::{AppState, ClientAddress},
    error::ApiError,
    load::refused_file,
    registration::ticket_holder::missed,
    table_export::{Table, TableFormat, download},
};

const PDF: &str = "application/pdf";

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/organise/events/{event}/travel/rooming.csv", get(|asked| answered(TravelList::Rooming, asked)))
        .route("/organise/events/{event}/travel/rooming.xlsx", get(|asked| answered(TravelList::Rooming, asked)))
        .route("/organise/events/{event}/travel/transfers.csv", get(|asked| answered(TravelList::Transfers, asked)))
        .route("/organise/events/{event}/travel/transfers.xlsx", get(|asked| answered(TravelList::Transfers, asked)))
        .route("/organise/events/{event}/travel/diets.csv", get(|asked| answered(TravelList::Diets, asked)))
        .route("/organise/events/{event}/travel/diets.xlsx", get(|asked| answered(TravelList::Diets, asked)))
        .route("/organise/events/{event}/travel/papers.csv", get(|asked| answered(TravelList::Papers, asked)))
        .route("/organise/events/{event}/travel/papers.xlsx", get(|asked| answered(TravelList::Papers, asked)))
        .route("/organise/events/{event}/travel/booklet.pdf", get(booklet))
        .route("/organise/events/{event}/travel/badges.pdf", get(badges))
        .route("/travellers/{token}/itinerary.pdf", get(itinerary))
}

/// A list as the table that its address asks for.
async fn listed(
    state: &AppState,
    actor: &Actor,
    slug: &str,
    list: TravelList,
    format: TableFormat,
    l: Locale,
) -> Result<Response, ApiError> {
    let (db, keys) = (&state.db, &state.site.travel_keys);
    let event = event::by_slug(db, actor, slug).await?;
    match list {
        TravelList::Rooming => {
            let (_, rows) = travel_details::rooming(db, keys, actor, event.id).await?;
            written(tables::rooming(&event, l), rows, format).await
        }
        TravelList::Transfers => {
            let (_, rows) = travel_details::transfers(db, keys, actor, event.id).await?;
            written(tables::transfers(&event, l), rows, format).await
        }
        TravelList::Papers => {
            let (_, rows) = travel_details::papers(db, keys, actor, event.id).await?;
            written(tables::papers(&event, l), rows, format).await
        }
        TravelList::Diets => {
            let (_, rows) = travel_details::diets(db, keys, actor, event.id).await?;
            written(tables::diets(&event, l), rows, format).await
        }
    }
}

async fn written<R: Send + 'static>(table: Table<R>, rows: Vec<R>, format: TableFormat) -> Result<Response, ApiError> {
    table.download(format, stream::once(async move { Ok::<_, ApiError>(rows) })).await
}

/// Who asks for which event's list, as what, in which language.
type Asked = (State<AppState>, Asker, Path<String>, TableFormat, FileLocale);

async fn answered(list: TravelList, (State(state), Asker(actor), Path(event), format, FileLocale(l)): Asked) -> Response {
    listed(&state, &actor, &event, list, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

/// `/organise/events/EVENT/travel/booklet.pdf`.
async fn booklet(State(state): State<AppState>, Asker(actor): Asker, Path(event): Path<String>, FileLocale(l): FileLocale) -> Response {
    let work = async {
        let event = event::by_slug(&state.db, &actor, &event).await?;
        let (event, entries) = travel_details::booklet(&state.db, &actor, event.id).await?;
        let file = paper::booklet(&state, &event, entries, l).await?;
        Ok(named(&event, "delegation", file))
    };
    work.await.unwrap_or_else(|error: ApiError| refused_file(&error, l))
}

/// `/organise/events/EVENT/travel/badges.pdf`.
async fn badges(State(state): State<AppState>, Asker(actor): Asker, Path(event): Path<String>, FileLocale(l): FileLocale) -> Response {
    let work = async {
        let event = event::by_slug(&state.db, &actor, &event).await?;
        let (event, people) = travel_details::fellow_travellers(&state.db, &actor, event.id).await?;
        let file = set_name_badges(&state, &event, &people, l, l.t("Delegation", "Delegation")).await?;
        Ok(named(&event, "name-badges", file))
    };
    work.await.unwrap_or_else(|error: ApiError| refused_file(&error, l))
}

/// `/travellers/TOKEN/itinerary.pdf`.
async fn itinerary(
    State(state): State<AppState>,
    Path(token): Path<String>,
    address: Option<Extension<ClientAddress>>,
    FileLocale(l): FileLocale,
) -> Response {
    let work = async {
        let address = address.map(|address| address.0.0).unwrap_or_default();
        let own: OwnTrip = match traveller::by_token(&state.db, &token).await {
            Ok(own) if own.traveller.state == TravellerState::Admitted => own,
            Ok(_) => return Err(ApiError::NotFound),
            Err(traveller::Error::Db(error)) => return Err(error.into()),
            Err(_) => return Err(missed(&state.db, &address).await?),
        };
        let slug = own.event.slug.clone();
        let meetings = matchmaking::meetings_of_traveller(&state.db, &token).await?;
        let file = paper::itinerary(own, &meetings, l).await?;
        Ok(download(PDF, &format!("{slug}-itinerary.pdf"), file))
    };
    work.await.unwrap_or_else(|error: ApiError| refused_file(&error, l))
}

fn named(event: &EventView, what: &str, file: Vec<u8>) -> Response {
    download(PDF, &format!("{}-{what}.pdf", event.slug), file)
}
