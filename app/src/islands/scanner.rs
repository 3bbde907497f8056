//! The camera as a scanner: at the desk, where each code is answered in place, and on an exhibitor's phone, where it
//! leads to the question.

use leptos::{html::Video, prelude::*};
use serde::{Deserialize, Serialize};

use crate::checkin::ScanReply;

/// What the scanner says, in the language of its page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CameraWords {
    pub start: String,
    pub looking: String,
    /// The camera is not allowed, or there is none.
    pub refused: String,
    pub offline: String,
    pub failed: String,
    pub retry: String,
    pub next: String,
    /// Leads to the page of the scan, where it can be undone.
    pub more: String,
}

/// A code that was read and is not answered yet. Asked again it keeps its id, so that the door answers once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pending {
    pub scan: String,
    pub code: String,
}

/// Scans at a door. `event` and `door` are as the form beside it sends them.
#[island]
pub fn DeskScanner(event: String, door: String, words: CameraWords) -> impl IntoView {
    let on = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let pending = RwSignal::new(None::<Pending>);
    let reply = RwSignal::new(None::<ScanReply>);
    let video = NodeRef::<Video>::new();
    let (at_event, at_door) = (StoredValue::new(event), StoredValue::new(door));
    let words = StoredValue::new(words);
    let ask = move |asked: Pending| {
        problem.set(String::new());
        pending.set(Some(asked.clone()));
        #[cfg(feature = "hydrate")]
        desk::ask(at_event.get_value(), at_door.get_value(), asked, words.get_value(), pending, reply, problem);
        #[cfg(not(feature = "hydrate"))]
        let _ = (asked, at_event, at_door);
    };
    let start = move |_| {
        on.set(true);
        #[cfg(feature = "hydrate")]
        super::camera::watch(video, words.with_value(|words| words.refused.clone()), on, problem, move |code| {
            // The next code may come while the last answer is still shown; not while one is awaited.
            if pending.with_untracked(Option::is_none) {
                ask(Pending { scan: super::signal::new_id(), code });
            }
        });
    };
    let again = move |_| {
        if let Some(asked) = pending.get_untracked() {
            ask(asked);
        }
    };
    let more = move |scan: &str| format!("?door={}&scan={scan}", at_door.get_value());
    view! {
        <div class="scanner">
            <Viewfinder on video start words/>
            <p class="desk-what" role="alert">{problem}</p>
            {move || (!problem.with(String::is_empty) && pending.with(Option::is_some)).then(|| view! {
                <button type="button" class="btn" on:click=again>{words.with_value(|words| words.retry.clone())}</button>
            })}
            // Always there, so that a screen reader hears what changes in it.
            <div role="status">
                {move || reply.get().map(|shown| view! {
                    <div class=format!("{} is-over", shown.tone.class())>
                        <header><span></span><span>{shown.count}</span></header>
                        <div class="desk-body">
                            <p class="desk-mark" aria-hidden="true">{shown.mark}</p>
                            <p class="desk-word">{shown.word}</p>
                            <p class="desk-name">{shown.name}</p>
                            <p class="desk-what">{shown.what}</p>
                        </div>
                        <footer>
                            <button type="button" class="btn" on:click=move |_| reply.set(None)>{words.with_value(|words| words.next.clone())}</button>
                            <a class="btn is-quiet" href=more(&shown.scan)>{words.with_value(|words| words.more.clone())}</a>
                        </footer>
                    </div>
                })}
            </div>
        </div>
    }
}

/// Scans a visitor's badge: the page at `path` then asks for the contact.
#[island]
pub fn BadgeScanner(path: String, words: CameraWords) -> impl IntoView {
    let on = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let video = NodeRef::<Video>::new();
    let (path, words) = (StoredValue::new(path), StoredValue::new(words));
    let start = move |_| {
        on.set(true);
        #[cfg(feature = "hydrate")]
        super::camera::watch(video, words.with_value(|words| words.refused.clone()), on, problem, move |code| {
            super::signal::go(&path.with_value(|path| format!("{path}?code={}", super::signal::encoded(&code))));
        });
        #[cfg(not(feature = "hydrate"))]
        let _ = path;
    };
    view! {
        <div class="scanner">
            <Viewfinder on video start words/>
            <p role="alert">{problem}</p>
        </div>
    }
}

/// The button, and after it what the camera sees.
#[component]
fn Viewfinder(
    on: RwSignal<bool>,
    video: NodeRef<Video>,
    start: impl Fn(leptos::ev::MouseEvent) + Copy + Send + Sync + 'static,
    words: StoredValue<CameraWords>,
) -> impl IntoView {
    view! {
        <button type="button" class="btn is-quiet" hidden=on on:click=start>{words.with_value(|words| words.start.clone())}</button>
        <video node_ref=video class="desk-camera" muted playsinline hidden=move || !on.get() aria-label=words.with_value(|words| words.looking.clone())></video>
    }
}

#[cfg(feature = "hydrate")]
mod desk {
    use leptos::{prelude::*, task::spawn_local};

    use super::{CameraWords, Pending};
    use crate::{
        checkin::{ScanReply, ScanTone, scan},
        error::ApiError,
        islands::signal,
    };

    /// After so many milliseconds without an answer the connection counts as lost. A late answer is shown all the same.
    const PATIENCE: u64 = 6_000;
    /// So many milliseconds a welcome fills the screen. A refusal stays until somebody has seen it.
    const WELCOME: u64 = 3_000;

    /// Asks the door. Whatever goes wrong, the scan stays pending, to be asked again under its own id.
    pub(super) fn ask(
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
                Err(ApiError::Transport | ApiError::Internal { .. }) => problem.set(words.offline),
                Err(_) => {
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
}
