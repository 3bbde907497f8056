//! Whose badge it is, and whether a door opens for it.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{Door, ScanOutcome};
use crate::{
    badge::{self, BadgeRole},
    db::Db,
    exhibitor::entity::booth_staff,
    ids::EventId,
    masterclass::{
        SeatState,
        entity::{seat, session},
    },
    registration::{RegistrationState, entity::registration},
};

/// What a door needs to know of a badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    pub event: EventId,
    pub revoked: bool,
    pub standing: Standing,
    /// Whether the person has a place behind this very door: always at the entrance.
    pub has_place: bool,
}

/// Why somebody has a badge, and whether that still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Good,
    /// The address was never confirmed: the code was never handed out.
    Pending,
    Cancelled,
}

/// The door's answer to a code of `holder`, before anybody asks whether they are in already.
pub(super) fn opens(event: EventId, holder: Option<&Holder>) -> ScanOutcome {
    match holder {
        None => ScanOutcome::Unknown,
        Some(holder) if holder.event != event => ScanOutcome::WrongEvent,
        Some(holder) if holder.revoked || holder.standing == Standing::Cancelled => ScanOutcome::Cancelled,
        Some(holder) if holder.standing == Standing::Pending => ScanOutcome::Unknown,
        Some(holder) if !holder.has_place => ScanOutcome::NoSeat,
        Some(_) => ScanOutcome::Welcome,
    }
}

/// Looks up what `opens` asks.
pub(super) async fn of(db: &Db, badge: &badge::entity::Model, door: Door) -> Result<Holder, DbErr> {
    let (standing, has_place) = match badge.role {
        BadgeRole::Visitor => visitor(db, badge, door).await?,
        BadgeRole::Exhibitor => booth_staff(db, badge, door).await?,
        // They work on the stage and around it.
        BadgeRole::Speaker | BadgeRole::Organiser => (Standing::Good, true),
    };
    Ok(Holder { event: badge.event_id, revoked: badge.revoked_at.is_some(), standing, has_place })
}

async fn visitor(db: &Db, badge: &badge::entity::Model, door: Door) -> Result<(Standing, bool), DbErr> {
    let row = registration::Entity::find().filter(registration::Column::BadgeId.eq(badge.id)).one(db.read()).await?;
    let Some(row) = row else { return Ok((Standing::Cancelled, false)) };
    let standing = match row.state {
        _ if row.erased_at.is_some() => Standing::Cancelled,
        RegistrationState::Confirmed => Standing::Good,
        RegistrationState::Pending => Standing::Pending,
        RegistrationState::Cancelled => Standing::Cancelled,
    };
    let Door::Session(session) = door else { return Ok((standing, true)) };
    let seat = seat::Entity::find()
        .filter(seat::Column::SessionId.eq(session))
        .filter(seat::Column::RegistrationId.eq(row.id))
        .filter(seat::Column::State.eq(SeatState::Booked))
        .one(db.read())
        .await?;
    Ok((standing, seat.is_some()))
}

/// An exhibitor's people come in everywhere but into sessions, save those that their own organisation hosts.
async fn booth_staff(db: &Db, badge: &badge::entity::Model, door: Door) -> Result<(Standing, bool), DbErr> {
    let row = booth_staff::Entity::find()
        .filter(booth_staff::Column::BadgeId.eq(badge.id))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .one(db.read())
        .await?;
    let Some(row) = row else { return Ok((Standing::Cancelled, false)) };
    let Door::Session(session) = door else { return Ok((Standing::Good, true)) };
    let session = session::Entity::find_by_id(session).one(db.read()).await?;
    let hosts = session.is_some_and(|session| session.host_application_id == Some(row.application_id));
    Ok((Standing::Good, hosts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_to_stay_outside_has_its_answer() {
        let event = EventId::new();
        let good = Holder { event, revoked: false, standing: Standing::Good, has_place: true };

        assert_eq!(opens(event, Some(&good)), ScanOutcome::Welcome);
        assert_eq!(opens(event, None), ScanOutcome::Unknown);
        assert_eq!(opens(EventId::new(), Some(&good)), ScanOutcome::WrongEvent);
        assert_eq!(opens(event, Some(&Holder { revoked: true, ..good })), ScanOutcome::Cancelled);
        assert_eq!(opens(event, Some(&Holder { standing: Standing::Cancelled, ..good })), ScanOutcome::Cancelled);
        assert_eq!(opens(event, Some(&Holder { standing: Standing::Pending, ..good })), ScanOutcome::Unknown);
        assert_eq!(opens(event, Some(&Holder { has_place: false, ..good })), ScanOutcome::NoSeat);
    }

    #[test]
    fn another_event_is_told_before_anything_about_the_person() {
        let revoked = Holder { event: EventId::new(), revoked: true, standing: Standing::Cancelled, has_place: false };

        assert_eq!(opens(EventId::new(), Some(&revoked)), ScanOutcome::WrongEvent);
    }
}
