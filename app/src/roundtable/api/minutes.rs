//! Server functions for minutes and tasks.

use domain::{
    ids::RoundtableId,
    roundtable::{self, FollowUpForm},
};
use leptos::prelude::*;

use super::round;
use crate::{ctx, error::ApiError, flash::Flash, paths};

fn written(id: RoundtableId, done: Flash) -> String {
    done.on(&paths::roundtable_minutes(ctx::locale(), id))
}

/// Writes the minutes.
#[server(endpoint = "roundtable/write-minutes")]
pub async fn write_minutes(
    #[server(default)] roundtable: String,
    #[server(default)] revision: String,
    #[server(default)] language: String,
    #[server(default)] minutes: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = round(&roundtable)?;
        roundtable::write_minutes(&ctx::db(), &ctx::actor(), id, &revision, &language, &minutes).await?;
        Ok(written(id, Flash::Saved))
    })
    .await
}

/// Sends the minutes to everybody with a seat.
#[server(endpoint = "roundtable/send-minutes")]
pub async fn send_minutes(#[server(default)] roundtable: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = round(&roundtable)?;
        roundtable::send_minutes(&ctx::db(), &ctx::actor(), id).await?;
        Ok(written(id, Flash::MinutesSent))
    })
    .await
}

/// Writes down what is to be done.
#[server(endpoint = "roundtable/add-follow-up")]
pub async fn add_follow_up(#[server(default)] roundtable: String, #[server(flatten)] task: FollowUpForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = round(&roundtable)?;
        roundtable::add_follow_up(&ctx::db(), &ctx::actor(), id, &task).await?;
        Ok(written(id, Flash::Saved))
    })
    .await
}

/// Marks a task done (`state` is `done`), or opens it again (`open`).
#[server(endpoint = "roundtable/set-follow-up")]
pub async fn set_follow_up(#[server(default)] task: String, #[server(default)] state: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let task = task.parse().map_err(|_| ApiError::NotFound)?;
        let is_done = match state.as_str() {
            "done" => true,
            "open" => false,
            _ => return Err(ApiError::NotFound),
        };
        let id = roundtable::set_follow_up_done(&ctx::db(), &ctx::actor(), task, is_done).await?;
        Ok(written(id, Flash::Saved))
    })
    .await
}

/// Takes a task away.
#[server(endpoint = "roundtable/remove-follow-up")]
pub async fn remove_follow_up(#[server(default)] task: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let task = task.parse().map_err(|_| ApiError::NotFound)?;
        let id = roundtable::remove_follow_up(&ctx::db(), &ctx::actor(), task).await?;
        Ok(written(id, Flash::Saved))
    })
    .await
}
