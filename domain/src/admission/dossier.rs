//! Everything about one application, for whoever decides on it and for the exhibitor.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    AdmissionError, ApplicationState, ApplicationView, OfferState, PlacementState,
    entity::{application, placement},
    letters::unit_facts,
    offer, policy, table, waiting_list,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, HistoryEntry},
    booth::entity::unit,
    clock::Instant,
    db::Db,
    event::{self, EventView},
    ids::{ApplicationId, EventId, UnitId},
    mail::UnitFacts,
};

/// An application and where it stands.
#[derive(Clone)]
pub struct Placed {
    pub application: ApplicationView,
    pub event: EventView,
    pub placement: Option<Placement>,
}

/// The unit that an application has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    pub unit: UnitId,
    pub facts: UnitFacts,
    pub state: PlacementState,
    pub offer_expires_at: Option<Instant>,
    /// Judged by the clock; says something only where a unit is or was offered.
    pub offer: OfferState,
}

/// What an organiser needs beside the application itself.
#[derive(Clone)]
pub struct Dossier {
    pub placed: Placed,
    /// At how many other events the organisation was confirmed.
    pub took_part: usize,
    /// Counted from 1.
    pub waiting_place: Option<usize>,
    pub history: Vec<HistoryEntry>,
}

impl Placed {
    /// What to call it by: a draft may not have a display name yet.
    pub fn name(&self) -> &str {
        let content = &self.application.content;
        [&content.display_name, &content.legal_name].into_iter().find(|name| !name.is_empty()).unwrap_or(&self.application.applicant_email)
    }

    /// The unit that waits for its answer.
    pub fn open_offer(&self) -> Option<&Placement> {
        self.placement.as_ref().filter(|placement| placement.offer == OfferState::Open)
    }

    /// The unit that is theirs.
    pub fn confirmed(&self) -> Option<&Placement> {
        self.placement.as_ref().filter(|placement| placement.state == PlacementState::Confirmed)
    }
}

/// An application of this event with all that an organiser decides by.
///
/// # Errors
/// `Denied` for everybody but organisers, and for an application of another event.
pub async fn dossier(db: &Db, actor: &Actor, event: EventId, application: ApplicationId) -> Result<Dossier, AdmissionError> {
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

/// The application, for the exhibitor itself and for organisers.
///
/// # Errors
/// `Denied` for everybody else.
pub async fn own(db: &Db, actor: &Actor, application: ApplicationId) -> Result<Placed, AdmissionError> {
    let row = application::Entity::find_by_id(application).one(db.read()).await?.ok_or_else(|| actor.refused())?;
    policy::may_act_for(actor, row.id, row.organisation_id)?;
    placed(db, row).await
}

async fn placed(db: &Db, row: application::Model) -> Result<Placed, AdmissionError> {
    let found = placement::Entity::find()
        .find_also_related(unit::Entity)
        .filter(placement::Column::ApplicationId.eq(row.id))
        .filter(placement::Column::ReleasedAt.is_null())
        .one(db.read())
        .await?;
    // Whoever may see the application may see the event it is for, also a draft.
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    let application = super::view(db.read(), row).await?;
    Ok(Placed { application, event, placement: found.and_then(|(placement, unit)| Some(on_unit(&placement, &unit?))) })
}

fn on_unit(placement: &placement::Model, unit: &unit::Model) -> Placement {
    Placement {
        unit: unit.id,
        facts: unit_facts(unit),
        state: placement.state,
        offer_expires_at: placement.offer_expires_at,
        offer: offer::state_of(placement),
    }
}
