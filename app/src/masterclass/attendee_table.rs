//! Who comes to a session, as a table.

use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use domain::{
    actor::Actor,
    clock::Tz,
    event::{self, EventView},
    field::slug_of,
    ids::SessionId,
    locale::Locale,
    masterclass::{self, ATTENDEES_PER_BATCH, AttendeeExport, ListedSeat, SessionView},
    registration::RegistrationField,
};
use futures::{Stream, StreamExt, stream};

use super::words::attendee_chip;
use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    table_export::{Column, Table, TableFormat},
    words::registration::field,
};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/organise/events/{event}/programme/{session}/attendees.csv", get(attendee_table))
        .route("/organise/events/{event}/programme/{session}/attendees.xlsx", get(attendee_table))
}

async fn attendee_table(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path((slug, session)): Path<(String, String)>,
    format: TableFormat,
    FileLocale(l): FileLocale,
) -> Response {
    written(state, actor, &slug, &session, format, l).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn written(state: AppState, actor: Actor, slug: &str, session: &str, format: TableFormat, l: Locale) -> Result<Response, ApiError> {
    actor.require_organiser()?;
    let id: SessionId = session.parse().map_err(|_| ApiError::NotFound)?;
    let event = event::by_slug(&state.db, &actor, slug).await?;
    let session = masterclass::session(&state.db, &actor, &event, id).await?;
    masterclass::note_attendees_export(&state.db, &actor, &session).await?;
    tracing::info!(account = ?actor.account(), event = %event.id, session = %id, "attendees exported");
    let listed = masterclass::listed_seats(&state.db, &actor, id).await?;
    table(&event, &session, l).download(format, rows(&state, actor, id, &listed)).await
}

fn table(event: &EventView, session: &SessionView, l: Locale) -> Table<AttendeeExport> {
    Table {
        locale: l,
        // Of several sessions, which one.
        file: format!("{}-{}-attendees", event.slug, slug_of(session.title.in_(l))),
        title: l.t("Wer kommt", "Attendees"),
        columns: columns(l, event.zone),
    }
}

fn rows(
    state: &AppState,
    actor: Actor,
    session: SessionId,
    listed: &[ListedSeat],
) -> impl Stream<Item = Result<Vec<AttendeeExport>, ApiError>> + Send + 'static {
    let parts: Vec<_> = listed.chunks(ATTENDEES_PER_BATCH).map(<[_]>::to_vec).collect();
    let db = state.db.clone();
    stream::iter(parts).then(move |part| {
        let (db, actor) = (db.clone(), actor.clone());
        async move { Ok(masterclass::export_attendees(&db, &actor, session, &part).await?) }
    })
}

fn columns(l: Locale, zone: Tz) -> Vec<Column<AttendeeExport>> {
    let head = |name: RegistrationField| field(name).in_(l).to_owned();
    vec![
        Column::text(head(RegistrationField::Name), |row: &AttendeeExport| row.attendee.name.clone()),
        Column::text(head(RegistrationField::Organisation), |row: &AttendeeExport| row.attendee.organisation.clone()),
        Column::text(head(RegistrationField::JobTitle), |row: &AttendeeExport| row.attendee.job_title.clone()),
        Column::text(l.t("E-Mail", "E-mail"), |row: &AttendeeExport| row.attendee.email.clone()),
        Column::text(l.t("Status", "Status"), move |row: &AttendeeExport| attendee_chip(l, row.attendee.state).0.to_owned()),
        Column::number(l.t("Platz auf der Warteliste", "Place on the waiting list"), |row: &AttendeeExport| {
            row.waiting_place.map(|place| place as f64)
        }),
        Column::moment(l.t("Seit", "Since"), zone, |row: &AttendeeExport| Some(row.attendee.asked_at)),
    ]
}
