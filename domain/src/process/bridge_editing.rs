//! Changing and removing a bridge, with the events that refer to it.

use crate::{
    actor::Actor,
    bridge::{self, BridgeDetails, BridgeView, Error},
    call,
    db::Db,
    event, grant,
    ids::BridgeId,
    matchmaking, roundtable, talk, visit,
};

/// Changes a bridge, unless somebody else did so since `revision`. Its events are found by its new name.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn edit(db: &Db, actor: &Actor, id: BridgeId, revision: &str, command: &BridgeDetails) -> Result<BridgeView, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (before, after) = bridge::edit(&tx, actor, id, revision, command).await?;
        if before.name != after.name {
            event::rename_bridge(&tx, id, &after.name).await?;
        }
        Ok(after)
    })
    .await
}

/// Takes a bridge away that no event belongs to, and no call, talk, visit, roundtable, grant or meetings.
///
/// # Errors
/// `Denied`, or `HasEvents` with which.
pub async fn remove(db: &Db, actor: &Actor, id: BridgeId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let held = bridge::lock(&tx, id).await?;
        let mut events = event::names_of_bridge(&tx, id).await?;
        events.extend(call::names_of_bridge(&tx, id).await?);
        events.extend(talk::names_of_bridge(&tx, id).await?);
        events.extend(visit::names_of_bridge(&tx, id).await?);
        events.extend(roundtable::names_of_bridge(&tx, id).await?);
        events.extend(grant::names_of_bridge(&tx, id).await?);
        events.extend(matchmaking::names_of_bridge(&tx, id).await?);
        if !events.is_empty() {
            return Err(Error::HasEvents(events));
        }
        bridge::remove(&tx, actor, held).await?;
        Ok(())
    })
    .await
}
