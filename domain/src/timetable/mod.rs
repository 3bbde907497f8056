//! Who is where when. A person or a place is bound by one commitment at a time, whichever slice makes it: all of them
//! claim time here, in one table with one unique index. Knows no other slice; what a commitment is, its own slice knows.
//! Time counts in ticks of five minutes; who makes a commitment also says which ticks it takes.

use uuid::Uuid;

use crate::ids::{RegistrationId, SessionId, StageId, VisitItemId, VisitResourceId};

pub(crate) mod entity;

mod claim;
mod release;

pub use claim::claim;
pub(crate) use claim::{is_bound, other_commitment};
pub(crate) use release::{release, release_commitment, release_holder};

/// Rows per statement; SQLite takes 32,766 values in one.
const CHUNK: usize = 2000;

/// A place or a person, bound by one commitment at a time. In this order they are claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holder {
    Stage(StageId),
    Registration(RegistrationId),
    /// A room for delegations, or an interpreter.
    VisitResource(VisitResourceId),
}

impl Holder {
    fn as_uuid(self) -> Uuid {
        match self {
            Self::Stage(id) => id.as_uuid(),
            Self::Registration(id) => id.as_uuid(),
            Self::VisitResource(id) => id.as_uuid(),
        }
    }
}

/// What binds holders for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commitment {
    Session(SessionId),
    VisitItem(VisitItemId),
}

impl Commitment {
    fn as_uuid(self) -> Uuid {
        match self {
            Self::Session(id) => id.as_uuid(),
            Self::VisitItem(id) => id.as_uuid(),
        }
    }

    /// What binds this holder in a row. Each kind of holder is bound by one kind of commitment: a second one for the same
    /// needs a column that tells them apart.
    fn of_holder(holder: Holder, row: &entity::Model) -> Self {
        match holder {
            Holder::Stage(_) | Holder::Registration(_) => Self::Session(SessionId::from_uuid(row.commitment_id)),
            Holder::VisitResource(_) => Self::VisitItem(VisitItemId::from_uuid(row.commitment_id)),
        }
    }
}
