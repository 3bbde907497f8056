//! When governments change their clocks: instants are derived again from what was meant, with the newest rules.

use std::collections::BTreeSet;

use sea_orm::DbErr;

use crate::{
    actor::Actor,
    call,
    db::Db,
    event,
    ids::{EventId, SessionId},
    mailing,
    masterclass::{self, Error},
    matchmaking, news, placement, roundtable, survey, talk, traveller, trip, visit,
    zone::{self, Version},
};

/// Takes newer rules from the system, if it has got some, and derives the sessions and deadlines of every event again
/// that older ones derived, one transaction each; answers the sessions that moved. Any number of servers may do so at
/// once, and again. One with older rules changes nothing.
///
/// # Errors
/// A failure of the database. What is wrong with one event does not keep the others from following.
pub async fn follow(db: &Db) -> Result<Vec<SessionId>, DbErr> {
    if zone::refresh() {
        tracing::info!(rules = %zone::version(), "newer rules of time zones are in use");
    }
    news::follow_home_zone(db).await?;
    talk::follow_zone_rules(db).await?;
    visit::follow_zone_rules(db).await?;
    call::derive_times(db).await?;
    matchmaking::follow_zone_rules(db).await?;
    roundtable::follow_zone_rules(db).await?;
    let rules = zone::version();
    let mut events: BTreeSet<EventId> = event::behind_zone_rules(db, &rules).await?.into_iter().collect();
    events.extend(masterclass::events_without_local_times(db).await?);
    trip_times(db).await?;
    let mut moved = Vec::new();
    for event in events {
        match follow_in(db, event, &rules).await {
            Ok(sessions) => moved.extend(sessions),
            Err(Error::Db(error)) => return Err(error),
            Err(error) => tracing::error!(%event, %error, "the programme did not follow the rules of its time zone"),
        }
    }
    if !moved.is_empty() {
        tracing::warn!(sessions = moved.len(), %rules, "sessions moved with the rules of their time zone");
    }
    Ok(moved)
}

async fn follow_in(db: &Db, event: EventId, rules: &Version) -> Result<Vec<SessionId>, Error> {
    db.write(|tx| async move {
        let Some(event) = event::derive_deadlines(&tx, event, rules).await.map_err(as_programme)? else { return Ok(Vec::new()) };
        placement::derive_offer_deadlines(&tx, &event, event.zone).await?;
        mailing::derive_send_times(&tx, &Actor::System, &event).await?;
        news::derive_publish_times(&tx, &Actor::System, &event).await?;
        survey::derive_deadlines(&tx, &event).await?;
        matchmaking::derive_slots(&tx, &event).await?;
        traveller::derive_deadline(&tx, &event).await?;
        masterclass::derive_sessions(&tx, &Actor::System, &event, event.zone).await
    })
    .await
}

/// What happens on trips goes by the zones of their legs, which may have newer rules where that of the event has none.
async fn trip_times(db: &Db) -> Result<(), DbErr> {
    for event in trip::events_behind(db).await? {
        db.write(|tx| async move { trip::derive_item_times(&tx, event).await }).await?;
    }
    Ok(())
}

fn as_programme(error: event::Error) -> Error {
    match error {
        event::Error::Denied(denied) => denied.into(),
        event::Error::Db(error) => error.into(),
        other => DbErr::Custom(other.to_string()).into(),
    }
}
