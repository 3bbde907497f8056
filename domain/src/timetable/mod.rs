//! Who is where when. A person or a place is bound by one commitment at a time, whichever slice makes it: all of them
//! claim time here, in one table with one unique index. Knows no other slice; what a commitment is, its own slice knows.
//! Time counts in ticks of five minutes; who makes a commitment also says which ticks it takes.

use uuid::Uuid;

use crate::{
    choice::choice,
    ids::{MeetingId, MeetingSeatId, ProfileId, RegistrationId, SessionId, StageId, VisitItemId, VisitResourceId},
};

pub(crate) mod entity;

mod claim;
mod release;

pub use claim::claim;
pub(crate) use claim::{bound, is_bound, other_commitment};
pub(crate) use release::{release, release_commitment, release_holder};

/// Rows per statement; SQLite takes 32,766 values in one.
const CHUNK: usize = 2000;

/// A place or a person, bound by one commitment at a time. In this order they are claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holder {
    Stage(StageId),
    Registration(RegistrationId),
    MeetingSeat(MeetingSeatId),
    Profile(ProfileId),
    /// A room for delegations, or an interpreter.
    VisitResource(VisitResourceId),
}

impl Holder {
    fn as_uuid(self) -> Uuid {
        match self {
            Self::Stage(id) => id.as_uuid(),
            Self::Registration(id) => id.as_uuid(),
            Self::MeetingSeat(id) => id.as_uuid(),
            Self::Profile(id) => id.as_uuid(),
            Self::VisitResource(id) => id.as_uuid(),
        }
    }
}

choice! {
    /// What sort of thing binds somebody.
    pub enum CommitmentKind {
        Session = "session",
        Meeting = "meeting",
        VisitItem = "visit_item",
    }
}

/// What binds holders for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commitment {
    Session(SessionId),
    Meeting(MeetingId),
    VisitItem(VisitItemId),
}

impl Commitment {
    fn as_uuid(self) -> Uuid {
        match self {
            Self::Session(id) => id.as_uuid(),
            Self::Meeting(id) => id.as_uuid(),
            Self::VisitItem(id) => id.as_uuid(),
        }
    }

    const fn kind(self) -> CommitmentKind {
        match self {
            Self::Session(_) => CommitmentKind::Session,
            Self::Meeting(_) => CommitmentKind::Meeting,
            Self::VisitItem(_) => CommitmentKind::VisitItem,
        }
    }

    fn from_row(row: &entity::Model) -> Self {
        match row.commitment_kind {
            CommitmentKind::Session => Self::Session(SessionId::from_uuid(row.commitment_id)),
            CommitmentKind::Meeting => Self::Meeting(MeetingId::from_uuid(row.commitment_id)),
            CommitmentKind::VisitItem => Self::VisitItem(VisitItemId::from_uuid(row.commitment_id)),
        }
    }
}
