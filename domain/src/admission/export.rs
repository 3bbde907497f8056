//! Everything about applications, for the tables of accounting and of the fair.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    table::{self, TableQuery},
    waiting_list,
};
use crate::{
    actor::Actor,
    application::{ApplicationView, StepError, entity::application, policy, views},
    booth::entity::level,
    db::Db,
    ids::{ApplicationId, EventId, LevelId},
    locale::Text,
    placement::own::{Placement, placements},
};

/// So many applications are asked for at once: what an export holds in memory.
pub const PER_BATCH: usize = 200;

/// An application with all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationExport {
    pub application: ApplicationView,
    pub placement: Option<Placement>,
    /// The name of the level that the unit is on.
    pub level: Text,
    /// Counted from 1.
    pub waiting_place: Option<usize>,
    /// At how many other events the organisation was confirmed.
    pub took_part: usize,
}

/// Every application that the query finds, in its order, whatever its page.
///
/// # Errors
/// `Denied` for everybody but organisers.
pub async fn found_applications(db: &Db, actor: &Actor, event: EventId, query: &TableQuery) -> Result<Vec<ApplicationId>, StepError> {
    policy::may_admit(actor)?;
    table::found_by(db, event, query).await
}

/// These applications of an event, in their order. What is not of this event is left out.
///
/// # Errors
/// `Denied` for everybody but organisers.
pub async fn applications(db: &Db, actor: &Actor, event: EventId, ids: &[ApplicationId]) -> Result<Vec<ApplicationExport>, StepError> {
    policy::may_admit(actor)?;
    let rows = application::Entity::find()
        .filter(application::Column::EventId.eq(event))
        .filter(application::Column::Id.is_in(ids.iter().copied()))
        .all(db.read())
        .await?;
    let waiting: HashMap<_, _> =
        waiting_list::of_event(db, &Actor::System, event).await?.into_iter().map(|waiting| (waiting.application, waiting.place)).collect();
    let took_part = table::took_part(db, event, rows.iter().filter_map(|row| row.organisation_id).collect()).await?;
    let mut placed = placements(db, ids).await?;
    let levels = level_names(db, event).await?;
    let mut by_id: HashMap<_, _> = views(db.read(), rows).await?.into_iter().map(|application| (application.id, application)).collect();
    let whole = |application: ApplicationView| {
        let (placement, level) = placed.remove(&application.id).unzip();
        ApplicationExport {
            placement,
            level: level.and_then(|level| levels.get(&level).cloned()).unwrap_or_default(),
            waiting_place: waiting.get(&application.id).copied(),
            took_part: application.organisation.and_then(|organisation| took_part.get(&organisation).copied()).unwrap_or_default(),
            application,
        }
    };
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).map(whole).collect())
}

async fn level_names(db: &Db, event: EventId) -> Result<HashMap<LevelId, Text>, StepError> {
    let rows = level::Entity::find().filter(level::Column::EventId.eq(event)).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.id, Text::new(row.name_de, row.name_en))).collect())
}
