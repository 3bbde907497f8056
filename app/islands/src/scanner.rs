//! The camera as a scanner: at the desk, where each code is answered in place, and on an exhibitor's phone, where it
//! leads to the question.

use leptos::{html::Video, prelude::*};
use serde::{Deserialize, Serialize};

use crate::{ScanReply, ScanTone, browser};

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
pub(crate) struct Pending {
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
    browser::count_along(event.clone(), door.clone(), count, reply);
    let input = StoredValue::new(input);
    // Whether the last code was typed: then the next one will be, and the field is to be ready for it.
    let typed = StoredValue::new(false);
    let (at_event, at_door) = (StoredValue::new(event), StoredValue::new(door));
    let (place, words) = (StoredValue::new(place), StoredValue::new(words));
    let ask = move |asked: Pending| {
        problem.set(String::new());
        pending.set(Some(asked.clone()));
        browser::ask(at_event.get_value(), at_door.get_value(), asked, words.get_value(), pending, reply, problem);
    };
    // The next code may come while the last answer is still shown; not while one is awaited.
    let take = move |code: String| {
        let free = pending.with_untracked(Option::is_none);
        if free {
            ask(Pending { scan: browser::new_id(), code });
        }
        free
    };
    Effect::new(move |_| {
        let take = move |code| {
            typed.set_value(true);
            take(code)
        };
        input.with_value(|input| browser::on_typed(input, take));
    });
    let start = move |_| {
        on.set(true);
        browser::watch(video, words.with_value(|words| words.refused.clone()), on, problem, move |code| {
            typed.set_value(false);
            take(code);
        });
    };
    let close = move |_| {
        reply.set(None);
        if typed.get_value() {
            input.with_value(|input| browser::focus(input));
        }
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
        browser::watch(video, words.with_value(|words| words.refused.clone()), on, problem, move |code| {
            browser::go(&path.with_value(|path| format!("{path}?code={}", browser::encoded(&code))));
        });
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
