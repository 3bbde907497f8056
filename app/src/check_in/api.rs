//! Server functions of this slice. Each form leads back to the desk, which shows what the door answered.

use domain::{
    check_in::{self, ScanBadge},
    event,
    ids::ScanId,
    registration::{DetailsForm, RegisterAtDesk},
};
use islands::ScanReply;
use leptos::prelude::*;

use super::words;
use crate::{ctx, error::ApiError, paths};

/// A code that was typed, by a person or a hand scanner. `shown` is the scan whose answer is on the page, if there is one.
#[server(endpoint = "checkin/scan-typed")]
pub async fn scan_typed(
    #[server(default)] event: String,
    #[server(default)] door: String,
    #[server(default)] scan: String,
    #[server(default)] code: String,
    #[server(default)] shown: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor) = (ctx::db(), ctx::actor());
        let at = event::by_slug(&db, &actor, &event).await?;
        // The line feed after a return, or Enter twice: the answer that is shown stays.
        if domain::code::is_empty(&code) {
            check_in::counted(&db, &actor, at.id, &door).await?;
            return Ok(desk_showing(&event, &door, &shown));
        }
        let answer = check_in::scan(&db, &actor, at.id, &ScanBadge { scan, door: door.clone(), code }).await?;
        Ok(answered(&event, &door, answer.scan))
    })
    .await
}

/// Lets somebody in who was found by name.
#[server(endpoint = "checkin/admit-person")]
pub async fn admit_person(
    #[server(default)] event: String,
    #[server(default)] door: String,
    #[server(default)] scan: String,
    #[server(default)] badge: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor) = (ctx::db(), ctx::actor());
        let at = event::by_slug(&db, &actor, &event).await?;
        let answer = check_in::admit(&db, &actor, at.id, &check_in::AdmitPerson { scan, door: door.clone(), badge }).await?;
        Ok(answered(&event, &door, answer.scan))
    })
    .await
}

/// Registers whoever came without a ticket, and lets them in.
#[server(endpoint = "checkin/walk-in")]
pub async fn walk_in(
    #[server(default)] event: String,
    #[server(default)] scan: String,
    #[server(default)] email: String,
    #[server(flatten)] details: DetailsForm,
    #[server(default)] is_another: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let visitor = RegisterAtDesk { event: event.clone(), email, details, is_another: is_another == "on" };
        let answer = check_in::walk_in(&ctx::db(), &ctx::actor(), &check_in::WalkIn { scan, visitor }).await?;
        Ok(answered(&event, "", answer.scan))
    })
    .await
}

/// Takes back that somebody was let in.
#[server(endpoint = "checkin/undo-scan")]
pub async fn undo_scan(
    #[server(default)] event: String,
    #[server(default)] door: String,
    #[server(default)] scan: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor) = (ctx::db(), ctx::actor());
        let scan: ScanId = scan.parse().map_err(|_| ApiError::NotFound)?;
        // It leads back to this door: there has to be one.
        let at = event::by_slug(&db, &actor, &event).await?;
        check_in::counted(&db, &actor, at.id, &door).await?;
        check_in::undo(&db, &actor, scan).await?;
        Ok(answered(&event, &door, scan))
    })
    .await
}

/// The answer for the scanner in the browser.
///
/// # Errors
/// As `check_in::scan`.
pub(super) async fn answer_scan(slug: &str, command: ScanBadge) -> Result<ScanReply, ApiError> {
    let (db, actor, l) = (ctx::db(), ctx::actor(), ctx::locale());
    let event = event::by_slug(&db, &actor, slug).await?;
    let answer = check_in::scan(&db, &actor, event.id, &command).await?;
    let count = check_in::counted(&db, &actor, event.id, &command.door).await?;
    Ok(ScanReply { count: words::counted(l, count), ..words::reply(l, &event, &answer) })
}

/// How many are in, for the scanner in the browser.
///
/// # Errors
/// As `check_in::counted`.
pub(super) async fn count_in(slug: &str, door: &str) -> Result<String, ApiError> {
    let (db, actor) = (ctx::db(), ctx::actor());
    let event = event::by_slug(&db, &actor, slug).await?;
    let count = check_in::counted(&db, &actor, event.id, door).await?;
    Ok(words::counted(ctx::locale(), count))
}

fn answered(event: &str, door: &str, scan: ScanId) -> String {
    desk_showing(event, door, &scan.to_string())
}

/// The desk with the answer to this scan, or with none.
fn desk_showing(event: &str, door: &str, scan: &str) -> String {
    format!("{}?door={}&scan={}", paths::desk(ctx::locale(), event), paths::encode(door), paths::encode(scan))
}
