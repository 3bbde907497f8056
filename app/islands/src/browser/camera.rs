//! The camera: asks for it, calls for each code that comes before it, and comes back when it was away.

use std::{cell::Cell, rc::Rc};

use leptos::{prelude::*, task::spawn_local};
use rules::sighting::Sightings;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStreamTrackState};

use super::{
    awake::Awake,
    decode::Decoder,
    lens,
    signal::{self, sleep},
};
use crate::scanner::{Camera, CameraWords};

/// Milliseconds between two looks.
const PAUSE: i32 = 120;
/// So many looks the picture may stand still: the system takes the camera away for a moment during a call.
const STILL: u32 = 40;
/// So often a picture that is gone is asked for again before that is said.
const TRIES: u32 = 2;
/// After so many good looks it counts as back.
const GOOD: u32 = 25;

/// Switches the camera on and watches until the page goes or the camera does.
pub fn watch(camera: Camera, decoder: String, words: CameraWords, found: impl Fn(String) + 'static) {
    // On the tap: later a browser may not allow it.
    signal::wake_sound();
    spawn_local(async move {
        let Some(video) = camera.video.get_untracked() else { return };
        let problem = match lens::open_camera(&video, camera).await {
            Ok(()) => look(&video, camera, Decoder::new(decoder).await, words, found).await,
            Err(_) => words.refused,
        };
        lens::close_camera(&video);
        camera.problem.try_set(problem);
        camera.torch.try_set(None);
        camera.on.try_set(false);
    });
}

/// Looks until there is nothing to look at or with. Answers what to say then.
async fn look(video: &HtmlVideoElement, camera: Camera, mut decoder: Decoder, words: CameraWords, found: impl Fn(String)) -> String {
    let seen_again = on_seen();
    let mut awake = Awake::default();
    let mut sightings = Sightings::default();
    let (mut tries, mut good) = (0, 0);
    let mut still = Still::default();
    let mut shown = camera.lens.get_untracked();
    let ended = loop {
        if camera.on.try_get_untracked() != Some(true) {
            break String::new();
        }
        sleep(PAUSE).await;
        if signal::is_hidden() {
            continue;
        }
        let back = seen_again.take();
        awake.hold(back).await;
        if back {
            signal::wake_sound();
        }
        if is_gone(video) || still.for_looks(video) > STILL {
            let other_chosen = camera.lens.try_get_untracked().is_some_and(|chosen| chosen != shown);
            (tries, good, still) = (if other_chosen { 0 } else { tries + 1 }, 0, Still::default());
            if tries > TRIES || lens::open_camera(video, camera).await.is_err() {
                break words.lost;
            }
            shown = camera.lens.try_get_untracked().unwrap_or_default();
            continue;
        }
        if video.paused() && !plays(video).await {
            break words.lost;
        }
        let Some(texts) = decoder.read(video).await else { break words.unreadable };
        good += 1;
        if good > GOOD {
            tries = 0;
        }
        for code in sightings.look(&texts) {
            found(code);
        }
    };
    awake.let_go();
    ended
}

/// For how many looks the picture has been the same moment.
#[derive(Default)]
struct Still {
    at: f64,
    looks: u32,
}

impl Still {
    fn for_looks(&mut self, video: &HtmlVideoElement) -> u32 {
        let at = video.current_time();
        #[expect(clippy::float_cmp, reason = "the very same moment is meant")]
        let same = at == self.at;
        (self.at, self.looks) = (at, if same { self.looks + 1 } else { 0 });
        self.looks
    }
}

/// Whether the camera sends nothing any more: the phone was locked, or another app has it.
fn is_gone(video: &HtmlVideoElement) -> bool {
    lens::camera_track(video).is_none_or(|track| track.ready_state() == MediaStreamTrackState::Ended)
}

async fn plays(video: &HtmlVideoElement) -> bool {
    match video.play() {
        Ok(playing) => JsFuture::from(playing).await.is_ok(),
        Err(_) => false,
    }
}

/// Becomes true whenever the page is seen again, or has a new picture to ask for.
fn on_seen() -> Rc<Cell<bool>> {
    let seen = Rc::new(Cell::new(false));
    let heard = seen.clone();
    let listener = Closure::<dyn Fn()>::new(move || heard.set(!signal::is_hidden()));
    if let Some(page) = signal::document()
        && page.add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref()).is_ok()
    {
        listener.forget();
    }
    seen
}
