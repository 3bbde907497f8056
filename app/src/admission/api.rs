//! Server functions of admission: what organisers decide.

use domain::{
    admission::{self, note},
    application::{self, ApplicationForm, Decision},
    ids::DecisionId,
    placement::{self, ExhibitorMove},
    process::{
        deciding::{self, DecisionAboutMany},
        exhibitor_editing, leaving,
    },
};
use leptos::prelude::*;

use crate::{
    application::contact_fields::ContactFields,
    ctx,
    error::ApiError,
    flash::Flash,
    paths,
    way_on::{decided, decided_about_many, parse_next, told, undone},
};

/// An organiser begins to read an application.
#[server(endpoint = "exhibitor/take-up")]
pub async fn take_up(#[server(default)] application: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        admission::take_up(&ctx::db(), &ctx::actor(), &Decision { application, revision, text: String::new() }).await?;
        Ok(told(Flash::ReviewStarted))
    })
    .await
}

/// An organiser asks the applicant something.
#[server(endpoint = "exhibitor/ask-for-information")]
pub async fn ask_for_information(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] text: String,
    #[server(default)] next: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let next = parse_next(&next)?;
        Ok(decided(admission::ask_for_information(&ctx::db(), &ctx::actor(), &Decision { application, revision, text }).await?, next))
    })
    .await
}

/// Puts an application on the waiting list.
#[server(endpoint = "exhibitor/put-on-waiting-list")]
pub async fn put_on_waiting_list(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] next: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (next, decision) = (parse_next(&next)?, Decision { application, revision, text: String::new() });
        Ok(decided(admission::put_on_waiting_list(&ctx::db(), &ctx::actor(), &decision).await?, next))
    })
    .await
}

/// Turns an application down.
#[server(endpoint = "exhibitor/reject")]
pub async fn reject(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] text: String,
    #[server(default)] next: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let next = parse_next(&next)?;
        Ok(decided(leaving::reject_application(&ctx::db(), &ctx::actor(), &Decision { application, revision, text }).await?, next))
    })
    .await
}

/// Calls a confirmed participation off.
#[server(endpoint = "exhibitor/cancel-participation")]
pub async fn cancel_participation(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] text: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        leaving::cancel_application(&ctx::db(), &ctx::actor(), &Decision { application, revision, text }).await?;
        Ok(told(Flash::ParticipationCancelled))
    })
    .await
}

/// Adds an organiser's note.
#[server(endpoint = "exhibitor/add-note")]
pub async fn add_note(#[server(default)] application: String, #[server(default)] body: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let application = application.parse().map_err(|_| ApiError::NotFound)?;
        note::add(&ctx::db(), &ctx::actor(), application, &body).await?;
        Ok(told(Flash::NoteAdded))
    })
    .await
}

/// Decides about many at once; the page before has told what would happen.
#[server(endpoint = "exhibitor/decide-many")]
pub async fn decide_many(
    #[server(default)] event: String,
    #[server(default)] kind: String,
    #[server(default)] steps: String,
    #[server(default)] text: String,
    #[server(default)] expires_at: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = event.parse().map_err(|_| ApiError::NotFound)?;
        let command = DecisionAboutMany { kind, steps, text, expires_at };
        Ok(decided_about_many(deciding::decide_many(&ctx::db(), &ctx::actor(), event, &command).await?))
    })
    .await
}

/// Takes a decision back.
#[server(endpoint = "exhibitor/undo-decision")]
pub async fn undo_decision(#[server(default)] decision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id: DecisionId = decision.parse().map_err(|_| ApiError::NotFound)?;
        admission::undo(&ctx::db(), &ctx::actor(), id).await?;
        Ok(undone(id))
    })
    .await
}

/// Gives a confirmed exhibitor another unit.
#[server(endpoint = "exhibitor/move-exhibitor")]
pub async fn move_exhibitor(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] unit: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        placement::move_exhibitor(&ctx::db(), &ctx::actor(), &ExhibitorMove { application, revision, unit }).await?;
        Ok(Flash::ExhibitorMoved.here())
    })
    .await
}

/// Begins an application for somebody who phones.
#[server(endpoint = "exhibitor/enter-application")]
pub async fn enter_application(
    #[server(default)] event: String,
    #[server(default)] email: String,
    #[server(default)] locale: String,
    #[server(flatten)] form: ApplicationForm,
    #[server(flatten)] contacts: ContactFields,
) -> Result<(), ApiError> {
    let form = ApplicationForm { contacts: contacts.contacts(), ..form };
    ctx::answer(async {
        let (db, actor, l) = (ctx::db(), ctx::actor(), ctx::locale());
        actor.require_organiser()?;
        let event = domain::event::by_slug(&db, &actor, &event).await?;
        let locale = locale.parse().map_err(|_| ApiError::NotFound)?;
        let id = application::enter(&db, &actor, event.id, &email, locale, &form).await?;
        Ok(Flash::ApplicationEntered.on(&paths::admission_application(l, &event.slug, id)))
    })
    .await
}

/// Changes what an exhibitor handed in.
#[server(endpoint = "exhibitor/edit-application")]
pub async fn edit_application(
    #[server(default)] application: String,
    #[server(flatten)] form: ApplicationForm,
    #[server(flatten)] contacts: ContactFields,
) -> Result<(), ApiError> {
    let form = ApplicationForm { contacts: contacts.contacts(), ..form };
    ctx::answer(async {
        let event = exhibitor_editing::edit_application(&ctx::db(), &ctx::actor(), &application, &form).await?;
        let id = application.trim().parse().map_err(|_| ApiError::NotFound)?;
        Ok(Flash::ApplicationEdited.on(&paths::admission_application(ctx::locale(), &event.slug, id)))
    })
    .await
}
