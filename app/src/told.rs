//! What a form tells only once: that something in a note looks like the number of a passport.

use domain::travel_details::holds_passport_number;
use leptos::prelude::*;

use crate::{form, ui};

/// Notes in which nobody should write one.
const NOTES: [&str; 5] = ["body", "diet", "offers", "room_with", "seeks"];

/// For a form with such notes: says to its reader that its author was told, so that it is taken when it is sent once more.
#[component]
pub fn Told(
    /// `GiveDetails::PATH`
    endpoint: &'static str,
) -> impl IntoView {
    let echo = form::echo().filter(|echo| echo.endpoint == endpoint);
    let was_told = echo.is_some_and(|echo| NOTES.iter().any(|note| echo.value(note).is_some_and(holds_passport_number)));
    view! { <ui::Hidden name="told" value=if was_told { "on" } else { "" }/> }
}
