//! What visitors mark for themselves: sessions that they want to see, exhibitors that they want to meet. Nobody else learns of
//! it. Whoever has no ticket keeps their marks in the browser alone; with a ticket they follow its link to other devices.

use std::{
    collections::HashSet,
    fmt::{self, Display},
    str::FromStr,
};

use sea_orm::DbErr;

use crate::{
    actor::Denied,
    ids::{ApplicationId, SessionId},
};

pub(crate) mod entity;

mod mark;
mod personal_data;

pub use mark::{mark, stars};
pub(crate) use personal_data::{StarPart, empty_for, export_for};

/// Marks that one request may make: what a browser kept before it knew a ticket.
pub const MOST_AT_ONCE: usize = 200;

/// What can be marked. In addresses and forms `session:ID` or `exhibitor:ID`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Starred {
    Session(SessionId),
    Exhibitor(ApplicationId),
}

impl Display for Starred {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Session(id) => write!(f, "session:{id}"),
            Self::Exhibitor(id) => write!(f, "exhibitor:{id}"),
        }
    }
}

impl FromStr for Starred {
    type Err = Denied;

    fn from_str(text: &str) -> Result<Self, Denied> {
        let (kind, id) = text.split_once(':').ok_or(Denied::NotFound)?;
        match kind {
            "session" => id.parse().map(Self::Session),
            "exhibitor" => id.parse().map(Self::Exhibitor),
            _ => return Err(Denied::NotFound),
        }
        .map_err(|_| Denied::NotFound)
    }
}

/// What somebody marks, and what they take the mark from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    pub starred: Vec<Starred>,
    pub unstarred: Vec<Starred>,
}

impl FromStr for Marks {
    type Err = Denied;

    /// Reads `+session:ID,-exhibitor:ID`.
    fn from_str(text: &str) -> Result<Self, Denied> {
        let mut marks = Self::default();
        for (number, part) in text.split(',').filter(|part| !part.is_empty()).enumerate() {
            if number == MOST_AT_ONCE {
                return Err(Denied::NotFound);
            }
            match part.split_at_checked(1) {
                Some(("+", thing)) => marks.starred.push(thing.parse()?),
                Some(("-", thing)) => marks.unstarred.push(thing.parse()?),
                _ => return Err(Denied::NotFound),
            }
        }
        Ok(marks)
    }
}

/// Everything that a visitor marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stars {
    pub sessions: HashSet<SessionId>,
    pub exhibitors: HashSet<ApplicationId>,
}

impl Stars {
    pub fn has(&self, thing: Starred) -> bool {
        match thing {
            Starred::Session(id) => self.sessions.contains(&id),
            Starred::Exhibitor(id) => self.exhibitors.contains(&id),
        }
    }
}

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Db(#[from] DbErr),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_as_they_are_written() {
        let (session, exhibitor) = (Starred::Session(SessionId::new()), Starred::Exhibitor(ApplicationId::new()));

        let marks: Marks = format!("+{session},-{exhibitor}").parse().expect("marks");

        assert_eq!(marks, Marks { starred: vec![session], unstarred: vec![exhibitor] });
        assert_eq!("".parse(), Ok(Marks::default()));
        for wrong in [session.to_string(), "+session:1".to_owned(), "+stage:1".to_owned(), "ä".to_owned()] {
            assert_eq!(wrong.parse::<Marks>(), Err(Denied::NotFound), "{wrong}");
        }
        let many = vec![format!("+{session}"); MOST_AT_ONCE + 1].join(",");
        assert_eq!(many.parse::<Marks>(), Err(Denied::NotFound));
    }
}
