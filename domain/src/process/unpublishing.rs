//! Taking a published event out of sight again.

use crate::{
    actor::Actor,
    application,
    db::Db,
    event::{self, Error},
    ids::EventId,
};

/// Takes a published event out of sight, as long as nobody applied.
///
/// # Errors
/// `Denied`, `HasApplications`, or `NotFrom` for an archived event.
pub async fn back_to_draft(db: &Db, actor: &Actor, event: EventId) -> Result<(), Error> {
    event::back_to_draft_unless(db, actor, event, application::of_event(event)).await
}
