//! Whose badge it is, and whether a door opens for it.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::{Door, ScanOutcome};
use crate::{
    badge::{self, BadgeRole},
    db::Tx,
    exhibitor::entity::booth_staff,
    ids::{ApplicationId, EventId, RegistrationId, SessionId},
    masterclass::{
        SeatState, SessionState,
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

/// Looks up what `opens` asks; on PostgreSQL all of it stays as it is until the transaction ends. SQLite has one writer
/// anyway. The owner first, then the badge, then the session: in the order of whoever ends them, so that nobody waits for
/// each other.
pub(super) async fn held(tx: &Tx, badge: badge::entity::Model, door: Door) -> Result<Option<(badge::entity::Model, Holder)>, DbErr> {
    let owner = match badge.role {
        BadgeRole::Visitor => visitor(tx, &badge).await?,
        BadgeRole::Exhibitor => booth_staff(tx, &badge).await?,
        BadgeRole::Speaker | BadgeRole::Organiser => Owner::Works,
    };
    let badge = badge::entity::Entity::find_by_id(badge.id).lock_shared().one(tx).await?;
    let Some(badge) = badge else { return Ok(None) };
    let has_place = match door {
        Door::Entrance(_) => true,
        Door::Session(session) => has_place(tx, &owner, session).await?,
    };
    let holder = Holder { event: badge.event_id, revoked: badge.revoked_at.is_some(), standing: owner.standing(), has_place };
    Ok(Some((badge, holder)))
}

/// Whose badge it is.
enum Owner {
    Visitor(RegistrationId, Standing),
    Staff(ApplicationId),
    /// They work on the stage and around it.
    Works,
    Nobody,
}

impl Owner {
    fn standing(&self) -> Standing {
        match self {
            Self::Visitor(_, standing) => *standing,
            Self::Staff(_) | Self::Works => Standing::Good,
            Self::Nobody => Standing::Cancelled,
        }
    }
}

async fn visitor(tx: &Tx, badge: &badge::entity::Model) -> Result<Owner, DbErr> {
    let row = registration::Entity::find().filter(registration::Column::BadgeId.eq(badge.id)).lock_shared().one(tx).await?;
    let Some(row) = row else { return Ok(Owner::Nobody) };
    let standing = match row.state {
        _ if row.erased_at.is_some() => Standing::Cancelled,
        RegistrationState::Confirmed => Standing::Good,
        RegistrationState::Pending => Standing::Pending,
        RegistrationState::Cancelled => Standing::Cancelled,
    };
    Ok(Owner::Visitor(row.id, standing))
}

async fn booth_staff(tx: &Tx, badge: &badge::entity::Model) -> Result<Owner, DbErr> {
    let row = booth_staff::Entity::find()
        .filter(booth_staff::Column::BadgeId.eq(badge.id))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .lock_shared()
        .one(tx)
        .await?;
    Ok(row.map_or(Owner::Nobody, |row| Owner::Staff(row.application_id)))
}

/// Visitors come into a session by their seat; an exhibitor's people only into those that their own organisation hosts.
async fn has_place(tx: &Tx, owner: &Owner, session: SessionId) -> Result<bool, DbErr> {
    // Its seats stay as well: whoever changes them holds the session.
    let row = session::Entity::find_by_id(session).filter(session::Column::State.eq(SessionState::Published)).lock_shared().one(tx).await?;
    let Some(row) = row else { return Ok(false) };
    match owner {
        Owner::Visitor(registration, _) => {
            let seat = seat::Entity::find()
                .filter(seat::Column::SessionId.eq(session))
                .filter(seat::Column::RegistrationId.eq(*registration))
                .filter(seat::Column::State.eq(SeatState::Booked))
                .one(tx)
                .await?;
            Ok(seat.is_some())
        }
        Owner::Staff(application) => Ok(row.host_application_id == Some(*application)),
        Owner::Works => Ok(true),
        Owner::Nobody => Ok(false),
    }
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
