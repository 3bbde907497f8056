//! The letters to a traveller, each in the transaction of its cause.

use chrono::NaiveDate;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};

use super::entity::traveller;
use crate::{
    choice::choice,
    db::Tx,
    event::{EventFacts, EventView},
    locale::Text,
    mail::{self, Letter, LetterKind, NewMail, Secret, Thread},
    notice::{self, Happened, NoticeKind},
    trip::{ItemNews, TripItemFacts},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum TravellerLetterKind {
        ConfirmTravel = "confirm_travel",
        TravelApplied = "travel_applied",
        TravelAdmitted = "travel_admitted",
        TravelWaiting = "travel_waiting",
        TravelRejected = "travel_rejected",
        TravelReopened = "travel_reopened",
        TravelWithdrawn = "travel_withdrawn",
        TravelCancelled = "travel_cancelled",
        TripItemChanged = "trip_item_changed",
        TravelRegrouped = "travel_regrouped",
        TravelPapers = "travel_papers",
        TravelErased = "travel_erased",
    }
}

/// The letters of this slice, each with what it says. Sums are cents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum TravellerLetter {
    /// Somebody confirms the address that was typed into an application.
    ConfirmTravel {
        event: EventFacts,
        token: String,
    },
    /// The application has arrived.
    TravelApplied {
        event: EventFacts,
        token: String,
    },
    TravelAdmitted {
        event: EventFacts,
        token: String,
        contribution_cents: i64,
    },
    TravelWaiting {
        event: EventFacts,
        token: String,
    },
    TravelRejected {
        event: EventFacts,
    },
    /// A decision was taken back.
    TravelReopened {
        event: EventFacts,
        token: String,
    },
    /// They took the application back.
    TravelWithdrawn {
        event: EventFacts,
    },
    TravelCancelled {
        event: EventFacts,
        cancellation_cents: i64,
        by_organisers: bool,
    },
    /// An item of the programme is another one for them.
    TripItemChanged {
        event: EventFacts,
        token: String,
        news: ItemNews,
        item: TripItemFacts,
    },
    /// They go another way for a part.
    TravelRegrouped {
        event: EventFacts,
        token: String,
        /// With whom; empty: with no group.
        group: Text,
    },
    /// Their passport is not good for long enough. Until when it is good stands behind the seal, and not here.
    TravelPapers {
        event: EventFacts,
        token: String,
        return_on: NaiveDate,
        /// Until when it has to be good.
        needed_until: NaiveDate,
    },
    /// Everything about them was erased; the last letter they get.
    TravelErased {
        event: EventFacts,
    },
}

impl LetterKind for TravellerLetterKind {
    fn about_visitor(self) -> bool {
        false
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::ConfirmTravel => &["confirm_travel"],
            Self::TravelApplied => &["confirm_travel"],
            // Each says how it is now.
            Self::TravelAdmitted | Self::TravelWaiting | Self::TravelRejected | Self::TravelReopened => {
                &["confirm_travel", "travel_applied", "travel_admitted", "travel_waiting", "travel_rejected", "travel_reopened"]
            }
            Self::TravelWithdrawn | Self::TravelCancelled | Self::TravelErased => &[
                "confirm_travel",
                "travel_applied",
                "travel_admitted",
                "travel_waiting",
                "travel_rejected",
                "travel_reopened",
                "trip_item_changed",
                "travel_regrouped",
                "travel_papers",
            ],
            // About one item each: none takes the place of another.
            Self::TripItemChanged => &[],
            Self::TravelRegrouped => &["travel_regrouped"],
            Self::TravelPapers => &["travel_papers"],
        }
    }
}

impl Letter for TravellerLetter {
    type Kind = TravellerLetterKind;

    fn kind(&self) -> TravellerLetterKind {
        match self {
            Self::ConfirmTravel { .. } => TravellerLetterKind::ConfirmTravel,
            Self::TravelApplied { .. } => TravellerLetterKind::TravelApplied,
            Self::TravelAdmitted { .. } => TravellerLetterKind::TravelAdmitted,
            Self::TravelWaiting { .. } => TravellerLetterKind::TravelWaiting,
            Self::TravelRejected { .. } => TravellerLetterKind::TravelRejected,
            Self::TravelReopened { .. } => TravellerLetterKind::TravelReopened,
            Self::TravelWithdrawn { .. } => TravellerLetterKind::TravelWithdrawn,
            Self::TravelCancelled { .. } => TravellerLetterKind::TravelCancelled,
            Self::TripItemChanged { .. } => TravellerLetterKind::TripItemChanged,
            Self::TravelRegrouped { .. } => TravellerLetterKind::TravelRegrouped,
            Self::TravelPapers { .. } => TravellerLetterKind::TravelPapers,
            Self::TravelErased { .. } => TravellerLetterKind::TravelErased,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::ConfirmTravel { event: _, token }
            | Self::TravelApplied { event: _, token }
            | Self::TravelAdmitted { event: _, token, contribution_cents: _ }
            | Self::TravelWaiting { event: _, token }
            | Self::TravelReopened { event: _, token }
            | Self::TripItemChanged { event: _, token, news: _, item: _ }
            | Self::TravelRegrouped { event: _, token, group: _ }
            | Self::TravelPapers { event: _, token, return_on: _, needed_until: _ } => Some(Secret::Token(token)),
            Self::TravelRejected { event: _ }
            | Self::TravelWithdrawn { event: _ }
            | Self::TravelCancelled { event: _, cancellation_cents: _, by_organisers: _ }
            | Self::TravelErased { event: _ } => None,
        }
    }

    fn forgets_reader(&self) -> bool {
        matches!(self, Self::TravelErased { .. })
    }
}

/// Sends `letter`. `cause` makes it one of its kind for this traveller: a revision, say.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn send(tx: &Tx, row: &traveller::Model, event: &EventView, cause: &str, letter: TravellerLetter) -> Result<(), DbErr> {
    mail::enqueue(tx, letter_to(row, event, cause, letter)).await
}

/// The same, to be sent with others.
pub(super) fn letter_to(row: &traveller::Model, event: &EventView, cause: &str, letter: TravellerLetter) -> NewMail<TravellerLetter> {
    NewMail {
        dedupe_key: format!("{}:{}:{cause}", letter.kind(), row.id),
        about: Thread::Traveller(row.id),
        useful_until: None,
        event: Some(event.id),
        to_name: row.name.clone(),
        to_email: row.email.clone(),
        locale: row.locale,
        letter,
    }
}

/// Lets the organisers hear of something that happens once to a traveller, without who it is: that stays where it can be erased.
pub(super) async fn tell_organisers(tx: &Tx, kind: NoticeKind, row: &traveller::Model, name: Text) -> Result<(), DbErr> {
    notice::note(tx, Happened { event: Some(row.event_id), kind, subject: row.id.as_uuid(), name, of: String::new() }).await
}
