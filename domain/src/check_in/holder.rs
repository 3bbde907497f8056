//! Whether a door opens for a badge.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::{Door, ScanOutcome};
use crate::{
    badge::{self, BadgeRole},
    booth_staff::entity::booth_staff,
    db::Db,
    ids::{EventId, SessionId},
    masterclass::{
        SeatState,
        entity::{seat, session},
    },
    registration::entity::registration,
};

/// What a door needs to know of a badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    pub event: EventId,
    /// Ended by its owner, or revoked by organisers.
    pub has_lapsed: bool,
    /// The address was never confirmed: the code was never handed out.
    pub awaits_confirmation: bool,
    /// Whether the person has a place behind this very door: always at the entrance.
    pub has_place: bool,
}

/// The door's answer to a code of `holder`, before anybody asks whether they are in already.
pub(super) fn opens(event: EventId, holder: Option<&Holder>) -> ScanOutcome {
    match holder {
        None => ScanOutcome::Unknown,
        Some(holder) if holder.event != event => ScanOutcome::WrongEvent,
        Some(holder) if holder.has_lapsed => ScanOutcome::Cancelled,
        Some(holder) if holder.awaits_confirmation => ScanOutcome::Unknown,
        Some(holder) if !holder.has_place => ScanOutcome::NoSeat,
        Some(_) => ScanOutcome::Welcome,
    }
}

/// Looks up what `opens` asks.
pub(super) async fn of(db: &Db, badge: &badge::entity::Model, door: Door) -> Result<Holder, DbErr> {
    let has_place = match (door, badge.role) {
        (Door::Entrance(_), _) => true,
        (Door::Session(session), BadgeRole::Visitor) => has_seat(db, badge, session).await?,
        (Door::Session(session), BadgeRole::Exhibitor) => hosts(db, badge, session).await?,
        // They work on the stage and around it.
        (Door::Session(_), BadgeRole::Speaker | BadgeRole::Organiser) => true,
    };
    Ok(Holder { event: badge.event_id, has_lapsed: badge.has_lapsed(), awaits_confirmation: badge.awaits_confirmation, has_place })
}

async fn has_seat(db: &Db, badge: &badge::entity::Model, session: SessionId) -> Result<bool, DbErr> {
    let seats = seat::Entity::find()
        .inner_join(registration::Entity)
        .filter(registration::Column::BadgeId.eq(badge.id))
        .filter(seat::Column::SessionId.eq(session))
        .filter(seat::Column::State.eq(SeatState::Booked))
        .count(db.read())
        .await?;
    Ok(seats > 0)
}

/// An exhibitor's people come in everywhere but into sessions, save those that their own organisation hosts.
async fn hosts(db: &Db, badge: &badge::entity::Model, session: SessionId) -> Result<bool, DbErr> {
    let row = booth_staff::Entity::find()
        .filter(booth_staff::Column::BadgeId.eq(badge.id))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .one(db.read())
        .await?;
    let session = session::Entity::find_by_id(session).one(db.read()).await?;
    let host = session.and_then(|session| session.host_application_id);
    Ok(row.is_some_and(|row| host == Some(row.application_id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_to_stay_outside_has_its_answer() {
        let event = EventId::new();
        let good = Holder { event, has_lapsed: false, awaits_confirmation: false, has_place: true };

        assert_eq!(opens(event, Some(&good)), ScanOutcome::Welcome);
        assert_eq!(opens(event, None), ScanOutcome::Unknown);
        assert_eq!(opens(EventId::new(), Some(&good)), ScanOutcome::WrongEvent);
        assert_eq!(opens(event, Some(&Holder { has_lapsed: true, ..good })), ScanOutcome::Cancelled);
        assert_eq!(opens(event, Some(&Holder { has_lapsed: true, awaits_confirmation: true, ..good })), ScanOutcome::Cancelled);
        assert_eq!(opens(event, Some(&Holder { awaits_confirmation: true, ..good })), ScanOutcome::Unknown);
        assert_eq!(opens(event, Some(&Holder { has_place: false, ..good })), ScanOutcome::NoSeat);
    }

    #[test]
    fn another_event_is_told_before_anything_about_the_person() {
        let lapsed = Holder { event: EventId::new(), has_lapsed: true, awaits_confirmation: false, has_place: false };

        assert_eq!(opens(EventId::new(), Some(&lapsed)), ScanOutcome::WrongEvent);
    }
}
