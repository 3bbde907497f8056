//! The letters to whoever was offered a unit.

use serde::{Deserialize, Serialize};

use crate::{
    booth::UnitFacts,
    choice::choice,
    clock::Instant,
    event::EventFacts,
    mail::{Letter, LetterKind, Secret},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum PlacementLetterKind {
        UnitOffered = "unit_offered",
        UnitConfirmed = "unit_confirmed",
        OfferDeclined = "offer_declined",
        OfferExpired = "offer_expired",
        OfferWithdrawn = "offer_withdrawn",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum PlacementLetter {
    /// A unit is offered until `expires_at`; the link confirms or declines.
    UnitOffered {
        event: EventFacts,
        organisation: String,
        unit: UnitFacts,
        expires_at: Instant,
        token: String,
    },
    UnitConfirmed {
        event: EventFacts,
        organisation: String,
        unit: UnitFacts,
    },
    OfferDeclined {
        event: EventFacts,
        organisation: String,
        unit: UnitFacts,
    },
    OfferExpired {
        event: EventFacts,
        organisation: String,
        unit: UnitFacts,
    },
    /// The organisers took an unanswered offer back.
    OfferWithdrawn {
        event: EventFacts,
        organisation: String,
        unit: UnitFacts,
    },
}

impl LetterKind for PlacementLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::UnitOffered | Self::UnitConfirmed | Self::OfferDeclined | Self::OfferExpired | Self::OfferWithdrawn => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::UnitOffered => &["unit_offered", "on_waiting_list"],
            Self::UnitConfirmed | Self::OfferDeclined | Self::OfferExpired | Self::OfferWithdrawn => &["unit_offered"],
        }
    }
}

impl Letter for PlacementLetter {
    type Kind = PlacementLetterKind;

    fn kind(&self) -> PlacementLetterKind {
        match self {
            Self::UnitOffered { .. } => PlacementLetterKind::UnitOffered,
            Self::UnitConfirmed { .. } => PlacementLetterKind::UnitConfirmed,
            Self::OfferDeclined { .. } => PlacementLetterKind::OfferDeclined,
            Self::OfferExpired { .. } => PlacementLetterKind::OfferExpired,
            Self::OfferWithdrawn { .. } => PlacementLetterKind::OfferWithdrawn,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::UnitOffered { event: _, organisation: _, unit: _, expires_at: _, token } => Some(Secret::Token(token)),
            Self::UnitConfirmed { event: _, organisation: _, unit: _ }
            | Self::OfferDeclined { event: _, organisation: _, unit: _ }
            | Self::OfferExpired { event: _, organisation: _, unit: _ }
            | Self::OfferWithdrawn { event: _, organisation: _, unit: _ } => None,
        }
    }
}
