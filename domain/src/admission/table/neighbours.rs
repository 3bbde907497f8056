//! What lies before and behind an application in the list that somebody came from.

use std::collections::HashSet;

use super::{
    TableQuery,
    order::{narrowed, order},
    slim,
};
use crate::{
    actor::Actor,
    application::{StepError, policy},
    db::Db,
    ids::{ApplicationId, EventId},
};

/// The way on through a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    pub previous: Option<ApplicationId>,
    pub next: Option<ApplicationId>,
    /// Counted from 1; `None` for an application that the list does not hold any more.
    pub place: Option<usize>,
    /// How many the list holds.
    pub of: usize,
}

/// The neighbours of an application among those that the query finds. One that left the list by what was decided about it
/// still has them: they are those that it had before.
///
/// # Errors
/// `Denied` for everybody but organisers.
pub async fn neighbours(
    db: &Db,
    actor: &Actor,
    event: EventId,
    query: &TableQuery,
    application: ApplicationId,
) -> Result<Neighbours, StepError> {
    policy::may_admit(actor)?;
    let mut all = slim(db, event).await?;
    let (found, _) = narrowed(db, event, all.clone(), query).await?;
    let found: HashSet<ApplicationId> = found.into_iter().map(|row| row.id).collect();
    let is_listed = found.contains(&application);
    all.retain(|row| row.id == application || found.contains(&row.id));
    order(&mut all, query);
    let Some(at) = all.iter().position(|row| row.id == application) else { return Ok(Neighbours::default()) };
    Ok(Neighbours {
        previous: at.checked_sub(1).map(|before| all[before].id),
        next: all.get(at + 1).map(|row| row.id),
        place: is_listed.then_some(at + 1),
        of: found.len(),
    })
}
