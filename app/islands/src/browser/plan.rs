//! The frame around the stand plan.

use leptos::{html::Div, prelude::*};

/// Before the plan gets another size: what is in the middle of the frame is there again afterwards.
pub fn keep_middle(frame: NodeRef<Div>) {
    let Some(frame) = frame.get_untracked() else { return };
    let share = |from: i32, shown: i32, whole: i32| (f64::from(from) + f64::from(shown) / 2.0) / f64::from(whole.max(1));
    let across = share(frame.scroll_left(), frame.client_width(), frame.scroll_width());
    let down = share(frame.scroll_top(), frame.client_height(), frame.scroll_height());
    request_animation_frame(move || {
        let place = |share: f64, shown: i32, whole: i32| (share * f64::from(whole) - f64::from(shown) / 2.0).round() as i32;
        frame.set_scroll_left(place(across, frame.client_width(), frame.scroll_width()));
        frame.set_scroll_top(place(down, frame.client_height(), frame.scroll_height()));
    });
}
