//! Following what happens to the event, and to whoever takes part: another zone moves the times, and a cancelled registration
//! ends its meetings.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use super::{
    Error, MeetingNewsKind, MeetingState,
    claim::claim,
    end::{end_all_of, end_meeting},
    entity::{matchmaking, meeting, profile, times::meeting_slot},
};
use crate::{
    clock,
    db::Tx,
    event::EventView,
    ids::{ApplicationId, RegistrationId},
    timetable::{self, Commitment},
};

/// Takes the times along where the zone of an event became another.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn follow_event(tx: &Tx, before: &EventView, after: &EventView) -> Result<(), DbErr> {
    if before.zone == after.zone { Ok(()) } else { derive_slots(tx, after).await }
}

/// Derives the instants of the times again, by the zone that the event has now. Meetings move with them; one that meets
/// something else then is called off, and both are told.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn derive_slots(tx: &Tx, event: &EventView) -> Result<(), DbErr> {
    let Some(round) = matchmaking::Entity::find().filter(matchmaking::Column::EventId.eq(event.id)).one(tx).await? else {
        return Ok(());
    };
    let slots = meeting_slot::Entity::find().filter(meeting_slot::Column::MatchmakingId.eq(round.id)).all(tx).await?;
    let mut moved = Vec::new();
    for slot in slots {
        let starts_at = clock::at(event.zone, slot.starts_local);
        if starts_at == slot.starts_at {
            continue;
        }
        let ends_at = starts_at + (slot.ends_at - slot.starts_at);
        let change = meeting_slot::ActiveModel { starts_at: Set(starts_at), ends_at: Set(ends_at), ..Default::default() };
        meeting_slot::Entity::update_many().set(change).filter(meeting_slot::Column::Id.eq(slot.id)).exec(tx).await?;
        moved.push(meeting_slot::Model { starts_at, ends_at, ..slot });
    }
    bind_again(tx, &round, &moved).await.map_err(as_db)
}

async fn bind_again(tx: &Tx, round: &matchmaking::Model, moved: &[meeting_slot::Model]) -> Result<(), Error> {
    let mut meetings = Vec::new();
    for slot in moved.iter().filter(|slot| slot.starts_at > clock::now()) {
        let there = meeting::Entity::find()
            .filter(meeting::Column::SlotId.eq(slot.id))
            .filter(meeting::Column::State.eq(MeetingState::Accepted))
            .order_by_asc(meeting::Column::Id);
        for row in there.all(tx).await? {
            timetable::release_commitment(tx, Commitment::Meeting(row.id)).await?;
            meetings.push((row, slot));
        }
    }
    for (row, slot) in meetings {
        let one = profile::Entity::find_by_id(row.asker_id).one(tx).await?;
        let other = profile::Entity::find_by_id(row.asked_id).one(tx).await?;
        let (Some(one), Some(other)) = (one, other) else { continue };
        match claim(tx, round, row.id, [&one, &other], slot).await {
            Ok(seat) => {
                let change = meeting::ActiveModel { seat_id: Set(seat), ..Default::default() };
                meeting::Entity::update_many().set(change).filter(meeting::Column::Id.eq(row.id)).exec(tx).await?;
            }
            Err(Error::TimeTaken) => {
                end_meeting(tx, round, row.id, None, MeetingNewsKind::Cancelled).await?;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Ends what a visitor has in meetings, in the transaction in which they cancel. Nobody sees their profile any more.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn leave(tx: &Tx, registration: RegistrationId) -> Result<(), DbErr> {
    leave_all(tx, profile::Column::RegistrationId.eq(registration)).await.map_err(as_db)
}

/// The same for all people of an exhibitor who comes no more.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn leave_with_booth(tx: &Tx, application: ApplicationId) -> Result<(), DbErr> {
    leave_all(tx, profile::Column::ApplicationId.eq(application)).await.map_err(as_db)
}

async fn leave_all(tx: &Tx, who: Expr) -> Result<(), Error> {
    for row in profile::Entity::find().filter(who).order_by_asc(profile::Column::Id).all(tx).await? {
        let Some(round) = matchmaking::Entity::find_by_id(row.matchmaking_id).one(tx).await? else { continue };
        end_all_of(tx, &round, row.id).await?;
        let change = profile::ActiveModel { consent_at: Set(None), ..Default::default() };
        profile::Entity::update_many().set(change).filter(profile::Column::Id.eq(row.id)).exec(tx).await?;
    }
    Ok(())
}

pub(super) fn as_db(error: Error) -> DbErr {
    match error {
        Error::Db(error) => error,
        other => DbErr::Custom(other.to_string()),
    }
}
