//! What of recaps waits for organisers.

use chrono::Duration;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use super::{
    Error, RecapState, VoiceState,
    entity::{recap, recap_voice},
};
use crate::{
    actor::Actor,
    clock,
    db::Db,
    event::{EventState, entity as event},
    ids::RecapId,
};

/// So long after an event nobody wonders where its recap is.
const PATIENCE: Duration = Duration::days(14);
/// After that nobody waits for it any more.
const FORGOTTEN: Duration = Duration::days(366);
/// More than anybody works on at once.
const MOST: u64 = 500;

/// What waits, and the address of the event where it waits longest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecapsWaiting {
    /// Drafts of which the event is over for two weeks.
    pub drafts: u64,
    pub first_draft: Option<String>,
    /// Quotes that their person wants worded otherwise.
    pub corrections: u64,
    pub first_correction: Option<String>,
}

/// What waits.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn waiting(db: &Db, actor: &Actor) -> Result<RecapsWaiting, Error> {
    actor.require_organiser()?;
    let today = clock::today(clock::home());
    let drafts = recap::Entity::find().filter(recap::Column::State.eq(RecapState::Draft));
    let late = of_recaps(drafts)
        .filter(event::Column::State.ne(EventState::Draft))
        .filter(event::Column::EndsOn.lte(today - PATIENCE))
        .filter(event::Column::EndsOn.gte(today - FORGOTTEN));
    let drafts: Vec<String> = late.into_tuple().all(db.read()).await?;
    let voices = recap_voice::Entity::find().filter(recap_voice::Column::State.eq(VoiceState::Correction));
    let voices: Vec<RecapId> = voices.select_only().column(recap_voice::Column::RecapId).limit(MOST).into_tuple().all(db.read()).await?;
    let corrected = of_recaps(recap::Entity::find().filter(recap::Column::Id.is_in(voices.iter().copied())));
    let first_correction: Option<String> = corrected.into_tuple().one(db.read()).await?;
    Ok(RecapsWaiting {
        drafts: counted(drafts.len()),
        first_draft: drafts.into_iter().next(),
        corrections: counted(voices.len()),
        first_correction,
    })
}

/// The addresses of their events, what is over longest first.
fn of_recaps(recaps: Select<recap::Entity>) -> Select<event::Entity> {
    let events = recaps.select_only().column(recap::Column::EventId).into_query();
    event::Entity::find()
        .filter(event::Column::Id.in_subquery(events))
        .order_by_asc(event::Column::EndsOn)
        .order_by_asc(event::Column::Id)
        .limit(MOST)
        .select_only()
        .column(event::Column::Slug)
}

fn counted(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
