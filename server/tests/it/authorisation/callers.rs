//! Who calls, and what each of them has in hand.

use std::fmt;

/// Everybody whom the matrix sends. The fair has two exhibitors, desks at two events and two visitors, so that for each
/// thing there is its own and another one of the same kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// No session, no code, no link.
    Nobody,
    /// Signed in, without any role.
    Stranger,
    /// Of the other organisation, which exhibits at the same event.
    OtherExhibitor,
    Exhibitor,
    /// Of a host of the fair, with the right to edit; of no other event's.
    CoHost,
    /// Desk staff of another event.
    OtherDesk,
    Desk,
    Organiser,
    /// A visitor of the same event, with their own valid ticket.
    OtherVisitor,
    /// Whose ticket, seat, consent and contact the rows are about.
    Visitor,
    /// Somebody who read the code on that visitor's badge, and tries it where a ticket is asked for.
    BadgeReader,
    /// With the link of the other organisation's application.
    OtherApplicant,
    /// With the link of the application that the rows are about.
    Applicant,
}

use Who::{
    Applicant, BadgeReader, CoHost, Desk, Exhibitor, Nobody, Organiser, OtherApplicant, OtherDesk, OtherExhibitor, OtherVisitor, Stranger,
    Visitor,
};

pub const BY_SESSION: &[Who] = &[Nobody, Stranger, OtherExhibitor, Exhibitor, CoHost, OtherDesk, Desk, Organiser];
pub const BY_TICKET: &[Who] = &[OtherVisitor, Visitor, BadgeReader];
pub const BY_LINK: &[Who] = &[OtherApplicant, Applicant];

// Who may, as the rows name it.
pub const NO_ONE: &[Who] = &[];
pub const EVERYBODY: &[Who] = &[
    Nobody,
    Stranger,
    OtherExhibitor,
    Exhibitor,
    CoHost,
    OtherDesk,
    Desk,
    Organiser,
    OtherVisitor,
    Visitor,
    BadgeReader,
    OtherApplicant,
    Applicant,
];
pub const SIGNED_IN: &[Who] = &[Stranger, OtherExhibitor, Exhibitor, CoHost, OtherDesk, Desk, Organiser];
pub const ORGANISERS: &[Who] = &[Organiser];
pub const CO_HOST: &[Who] = &[CoHost];
pub const CO_HOST_AND_ORGANISERS: &[Who] = &[CoHost, Organiser];
pub const DESK: &[Who] = &[Desk, Organiser];
pub const EXHIBITOR: &[Who] = &[Exhibitor];
pub const EVERY_EXHIBITOR: &[Who] = &[OtherExhibitor, Exhibitor];
pub const EXHIBITOR_AND_ORGANISERS: &[Who] = &[Exhibitor, Organiser];
pub const VISITOR: &[Who] = &[Visitor];
pub const EVERY_VISITOR: &[Who] = &[OtherVisitor, Visitor];
pub const APPLICANT: &[Who] = &[Applicant];
pub const EVERY_APPLICANT: &[Who] = &[OtherApplicant, Applicant];

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
