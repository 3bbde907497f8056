//! Places on a trip that are given and given back, with what hangs on one: the meetings of whoever has none any more end in the
//! same transaction, as those of a cancelled registration do.

use crate::{
    actor::Actor,
    db::Db,
    event::EventView,
    ids::TravellerId,
    matchmaking,
    traveller::{self, Decision, Error},
};

/// Decides about an application, unless somebody else did something with it since `revision`; its traveller gets a letter, and
/// the others of meetings that end with it do, too. Answers the event.
///
/// # Errors
/// `Denied`, `NotFrom`, `Full` when all places are given, or `Overtaken`.
pub async fn decide(db: &Db, actor: &Actor, id: TravellerId, revision: &str, decision: Decision) -> Result<EventView, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let event = traveller::decide(&tx, actor, id, revision, decision).await?;
        match decision {
            Decision::TakeBack | Decision::Cancel => matchmaking::leave_trip(&tx, id).await?,
            Decision::Admit | Decision::Wait | Decision::Reject => {}
        }
        Ok(event)
    })
    .await
}

/// Does not come: takes an application back, or gives a place back for what that costs today, also on the way to the airport;
/// the others of one's meetings are told. Doing so twice changes nothing.
///
/// # Errors
/// `NoSuchLink`, or `NotFrom` for whoever has travelled.
pub async fn leave(db: &Db, token: &str) -> Result<(), Error> {
    let seen = &traveller::opened_by(db.read(), token).await?;
    db.write(|tx| async move {
        traveller::leave(&tx, seen).await?;
        Ok(matchmaking::leave_trip(&tx, seen.id).await?)
    })
    .await
}
