//! Changing a trip where travellers hang on it.

use crate::{
    actor::Actor,
    db::Db,
    event::EventView,
    ids::TripGroupId,
    traveller,
    trip::{self, Error},
};

/// Takes a group away that nothing is for and nobody is in; answers the trip.
///
/// # Errors
/// `Denied`, `HasItems`, `HasTravellers`, or `Overtaken`.
pub async fn remove_group(db: &Db, actor: &Actor, group: TripGroupId, revision: &str) -> Result<EventView, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        // Asked first: the key of a traveller's group would refuse it in no words.
        if traveller::travellers_in(&tx, group).await? > 0 {
            return Err(Error::HasTravellers);
        }
        trip::remove_group(&tx, actor, group, revision).await
    })
    .await
}
