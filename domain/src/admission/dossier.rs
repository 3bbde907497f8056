//! Everything about one application, for whoever decides on it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{table, waiting_list};
use crate::{
    actor::{Actor, Denied},
    application::{ApplicationState, StepError, entity::application, policy},
    audit::{self, HistoryEntry},
    db::Db,
    ids::{ApplicationId, EventId},
    placement::own::{PlacementView, placed},
};

/// What an organiser needs beside the application itself.
#[derive(Clone)]
pub struct Dossier {
    pub placed: PlacementView,
    /// At how many other events the organisation was confirmed.
    pub took_part: usize,
    /// Counted from 1.
    pub waiting_place: Option<usize>,
    pub history: Vec<HistoryEntry>,
}

/// An application of this event with all that an organiser decides by.
///
/// # Errors
/// `Denied` for everybody but organisers, and for an application of another event.
pub async fn dossier(db: &Db, actor: &Actor, event: EventId, application: ApplicationId) -> Result<Dossier, StepError> {
    policy::may_admit(actor)?;
    let row = application::Entity::find_by_id(application).filter(application::Column::EventId.eq(event)).one(db.read()).await?;
    let row = row.ok_or(Denied::NotFound)?;
    let waiting = match row.state {
        ApplicationState::WaitingList => waiting_list::of_event(db, actor, event).await?,
        _ => Vec::new(),
    };
    let took_part = table::took_part(db, event, row.organisation_id.into_iter().collect()).await?;
    Ok(Dossier {
        took_part: took_part.into_values().next().unwrap_or_default(),
        waiting_place: waiting.into_iter().find(|waiting| waiting.application == application).map(|waiting| waiting.place),
        history: audit::of_subject(db, application.as_uuid()).await?,
        placed: placed(db, row).await?,
    })
}
