//! Words that several pages of this slice share.

use domain::event::EventView;
use leptos::prelude::*;

use crate::{
    ctx, format, ui,
    words::event::{hours, place},
};

/// The languages of letters.
pub fn languages() -> Vec<(String, String)> {
    vec![("de".to_owned(), "Deutsch".to_owned()), ("en".to_owned(), "English".to_owned())]
}

/// When and where an event is.
#[component]
pub fn WhenAndWhere(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let mut items = vec![
        ui::fact(l.t("Wann", "When"), format::days(l, event.starts_on, event.ends_on)),
        ui::fact(l.t("Täglich geöffnet", "Open daily"), hours(l, &event)),
    ];
    let place = place(l, &event);
    if !place.is_empty() {
        items.push(ui::fact(l.t("Wo", "Where"), place));
    }
    view! { <ui::Facts items/> }
}
