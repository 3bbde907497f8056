//! Server functions of admission: what organisers decide.

use domain::{
    admission::{self, note},
    application::Decision,
    process::leaving,
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash};

/// An organiser begins to read an application.
#[server(endpoint = "exhibitor/take-up")]
pub async fn take_up(#[server(default)] application: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        admission::take_up(&ctx::db(), &ctx::actor(), &Decision { application, revision, text: String::new() }).await?;
        Ok(Flash::ReviewStarted.here())
    })
    .await
}

/// An organiser asks the applicant something.
#[server(endpoint = "exhibitor/ask-for-information")]
pub async fn ask_for_information(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] text: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        admission::ask_for_information(&ctx::db(), &ctx::actor(), &Decision { application, revision, text }).await?;
        Ok(Flash::QuestionAsked.here())
    })
    .await
}

/// Puts an application on the waiting list.
#[server(endpoint = "exhibitor/put-on-waiting-list")]
pub async fn put_on_waiting_list(#[server(default)] application: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        admission::put_on_waiting_list(&ctx::db(), &ctx::actor(), &Decision { application, revision, text: String::new() }).await?;
        Ok(Flash::PutOnWaitingList.here())
    })
    .await
}

/// Turns an application down.
#[server(endpoint = "exhibitor/reject")]
pub async fn reject(
    #[server(default)] application: String,
    #[server(default)] revision: String,
    #[server(default)] text: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        leaving::reject_application(&ctx::db(), &ctx::actor(), &Decision { application, revision, text }).await?;
        Ok(Flash::ApplicationRejected.here())
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
        Ok(Flash::ParticipationCancelled.here())
    })
    .await
}

/// Adds an organiser's note.
#[server(endpoint = "exhibitor/add-note")]
pub async fn add_note(#[server(default)] application: String, #[server(default)] body: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let application = application.parse().map_err(|_| ApiError::NotFound)?;
        note::add(&ctx::db(), &ctx::actor(), application, &body).await?;
        Ok(Flash::NoteAdded.here())
    })
    .await
}
