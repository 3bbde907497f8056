//! Asking for a file that takes long to make: the same is noted as of one that comes at once.

use super::history;
use crate::{
    actor::Actor,
    db::Db,
    event::{self, EventView},
    generated_file::{self, Error, FileWish, GeneratedFileKind},
    ids::GeneratedFileId,
    registration,
};

/// Asks for a file about an event. Whoever wishes the same while it waits or is being made gets that one.
///
/// # Errors
/// `Denied` for whoever is no organiser, and where there is no such event; `TooManyOpen`, `TooMany`.
pub async fn request_file(db: &Db, actor: &Actor, event: &EventView, wish: &FileWish) -> Result<GeneratedFileId, Error> {
    let file = generated_file::request(db, actor, event.id, wish).await?;
    match wish.kind {
        GeneratedFileKind::VisitorTable => registration::note_export(db, actor, event.id).await.map_err(noted)?,
        GeneratedFileKind::HistoryTable => history::note_export(db, actor, event).await.map_err(of_event)?,
        GeneratedFileKind::BadgeSheet | GeneratedFileKind::BadgeTable | GeneratedFileKind::ApplicationTable => {}
    }
    Ok(file)
}

fn noted(error: registration::Error) -> Error {
    match error {
        registration::Error::Denied(denied) => denied.into(),
        registration::Error::Db(error) => error.into(),
        other => sea_orm::DbErr::Custom(other.to_string()).into(),
    }
}

fn of_event(error: event::Error) -> Error {
    match error {
        event::Error::Denied(denied) => denied.into(),
        event::Error::Db(error) => error.into(),
        other => sea_orm::DbErr::Custom(other.to_string()).into(),
    }
}
