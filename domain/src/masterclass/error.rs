//! Why a use case of this slice did not happen.

use sea_orm::DbErr;

use super::entity::session;
use crate::{
    actor::Denied,
    audit::Overtaken,
    clock::{Instant, Tz},
    event::{self, EventView},
    field::FieldErrors,
    ids::SessionId,
    locale::Text,
};

/// The session that is in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub id: SessionId,
    pub title: Text,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// Where its times are shown.
    pub zone: Tz,
}

impl Other {
    pub(super) fn from_session(row: session::Model, event: &EventView) -> Self {
        Self { id: row.id, title: Text::new(row.title_de, row.title_en), starts_at: row.starts_at, ends_at: row.ends_at, zone: event.zone }
    }
}

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Another session is on that stage then; and what else is wrong with the form.
    #[error("the stage is taken")]
    StageTaken(Box<Other>, FieldErrors),
    #[error("sessions are planned on the stage")]
    StageInUse,
    /// Somebody else changed it since the form was opened.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    #[error("the session is cancelled")]
    Cancelled,
    /// Only drafts are deleted: what was announced is cancelled.
    #[error("the session is no draft")]
    NoDraft,
    /// Visitors have seats, or wait for one.
    #[error("visitors have seats")]
    HasSeats,
    #[error("no seat is free")]
    Full,
    #[error("the session has begun")]
    Begun,
    /// The session has begun: its seats are given back no more.
    #[error("the seat stays")]
    SeatStays,
    /// Its seats are not for booking.
    #[error("by invitation")]
    ByInvitation,
    /// The registration is not confirmed, or cancelled.
    #[error("the registration does not count")]
    NotRegistered,
    /// The visitor has a seat in that session then.
    #[error("sits elsewhere")]
    SitsElsewhere(Box<Other>),
    /// The visitor has a meeting then.
    #[error("in a meeting")]
    InMeeting,
    /// The visitor has a meeting shortly before or after it, and no time for the way.
    #[error("too near to a meeting")]
    TooNearMeeting,
    // Not transparent: `Db::write` looks for the database's error among the sources, and must find it.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<event::Unseen> for Error {
    fn from(error: event::Unseen) -> Self {
        match error {
            event::Unseen::Denied(denied) => denied.into(),
            event::Unseen::Db(error) => error.into(),
        }
    }
}
