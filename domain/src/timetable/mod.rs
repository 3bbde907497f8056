//! Who is where when. A person or a place is bound by one commitment at a time, whichever slice makes it: all of them
//! claim time here, in one table with one unique index. Knows no other slice; what a commitment is, its own slice knows.
//! Time counts in ticks of five minutes; who makes a commitment also says which ticks it takes.

use uuid::Uuid;

use crate::ids::{RegistrationId, SessionId, StageId};

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
}

impl Holder {
    fn as_uuid(self) -> Uuid {
        match self {
            Self::Stage(id) => id.as_uuid(),
            Self::Registration(id) => id.as_uuid(),
        }
    }
}

/// What binds holders for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commitment {
    Session(SessionId),
}

impl Commitment {
    fn as_uuid(self) -> Uuid {
        match self {
            Self::Session(id) => id.as_uuid(),
        }
    }

    /// As a row has it. Sessions are all there is: a second kind needs a column that tells them apart.
    fn from_row(row: &entity::Model) -> Self {
        Self::Session(SessionId::from_uuid(row.commitment_id))
    }
}
