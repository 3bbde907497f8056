//! The letters to whoever applied, and to whom letters about an application go.
#![allow(clippy::enum_variant_names, reason = "each kind says the letter's whole name, as it is stored")]

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    ApplicationAction, ApplicationField, ContactPurpose,
    entity::{application, application_contact},
};
use crate::{
    audit::AuditEntry,
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
        ApplicationEdited = "application_edited",
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
    /// An organiser changed what was handed in.
    ApplicationEdited {
        event: EventFacts,
        organisation: String,
        changes: Vec<FieldChange>,
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

/// A part of an application that an organiser changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    pub field: ApplicationField,
    /// What stood there before and what stands there now, where that is short and in the applicant's own words; both are
    /// empty otherwise.
    pub from: String,
    pub to: String,
}

impl FieldChange {
    /// What history tells of a change.
    pub(super) fn all_of(entry: &AuditEntry<ApplicationAction>) -> Vec<Self> {
        let change = |(field, noted): (&str, &Value)| {
            let field: ApplicationField = field.parse().ok()?;
            let words = |noted: &Value| noted.as_str().map(str::to_owned);
            let both = match noted {
                Value::Array(both) if is_in_words(field) => both.first().and_then(words).zip(both.get(1).and_then(words)),
                _ => None,
            };
            let (from, to) = both.unwrap_or_default();
            Some(Self { field, from, to })
        };
        let mut changes: Vec<_> = entry.noted().filter_map(change).collect();
        changes.sort_by_key(|change| ApplicationField::ALL.iter().position(|field| *field == change.field));
        changes
    }
}

/// Whether a field is kept as somebody typed it: everything else is a word of ours, or too long for a letter.
fn is_in_words(field: ApplicationField) -> bool {
    use ApplicationField as F;
    matches!(
        field,
        F::LegalName
            | F::DisplayName
            | F::Street
            | F::Postcode
            | F::City
            | F::VatId
            | F::Website
            | F::TeaserDe
            | F::TeaserEn
            | F::CoExhibitors
    )
}

impl LetterKind for ApplicationLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::ApplicationDraft
            | Self::ApplicationEntered
            | Self::ApplicationToProve
            | Self::ApplicationSubmitted
            | Self::ApplicationEdited
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
            // Each tells of other words.
            Self::ApplicationEdited => &[],
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
            Self::ApplicationEdited { .. } => ApplicationLetterKind::ApplicationEdited,
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
            Self::ApplicationEdited { event: _, organisation: _, changes: _ }
            | Self::ApplicationRejected { event: _, organisation: _, reason: _ }
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
