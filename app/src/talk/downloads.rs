//! Talks for calendars that subscribe: what comes and what was not long ago, one feed for each language.

use axum::{Router, extract::State, http::HeaderMap, response::Response, routing::get};
use chrono::Duration;
use domain::{
    clock,
    country::country_name,
    locale::Locale,
    talk::{self, TalkView},
};
use letters::calendar::{Announced, CONTENT_TYPE, Lasts, announced_feed};

use crate::{calendar_feed, ctx::AppState, error::ApiError, load::refused_file, paths, polled::Polled};

/// So long what is over stays: calendars drop what is gone.
const STAYS: Duration = Duration::days(366);

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/talks/feed-de.ics", get(|state, asked| feed(state, asked, Locale::De)))
        .route("/talks/feed-en.ics", get(|state, asked| feed(state, asked, Locale::En)))
}

async fn feed(State(state): State<AppState>, asked: HeaderMap, l: Locale) -> Response {
    let work = async {
        let since = clock::now() - STAYS;
        let talks = talk::published(&state.db).await?;
        let entries: Vec<Announced> = talks.iter().filter(|talk| talk.ends_at() >= since).map(|talk| announced(l, talk)).collect();
        Ok::<_, ApiError>(Polled {
            content_type: CONTENT_TYPE,
            file_name: None,
            language: l,
            changed_at: talk::last_change(&state.db).await?,
            is_public: true,
            content: announced_feed(&state.site, &calendar_feed::of_talks(l, &state.site.agency.name), &entries),
        })
    };
    work.await.map_or_else(|error| refused_file(&error, l), |file| file.answer(&asked))
}

fn announced(l: Locale, talk: &TalkView) -> Announced {
    let joined = |parts: &[&str], between: &str| parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(between);
    let speakers = talk.speakers.iter().map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join(", ");
    Announced {
        uid: talk.id.to_string(),
        revision: talk.revision,
        changed_at: talk.updated_at,
        lasts: Lasts::Hours(talk.starts_at, talk.ends_at()),
        title: talk.subject.in_(l).to_owned(),
        description: joined(&[talk.occasion.in_(l), speakers.as_str()], " · "),
        place: joined(&[talk.place.as_str(), talk.city.as_str(), country_name(l, &talk.country)], ", "),
        path: paths::talk(l, &talk.slug),
        contact: (String::new(), String::new()),
    }
}
