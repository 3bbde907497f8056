//! The letters to whoever was offered a unit.

use serde::{Deserialize, Serialize};

use crate::{
    booth::UnitFacts,
    choice::choice,
    clock::Instant,
    event::{EventFacts, Terms},
    ids::ApplicationId,
    mail::{Letter, LetterKind, Secret},
    stand_price::StandTax,
};

choice! {
    /// The kinds of letters of this slice.
    pub enum PlacementLetterKind {
        UnitOffered = "unit_offered",
        UnitConfirmed = "unit_confirmed",
        OfferDeclined = "offer_declined",
        OfferExpired = "offer_expired",
        OfferWithdrawn = "offer_withdrawn",
        OfferReminder = "offer_reminder",
        PassesReminder = "passes_reminder",
        UnitMoved = "unit_moved",
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
        /// `None` in a letter of a release that did not tell of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tax: Option<StandTax>,
        /// What was agreed to, where it can be read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        terms: Option<Terms>,
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
    /// An offer runs out soon. Without a link that answers: the one in the offer's letter stays good.
    OfferReminder {
        event: EventFacts,
        organisation: String,
        unit: UnitFacts,
        expires_at: Instant,
        application: ApplicationId,
    },
    /// Soon nobody can be named any more, and passes are left.
    PassesReminder {
        event: EventFacts,
        organisation: String,
        named: i32,
        quota: i32,
        until: Instant,
        application: ApplicationId,
    },
    /// A confirmed exhibitor stands elsewhere now.
    UnitMoved {
        event: EventFacts,
        organisation: String,
        /// The code of the unit that it had.
        from: String,
        unit: UnitFacts,
    },
}

impl LetterKind for PlacementLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::UnitOffered
            | Self::UnitConfirmed
            | Self::OfferDeclined
            | Self::OfferExpired
            | Self::OfferWithdrawn
            | Self::OfferReminder
            | Self::PassesReminder
            | Self::UnitMoved => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::UnitOffered => &["unit_offered", "offer_reminder", "on_waiting_list"],
            Self::UnitConfirmed | Self::OfferDeclined | Self::OfferExpired | Self::OfferWithdrawn => &["unit_offered", "offer_reminder"],
            Self::OfferReminder => &["offer_reminder"],
            Self::PassesReminder => &["passes_reminder"],
            Self::UnitMoved => &["unit_moved"],
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
            Self::OfferReminder { .. } => PlacementLetterKind::OfferReminder,
            Self::PassesReminder { .. } => PlacementLetterKind::PassesReminder,
            Self::UnitMoved { .. } => PlacementLetterKind::UnitMoved,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::UnitOffered { event: _, organisation: _, unit: _, expires_at: _, token } => Some(Secret::Token(token)),
            Self::UnitConfirmed { event: _, organisation: _, unit: _, tax: _, terms: _ }
            | Self::OfferDeclined { event: _, organisation: _, unit: _ }
            | Self::OfferExpired { event: _, organisation: _, unit: _ }
            | Self::OfferWithdrawn { event: _, organisation: _, unit: _ }
            | Self::OfferReminder { event: _, organisation: _, unit: _, expires_at: _, application: _ }
            | Self::PassesReminder { event: _, organisation: _, named: _, quota: _, until: _, application: _ }
            | Self::UnitMoved { event: _, organisation: _, from: _, unit: _ } => None,
        }
    }
}
