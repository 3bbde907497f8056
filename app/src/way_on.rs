//! Where organisers go on after a decision about an application: to the list as they had it, or to the next one in it. The
//! page there tells what was done.

use domain::ids::{ApplicationId, DecisionId};

use crate::{ctx, error::ApiError, flash::Flash, ui};

/// What in an address belongs to one look at it alone, not to how the list is narrowed.
pub const PASSING: [&str; 5] = ["a", "all", "kind", "decision", "done"];

/// The application to go on with, if a form names one.
///
/// # Errors
/// `NotFound` for what is no application.
pub fn parse_next(typed: &str) -> Result<Option<ApplicationId>, ApiError> {
    if typed.is_empty() { Ok(None) } else { typed.parse().map(Some).map_err(|_| ApiError::NotFound) }
}

/// After a decision about one application: on its page, or on the next one's.
pub fn decided(decision: DecisionId, next: Option<ApplicationId>) -> String {
    let page = ctx::page_path();
    let path = match (next, page.rsplit_once('/')) {
        (Some(next), Some((list, _))) => format!("{list}/{next}"),
        _ => page,
    };
    address(&path, "decision", &decision.to_string())
}

/// After a decision about many: on the list that they were ticked in.
pub fn decided_about_many(decision: DecisionId) -> String {
    let page = ctx::page_path();
    address(page.strip_suffix("/decide").unwrap_or(&page), "decision", &decision.to_string())
}

/// After a decision was taken back: where it was.
pub fn undone(decision: DecisionId) -> String {
    address(&ctx::page_path(), "decision", &decision.to_string())
}

/// After anything else: on the same page, which tells it.
pub fn told(flash: Flash) -> String {
    address(&ctx::page_path(), "done", flash.word())
}

fn address(path: &str, name: &str, value: &str) -> String {
    ui::Query::of(path, ctx::form_page_query()).without(&PASSING).with(name, value).href()
}
