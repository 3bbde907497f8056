//! Who may do what: every server function, page, file and upload there is, called with valid ids and arguments by
//! everybody. `rows` is the table; a call that nobody could make would prove nothing, so each has somebody for whom it
//! really works, or a twin beside it that is the same call with the right thing in hand.

mod call;
mod callers;
mod copies;
mod endpoints;
mod fair;
mod fingerprint;
mod making;
mod questions;
mod row;
mod rows;
mod travelling;
mod unguarded;

use std::{fmt::Write as _, sync::Arc};

use call::Outcome;
pub use call::script;
use callers::Who;
use fair::Fair;
use fingerprint::changed;

/// How many rows are tried at once.
const AT_ONCE: usize = 4;
/// Whose calls touch nothing of the visitor and the applicant whom the rows are about, even where they may call.
const BESIDE: &[Who] = &[Who::OtherVisitor, Who::OtherApplicant];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn everybody_may_do_what_is_theirs_and_nothing_else_on_sqlite() {
    assert_rows(Fair::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn everybody_may_do_what_is_theirs_and_nothing_else_on_postgres() {
    assert_rows(Fair::postgres().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_is_told_what_is_not_theirs_on_sqlite() {
    assert_eq!(questions::wrong_answers(&Fair::sqlite().await).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_is_told_what_is_not_theirs_on_postgres() {
    assert_eq!(questions::wrong_answers(&Fair::postgres().await).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_is_kept_by_the_guard_alone() {
    assert_eq!(unguarded::wrongly_shown(&Fair::sqlite().await).await, Vec::<String>::new());
}

async fn assert_rows(fair: Fair) {
    let fair = Arc::new(fair);
    let parts = (0..AT_ONCE).map(|part| {
        let fair = fair.clone();
        tokio::spawn(async move { wrong_in(&fair, part).await })
    });
    let mut wrong = String::new();
    for part in parts.collect::<Vec<_>>() {
        wrong.push_str(&part.await.expect("no panic"));
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What is not as the rows say, in every so many-th of them.
async fn wrong_in(fair: &Fair, part: usize) -> String {
    let mut wrong = String::new();
    let copy = fair.copy().await;
    let db = &copy.site.state.db;
    let (before, theirs) = (fair.fingerprint.everything(db).await, fair.fingerprint.part(db).await);
    for row in &rows::all().skip(part).step_by(AT_ONCE).collect::<Vec<_>>() {
        for who in row.callers() {
            let expected = row.expected(who);
            let (mut outcome, changes) = fair.call(&copy.site, &before, row, who).await;
            if !changes.is_empty() {
                let touched = changed(&theirs, &fair.fingerprint.part(db).await);
                if BESIDE.contains(&who) && !touched.is_empty() {
                    outcome = Outcome::Odd(format!("touches what is another's: {touched}"));
                }
                copy.restore(&changes).await;
            }
            if outcome != Outcome::As(expected) {
                writeln!(wrong, "RED {} | {} | {who} | expected {expected:?}, got {outcome:?}", row.endpoint, row.with)
                    .expect("a text grows");
            }
        }
    }
    wrong
}
