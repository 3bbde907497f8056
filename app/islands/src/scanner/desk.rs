//! The scanner at a door.

use leptos::prelude::*;

use super::{Camera, CameraWords, viewfinder::Viewfinder};
use crate::{
    ScanReply, ScanTone, browser,
    scan_lines::{ScanLine, ScanLines, ScanState},
};

/// Scans at a door without leaving the page, so that a hand scanner is never cut off. `event` and `door` are as the form
/// beside it sends them, `place` names both, `input` is the field for codes; `count` shows how many are in.
#[island]
pub fn DeskScanner(
    event: String,
    door: String,
    place: String,
    input: String,
    count: String,
    decoder: String,
    words: CameraWords,
) -> impl IntoView {
    let camera = Camera::off();
    let lines = RwSignal::new(ScanLines::default());
    let (at_door, place, words) = (StoredValue::new(door.clone()), StoredValue::new(place), StoredValue::new(words));
    let at = StoredValue::new(browser::Door { event, door, count, failed: words.with_value(|words| words.failed.clone()) });
    browser::keep_asking(at, lines);
    let take = move |code: String| {
        let scan = browser::new_id();
        if lines.try_update(|lines| lines.take(scan.clone(), code.clone())) == Some(true) {
            browser::ask(at.get_value(), scan, code, lines);
        }
    };
    let focus = StoredValue::new(input.clone());
    // Whether the last code was typed: then the next one will be, and the field is to be ready for it.
    let typed = StoredValue::new(false);
    Effect::new(move |_| {
        browser::on_typed(&input, move |code| {
            typed.set_value(true);
            take(code);
        });
    });
    let found = move |code| {
        typed.set_value(false);
        take(code);
    };
    let close = move |_| {
        lines.update(ScanLines::close);
        if typed.get_value() {
            focus.with_value(|input| browser::focus(input));
        }
    };
    let again = move |_| browser::ask_again(at, lines);
    view! {
        <div class="scanner" translate="no">
            <Viewfinder camera words decoder found/>
            {move || lines.with(|lines| lines.newest().is_none()).then(|| view! { <Others lines words again/> })}
            {move || lines.with(|lines| lines.last().cloned()).map(|shown| last(shown, at_door, words))}
            // Always there, so that a screen reader hears what changes in it.
            <div role="status">
                {move || lines.with(|lines| lines.newest().cloned()).map(|line| {
                    let (class, mark, word, name, what) = said(&line, words);
                    let counted = line.reply().map(|reply| reply.count.clone()).unwrap_or_default();
                    let notice = line.reply().map(|reply| reply.notice.clone()).filter(|notice| !notice.is_empty());
                    let more = line.reply().map(|reply| act(reply, at_door, words));
                    view! {
                        <div class=format!("{class} is-over")>
                            <header><span prop:textContent=place.get_value()></span><span prop:textContent=counted></span></header>
                            <div class="desk-body">
                                <Others lines words again/>
                                <p class="desk-mark" aria-hidden="true" prop:textContent=mark></p>
                                <p class="desk-word" prop:textContent=word></p>
                                <p class="desk-name" prop:textContent=name></p>
                                <p class="desk-what" prop:textContent=what></p>
                                {notice.map(|notice| view! { <p class="desk-notice" prop:textContent=notice></p> })}
                            </div>
                            <footer>
                                <button type="button" class="btn" on:click=close prop:textContent=words.with_value(|words| words.next.clone())></button>
                                {more.map(|(href, label)| view! { <a class="btn is-quiet" href=href prop:textContent=label></a> })}
                                {(line.state == ScanState::Waiting).then(|| view! {
                                    <button type="button" class="btn is-quiet" on:click=again prop:textContent=words.with_value(|words| words.retry.clone())></button>
                                })}
                            </footer>
                        </div>
                    }
                })}
            </div>
        </div>
    }
}

/// Class, mark, word, name and what else there is to say of a code.
fn said(line: &ScanLine, words: StoredValue<CameraWords>) -> (&'static str, String, String, String, String) {
    words.with_value(|words| {
        let name = || format!("{} {}", words.code, line.tail());
        match &line.state {
            ScanState::Answered(reply) => {
                (reply.tone.class(), reply.mark.clone(), reply.word.clone(), reply.name.clone(), reply.what.clone())
            }
            ScanState::Asked => ("desk", "…".to_owned(), words.asked.clone(), name(), String::new()),
            ScanState::Waiting => ("desk", "…".to_owned(), words.offline.clone(), name(), words.waiting.clone()),
        }
    })
}

/// The codes that do not have the screen: those that wait, and those that were answered while a later one had it.
#[component]
fn Others(
    lines: RwSignal<ScanLines>,
    words: StoredValue<CameraWords>,
    again: impl Fn(leptos::ev::MouseEvent) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let row = move |line: &ScanLine| {
        let (class, mark, word, name, _) = said(line, words);
        view! { <li class=class.replace("desk", "scan-line")><b prop:textContent=format!("{mark} {word}")></b> <span prop:textContent=name></span></li> }
    };
    move || {
        let rows = lines.with(|lines| lines.others().iter().map(row).collect_view());
        let waits = lines.with(|lines| lines.newest().is_none() && lines.is_waiting());
        (!rows.is_empty()).then(|| {
            view! {
                <ul class="scan-lines">{rows}</ul>
                {waits.then(|| view! {
                    <p class="desk-what" prop:textContent=words.with_value(|words| words.waiting.clone())></p>
                    <button type="button" class="btn" on:click=again prop:textContent=words.with_value(|words| words.retry.clone())></button>
                })}
            }
        })
    }
}

/// The last answer, when it no longer has the screen.
fn last(shown: ScanReply, door: StoredValue<String>, words: StoredValue<CameraWords>) -> impl IntoView {
    let (href, label) = act(&shown, door, words);
    view! {
        <p class="desk-last">
            <span prop:textContent=words.with_value(|words| words.last.clone())></span>" "<b prop:textContent=shown.word></b>" "
            <span prop:textContent=shown.name></span>" · "<a href=href prop:textContent=label></a>
        </p>
    }
}

/// What can be done about an answer: take a welcome back, or search by name.
fn act(shown: &ScanReply, door: StoredValue<String>, words: StoredValue<CameraWords>) -> (String, String) {
    let door = door.get_value();
    words.with_value(|words| match shown.tone {
        ScanTone::Welcome => (format!("?door={door}&scan={}", shown.scan), words.more.clone()),
        ScanTone::Again | ScanTone::Refused => (format!("?door={door}#people"), words.search.clone()),
    })
}
