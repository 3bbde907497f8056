//! What the scanner in the browser is answered.

use domain::check_in::ScanBadge;
use islands::ScanReply;

use super::api;
use crate::{ctx, error::ApiError};

islands::scanner_questions!(ApiError, answer_scan, count_in);

async fn answer_scan(event: String, door: String, scan: String, code: String) -> Result<ScanReply, ApiError> {
    let answer = api::answer_scan(&event, ScanBadge { scan, door, code }).await;
    answer.inspect_err(|error| ctx::set_status(error.status()))
}

async fn count_in(event: String, door: String) -> Result<String, ApiError> {
    let counted = api::count_in(&event, &door).await;
    counted.inspect_err(|error| ctx::set_status(error.status()))
}
