//! A letter to a group as organisers see it.

use chrono::NaiveDateTime;

use super::{Audience, Error, FromDate, MailingPurpose, MailingState, Texts, entity::mailing};
use crate::{
    clock::Instant,
    ids::{EventId, MailingId},
};

/// What became of the letters to its recipients.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub recipients: u64,
    /// In the outbox, or to be written.
    pub waiting: u64,
    pub sent: u64,
    /// The mail server refused them, or the outbox gave up.
    pub failed: u64,
    /// They do not leave any more: taken back, or their reader does not want them, or is no longer one of the group.
    pub taken_back: u64,
}

/// A letter to a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailingView {
    pub id: MailingId,
    pub event: EventId,
    pub audience: Audience,
    pub purpose: MailingPurpose,
    pub texts: Texts,
    pub state: MailingState,
    /// When it is to leave, or began to.
    pub send_at: Option<Instant>,
    /// The same by the event's clock, if somebody typed it.
    pub send_local: Option<NaiveDateTime>,
    /// The date of the event that it follows; of a draft: that it followed, until its time was past or the date was gone.
    pub from_date: Option<FromDate>,
    /// Until then all of it can be taken back.
    pub held_until: Option<Instant>,
    pub revision: i64,
    pub updated_at: Instant,
    /// Since its recipients are known.
    pub outcome: Option<Outcome>,
}

impl MailingView {
    pub(super) fn of(row: &mailing::Model, outcome: Option<Outcome>) -> Result<Self, Error> {
        Ok(Self {
            id: row.id,
            event: row.event_id,
            audience: row.audience.parse()?,
            purpose: row.purpose,
            texts: Texts::of(row),
            state: row.state,
            send_at: row.send_at,
            send_local: row.send_local,
            from_date: from_date(row),
            held_until: row.held_until,
            revision: row.revision,
            updated_at: row.updated_at,
            outcome,
        })
    }
}

/// What the time of a letter follows.
pub(super) fn from_date(row: &mailing::Model) -> Option<FromDate> {
    Some(FromDate { date: row.send_date?, days: row.send_days? })
}
