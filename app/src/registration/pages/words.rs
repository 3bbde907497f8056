//! Words that several pages of this slice share.

use domain::{event::EventView, locale::Locale, registration::ConsentPurpose};
use leptos::prelude::*;

use crate::{
    event::words::{hours, place},
    format, ui,
};

/// What a consent is for, in short.
pub fn purpose(l: Locale, purpose: ConsentPurpose) -> &'static str {
    match purpose {
        ConsentPurpose::EventNews => l.t("Neuigkeiten per E-Mail", "News by e-mail"),
        ConsentPurpose::Matchmaking => l.t("Vorschläge für Gespräche", "Suggestions whom to meet"),
        ConsentPurpose::Photos => l.t("Fotos und Videos", "Photos and videos"),
    }
}

/// The languages of letters.
pub fn languages() -> Vec<(String, String)> {
    vec![("de".to_owned(), "Deutsch".to_owned()), ("en".to_owned(), "English".to_owned())]
}

/// When and where an event is.
#[component]
pub fn WhenAndWhere(event: EventView) -> impl IntoView {
    let l = crate::ctx::locale();
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
