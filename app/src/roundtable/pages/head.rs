//! The way through the organisers' pages of one roundtable.

use domain::{locale::Locale, roundtable::RoundtableView};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{ctx, format, paths, ui};

/// Head and tabs of each of them.
#[component]
pub(super) fn RoundtableHead(roundtable: RoundtableView) -> impl IntoView {
    let l = ctx::locale();
    let (id, name, is_cancelled) = (roundtable.id, roundtable.name.clone(), roundtable.is_cancelled);
    let links = vec![
        ui::NavLink::page(paths::organise_roundtable(l, id), l.t("Einladungen", "Invitations")),
        ui::NavLink::page(paths::roundtable_seating(l, id), l.t("Sitzordnung", "Seating")),
        ui::NavLink::page(paths::roundtable_minutes(l, id), l.t("Protokoll", "Minutes")),
        ui::NavLink::page(paths::edit_roundtable(l, id), l.t("Einstellungen", "Settings")),
    ];
    let mut items = vec![
        ui::fact(l.t("Wann", "When"), when(l, &roundtable)),
        ui::fact(l.t("Wo", "Where"), roundtable.place.clone()),
        ui::fact(l.t("Antwort bis", "Answer by"), format::deadline(l, roundtable.zone, roundtable.answer_by)),
    ];
    if roundtable.seats_total > 0 {
        items.push(ui::fact(l.t("Zugesagt", "Accepted"), seats(l, &roundtable)));
    }
    view! {
        <Title text=name.clone()/>
        <ui::Breadcrumbs up=vec![(paths::organise_roundtables(l), l.t("Roundtables", "Roundtables").to_owned())] here=name.clone()/>
        <ui::SubNav label=name.clone() links/>
        <ui::PageHead kicker=l.t("Roundtable", "Roundtable") title=name><ui::Facts items/></ui::PageHead>
        {is_cancelled.then(|| view! { <ui::Notice tone=ui::Tone::Warn>{l.t("Dieser Roundtable ist abgesagt: Es wird niemand mehr eingeladen, und niemand kann mehr antworten.", "This roundtable is called off: nobody is invited any more, and nobody can answer any more.")}</ui::Notice> })}
    }
}

/// `10. Juni 2027, 09:00–11:00 Uhr (Pittsburgh, UTC−4)`
pub(super) fn when(l: Locale, roundtable: &RoundtableView) -> String {
    let day = roundtable.starts_at.with_timezone(&roundtable.zone).date_naive();
    format!("{}, {}", format::date(l, day), format::times(l, roundtable.zone, roundtable.starts_at, roundtable.ends_at))
}

/// `12 von 16 Plätzen`
pub(super) fn seats(l: Locale, roundtable: &RoundtableView) -> String {
    match l {
        Locale::De => format!("{} von {} Plätzen", roundtable.seats_taken, roundtable.seats_total),
        Locale::En => format!("{} of {} seats", roundtable.seats_taken, roundtable.seats_total),
    }
}
