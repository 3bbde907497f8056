//! What history says of a seat and a session and a stage.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::{SeatId, SessionId, StageId},
};

choice! {
    /// What can happen to a seat.
    pub enum SeatAction {
        Booked = "booked",
        Queued = "queued",
        /// From the waiting list.
        Promoted = "promoted",
        Cancelled = "cancelled",
    }
}

choice! {
    /// What history tells of a seat.
    pub enum SeatField {
        Session = "session",
    }
}

impl Action for SeatAction {
    const SUBJECT: Subject = Subject::Seat;
    type Id = SeatId;
    type Field = SeatField;
}

choice! {
    /// What can happen to a session.
    pub enum SessionAction {
        Created = "created",
        Changed = "changed",
        Published = "published",
        Unpublished = "unpublished",
        Cancelled = "cancelled",
        Deleted = "deleted",
        AttendeesExported = "attendees_exported",
    }
}

choice! {
    /// What history tells of a session.
    pub enum SessionField {
        Title = "title",
        Kind = "kind",
        StartsAt = "starts_at",
        EndsAt = "ends_at",
        Stage = "stage",
        SeatLimit = "seat_limit",
    }
}

impl Action for SessionAction {
    const SUBJECT: Subject = Subject::Session;
    type Id = SessionId;
    type Field = SessionField;
    const WITHOUT_REVISION: &'static [Self] = &[Self::AttendeesExported];
}

choice! {
    /// What can happen to a stage.
    pub enum StageAction {
        Created = "created",
        Changed = "changed",
        Removed = "removed",
    }
}

choice! {
    /// What history tells of a stage.
    pub enum StageField {
        Name = "name",
        Capacity = "capacity",
        OpensMinute = "opens_minute",
        ClosesMinute = "closes_minute",
        ChangeoverMinutes = "changeover_minutes",
    }
}

impl Action for StageAction {
    const SUBJECT: Subject = Subject::Stage;
    type Id = StageId;
    type Field = StageField;
}
