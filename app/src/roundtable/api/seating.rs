//! Server functions for tables, rules and seats.

use domain::{
    ids::RoundtableId,
    roundtable::{self, TableForm},
};
use leptos::prelude::*;

use super::round;
use crate::{ctx, error::ApiError, flash::Flash, paths};

fn seats(id: RoundtableId, done: Flash) -> String {
    done.on(&paths::roundtable_seating(ctx::locale(), id))
}

/// Puts a table behind the others.
#[server(endpoint = "roundtable/add-table")]
pub async fn add_table(
    #[server(default)] roundtable: String,
    #[server(default)] revision: String,
    #[server(flatten)] table: TableForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = round(&roundtable)?;
        roundtable::add_table(&ctx::db(), &ctx::actor(), id, &revision, &table).await?;
        Ok(seats(id, Flash::Saved))
    })
    .await
}

/// Changes a table.
#[server(endpoint = "roundtable/edit-table")]
pub async fn edit_table(
    #[server(default)] table: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: TableForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let table = table.parse().map_err(|_| ApiError::NotFound)?;
        let id = roundtable::edit_table(&ctx::db(), &ctx::actor(), table, &revision, &form).await?;
        Ok(seats(id, Flash::Saved))
    })
    .await
}

/// Takes a table away.
#[server(endpoint = "roundtable/remove-table")]
pub async fn remove_table(#[server(default)] table: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let table = table.parse().map_err(|_| ApiError::NotFound)?;
        let id = roundtable::remove_table(&ctx::db(), &ctx::actor(), table, &revision).await?;
        Ok(seats(id, Flash::Saved))
    })
    .await
}

/// Keeps two organisations apart.
#[server(endpoint = "roundtable/add-rivals")]
pub async fn add_rivals(
    #[server(default)] roundtable: String,
    #[server(default)] revision: String,
    #[server(default)] one: String,
    #[server(default)] other: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = round(&roundtable)?;
        roundtable::add_rivals(&ctx::db(), &ctx::actor(), id, &revision, &one, &other).await?;
        Ok(seats(id, Flash::Saved))
    })
    .await
}

/// Lets two organisations sit side by side again.
#[server(endpoint = "roundtable/remove-rivals")]
pub async fn remove_rivals(#[server(default)] rivals: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let rivals = rivals.parse().map_err(|_| ApiError::NotFound)?;
        let id = roundtable::remove_rivals(&ctx::db(), &ctx::actor(), rivals, &revision).await?;
        Ok(seats(id, Flash::Saved))
    })
    .await
}

/// Puts somebody on a chair, or nobody.
#[server(endpoint = "roundtable/seat-guest")]
pub async fn seat_guest(
    #[server(default)] roundtable: String,
    #[server(default)] revision: String,
    #[server(default)] seat: String,
    #[server(default)] guest: String,
    #[server(default)] pinned: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = round(&roundtable)?;
        roundtable::seat_guest(&ctx::db(), &ctx::actor(), id, &revision, &seat, &guest, pinned == "on").await?;
        Ok(seats(id, Flash::Saved))
    })
    .await
}

/// Seats everybody as the rules would have it.
#[server(endpoint = "roundtable/propose-seats")]
pub async fn propose_seats(#[server(default)] roundtable: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = round(&roundtable)?;
        roundtable::propose_seats(&ctx::db(), &ctx::actor(), id, &revision).await?;
        Ok(seats(id, Flash::SeatsProposed))
    })
    .await
}

/// Seats everybody as they sat before the last proposal.
#[server(endpoint = "roundtable/undo-proposal")]
pub async fn undo_proposal(#[server(default)] roundtable: String, #[server(default)] revision: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = round(&roundtable)?;
        roundtable::undo_proposal(&ctx::db(), &ctx::actor(), id, &revision).await?;
        Ok(seats(id, Flash::ProposalUndone))
    })
    .await
}
