//! What the scanner at a door asks the server.

use leptos::{prelude::*, server_fn::codec::JsonEncoding, task::spawn_local};
use serde::{Deserialize, Serialize};

use super::signal;
use crate::{
    ScanReply, ScanTone,
    scanner::{CameraWords, Pending},
};

/// After so many milliseconds without an answer the connection counts as lost. A late answer is shown all the same.
const PATIENCE: u64 = 6_000;
/// So many milliseconds a welcome fills the screen. A refusal stays until somebody has seen it.
const WELCOME: u64 = 3_000;
/// So often the door is asked how many are in: others let people in too.
const COUNT: u64 = 15_000;

/// What the scanner has to tell apart of the errors that a server function answers with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum ScanError {
    /// The request did not reach the server, or its answer was not understood.
    Transport,
    /// Something broke there; asked again it may work.
    Internal,
    /// Asked again it would answer the same.
    #[serde(other)]
    Refused,
}

impl FromServerFnError for ScanError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Transport
    }
}

crate::scanner_questions!(ScanError);

/// Keeps the element `shown` up to date: with each answer, and with what others did meanwhile.
pub fn count_along(event: String, door: String, shown: String, reply: RwSignal<Option<ScanReply>>) {
    let of_answer = shown.clone();
    Effect::new(move |_| {
        if let Some(answer) = reply.get() {
            signal::write_text(&of_answer, &answer.count);
        }
    });
    let ask = move || {
        if signal::is_hidden() {
            return;
        }
        let (event, door, shown) = (event.clone(), door.clone(), shown.clone());
        spawn_local(async move {
            // Without an answer the last count stays; the next scan says what is wrong.
            if let Ok(counted) = count(event, door).await {
                signal::write_text(&shown, &counted);
            }
        });
    };
    if let Ok(handle) = set_interval_with_handle(ask, std::time::Duration::from_millis(COUNT)) {
        on_cleanup(move || handle.clear());
    }
}

/// Asks the door. Whatever goes wrong, the scan stays pending, to be asked again under its own id.
pub fn ask(
    event: String,
    door: String,
    asked: Pending,
    words: CameraWords,
    pending: RwSignal<Option<Pending>>,
    reply: RwSignal<Option<ScanReply>>,
    problem: RwSignal<String>,
) {
    let (late, offline) = (asked.clone(), words.offline.clone());
    set_timeout(
        move || {
            if pending.try_get_untracked().flatten().as_ref() == Some(&late) {
                problem.set(offline);
            }
        },
        std::time::Duration::from_millis(PATIENCE),
    );
    spawn_local(async move {
        let answer = scan(event, door, asked.scan.clone(), asked.code.clone()).await;
        if pending.try_get_untracked().flatten().as_ref() != Some(&asked) {
            return;
        }
        match answer {
            Ok(answer) => {
                signal::sound(answer.tone == ScanTone::Welcome);
                problem.set(String::new());
                pending.set(None);
                if answer.tone == ScanTone::Welcome {
                    pass_by(reply, answer.scan.clone());
                }
                reply.set(Some(answer));
            }
            Err(ScanError::Transport | ScanError::Internal) => problem.set(words.offline),
            Err(ScanError::Refused) => {
                pending.set(None);
                problem.set(words.failed);
            }
        }
    });
}

fn pass_by(reply: RwSignal<Option<ScanReply>>, scan: String) {
    let pass = move || {
        if reply.try_get_untracked().flatten().is_some_and(|shown| shown.scan == scan) {
            reply.set(None);
        }
    };
    set_timeout(pass, std::time::Duration::from_millis(WELCOME));
}
