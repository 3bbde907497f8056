//! What the scanner in the browser asks. The browser's half, with the same addresses and names, is in `islands`.

use islands::ScanReply;
use leptos::prelude::*;

use crate::error::ApiError;

/// Answers to a code that the camera read. `scan` is made on the device, and the same when it asks again.
#[server(endpoint = "checkin/scan")]
pub async fn scan(
    #[server(default)] event: String,
    #[server(default)] door: String,
    #[server(default)] scan: String,
    #[server(default)] code: String,
) -> Result<ScanReply, ApiError> {
    let answer = crate::check_in::api::answer_scan(&event, domain::check_in::ScanBadge { scan, door, code }).await;
    answer.inspect_err(|error| crate::ctx::set_status(error.status()))
}

/// How many are in at a door, in words: asked again and again, because others let people in too.
#[server(endpoint = "checkin/count")]
pub async fn count(#[server(default)] event: String, #[server(default)] door: String) -> Result<String, ApiError> {
    let counted = crate::check_in::api::count_in(&event, &door).await;
    counted.inspect_err(|error| crate::ctx::set_status(error.status()))
}
