//! What the scanner at a door asks the server.

use std::time::Duration;

use leptos::{prelude::*, server_fn::codec::JsonEncoding, task::spawn_local};
use serde::{Deserialize, Serialize};

use super::signal;
use crate::{ScanReply, ScanTone, scan_lines::ScanLines};

/// After so many milliseconds without an answer the connection counts as lost. A late answer is shown all the same.
const PATIENCE: u64 = 6_000;
/// So many milliseconds a welcome fills the screen. A refusal stays until somebody has seen it.
const WELCOME: u64 = 3_000;
/// So often the door is asked how many are in: others let people in too.
const COUNT: u64 = 15_000;
/// So often what waits for a connection is asked again, besides when the browser says that there is one.
const RETRY: u64 = 5_000;

/// Where is scanned.
#[derive(Clone)]
pub struct Door {
    pub event: String,
    /// As in a scan.
    pub door: String,
    /// The element that shows how many are in.
    pub count: String,
    /// What to say where the server refuses to answer.
    pub failed: String,
}

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

/// Asks the door. Whatever goes wrong, the code waits, to be asked again under its own id.
pub fn ask(at: Door, id: String, code: String, lines: RwSignal<ScanLines>) {
    let late = id.clone();
    set_timeout(move || lose(lines, &late), Duration::from_millis(PATIENCE));
    spawn_local(async move {
        match scan(at.event, at.door, id.clone(), code).await {
            Ok(reply) => {
                signal::write_text(&at.count, &reply.count);
                answer(lines, &id, reply);
            }
            Err(ScanError::Transport | ScanError::Internal) => lose(lines, &id),
            Err(ScanError::Refused) => {
                let (scan, mark) = (id.clone(), "✕".to_owned());
                answer(lines, &id, ScanReply { scan, tone: ScanTone::Refused, mark, word: at.failed, ..ScanReply::default() });
            }
        }
    });
}

/// Asks for everything that waits.
pub fn ask_again(at: StoredValue<Door>, lines: RwSignal<ScanLines>) {
    if lines.try_with_untracked(ScanLines::is_waiting) == Some(true) {
        for (scan, code) in lines.try_update(ScanLines::ask_again).unwrap_or_default() {
            ask(at.get_value(), scan, code, lines);
        }
    }
}

/// Keeps the count up to date with what others do, asks again for what waits, and does not let the page go meanwhile.
pub fn keep_asking(at: StoredValue<Door>, lines: RwSignal<ScanLines>) {
    let count_now = move || {
        let Some(Door { event, door, count: shown, .. }) = at.try_get_value().filter(|_| !signal::is_hidden()) else { return };
        spawn_local(async move {
            // Without an answer the last count stays; the next scan says what is wrong.
            if let Ok(counted) = count(event, door).await {
                signal::write_text(&shown, &counted);
            }
        });
    };
    let intervals = [
        set_interval_with_handle(count_now, Duration::from_millis(COUNT)).ok(),
        set_interval_with_handle(move || ask_again(at, lines), Duration::from_millis(RETRY)).ok(),
    ];
    let online = window_event_listener(leptos::ev::online, move |_| ask_again(at, lines));
    let leaving = window_event_listener(leptos::ev::beforeunload, move |event| {
        if lines.try_with_untracked(ScanLines::is_open) == Some(true) {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        intervals.into_iter().flatten().for_each(|interval| interval.clear());
        online.remove();
        leaving.remove();
    });
}

fn lose(lines: RwSignal<ScanLines>, scan: &str) {
    lines.try_update(|lines| lines.lose(scan));
}

/// Shows and sounds an answer, if it is the first to this scan.
fn answer(lines: RwSignal<ScanLines>, scan: &str, reply: ScanReply) {
    let (welcome, id) = (reply.tone == ScanTone::Welcome, scan.to_owned());
    if lines.try_update(|lines| lines.answer(scan, reply)) != Some(true) {
        return;
    }
    signal::sound(welcome);
    if welcome {
        set_timeout(move || _ = lines.try_update(|lines| lines.pass(&id)), Duration::from_millis(WELCOME));
    }
}
