//! What a decision about many would do, before it is made: who gets which unit and which letter, who does not, and why.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    suggest,
    table::{self, TableQuery},
};
use crate::{
    actor::Actor,
    application::{ApplicationState, DecisionKind, StepError, Transition, entity::application, policy},
    db::{Db, DbErr},
    ids::{ApplicationId, EventId},
    placement::{OfferState, SuggestedUnit, own::placements},
};

/// So many applications are decided about at once.
pub const MOST_AT_ONCE: usize = 500;
/// Ids in one query.
const CHUNK: usize = 500;

/// About whom something is to be decided.
#[derive(Clone, Debug)]
pub enum Whom {
    These(Vec<ApplicationId>),
    /// All that the table shows with this query, whatever its page.
    Found(TableQuery),
}

/// What would become of one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    pub application: ApplicationId,
    pub revision: i64,
    pub name: String,
    /// Where the letter would go.
    pub email: String,
    pub state: ApplicationState,
    pub outlook: Outlook,
}

/// Whether it would happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// For offers, with which unit.
    Happens(Option<SuggestedUnit>),
    /// Not from the state that it is in.
    NotFromHere,
    /// No unit of the wished kind is left.
    NoUnit,
    /// The offer has run out.
    OfferOver,
}

/// A preview, and how many were left out because they were too many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Whoever has waited longest first.
    pub rows: Vec<PreviewRow>,
    pub left_out: usize,
}

impl Preview {
    /// Those with whom it would happen.
    pub fn happening(&self) -> impl Iterator<Item = &PreviewRow> {
        self.rows.iter().filter(|row| matches!(row.outlook, Outlook::Happens(_)))
    }
}

/// What the decision would do. Nothing is set aside for it: what is offered by then is told when it is made.
///
/// # Errors
/// `Denied` for everybody but organisers. What is not of this event is left out.
pub async fn preview(db: &Db, actor: &Actor, event: EventId, kind: DecisionKind, whom: &Whom) -> Result<Preview, StepError> {
    policy::may_admit(actor)?;
    let mut ids = match whom {
        Whom::These(ids) => distinct(ids),
        Whom::Found(query) => table::found_by(db, event, query).await?,
    };
    let left_out = ids.len().saturating_sub(MOST_AT_ONCE);
    ids.truncate(MOST_AT_ONCE);
    let mut rows = found(db, event, &ids).await?;
    rows.sort_by_key(|row| (row.submitted_at, row.id));
    let mut units = if kind == DecisionKind::Offer { suggest::among(db, event, Some(&ids)).await? } else { HashMap::new() };
    let open = if kind == DecisionKind::Remind { open_offers(db, &ids).await? } else { HashSet::new() };
    let row = |row: application::Model| PreviewRow {
        application: row.id,
        revision: row.revision,
        email: row.applicant_email,
        state: row.state,
        outlook: outlook(kind, row.state, units.remove(&row.id), open.contains(&row.id)),
        name: if row.display_name.is_empty() { row.legal_name } else { row.display_name },
    };
    Ok(Preview { rows: rows.into_iter().map(row).collect(), left_out })
}

fn outlook(kind: DecisionKind, state: ApplicationState, unit: Option<SuggestedUnit>, is_open: bool) -> Outlook {
    if !may(kind, state) {
        return Outlook::NotFromHere;
    }
    match (kind, unit) {
        (DecisionKind::Offer, None) => Outlook::NoUnit,
        (DecisionKind::Remind, _) if state == ApplicationState::Offered && !is_open => Outlook::OfferOver,
        (_, unit) => Outlook::Happens(unit),
    }
}

/// Whether something can be decided about an application in this state.
pub fn may(kind: DecisionKind, state: ApplicationState) -> bool {
    let step = match kind {
        DecisionKind::Offer => Transition::Offer,
        DecisionKind::WaitingList => Transition::PutOnWaitingList,
        DecisionKind::Reject => Transition::Reject,
        DecisionKind::Ask => Transition::AskForInformation,
        // No step: everything stays as it is.
        DecisionKind::Remind => return matches!(state, ApplicationState::Offered | ApplicationState::NeedsInformation),
    };
    state.after(step).is_ok()
}

fn distinct(ids: &[ApplicationId]) -> Vec<ApplicationId> {
    let mut seen = HashSet::new();
    ids.iter().copied().filter(|id| seen.insert(*id)).collect()
}

async fn found(db: &Db, event: EventId, ids: &[ApplicationId]) -> Result<Vec<application::Model>, DbErr> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(CHUNK) {
        let rows = application::Entity::find().filter(application::Column::EventId.eq(event));
        found.extend(rows.filter(application::Column::Id.is_in(ids.iter().copied())).all(db.read()).await?);
    }
    Ok(found)
}

async fn open_offers(db: &Db, ids: &[ApplicationId]) -> Result<HashSet<ApplicationId>, StepError> {
    let placed = placements(db, ids).await?;
    Ok(placed.into_iter().filter(|(_, (placement, _))| placement.offer == OfferState::Open).map(|(id, _)| id).collect())
}
