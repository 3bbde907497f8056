//! The letters to whoever applied, and to whom letters about an application go.
#![allow(clippy::enum_variant_names, reason = "each kind says the letter's whole name, as it is stored")]

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{
    ContactPurpose,
    entity::{application, application_contact},
};
use crate::{
    choice::choice,
    db::Tx,
    event::{EventFacts, EventView},
    ids::ApplicationId,
    locale::Locale,
    mail::{self, Letter, LetterKind, NewMail, Secret, Thread},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum ApplicationLetterKind {
        ApplicationDraft = "application_draft",
        ApplicationEntered = "application_entered",
        ApplicationToProve = "application_to_prove",
        ApplicationSubmitted = "application_submitted",
        ApplicationRejected = "application_rejected",
        ApplicationWithdrawn = "application_withdrawn",
        ApplicationCancelled = "application_cancelled",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum ApplicationLetter {
    /// A draft was begun; the link resumes it.
    ApplicationDraft {
        event: EventFacts,
        token: String,
    },
    /// Organisers began one for somebody who told them; the link completes it.
    ApplicationEntered {
        event: EventFacts,
        organisation: String,
        token: String,
    },
    /// Somebody handed in a draft with this address; the link hands it in.
    ApplicationToProve {
        event: EventFacts,
        token: String,
    },
    /// An application arrived; the link shows and, until the window closes, edits it.
    ApplicationSubmitted {
        event: EventFacts,
        organisation: String,
        token: String,
    },
    ApplicationRejected {
        event: EventFacts,
        organisation: String,
        reason: String,
    },
    ApplicationWithdrawn {
        event: EventFacts,
        organisation: String,
    },
    ApplicationCancelled {
        event: EventFacts,
        organisation: String,
        reason: String,
    },
}

impl LetterKind for ApplicationLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::ApplicationDraft
            | Self::ApplicationEntered
            | Self::ApplicationToProve
            | Self::ApplicationSubmitted
            | Self::ApplicationRejected
            | Self::ApplicationWithdrawn
            | Self::ApplicationCancelled => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::ApplicationDraft | Self::ApplicationEntered => &["application_draft", "application_entered"],
            Self::ApplicationToProve => &["application_draft", "application_entered", "application_to_prove"],
            Self::ApplicationSubmitted => &[
                "application_draft",
                "application_entered",
                "application_to_prove",
                "application_submitted",
                "information_needed",
                "question_reminder",
            ],
            Self::ApplicationRejected | Self::ApplicationWithdrawn | Self::ApplicationCancelled => &[
                "application_draft",
                "application_entered",
                "application_to_prove",
                "information_needed",
                "question_reminder",
                "on_waiting_list",
                "unit_offered",
                "offer_reminder",
                "unit_confirmed",
                "unit_moved",
                "exhibitor_event_changed",
            ],
        }
    }
}

impl Letter for ApplicationLetter {
    type Kind = ApplicationLetterKind;

    fn kind(&self) -> ApplicationLetterKind {
        match self {
            Self::ApplicationDraft { .. } => ApplicationLetterKind::ApplicationDraft,
            Self::ApplicationEntered { .. } => ApplicationLetterKind::ApplicationEntered,
            Self::ApplicationToProve { .. } => ApplicationLetterKind::ApplicationToProve,
            Self::ApplicationSubmitted { .. } => ApplicationLetterKind::ApplicationSubmitted,
            Self::ApplicationRejected { .. } => ApplicationLetterKind::ApplicationRejected,
            Self::ApplicationWithdrawn { .. } => ApplicationLetterKind::ApplicationWithdrawn,
            Self::ApplicationCancelled { .. } => ApplicationLetterKind::ApplicationCancelled,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::ApplicationDraft { event: _, token }
            | Self::ApplicationEntered { event: _, organisation: _, token }
            | Self::ApplicationToProve { event: _, token }
            | Self::ApplicationSubmitted { event: _, organisation: _, token } => Some(Secret::Token(token)),
            Self::ApplicationRejected { event: _, organisation: _, reason: _ }
            | Self::ApplicationWithdrawn { event: _, organisation: _ }
            | Self::ApplicationCancelled { event: _, organisation: _, reason: _ } => None,
        }
    }
}

/// Writes to whoever applied, by the name of the one who decides.
pub(crate) async fn to_applicant<L: Letter>(tx: &Tx, application: &application::Model, dedupe_key: String, letter: L) -> Result<(), DbErr> {
    let contact = application_contact::Entity::find()
        .filter(application_contact::Column::ApplicationId.eq(application.id))
        .filter(application_contact::Column::Purpose.eq(ContactPurpose::Decision))
        .one(tx)
        .await?;
    let mail = NewMail {
        dedupe_key,
        about: Thread::Application(application.id),
        useful_until: None,
        event: Some(application.event_id),
        to_name: contact.map(|contact| contact.name).unwrap_or_default(),
        to_email: application.applicant_email.clone(),
        locale: application.locale,
        letter,
    };
    mail::enqueue(tx, mail).await
}

/// Writes to the event's own contact, if it has one.
pub(crate) async fn to_organisers<L: Letter>(
    tx: &Tx,
    event: &EventView,
    application: ApplicationId,
    dedupe_key: String,
    letter: L,
) -> Result<(), DbErr> {
    if event.contact_email.is_empty() {
        return Ok(());
    }
    let mail = NewMail {
        dedupe_key,
        about: Thread::Organisers(application),
        useful_until: None,
        event: Some(event.id),
        to_name: event.contact_name.clone(),
        to_email: event.contact_email.clone(),
        locale: Locale::De,
        letter,
    };
    mail::enqueue(tx, mail).await
}
