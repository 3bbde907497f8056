//! The camera as a scanner: at the desk, where each code is answered in place, and on an exhibitor's phone, where it
//! leads to the question.

use leptos::{html::Video, prelude::*};
use serde::{Deserialize, Serialize};

use crate::check_in::{ScanReply, ScanTone};

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
    /// Before the last answer, once it is no longer shown.
    pub last: String,
    /// Leads to the search by name, where a code did not help.
    pub search: String,
}

/// A code that was read and is not answered yet. Asked again it keeps its id, so that the door answers once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pending {
    pub scan: String,
    pub code: String,
}

/// Scans at a door, and answers what is typed into the field `input` without leaving the page, so that a hand scanner
/// is never cut off. `event` and `door` are as the form beside it sends them, `place` names both; `count` shows how many
/// are in.
#[island]
pub fn DeskScanner(event: String, door: String, place: String, input: String, count: String, words: CameraWords) -> impl IntoView {
    let on = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let pending = RwSignal::new(None::<Pending>);
    let reply = RwSignal::new(None::<ScanReply>);
    let last = RwSignal::new(None::<ScanReply>);
    let video = NodeRef::<Video>::new();
    #[cfg(feature = "hydrate")]
    desk::count_along(event.clone(), door.clone(), count.clone(), reply);
    #[cfg(not(feature = "hydrate"))]
    let _ = count;
    let input = StoredValue::new(input);
    // Whether the last code was typed: then the next one will be, and the field is to be ready for it.
    let typed = StoredValue::new(false);
    let (at_event, at_door) = (StoredValue::new(event), StoredValue::new(door));
    let (place, words) = (StoredValue::new(place), StoredValue::new(words));
    let ask = move |asked: Pending| {
        problem.set(String::new());
        pending.set(Some(asked.clone()));
        #[cfg(feature = "hydrate")]
        desk::ask(at_event.get_value(), at_door.get_value(), asked, words.get_value(), pending, reply, problem);
        #[cfg(not(feature = "hydrate"))]
        let _ = (asked, at_event, at_door);
    };
    // The next code may come while the last answer is still shown; not while one is awaited.
    #[cfg(feature = "hydrate")]
    let take = move |code: String| {
        let free = pending.with_untracked(Option::is_none);
        if free {
            ask(Pending { scan: super::signal::new_id(), code });
        }
        free
    };
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        let take = move |code| {
            typed.set_value(true);
            take(code)
        };
        input.with_value(|input| super::signal::on_typed(input, take));
    });
    let start = move |_| {
        on.set(true);
        #[cfg(feature = "hydrate")]
        super::camera::watch(video, words.with_value(|words| words.refused.clone()), on, problem, move |code| {
            typed.set_value(false);
            take(code);
        });
    };
    let close = move |_| {
        reply.set(None);
        #[cfg(feature = "hydrate")]
        if typed.get_value() {
            input.with_value(|input| super::signal::focus(input));
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = (typed, input);
    };
    Effect::new(move |_| {
        if let Some(shown) = reply.get() {
            last.set(Some(shown));
        }
    });
    let again = move |_| {
        if let Some(asked) = pending.get_untracked() {
            ask(asked);
        }
    };
    // What can be done about an answer: take a welcome back, or search by name.
    let act = move |shown: &ScanReply| {
        let door = at_door.get_value();
        words.with_value(|words| match shown.tone {
            ScanTone::Welcome => (format!("?door={door}&scan={}", shown.scan), words.more.clone()),
            ScanTone::Again | ScanTone::Refused => (format!("?door={door}#people"), words.search.clone()),
        })
    };
    view! {
        <div class="scanner">
            <Viewfinder on video start words/>
            <p class="desk-what" role="alert">{problem}</p>
            {move || (!problem.with(String::is_empty) && pending.with(Option::is_some)).then(|| view! {
                <button type="button" class="btn" on:click=again>{words.with_value(|words| words.retry.clone())}</button>
            })}
            {move || last.get().map(|shown| {
                let (href, label) = act(&shown);
                view! {
                    <p class="desk-last">
                        {words.with_value(|words| words.last.clone())}" "<b>{shown.word}</b>" "{shown.name}" · "<a href=href>{label}</a>
                    </p>
                }
            })}
            // Always there, so that a screen reader hears what changes in it.
            <div role="status">
                {move || reply.get().map(|shown| {
                    let (href, label) = act(&shown);
                    view! {
                    <div class=format!("{} is-over", shown.tone.class())>
                        <header><span>{place.get_value()}</span><span>{shown.count}</span></header>
                        <div class="desk-body">
                            <p class="desk-mark" aria-hidden="true">{shown.mark}</p>
                            <p class="desk-word">{shown.word}</p>
                            <p class="desk-name">{shown.name}</p>
                            <p class="desk-what">{shown.what}</p>
                        </div>
                        <footer>
                            <button type="button" class="btn" on:click=close>{words.with_value(|words| words.next.clone())}</button>
                            <a class="btn is-quiet" href=href>{label}</a>
                        </footer>
                    </div>
                    }
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
        check_in::{ScanReply, ScanTone, count, scan},
        error::ApiError,
        islands::signal,
    };

    /// After so many milliseconds without an answer the connection counts as lost. A late answer is shown all the same.
    const PATIENCE: u64 = 6_000;
    /// So many milliseconds a welcome fills the screen. A refusal stays until somebody has seen it.
    const WELCOME: u64 = 3_000;

    /// So often the door is asked how many are in: others let people in too.
    const COUNT: u64 = 15_000;

    /// Keeps the element `shown` up to date: with each answer, and with what others did meanwhile.
    pub(super) fn count_along(event: String, door: String, shown: String, reply: RwSignal<Option<ScanReply>>) {
        let of_answer = shown.clone();
        Effect::new(move |_| {
            if let Some(answer) = reply.get() {
                signal::write(&of_answer, &answer.count);
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
                    signal::write(&shown, &counted);
                }
            });
        };
        if let Ok(handle) = set_interval_with_handle(ask, std::time::Duration::from_millis(COUNT)) {
            on_cleanup(move || handle.clear());
        }
    }

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
