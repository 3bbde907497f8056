//! The groups that organisers can write to.

use std::{
    fmt::{self, Display, Formatter},
    str::FromStr,
};

use super::{MailingPurpose, Placeholder};
use crate::{
    actor::Denied,
    application::ApplicationState,
    booth::UnitKind,
    ids::{LevelId, SessionId},
};

/// A group at an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Who has an application, by its state: being written.
    Drafts,
    /// Handed in, and not decided.
    Undecided,
    WaitingList,
    Offered,
    Rejected,
    /// Who exhibits.
    Exhibitors,
    ExhibitorsOn(LevelId),
    ExhibitorsWith(UnitKind),
    /// People named for the stands.
    BoothStaff,
    /// Whose registration is confirmed.
    Visitors,
    SeatHolders(SessionId),
    /// Who waits for a seat.
    SeatQueue(SessionId),
    /// Who works at the doors.
    DeskTeam,
}

impl Audience {
    /// Those that every event has.
    pub const PLAIN: [Self; 9] = [
        Self::Exhibitors,
        Self::Offered,
        Self::WaitingList,
        Self::Undecided,
        Self::Rejected,
        Self::Drafts,
        Self::BoothStaff,
        Self::Visitors,
        Self::DeskTeam,
    ];

    /// Whether its people have registered as visitors: nobody else was ever asked whether they want news.
    pub const fn is_visitors(self) -> bool {
        matches!(self, Self::Visitors | Self::SeatHolders(_) | Self::SeatQueue(_))
    }

    /// The states of the applications that it is made of; none for other groups.
    pub(super) const fn states(self) -> &'static [ApplicationState] {
        use ApplicationState as S;
        match self {
            Self::Drafts => &[S::Draft],
            Self::Undecided => &[S::Submitted, S::InReview, S::NeedsInformation],
            Self::WaitingList => &[S::WaitingList],
            Self::Offered => &[S::Offered],
            Self::Rejected => &[S::Rejected],
            Self::Exhibitors | Self::ExhibitorsOn(_) | Self::ExhibitorsWith(_) => &[S::Confirmed],
            Self::BoothStaff | Self::Visitors | Self::SeatHolders(_) | Self::SeatQueue(_) | Self::DeskTeam => &[],
        }
    }

    /// What a letter to it can fill in. News go on from friend to friend: a ticket is not in them.
    pub fn placeholders(self, purpose: MailingPurpose) -> Vec<Placeholder> {
        use Placeholder as P;
        let mut can = vec![P::Name, P::Event];
        match self {
            // A draft is opened by the link that its own letter brought.
            Self::Drafts => can.push(P::Organisation),
            Self::Undecided | Self::WaitingList | Self::Rejected => can.extend([P::Organisation, P::Application]),
            Self::Offered | Self::Exhibitors | Self::ExhibitorsOn(_) | Self::ExhibitorsWith(_) => {
                can.extend([P::Organisation, P::Unit, P::Application]);
            }
            Self::BoothStaff => can.extend([P::Organisation, P::Unit]),
            Self::Visitors => can.push(P::Organisation),
            Self::SeatHolders(_) | Self::SeatQueue(_) => can.extend([P::Organisation, P::Session]),
            Self::DeskTeam => {}
        }
        if self.is_visitors() && purpose == MailingPurpose::AboutEvent {
            can.push(P::Ticket);
        }
        can
    }
}

/// As forms and the database have it: a word, and what it is narrowed to.
impl Display for Audience {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Drafts => f.write_str("drafts"),
            Self::Undecided => f.write_str("undecided"),
            Self::WaitingList => f.write_str("waiting_list"),
            Self::Offered => f.write_str("offered"),
            Self::Rejected => f.write_str("rejected"),
            Self::Exhibitors => f.write_str("exhibitors"),
            Self::ExhibitorsOn(level) => write!(f, "exhibitors_on:{level}"),
            Self::ExhibitorsWith(kind) => write!(f, "exhibitors_with:{kind}"),
            Self::BoothStaff => f.write_str("booth_staff"),
            Self::Visitors => f.write_str("visitors"),
            Self::SeatHolders(session) => write!(f, "seat_holders:{session}"),
            Self::SeatQueue(session) => write!(f, "seat_queue:{session}"),
            Self::DeskTeam => f.write_str("desk_team"),
        }
    }
}

impl FromStr for Audience {
    /// A form sends only what its page offered.
    type Err = Denied;

    fn from_str(text: &str) -> Result<Self, Denied> {
        let (word, rest) = text.split_once(':').unwrap_or((text, ""));
        let narrowed = match word {
            "exhibitors_on" => rest.parse().ok().map(Self::ExhibitorsOn),
            "exhibitors_with" => rest.parse().ok().map(Self::ExhibitorsWith),
            "seat_holders" => rest.parse().ok().map(Self::SeatHolders),
            "seat_queue" => rest.parse().ok().map(Self::SeatQueue),
            _ => Self::PLAIN.into_iter().find(|audience| audience.to_string() == text),
        };
        narrowed.ok_or(Denied::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_read_as_it_is_written() {
        let narrowed = [
            Audience::ExhibitorsOn(LevelId::new()),
            Audience::ExhibitorsWith(UnitKind::Pod),
            Audience::SeatHolders(SessionId::new()),
            Audience::SeatQueue(SessionId::new()),
        ];
        for audience in Audience::PLAIN.into_iter().chain(narrowed) {
            assert_eq!(audience.to_string().parse(), Ok(audience));
        }
        for wrong in ["", "everybody", "exhibitors_on:", "seat_holders:x", "visitors:x", "exhibitors_with:castle"] {
            assert_eq!(wrong.parse::<Audience>(), Err(Denied::NotFound), "{wrong}");
        }
    }

    #[test]
    fn a_ticket_does_not_go_on_with_the_news() {
        let can = |purpose| Audience::Visitors.placeholders(purpose).contains(&Placeholder::Ticket);

        assert!(can(MailingPurpose::AboutEvent) && !can(MailingPurpose::News));
    }
}
